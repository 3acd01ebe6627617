"""Planned and actual hours: a light bar with a dark one in it, for each term."""

from functools import lru_cache
from html import escape
from textwrap import shorten
from typing import Any

import plotly.graph_objects as go

from htl_dash.charts import theme
from htl_dash.charts.boxes import dashed, filled
from htl_dash.viewmodels.volume_view import HoursGroup, HoursRow, VolumeView

_ROW, _MARGIN, _TERM_NAMES, _STANDOFF = 36, 8, 90, 8
_TITLE_LETTERS, _TITLE_SIZE = 80, 20
_PLANNED, _ACTUAL = 0.36, 0.2
"""Half the thickness of the bars, in rows."""
_ROOM = 1.45
"""Of the longest bar: room after it for its words."""
_NO_SIZE = 0.12
"""Of the longest bar: the box that stands for hours nobody has registered."""


@lru_cache(maxsize=128)
def volumes(view: VolumeView) -> go.Figure:
    """Draw a heading for each initiative and a row for each of its terms below it."""
    most = max((_longest(one) for one in view.groups), default=0) or 1
    lines = sum(1 + len(group.rows) for group in view.groups)
    figure = theme.figure(height=_ROW * lines + 2 * _MARGIN)
    notes: list[dict[str, Any]] = []
    ticks: dict[int, str] = {}
    zero: list[float | None] = []
    at = 0
    for group in view.groups:
        notes.append(_title(group, at))
        for place, row in enumerate(group.rows, start=at + 1):
            ticks[place] = row.term
            notes.append(_row(figure, row, place, most))
        zero += [at + 0.55, at + len(group.rows) + 0.45, None]
        at += 1 + len(group.rows)
    line = {"color": theme.MUTED, "width": 1.5}
    figure.add_scatter(x=[0] * len(zero), y=zero, mode="lines", line=line)
    figure.update_yaxes(
        range=[lines - 0.5, -0.5],
        tickvals=list(ticks),
        ticktext=list(ticks.values()),
        tickfont={"size": theme.LABEL, "color": theme.INK},
        ticklabelstandoff=_STANDOFF,
        showgrid=False,
        automargin=False,
    )
    figure.update_xaxes(range=[0, most * _ROOM], visible=False)
    margin = {"l": _TERM_NAMES, "r": 0, "t": _MARGIN, "b": _MARGIN}
    return figure.update_layout(margin=margin, annotations=notes)


def _longest(group: HoursGroup) -> float:
    return max(max(row.planned or 0, row.actual or 0) for row in group.rows)


def _title(group: HoursGroup, at: int) -> dict[str, Any]:
    """Write an initiative's title as it was typed, at most one line of it."""
    text = escape(shorten(group.title, _TITLE_LETTERS, placeholder="\u2026"), False)
    place: dict[str, Any] = {"x": 0, "xref": "paper", "xanchor": "left"}
    return theme.note(
        f"<b>{text}</b>", _TITLE_SIZE, y=at, yshift=-6, xshift=-_TERM_NAMES, **place
    )


def _row(figure: go.Figure, row: HoursRow, at: int, most: float) -> dict[str, Any]:
    """Draw the plan behind the outcome, and return their words."""
    ends = [one for one in (row.planned, row.actual) if one is not None]
    if row.planned is not None:
        filled(figure, (0, row.planned), (at - _PLANNED, at + _PLANNED), theme.AHEAD)
    if row.actual is not None:
        filled(figure, (0, row.actual), (at - _ACTUAL, at + _ACTUAL), theme.ACCENT)
    else:
        dashed(figure, (0, most * _NO_SIZE), (at - _ACTUAL, at + _ACTUAL))
        ends.append(most * _NO_SIZE)
    place: dict[str, Any] = {"xanchor": "left", "xshift": 10}
    return theme.note(f"<b>{row.label}</b>", theme.BODY, x=max(ends), y=at, **place)

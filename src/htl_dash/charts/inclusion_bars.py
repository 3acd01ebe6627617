"""How often initiatives belong, as bars from zero in the groups that stand alike."""

from functools import lru_cache
from html import escape
from textwrap import wrap
from typing import Any

import plotly.graph_objects as go

from htl_dash.charts import theme
from htl_dash.charts.ternary import COLOURS
from htl_dash.domain.initiative import Approach
from htl_dash.viewmodels.budget_view import BarGroup, InclusionBar

_LINE, _HEADING, _EDGE, _GAP = 25, 46, 8, 14
_TALL = 22
"""Pixels of a bar; its words stand above it."""
_LETTERS, _LINES = 36, 2
"""Of a title: letters that a phone has room for, and lines at most."""
_UNCLASSIFIED_SIGN = "○"


@lru_cache(maxsize=128)
def inclusion_bars(groups: tuple[BarGroup, ...]) -> go.Figure:
    """Draw a bar for each initiative on a band that is as long as always."""
    rows = sum(_height(bar) for group in groups for bar in group.bars)
    height = 2 * _EDGE + _HEADING * len(groups) + rows
    figure = theme.figure(height)
    notes: list[dict[str, Any]] = []
    shapes: list[dict[str, Any]] = []
    at = _EDGE
    for group in groups:
        name = f"<b>{group.name}</b>"
        notes.append(_note(name, 20, at + _HEADING - 10, x=0))
        at += _HEADING
        for bar in group.bars:
            notes += _words(bar, at)
            shapes += _bar(bar, at)
            at += _height(bar)
    # Shapes have no data of their own to set the axes by.
    figure.add_scatter(x=[0, 1], y=[0, height], mode="markers", opacity=0)
    figure.update_xaxes(range=[0, 1], visible=False)
    figure.update_yaxes(range=[height, 0], visible=False)
    margin = {"l": 0, "r": 0, "t": 0, "b": 0}
    return figure.update_layout(margin=margin, annotations=notes, shapes=shapes)


def _title(bar: InclusionBar) -> list[str]:
    """Return an initiative's title as it was typed, in at most two lines."""
    kept = wrap(bar.title, _LETTERS, max_lines=_LINES, placeholder="\u2026")
    return [escape(line, quote=False) for line in kept]


def _height(bar: InclusionBar) -> int:
    return _LINE * (len(_title(bar)) + 1) + _TALL + _GAP


def _bar(bar: InclusionBar, at: int) -> list[dict[str, Any]]:
    bottom = at + _height(bar) - _GAP
    ends = {"y0": bottom - _TALL, "y1": bottom}
    band = _box(0, 1, ends, theme.BAND)
    return [band, _box(0, bar.share, ends, _colour(bar))] if bar.share else [band]


def _box(left: float, right: float, ends: dict[str, int], fill: str) -> dict[str, Any]:
    line = {"width": 0}
    place = {"x0": left, "x1": right, **ends}
    return {"type": "rect", "fillcolor": fill, "line": line, "layer": "below", **place}


def _words(bar: InclusionBar, at: int) -> list[dict[str, Any]]:
    """Write the title above, then its approach and how often it belongs."""
    title = "<br>".join(_title(bar))
    kind = f"<span style='color:{_colour(bar)}'>{_sign(bar)} {bar.approach_name}</span>"
    above = at + _height(bar) - _GAP - _TALL - 2
    return [
        _note(title, theme.BODY, above - _LINE, x=0),
        _note(kind, theme.BODY, above, x=0),
        _note(f"<b>{bar.text}</b>", theme.BODY, above, x=1, xanchor="right"),
    ]


def _note(text: str, size: int, y: float, **place: Any) -> dict[str, Any]:
    where = {"xanchor": "left", "align": "left", **place}
    return theme.note(text, size, y=y, yanchor="bottom", **where)


def _colour(bar: InclusionBar) -> str:
    if bar.approach is None:
        return theme.MUTED
    return COLOURS[list(Approach).index(bar.approach)]


def _sign(bar: InclusionBar) -> str:
    if bar.approach is None:
        return _UNCLASSIFIED_SIGN
    return theme.APPROACH_SIGNS[list(Approach).index(bar.approach)]

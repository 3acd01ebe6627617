"""A school's flow: steps from left to right, feedback in time, and lead times."""

from functools import lru_cache
from textwrap import wrap
from typing import Any

import plotly.graph_objects as go

from htl_dash.charts import theme
from htl_dash.charts.boxes import Span, dashed, filled, hatched
from htl_dash.viewmodels.flow_counts import Count, CountState
from htl_dash.viewmodels.flow_figures import Feedback, FeedbackRow, Leads, Steps

_HEIGHT, _BELOW, _ABOVE = 372, 48, 70
_BAR, _BETWEEN = 0.84, 0.9
"""Of a bar's place that it fills, and the room between steps, in places."""
_NEWEST, _OLDER = 40, 24
"""Sizes of counts: the newest term's are read from the back of the room."""
_STEP_LETTERS, _STEP_NAME = 14, 20
_ROOM = 1.24
"""Of the largest count: room above it for its figure."""
_NO_SIZE = 0.42
"""Of the axis: how high a box is that stands for no count."""
_ROW, _MARGIN = 52, 12
_LEAD_NAMES, _TERM_NAMES, _STANDOFF = 260, 90, 8
_PER_CENT = (0, 25, 50, 75, 100)
_LABEL_FITS = 55
"""Per cent: from here a label that begins at the left end would leave the figure."""


@lru_cache(maxsize=128)
def flow_steps(view: Steps) -> go.Figure:
    """Draw each step's counts side by side, the newest term last and strongest."""
    figure = theme.figure(height=_HEIGHT)
    terms = len(view.terms)
    most = max((c.value or 0 for g in view.groups for c in g.counts), default=0) or 1
    notes, ticks, names = [], [], []
    for at, group in enumerate(view.groups):
        left = at * (terms + _BETWEEN)
        for place, count in enumerate(group.counts):
            middle = left + place + 0.5
            across = (middle - _BAR / 2, middle + _BAR / 2)
            is_newest = place == terms - 1
            notes.append(_upright(figure, across, count, most, is_newest=is_newest))
            ticks.append(middle)
            names.append(view.terms[place].replace(" ", "<br>"))
        notes.append(_step_name(group.name, left + terms / 2))
    notes += _arrows(len(view.groups), terms)
    width = len(view.groups) * (terms + _BETWEEN) - _BETWEEN
    _baseline(figure, (0, width))
    figure.update_xaxes(
        range=[-0.1, width + 0.1],
        tickvals=ticks,
        ticktext=names,
        tickfont={"size": theme.SMALL, "color": theme.INK},
        showgrid=False,
    )
    figure.update_yaxes(range=[0, most * _ROOM], visible=False)
    margin = {"l": 0, "r": 0, "t": _ABOVE, "b": _BELOW}
    return figure.update_layout(margin=margin, annotations=notes)


def _upright(
    figure: go.Figure, across: Span, count: Count, most: float, *, is_newest: bool
) -> dict[str, Any]:
    """Draw one count as a column from zero, and return its figure or why it has none."""
    middle = sum(across) / 2
    if count.value is not None:
        colour = theme.ACCENT if is_newest else theme.PEER
        filled(figure, across, (0, count.value), colour)
        size = _NEWEST if is_newest else _OLDER
        place: dict[str, Any] = {"x": middle, "y": count.value, "yanchor": "bottom"}
        return theme.note(f"<b>{count.short}</b>", size, **place)
    height = most * _NO_SIZE
    _unshown(figure, count, across, (0, height))
    text = count.short.replace(" ", "<br>")
    return _why(count, text, x=middle, y=height / 2)


def _unshown(figure: go.Figure, count: Count, across: Span, down: Span) -> None:
    draw = hatched if count.state is CountState.HIDDEN else dashed
    draw(figure, across, down)


def _why(count: Count, text: str, **place: Any) -> dict[str, Any]:
    """Return why there is no count; on paper where lines would cross it."""
    if count.state is CountState.HIDDEN:
        place |= {"bgcolor": theme.PAPER, "borderpad": 2}
    return theme.note(text, theme.SMALL, **place)


def _step_name(name: str, x: float) -> dict[str, Any]:
    text = "<br>".join(wrap(name, _STEP_LETTERS))
    place: dict[str, Any] = {"y": 1, "yref": "paper", "yanchor": "bottom"}
    return theme.note(f"<b>{text}</b>", _STEP_NAME, x=x, yshift=10, **place)


def _arrows(groups: int, terms: int) -> list[dict[str, Any]]:
    """Point from each step to the next, between their names."""
    step = terms + _BETWEEN
    place: dict[str, Any] = {"y": 1, "yref": "paper", "yanchor": "bottom", "yshift": 10}
    return [
        theme.note("\u25b6", _OLDER, theme.MUTED, x=at * step - _BETWEEN / 2, **place)
        for at in range(1, groups)
    ]


def _baseline(figure: go.Figure, across: Span) -> None:
    line = {"color": theme.MUTED, "width": 1.5}
    figure.add_scatter(x=list(across), y=[0, 0], mode="lines", line=line)


@lru_cache(maxsize=128)
def feedback_shares(view: Feedback) -> go.Figure:
    """Draw a row per term: the share with its interval, or why there is none."""
    count = len(view.rows)
    figure = theme.figure(height=_ROW * count + 3 * _MARGIN + 36)
    for at, row in enumerate(view.rows):
        if row.value is not None:
            colour = theme.ACCENT if at == count - 1 else theme.PEER
            _share(figure, at, row, colour)
    figure.update_yaxes(
        range=[count - 0.4, -0.7],
        tickvals=list(range(count)),
        ticktext=[row.term for row in view.rows],
        tickfont={"size": theme.LABEL, "color": theme.INK},
        ticklabelstandoff=_STANDOFF,
        showgrid=False,
    )
    figure.update_xaxes(
        range=[-1, 101],
        tickvals=_PER_CENT,
        ticktext=[f"{one}\u00a0%" for one in _PER_CENT],
        tickfont={"size": theme.SMALL, "color": theme.MUTED},
    )
    notes = [_share_label(at, row) for at, row in enumerate(view.rows)]
    margin = {"l": _TERM_NAMES, "r": 24, "t": _MARGIN, "b": 36}
    return figure.update_layout(margin=margin, annotations=notes)


def _share(figure: go.Figure, at: int, row: FeedbackRow, colour: str) -> None:
    line = {"color": colour, "width": 6}
    figure.add_scatter(x=[row.lower, row.upper], y=[at, at], mode="lines", line=line)
    marker = {"color": colour, "size": 18}
    figure.add_scatter(x=[row.value], y=[at], mode="markers", marker=marker)


def _share_label(at: int, row: FeedbackRow) -> dict[str, Any]:
    """Write the counts and the share above their interval, where there is room."""
    if row.lower is None or row.upper is None:
        return theme.note(row.label, x=0, y=at, xanchor="left", bgcolor=theme.PAPER)
    is_early = row.lower <= _LABEL_FITS
    place: dict[str, Any] = {"x": row.upper, "xanchor": "right"}
    if is_early:
        place = {"x": row.lower, "xanchor": "left"}
    return theme.note(f"<b>{row.label}</b>", theme.LABEL, y=at, yshift=20, **place)


@lru_cache(maxsize=128)
def lead_times(view: Leads) -> go.Figure:
    """Draw a bar per band of time, from zero."""
    count = len(view.groups)
    figure = theme.figure(height=_ROW * count + 2 * _MARGIN)
    most = max((one.counts[0].value or 0 for one in view.groups), default=0) or 1
    notes = []
    for at, group in enumerate(view.groups):
        down, (found,) = (at - 0.36, at + 0.36), group.counts
        if found.value is not None:
            filled(figure, (0, found.value), down, theme.ACCENT)
            text, x = f"<b>{found.short}</b>", float(found.value)
            place: dict[str, Any] = {"xanchor": "left", "xshift": 8}
            notes.append(theme.note(text, _OLDER, x=x, y=at, **place))
        else:
            _unshown(figure, found, (0, most * _NO_SIZE), down)
            notes.append(_why(found, found.short, x=most * _NO_SIZE / 2, y=at))
    figure.add_scatter(
        x=[0, 0],
        y=[-0.5, count - 0.5],
        mode="lines",
        line={"color": theme.MUTED, "width": 1.5},
    )
    figure.update_yaxes(
        range=[count - 0.4, -0.6],
        tickvals=list(range(count)),
        ticktext=[one.name for one in view.groups],
        tickfont={"size": theme.LABEL, "color": theme.INK},
        ticklabelstandoff=_STANDOFF,
        showgrid=False,
    )
    figure.update_xaxes(range=[0, most * _ROOM], visible=False)
    margin = {"l": _LEAD_NAMES, "r": 24, "t": _MARGIN, "b": _MARGIN}
    return figure.update_layout(margin=margin, annotations=notes)

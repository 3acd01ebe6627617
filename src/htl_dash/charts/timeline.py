"""A line per place over time, named where it ends, never drawn across a break."""

from functools import lru_cache
from textwrap import wrap
from typing import Any

import plotly.graph_objects as go

from htl_dash.charts import theme
from htl_dash.viewmodels.timeline import Ahead, Emphasis, Line, Point, Timeline

HEIGHT, SMALL_HEIGHT = 560, 240
_STYLE = {
    Emphasis.OWN: (theme.ACCENT, 5, "solid"),
    Emphasis.OURS: (theme.OUR_AREA, 5, "solid"),
    Emphasis.NAMED: (theme.PEER, 2.5, "solid"),
    Emphasis.BACKGROUND: (theme.BACKGROUND, 1.5, "solid"),
    Emphasis.MIDDLE: (theme.INK, 2.5, "dot"),
}
_STRONG = (Emphasis.OWN, Emphasis.OURS)
_ORDER = (
    Emphasis.BACKGROUND,
    Emphasis.NAMED,
    Emphasis.MIDDLE,
    Emphasis.OWN,
    Emphasis.OURS,
)
_BREAK_WIDTH = 56
_ROOM = 2 / 3
"""The part of the axis where what is said of a break begins at the break."""
_POINT, _LONELY = 11, 6
"""Diameters in pixels of figures on strong lines, and of those that stand alone."""
STAR = "\u2605"
_LINE_SPACING = 24
"""Least distance in pixels between the names at the right."""


@lru_cache(maxsize=128)
def timeline(view: Timeline, height: int = HEIGHT) -> go.Figure:
    """Draw the lines, the country's middle 80 per cent behind them, and the breaks.

    Where the view looks ahead, a fan opens from our own line to the target's year.
    """
    figure = theme.figure(height=height)
    low, high = _range(view)
    _band(figure, view)
    own = next((ln for ln in view.lines if ln.emphasis is Emphasis.OWN), None)
    if view.ahead and own:
        _fan(figure, own.last, view.ahead)
    for line in sorted(view.lines, key=lambda line: _ORDER.index(line.emphasis)):
        _draw(figure, line)
    figure.update_layout(
        margin={"r": 280, "t": 36 if not view.breaks else 76},
        annotations=[*_names(view, low, high, height), *_break_notes(view)],
        shapes=_break_lines(view),
    )
    figure.update_yaxes(range=[low, high], ticksuffix=view.unit_suffix, nticks=7)
    xs = [x for x, _ in view.ticks]
    figure.update_xaxes(
        tickvals=xs,
        ticktext=[text for _, text in view.ticks],
        range=[_first(view) - 0.3, _last(view) + 0.15],
        showgrid=False,
        tickfont={"size": theme.SMALL},
    )
    return figure


def _draw(figure: go.Figure, line: Line) -> None:
    colour, width, dash = _STYLE[line.emphasis]
    strong = line.emphasis in _STRONG
    x: list[float | None] = []
    y: list[float | None] = []
    sizes: list[int] = []
    for part in line.parts:
        x += [*(point.x for point in part), None]
        y += [*(point.value for point in part), None]
        # A figure between missing years has no line to be seen by.
        size = _POINT if strong else _LONELY if len(part) == 1 else 0
        sizes += [size] * (len(part) + 1)
    if strong:
        _intervals(figure, line, colour)
    figure.add_scatter(
        x=x,
        y=y,
        mode="lines+markers" if any(sizes) else "lines",
        line={"color": colour, "width": width, "dash": dash},
        marker={"size": sizes, "color": colour, "opacity": 1, "line": {"width": 0}},
    )


def _intervals(figure: go.Figure, line: Line, colour: str) -> None:
    """Draw all limits of a line as one trace with gaps."""
    points = [point for part in line.parts for point in part if point.lower is not None]
    if points:
        figure.add_scatter(
            x=[end for one in points for end in (one.x, one.x, None)],
            y=[end for one in points for end in (one.lower, one.upper, None)],
            mode="lines",
            line={"color": colour, "width": 2},
        )


def _band(figure: go.Figure, view: Timeline) -> None:
    for part in view.band:
        xs = [x for x, _, _ in part]
        highs, lows = [high for _, _, high in part], [low for _, low, _ in part]
        figure.add_scatter(
            x=xs + xs[::-1],
            y=highs + lows[::-1],
            fill="toself",
            fillcolor=theme.BAND,
            line={"width": 0},
            mode="lines",
        )


def _fan(figure: go.Figure, last: Point, ahead: Ahead) -> None:
    """Draw where the line may be by the target's year, and the target beside it."""
    to = ahead.expected
    figure.add_scatter(
        x=[last.x, to.x, to.x, last.x],
        y=[last.value, to.upper, to.lower, last.value],
        fill="toself",
        fillcolor=theme.AHEAD,
        line={"width": 0},
        mode="lines",
    )
    figure.add_scatter(
        x=[last.x, to.x],
        y=[last.value, to.value],
        mode="lines",
        line={"color": theme.ACCENT, "width": 2, "dash": "dash"},
    )
    figure.add_scatter(
        x=[to.x, to.x],
        y=[to.lower, to.upper],
        mode="lines",
        line={"color": theme.ACCENT, "width": 6},
    )
    figure.add_scatter(
        x=[to.x],
        y=[ahead.target],
        mode="markers",
        marker={"symbol": "star", "size": 20, "color": theme.TARGET},
        cliponaxis=False,
    )


def _names(
    view: Timeline, low: float, high: float, height: int
) -> list[dict[str, Any]]:
    """Name every line but the background at its end, moved apart where they meet."""
    named = [
        (line.last.value, f"{line.name} {line.last_label}", _colour(line.emphasis))
        for line in view.lines
        if line.emphasis is not Emphasis.BACKGROUND
    ]
    if view.band:
        _, bottom, top = view.band[-1][-1]
        named.append(((bottom + top) / 2, view.band_label, theme.MUTED))
    if view.ahead:
        name = f"{STAR} {view.ahead.target_label}"
        named.append((view.ahead.target, name, theme.TARGET))
        ahead = view.ahead
        named.append((ahead.expected.value, ahead.expected_label, theme.ACCENT))
    named.sort(key=lambda name: name[0])
    gap = (high - low) * _LINE_SPACING / (height - 112)
    places: list[float] = []
    for value, _, _ in named:
        least = places[-1] + gap if places else low
        places.append(max(value, least))
    overflow = max(0.0, places[-1] - high) if places else 0.0
    return [
        _name(text, colour, place - overflow)
        for (_, text, colour), place in zip(named, places, strict=True)
    ]


def _colour(emphasis: Emphasis) -> str:
    return _STYLE[emphasis][0] if emphasis in _STRONG else theme.INK


def _name(text: str, colour: str, y: float) -> dict[str, Any]:
    place: dict[str, Any] = {
        "x": 1,
        "xref": "paper",
        "y": y,
        "xanchor": "left",
        "xshift": 10,
    }
    is_strong = colour not in (theme.INK, theme.MUTED)
    return theme.note(f"<b>{text}</b>" if is_strong else text, colour=colour, **place)


def _break_notes(view: Timeline) -> list[dict[str, Any]]:
    place: dict[str, Any] = {"y": 1, "yref": "paper", "yanchor": "bottom"}
    first, last = _first(view), _last(view)
    notes = []
    for mark in view.breaks:
        x = mark.x - 0.5
        # Beside the last of the axis there is no room to the right.
        side = "left" if x - first < _ROOM * (last - first) else "right"
        text = "<br>".join(wrap(mark.text, _BREAK_WIDTH))
        note = theme.note(
            *(text, theme.SMALL, theme.MUTED), x=x, align=side, xanchor=side, **place
        )
        notes.append(note)
    return notes


def _break_lines(view: Timeline) -> list[dict[str, Any]]:
    line = {"color": theme.MUTED, "width": 1.5, "dash": "dash"}
    ends = {"y0": 0, "y1": 1, "yref": "paper"}
    return [
        {"type": "line", "x0": one.x - 0.5, "x1": one.x - 0.5, "line": line, **ends}
        for one in view.breaks
    ]


def _first(view: Timeline) -> float:
    return min(line.parts[0][0].x for line in view.lines)


def _last(view: Timeline) -> float:
    ends = [line.last.x for line in view.lines]
    return max([*ends, view.ahead.expected.x] if view.ahead else ends)


def _range(view: Timeline) -> tuple[float, float]:
    values = [p.value for line in view.lines for part in line.parts for p in part]
    values += [
        limit
        for line in view.lines
        if line.emphasis in _STRONG
        for part in line.parts
        for point in part
        for limit in (point.lower, point.upper)
        if limit is not None
    ]
    values += [edge for part in view.band for band in part for edge in band[1:]]
    if view.ahead:
        to = view.ahead.expected
        values += [view.ahead.target, to.lower or to.value, to.upper or to.value]
    low, high = min(values), max(values)
    room = (high - low) * 0.08 or 1.0
    return (0.0 if view.starts_at_zero else low - room), high + room

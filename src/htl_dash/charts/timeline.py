"""A line per place over time, named where it ends, never drawn across a break."""

from functools import lru_cache
from textwrap import wrap
from typing import Any

import plotly.graph_objects as go

from htl_dash.charts import theme
from htl_dash.viewmodels.timeline import Emphasis, Line, Timeline

HEIGHT = 560
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
_LINE_SPACING = 24
"""Least distance in pixels between the names at the right."""


@lru_cache(maxsize=128)
def timeline(view: Timeline) -> go.Figure:
    """Draw the lines, the country's middle 80 per cent behind them, and the breaks."""
    figure = theme.figure(height=HEIGHT)
    low, high = _range(view)
    _band(figure, view)
    for line in sorted(view.lines, key=lambda line: _ORDER.index(line.emphasis)):
        _draw(figure, line)
    figure.update_layout(
        margin={"r": 280, "t": 36 if not view.breaks else 76},
        annotations=[*_names(view, low, high), *_break_notes(view)],
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
    for part in line.parts:
        x += [*(point.x for point in part), None]
        y += [*(point.value for point in part), None]
    if strong:
        _intervals(figure, line, colour)
    figure.add_scatter(
        x=x,
        y=y,
        mode="lines+markers" if strong else "lines",
        line={"color": colour, "width": width, "dash": dash},
        marker={"size": 11, "color": colour},
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


def _names(view: Timeline, low: float, high: float) -> list[dict[str, Any]]:
    """Name every line but the background at its end, moved apart where they meet."""
    named: list[tuple[float, str, Emphasis | None]] = [
        (line.last.value, f"{line.name} {line.last_label}", line.emphasis)
        for line in view.lines
        if line.emphasis is not Emphasis.BACKGROUND
    ]
    if view.band:
        _, bottom, top = view.band[-1][-1]
        named.append(((bottom + top) / 2, view.band_label, None))
    named.sort(key=lambda name: name[0])
    gap = (high - low) * _LINE_SPACING / (HEIGHT - 112)
    places: list[float] = []
    for value, _, _ in named:
        least = places[-1] + gap if places else low
        places.append(max(value, least))
    overflow = max(0.0, places[-1] - high) if places else 0.0
    return [
        _name(text, emphasis, place - overflow)
        for (_, text, emphasis), place in zip(named, places, strict=True)
    ]


def _name(text: str, emphasis: Emphasis | None, y: float) -> dict[str, Any]:
    place: dict[str, Any] = {
        "x": 1,
        "xref": "paper",
        "y": y,
        "xanchor": "left",
        "xshift": 10,
    }
    if emphasis in _STRONG:
        return theme.note(f"<b>{text}</b>", colour=_STYLE[emphasis][0], **place)
    return theme.note(text, colour=theme.INK if emphasis else theme.MUTED, **place)


def _break_notes(view: Timeline) -> list[dict[str, Any]]:
    place: dict[str, Any] = {
        "y": 1,
        "yref": "paper",
        "yanchor": "bottom",
        "xanchor": "left",
    }
    return [
        theme.note(
            "<br>".join(wrap(mark.text, _BREAK_WIDTH)),
            theme.SMALL,
            theme.MUTED,
            x=mark.x - 0.5,
            align="left",
            **place,
        )
        for mark in view.breaks
    ]


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
    return max(line.last.x for line in view.lines)


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
    low, high = min(values), max(values)
    room = (high - low) * 0.08 or 1.0
    return (0.0 if view.starts_at_zero else low - room), high + room

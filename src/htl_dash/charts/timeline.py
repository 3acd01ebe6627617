"""A line per place over time, named where it ends, never drawn across a break."""

from functools import lru_cache
from textwrap import wrap

import plotly.graph_objects as go

from htl_dash.charts import theme
from htl_dash.viewmodels.timeline import Emphasis, Line, Timeline

HEIGHT = 560
_STYLE = {
    Emphasis.OWN: (theme.ACCENT, 5, "solid"),
    Emphasis.OURS: (theme.OUR_AREA, 5, "solid"),
    Emphasis.NAMED: ("#7b8c93", 2.5, "solid"),
    Emphasis.BACKGROUND: ("#c3ced2", 1.5, "solid"),
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
    _names(figure, view, low, high)
    _breaks(figure, view)
    figure.update_layout(margin={"r": 280, "t": 36 if not view.breaks else 76})
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
        if strong and part[0].lower is not None:
            _interval(figure, [(p.x, p.lower, p.upper) for p in part], colour)
        x += [*(point.x for point in part), None]
        y += [*(point.value for point in part), None]
    figure.add_scatter(
        x=x,
        y=y,
        mode="lines+markers" if strong else "lines",
        line={"color": colour, "width": width, "dash": dash},
        marker={"size": 11, "color": colour},
    )


def _interval(
    figure: go.Figure,
    limits: list[tuple[float, float | None, float | None]],
    colour: str,
) -> None:
    for x, lower, upper in limits:
        line = {"color": colour, "width": 2}
        figure.add_shape(type="line", x0=x, x1=x, y0=lower, y1=upper, line=line)


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


def _names(figure: go.Figure, view: Timeline, low: float, high: float) -> None:
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
    for (_, text, emphasis), place in zip(named, places, strict=True):
        strong = emphasis in _STRONG
        colour = _STYLE[emphasis][0] if emphasis and strong else theme.INK
        figure.add_annotation(
            x=1,
            xref="paper",
            y=place - overflow,
            text=f"<b>{text}</b>" if strong else text,
            xanchor="left",
            xshift=10,
            showarrow=False,
            font={"size": theme.LABEL, "color": colour if emphasis else theme.MUTED},
        )


def _breaks(figure: go.Figure, view: Timeline) -> None:
    for mark in view.breaks:
        x = mark.x - 0.5
        line = {"color": theme.MUTED, "width": 1.5, "dash": "dash"}
        figure.add_vline(x=x, line=line)
        figure.add_annotation(
            x=x,
            y=1,
            yref="paper",
            yanchor="bottom",
            xanchor="left",
            text="<br>".join(wrap(mark.text, _BREAK_WIDTH)),
            align="left",
            showarrow=False,
            font={"size": theme.SMALL, "color": theme.MUTED},
        )


def _first(view: Timeline) -> float:
    return min(line.parts[0][0].x for line in view.lines)


def _last(view: Timeline) -> float:
    return max(line.last.x for line in view.lines)


def _range(view: Timeline) -> tuple[float, float]:
    values = [p.value for line in view.lines for part in line.parts for p in part]
    values += [p.upper for li in view.lines for q in li.parts for p in q if p.upper]
    values += [edge for part in view.band for band in part for edge in band[1:]]
    low, high = min(values), max(values)
    room = (high - low) * 0.08 or 1.0
    return (0.0 if view.starts_at_zero else low - room), high + room

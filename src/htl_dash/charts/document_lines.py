"""A document's lines over time, named where they end, never drawn across a break."""

from html import escape
from textwrap import wrap
from typing import Any

import plotly.graph_objects as go

from htl_dash.charts import theme
from htl_dash.charts.tones import TONES
from htl_dash.viewmodels.chart_data import LineChart, LinePoint, Series, Tone

_HEIGHT, _SPACING, _BREAK_WIDTH = 520, 24, 56
_STRONG = (Tone.OWN, Tone.OURS)
_POINT, _LONELY = 11, 6
_ROOM = 1.06
"""Of the axis' length: where it ends, so that the topmost point is whole."""


def line_chart(chart: LineChart) -> go.Figure:
    """Draw the lines, the band behind them, and where a series breaks."""
    figure = theme.figure(_HEIGHT)
    for part in chart.band:
        xs = [x for x, _, _ in part]
        lows, highs = [low for _, low, _ in part], [high for _, _, high in part]
        figure.add_scatter(
            x=xs + xs[::-1],
            y=highs + lows[::-1],
            fill="toself",
            fillcolor=theme.BAND,
            line={"width": 0},
            mode="lines",
        )
    for one in sorted(chart.series, key=lambda line: line.tone in _STRONG):
        _draw(figure, one)
    least, most = chart.axis.least, chart.axis.most
    top = least + (most - least) * _ROOM
    figure.update_yaxes(
        range=[least, top],
        tickvals=[at for at, _ in chart.axis.ticks],
        ticktext=[text for _, text in chart.axis.ticks],
    )
    xs = [x for x, _ in chart.periods]
    figure.update_xaxes(
        tickvals=[x for x, _ in chart.ticks],
        ticktext=[text for _, text in chart.ticks],
        range=[min(xs) - 0.3, max(xs) + 0.15],
        showgrid=False,
    )
    return figure.update_layout(
        margin={"r": 280, "t": 76 if chart.breaks else 36},
        annotations=[*_names(chart, least, top), *_break_notes(chart)],
        shapes=[_break(x) for x, _ in chart.breaks],
    )


def _draw(figure: go.Figure, one: Series) -> None:
    is_strong = one.tone in _STRONG
    x: list[float | None] = []
    y: list[float | None] = []
    sizes: list[int] = []
    for part in one.parts:
        x += [*(point.x for point in part), None]
        y += [*(point.value for point in part), None]
        size = _POINT if is_strong else _LONELY if len(part) == 1 else 0
        sizes += [size] * (len(part) + 1)
    width, colour = (5 if is_strong else 2.5), TONES[one.tone]
    dash = "dot" if one.tone is Tone.MIDDLE else "solid"
    figure.add_scatter(
        x=x,
        y=y,
        mode="lines+markers" if any(sizes) else "lines",
        line={"color": colour, "width": width, "dash": dash},
        marker={"size": sizes, "color": colour, "opacity": 1, "line": {"width": 0}},
    )


def _names(chart: LineChart, low: float, high: float) -> list[dict[str, Any]]:
    """Name every line at its end, moved apart where they meet."""
    named = [
        (_last(one).value, f"{one.name} {one.text}", one.tone) for one in chart.series
    ]
    if chart.band:
        _, bottom, top = chart.band[-1][-1]
        named.append(((bottom + top) / 2, chart.band_label, Tone.PLAIN))
    named.sort(key=lambda name: name[0])
    gap = (high - low) * _SPACING / (_HEIGHT - 112)
    places: list[float] = []
    for value, _, _ in named:
        places.append(max(value, places[-1] + gap if places else low))
    overflow = max(0.0, places[-1] - high) if places else 0.0
    return [
        _name(text, tone, place - overflow)
        for (_, text, tone), place in zip(named, places, strict=True)
    ]


def _last(one: Series) -> LinePoint:
    return one.parts[-1][-1]


def _name(text: str, tone: Tone, y: float) -> dict[str, Any]:
    place: dict[str, Any] = {"x": 1, "xref": "paper", "y": y, "xanchor": "left"}
    words = escape(text, quote=False)
    is_strong = tone in _STRONG
    colour = TONES[tone] if is_strong or tone is Tone.PLAIN else theme.INK
    bold = f"<b>{words}</b>" if is_strong else words
    return theme.note(bold, colour=colour, xshift=10, **place)


def _break_notes(chart: LineChart) -> list[dict[str, Any]]:
    place: dict[str, Any] = {"y": 1, "yref": "paper", "yanchor": "bottom"}
    return [
        theme.note(
            "<br>".join(escape(line, quote=False) for line in wrap(text, _BREAK_WIDTH)),
            theme.SMALL,
            theme.MUTED,
            x=x - 0.5,
            xanchor="left",
            align="left",
            **place,
        )
        for x, text in chart.breaks
    ]


def _break(x: float) -> dict[str, Any]:
    line = {"color": theme.MUTED, "width": 1.5, "dash": "dash"}
    ends = {"x0": x - 0.5, "x1": x - 0.5, "y0": 0, "y1": 1, "yref": "paper"}
    return {"type": "line", **ends, "line": line}

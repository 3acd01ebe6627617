"""The figures of a document, drawn from its own numbers and words and nothing else.

So a frozen document looks as it did, whatever has become of the data behind it.
"""

from functools import lru_cache
from html import escape
from textwrap import wrap
from typing import Any

import plotly.graph_objects as go

from htl_dash.charts import theme
from htl_dash.charts.document_lines import line_chart
from htl_dash.charts.tones import SIGNS, TONES
from htl_dash.text import number
from htl_dash.viewmodels.chart_data import (
    Chart,
    LineChart,
    Row,
    RowChart,
    RowMark,
    StackedChart,
    StackedRow,
)
from htl_dash.viewmodels.values import State

_ROW, _STACKED_ROW, _EDGES = 34, 104, 84
_SHORT = 12
"""Letters of words that have room beside an interval as they are."""
_LETTERS = 34
"""Letters of a row's name on one line."""
_LINE = 20
"""Pixels that one more line of a name takes."""
_TALL = 0.34
_WHOLE = 100
_ROOM = 1.35
"""Of the axis: room after the longest row for its words."""


@lru_cache(maxsize=256)
def drawn(chart: Chart) -> go.Figure:
    """Draw a chart of a document."""
    if isinstance(chart, LineChart):
        return line_chart(chart)
    return _stacked(chart) if isinstance(chart, StackedChart) else _rows(chart)


def _rows(chart: RowChart) -> go.Figure:
    """Draw a bar or a dot per row, its interval and its words beside it."""
    names = [_wrapped(row.label) for row in chart.rows]
    extra = sum(name.count("<br>") for name in names)
    figure = theme.figure(_EDGES + _ROW * len(names) + _LINE * extra)
    shown = [(at, row) for at, row in enumerate(chart.rows) if row.value is not None]
    if chart.mark is RowMark.BAR:
        _bars(figure, shown)
    else:
        _intervals(figure, shown)
        _dots(figure, shown)
    figure.update_yaxes(
        range=[len(names) - 0.5, -0.5],
        tickvals=list(range(len(names))),
        ticktext=names,
        tickfont={"size": theme.SMALL, "color": theme.INK},
        showgrid=False,
    )
    least, most = chart.axis.least, chart.axis.most
    room = least + (most - least) * _ROOM
    figure.update_xaxes(
        range=[least, room],
        tickvals=[at for at, _ in chart.axis.ticks],
        ticktext=[text for _, text in chart.axis.ticks],
        tickfont={"color": theme.MUTED},
    )
    notes = [_row_words(chart, at, row) for at, row in enumerate(chart.rows)]
    return figure.update_layout(
        annotations=[*notes, *_rule_words(chart)], shapes=_rule(chart)
    )


def _bars(figure: go.Figure, rows: list[tuple[int, Row]]) -> None:
    figure.add_bar(
        x=[row.value for _, row in rows],
        y=[at for at, _ in rows],
        width=0.6,
        orientation="h",
        marker={"color": [TONES[row.tone] for _, row in rows]},
    )


def _intervals(figure: go.Figure, rows: list[tuple[int, Row]]) -> None:
    """Draw all limits of one colour as one line with gaps: far fewer objects."""
    for colour in dict.fromkeys(TONES[row.tone] for _, row in rows):
        own = [
            (at, row)
            for at, row in rows
            if TONES[row.tone] == colour and row.lower is not None
        ]
        figure.add_scatter(
            x=[end for _, row in own for end in (row.lower, row.upper, None)],
            y=[end for at, _ in own for end in (at, at, None)],
            mode="lines",
            line={"color": colour, "width": 4},
        )


def _dots(figure: go.Figure, rows: list[tuple[int, Row]]) -> None:
    colours = [TONES[row.tone] for _, row in rows]
    figure.add_scatter(
        x=[row.value for _, row in rows],
        y=[at for at, _ in rows],
        mode="markers",
        marker={
            "symbol": [SIGNS.get(row.tone, "circle") for _, row in rows],
            "color": colours,
            "size": 13,
            "line": {"width": 3, "color": colours},
        },
        cliponaxis=False,
    )


def _row_words(chart: RowChart, at: int, row: Row) -> dict[str, Any]:
    """Write a row's words beside its mark; without a figure they say why.

    Where the interval is drawn and the words are long, the figure alone is written.
    """
    ends = [one for one in (row.value, row.upper) if one is not None]
    words = row.text
    if row.value is not None and row.lower is not None and len(words) > _SHORT:
        words = number(row.value, chart.numbers.decimals) + chart.numbers.suffix
    text = escape(words, quote=False)
    return theme.note(
        f"<b>{text}</b>" if row.state is State.SHOWN else text,
        theme.SMALL,
        x=max(ends, default=chart.axis.least),
        y=at,
        xanchor="left",
        xshift=9,
        borderpad=1,
        bgcolor=theme.PAPER,
    )


def _rule(chart: RowChart) -> list[dict[str, Any]]:
    if chart.rule is None:
        return []
    line = {"color": theme.INK, "width": 2, "dash": "dot"}
    x = chart.rule.value
    ends = {"x0": x, "x1": x, "y0": 0, "y1": 1, "yref": "paper"}
    return [{"type": "line", **ends, "line": line, "layer": "below"}]


def _rule_words(chart: RowChart) -> list[dict[str, Any]]:
    if chart.rule is None:
        return []
    place: dict[str, Any] = {"x": chart.rule.value, "y": 1, "yref": "paper"}
    text = escape(chart.rule.text, quote=False)
    return [theme.note(text, theme.SMALL, yanchor="bottom", **place)]


def _stacked(chart: StackedChart) -> go.Figure:
    """Draw bars of the same length; what is hidden fills up to the whole."""
    figure = theme.figure(_STACKED_ROW * len(chart.rows) + 16)
    at = list(range(len(chart.rows)))
    for place, part in enumerate(chart.parts):
        sign = SIGNS.get(part.tone, "")
        shares = [row.values[place] for row in chart.rows]
        figure.add_bar(
            x=shares,
            y=at,
            width=_TALL,
            orientation="h",
            marker={"color": TONES[part.tone], "line": _edge(theme.PAPER)},
            text=[sign if share else "" for share in shares],
            textposition="inside",
            insidetextanchor="middle",
            textangle=0,
            textfont={"size": theme.LABEL, "color": theme.PAPER},
        )
    if any(row.hidden for row in chart.rows):
        lines = {"shape": "/", "fgcolor": theme.HIDDEN_LINES, "bgcolor": theme.PAPER}
        figure.add_bar(
            x=[row.hidden for row in chart.rows],
            y=at,
            width=_TALL,
            orientation="h",
            marker={"pattern": lines, "line": _edge(theme.HIDDEN_LINES)},
        )
    figure.update_xaxes(range=[0, _WHOLE], visible=False)
    figure.update_yaxes(range=[len(at) - 0.5, -0.5], visible=False)
    notes = [note for n, row in enumerate(chart.rows) for note in _words(n, row)]
    margin = {"l": 0, "r": 0, "t": 8, "b": 8}
    return figure.update_layout(barmode="stack", margin=margin, annotations=notes)


def _edge(colour: str) -> dict[str, Any]:
    return {"width": 2, "color": colour}


def _words(at: int, row: StackedRow) -> list[dict[str, Any]]:
    """Name a bar above it, and read it out below."""
    place: dict[str, Any] = {"x": 0, "xanchor": "left", "align": "left"}
    name = f"<b>{escape(row.label, quote=False)}</b>"
    text = escape(row.text, quote=False)
    gap = _TALL / 2
    return [
        theme.note(name, y=at - gap, yanchor="bottom", yshift=3, **place),
        theme.note(text, y=at + gap, yanchor="top", yshift=-3, **place),
    ]


def _wrapped(name: str) -> str:
    """Return a row's name on lines that leave room for the figure."""
    return "<br>".join(escape(line, quote=False) for line in wrap(name, _LETTERS))

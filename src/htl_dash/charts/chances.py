"""Chances as bars: how often each comes first, inside how often it is among the first."""

from functools import lru_cache
from html import escape
from textwrap import shorten
from typing import Any

import plotly.graph_objects as go

from htl_dash.charts import theme
from htl_dash.charts.boxes import filled
from htl_dash.viewmodels.priority_view import ChanceBar

_ROW, _EDGE = 92, 8
_TALL = 0.15
"""Half the thickness of a bar, in rows."""
_NAME, _WORDS, _LETTERS = 20, 18, 64


@lru_cache(maxsize=128)
def chances(bars: tuple[ChanceBar, ...]) -> go.Figure:
    """Draw a bar for each alternative, named above and read out below it."""
    figure = theme.figure(height=_ROW * len(bars) + 2 * _EDGE)
    notes: list[dict[str, Any]] = []
    for at, bar in enumerate(bars):
        tall = (at - _TALL, at + _TALL)
        filled(figure, (0, 1), tall, theme.PANEL)
        filled(figure, (0, bar.among), tall, theme.AHEAD)
        filled(figure, (0, bar.first), tall, theme.ACCENT)
        notes += _words(at, bar)
    figure.update_xaxes(range=[0, 1], visible=False)
    figure.update_yaxes(range=[len(bars) - 0.5, -0.5], visible=False)
    return figure.update_layout(
        margin={"l": 0, "r": 0, "t": _EDGE, "b": _EDGE}, annotations=notes
    )


def _words(at: int, bar: ChanceBar) -> list[dict[str, Any]]:
    place: dict[str, Any] = {"x": 0, "xanchor": "left", "align": "left"}
    name = escape(shorten(bar.label, _LETTERS, placeholder="\u2026"), False)
    return [
        theme.note(
            f"<b>{name}</b>", _NAME, y=at - _TALL, yanchor="bottom", yshift=2, **place
        ),
        theme.note(bar.text, _WORDS, y=at + _TALL, yanchor="top", yshift=-2, **place),
    ]

"""The mix as bars: every setting is 100 per cent of its own work."""

from functools import lru_cache
from typing import Any

import plotly.graph_objects as go

from htl_dash.charts import theme
from htl_dash.charts.ternary import COLOURS
from htl_dash.text import t
from htl_dash.viewmodels.mix_picture import Bar

_ROW, _EDGE = 112, 8
_TALL = 0.34
"""Of a row that the bar itself takes; its words stand above and below."""
_WHOLE = 100
_NAME, _WORDS = 19, 18
_UNSURE_SIGN = "▨"


@lru_cache(maxsize=128)
def mix_bars(bars: tuple[Bar, ...]) -> go.Figure:
    """Draw a bar for each setting, named above and read out below it."""
    figure = theme.figure(height=_ROW * len(bars) + 2 * _EDGE)
    rows = list(range(len(bars)))
    for at, (colour, sign) in enumerate(
        zip(COLOURS, theme.APPROACH_SIGNS, strict=True)
    ):
        _segments(figure, rows, [bar.segments[at].sure for bar in bars], colour, sign)
    if any(bar.unsure for bar in bars):
        _unsure(figure, rows, [bar.unsure for bar in bars])
    figure.update_xaxes(range=[0, _WHOLE], visible=False)
    figure.update_yaxes(range=[len(bars) - 0.5, -0.5], visible=False)
    notes = [note for at, bar in enumerate(bars) for note in _words(at, bar)]
    return figure.update_layout(
        barmode="stack",
        margin={"l": 0, "r": 0, "t": _EDGE, "b": _EDGE},
        annotations=notes,
    )


def _segments(
    figure: go.Figure, rows: list[int], shares: list[float], colour: str, sign: str
) -> None:
    figure.add_bar(
        x=shares,
        y=rows,
        width=_TALL,
        orientation="h",
        marker={"color": colour, "line": {"width": 2, "color": theme.PAPER}},
        text=[sign if share else "" for share in shares],
        textposition="inside",
        insidetextanchor="middle",
        textangle=0,
        textfont={"size": theme.LABEL, "color": theme.PAPER},
    )


def _unsure(figure: go.Figure, rows: list[int], shares: list[float]) -> None:
    """Fill up to the whole with what small hidden counts leave open."""
    lines = {"shape": "/", "fgcolor": theme.HIDDEN_LINES, "bgcolor": theme.PAPER}
    figure.add_bar(
        x=shares,
        y=rows,
        width=_TALL,
        orientation="h",
        marker={"pattern": lines, "line": {"width": 1, "color": theme.HIDDEN_LINES}},
    )


def _words(at: int, bar: Bar) -> list[dict[str, Any]]:
    place: dict[str, Any] = {"x": 0, "xanchor": "left", "align": "left"}
    parts = [
        f"<b style='color:{colour}'>{sign} {one.name} {one.text}</b>"
        for one, colour, sign in zip(
            bar.segments, COLOURS, theme.APPROACH_SIGNS, strict=True
        )
    ]
    if bar.unsure:
        parts.append(f"{_UNSURE_SIGN} {t('mix.hidden')}")
    above = f"<b>{bar.label}</b>  {bar.amount}"
    gap = _TALL / 2
    return [
        theme.note(above, _NAME, y=at - gap, yanchor="bottom", yshift=3, **place),
        theme.note(
            "   ".join(parts), _WORDS, y=at + gap, yanchor="top", yshift=-3, **place
        ),
    ]

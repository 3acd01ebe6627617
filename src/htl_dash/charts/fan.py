"""A difference over the years with its doubt, against the line of no difference."""

from functools import lru_cache
from typing import Any

import plotly.graph_objects as go

from htl_dash.charts import theme
from htl_dash.text import t
from htl_dash.viewmodels.shift_view import Fan

HEIGHT = 460
_ROOM = 1.12
"""Of the largest difference: room above and below the band."""
_RIGHT, _TOP, _BOTTOM = 72, 36, 64
_LEAST = 0.5
"""The axis reaches at least so far to either side, in children per thousand."""


@lru_cache(maxsize=128)
def fan(view: Fan) -> go.Figure:
    """Draw the middle and the band; both sides of zero always show."""
    figure = theme.figure(height=HEIGHT)
    years = [one.year for one in view.years]
    most = max(max(abs(one.lower), abs(one.upper)) for one in view.years)
    edge = max(most * _ROOM, _LEAST)
    figure.add_scatter(
        x=[0, *years, *years[::-1], 0],
        y=[
            0,
            *(one.upper for one in view.years),
            *(one.lower for one in view.years[::-1]),
            0,
        ],
        mode="lines",
        fill="toself",
        fillcolor=theme.AHEAD,
        line={"width": 0},
    )
    figure.add_scatter(
        x=[0, *years],
        y=[0, *(one.median for one in view.years)],
        mode="lines",
        line={"color": theme.ACCENT, "width": 5},
    )
    last = years[-1]
    ticks = [year for year in (1, 5, 10, last) if year <= last]
    figure.update_xaxes(
        range=[0, last],
        tickvals=ticks,
        ticktext=[t("shift.year", year=year) for year in ticks],
        tickfont={"size": theme.SMALL, "color": theme.INK},
        showgrid=False,
    )
    figure.update_yaxes(range=[-edge, edge], nticks=7)
    margin = {"l": 8, "r": _RIGHT, "t": _TOP, "b": _BOTTOM}
    return figure.update_layout(
        margin=margin, annotations=_words(view, edge), shapes=[_zero(last)]
    )


def _zero(last: int) -> dict[str, Any]:
    line = {"color": theme.INK, "width": 2, "dash": "dot"}
    return {"type": "line", "x0": 0, "x1": last, "y0": 0, "y1": 0, "line": line}


def _words(view: Fan, edge: float) -> list[dict[str, Any]]:
    """Write the last year's middle and limits at the right, and what up and down mean."""
    end = view.years[-1]
    beside: dict[str, Any] = {"x": end.year, "xanchor": "left", "xshift": 8}
    named = [
        (end.lower, view.lower, theme.MUTED),
        (end.median, f"<b>{view.median}</b>", theme.ACCENT),
        (end.upper, view.upper, theme.MUTED),
    ]
    corner: dict[str, Any] = {"x": 0, "xref": "paper", "yref": "paper"}
    corner |= {"xanchor": "left", "xshift": 12}
    return [
        *(
            theme.note(text, theme.LABEL, colour, y=y, **beside)
            for y, text, colour in _apart(named, edge)
        ),
        theme.note(f"↑ {t('shift.up')}", theme.LABEL, y=1, yanchor="top", **corner),
        theme.note(
            f"↓ {t('shift.down')}", theme.LABEL, y=0, yanchor="bottom", **corner
        ),
    ]


def _apart(
    named: list[tuple[float, str, str]], edge: float
) -> list[tuple[float, str, str]]:
    """Move names apart where they meet, from the lowest upwards."""
    gap = 2 * edge * 26 / (HEIGHT - _BOTTOM - _TOP)
    found: list[tuple[float, str, str]] = []
    for y, text, colour in sorted(named):
        least = found[-1][0] + gap if found else -edge
        found.append((max(y, least), text, colour))
    return found

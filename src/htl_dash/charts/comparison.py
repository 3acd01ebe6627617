"""Places side by side: a dot and its interval per place, against the whole."""

from functools import lru_cache
from typing import Any

import plotly.graph_objects as go

from htl_dash.charts import theme
from htl_dash.stats.estimate import Certainty
from htl_dash.viewmodels.comparison import Comparison
from htl_dash.viewmodels.places import PlaceRow
from htl_dash.viewmodels.values import State

_MARK = {
    Certainty.SURELY_HIGHER: ("circle", theme.SURELY_HIGHER),
    Certainty.NO_SURE_DIFFERENCE: ("circle-open", theme.NOT_SURE),
    Certainty.SURELY_LOWER: ("diamond", theme.SURELY_LOWER),
    None: ("circle", theme.MUTED),
}
_ROW_HEIGHT, _TIGHT_ROW_HEIGHT, _EDGES, _TIGHT_FROM = 33, 24, 76, 20
_LABEL_WIDTH = 48
"""Room in pixels, so that a narrow figure does not cut the figure beside a row."""
Placed = list[tuple[int, PlaceRow]]


@lru_cache(maxsize=128)
def comparison_dots(comparison: Comparison) -> go.Figure:
    """Draw one row per place, highest at the top; a hidden place keeps its row."""
    placed = list(enumerate(comparison.rows))
    tight = len(placed) > _TIGHT_FROM
    step = _TIGHT_ROW_HEIGHT if tight else _ROW_HEIGHT
    figure = theme.figure(height=_EDGES + step * len(placed))
    size = theme.SMALL if tight else theme.LABEL
    shown = [(at, row) for at, row in placed if row.value is not None]
    _intervals(figure, shown)
    _dots(figure, shown)
    _axes(figure, comparison, size)
    return figure.update_layout(
        margin={"r": _LABEL_WIDTH},
        annotations=[
            *(_label(comparison, at, row, size) for at, row in placed),
            *_reference_label(comparison),
        ],
        shapes=[
            *(_band(at) for at, row in placed if row.is_ours),
            *_reference_line(comparison),
        ],
    )


def _intervals(figure: go.Figure, placed: Placed) -> None:
    """Draw all limits of one kind as one line with gaps: far fewer objects."""
    for certainty, (_, colour) in _MARK.items():
        x: list[float | None] = []
        y: list[float | None] = []
        for at, row in placed:
            if row.certainty is certainty and row.lower is not None:
                x += [row.lower, row.upper, None]
                y += [at, at, None]
        if x:
            line = {"color": colour, "width": 4}
            figure.add_scatter(x=x, y=y, mode="lines", line=line)


def _dots(figure: go.Figure, placed: Placed) -> None:
    colours = [_MARK[row.certainty][1] for _, row in placed]
    figure.add_scatter(
        x=[row.value for _, row in placed],
        y=[at for at, _ in placed],
        mode="markers",
        marker={
            "symbol": [_MARK[row.certainty][0] for _, row in placed],
            "color": colours,
            "size": 13,
            "line": {"width": 3, "color": colours},
        },
        cliponaxis=False,
    )


def _label(comparison: Comparison, at: int, row: PlaceRow, size: int) -> dict[str, Any]:
    """Write a figure beside its interval, on paper so that no line crosses it."""
    edge = row.upper if row.upper is not None else row.value
    return theme.note(
        f"<b>{row.label}</b>" if row.state is State.SHOWN else row.label,
        size,
        x=_least(comparison) if edge is None else edge,
        y=at,
        xanchor="left",
        xshift=9,
        borderpad=1,
        bgcolor=theme.OUR_BAND if row.is_ours else theme.PAPER,
    )


def _band(at: int) -> dict[str, Any]:
    return {
        "type": "rect",
        "xref": "paper",
        "x0": 0,
        "x1": 1,
        "y0": at - 0.5,
        "y1": at + 0.5,
        "fillcolor": theme.OUR_BAND,
        "line": {"width": 0},
        "layer": "below",
    }


def _reference_line(comparison: Comparison) -> list[dict[str, Any]]:
    if comparison.reference is None:
        return []
    x = comparison.reference.value
    line = {"color": theme.INK, "width": 2, "dash": "dot"}
    ends = {"x0": x, "x1": x, "y0": 0, "y1": 1, "yref": "paper"}
    return [{"type": "line", **ends, "line": line, "layer": "below"}]


def _reference_label(comparison: Comparison) -> list[dict[str, Any]]:
    if comparison.reference is None:
        return []
    place: dict[str, Any] = {"x": comparison.reference.value, "y": 1, "yref": "paper"}
    label = comparison.reference.label
    return [theme.note(label, theme.SMALL, yanchor="bottom", **place)]


def _axes(figure: go.Figure, comparison: Comparison, size: int) -> None:
    names = [
        f"<b><span style='color:{theme.OUR_AREA}'>{row.short_name}</span></b>"
        if row.is_ours
        else row.short_name
        for row in comparison.rows
    ]
    figure.update_yaxes(
        range=[len(names) - 0.5, -0.5],
        tickvals=list(range(len(names))),
        ticktext=names,
        tickfont={"size": size, "color": theme.INK},
        showgrid=False,
    )
    least, span = _least(comparison), _span(comparison)
    figure.update_xaxes(
        range=[least - span * 0.02, least + span * 1.14],
        ticksuffix=comparison.unit_suffix,
        nticks=5,
        tickfont={"color": theme.MUTED},
    )


def _least(comparison: Comparison) -> float:
    if comparison.starts_at_zero:
        return 0.0
    lows = [row.lower or row.value or 0.0 for row in comparison.rows]
    return min(lows) * 1.1


def _span(comparison: Comparison) -> float:
    highs = [row.upper or row.value or 0.0 for row in comparison.rows]
    return (max(highs, default=1.0) - _least(comparison)) or 1.0

"""A chain from cause to indicator: boxes from left to right, dashed where unknown."""

from functools import lru_cache
from html import escape
from itertools import pairwise
from textwrap import wrap
from typing import Any

import plotly.graph_objects as go

from htl_dash.charts import theme
from htl_dash.charts.boxes import UNKNOWN, Span
from htl_dash.domain.goal import Dimension
from htl_dash.viewmodels.chain_view import Box, ChainView, Lane

_WIDTH, _NARROW, _FIRST_GAP, _GAP = 1.0, 0.62, 0.4, 0.16
"""Of boxes and what is between them; the links need room to spread out first."""
_LETTERS, _NARROW_LETTERS = 18, 11
_MARGIN, _EDGE = 0.12, 0.01
"""Of a row that is left empty, half above and half below its box; room for outlines."""
_ROW_HEIGHT, _TOP, _TEXT = 190, 44, 20
_COLOUR = {
    Dimension.HEALTH: theme.HEALTH,
    Dimension.SAFETY: theme.SAFETY,
    Dimension.LEARNING: theme.LEARNING,
}
"""Left and right, or top and bottom, in widths of a box and heights of a row."""


@lru_cache(maxsize=128)
def chain(view: ChainView) -> go.Figure:
    """Draw the causes at the left and a lane of steps for each initiative."""
    rows = max(len(view.causes), len(view.lanes))
    figure = theme.figure(height=_TOP + _ROW_HEIGHT * rows)
    columns = _columns(view)
    causes, lanes = _spread(len(view.causes), rows), _spread(len(view.lanes), rows)
    notes = [_title(*one) for one in zip(view.steps, columns, strict=True)]
    for cause, down in zip(view.causes, causes, strict=True):
        colour = _COLOUR[cause.dimension]
        _box(figure, columns[0], down, cause.box, colour)
        name = f'<b style="color:{colour}">{cause.name}</b><br>'
        notes.append(_words(columns[0], down, cause.box, name))
    for lane, down in zip(view.lanes, lanes, strict=True):
        _links(figure, view, lane, columns[1][0], causes, down)
        for across, box in zip(columns[1:], lane.boxes, strict=True):
            _box(figure, across, down, box, theme.INK)
            notes.append(_words(across, down, box))
    _arrows(figure, columns, lanes)
    figure.update_xaxes(range=[-_EDGE, columns[-1][1] + _EDGE], visible=False)
    figure.update_yaxes(range=[rows, 0], visible=False)
    return figure.update_layout(
        margin={"l": 0, "r": 0, "t": _TOP, "b": 0}, annotations=notes
    )


def _columns(view: ChainView) -> list[Span]:
    """Return where each step's boxes are: a step with nothing known is narrow."""
    later = range(len(view.steps) - 1)
    known = [any(lane.boxes[at].is_known for lane in view.lanes) for at in later]
    widths = [_WIDTH, *(_WIDTH if one else _NARROW for one in known)]
    found, left = [], 0.0
    for width in widths:
        found.append((left, left + width))
        left += width + (_GAP if left else _FIRST_GAP)
    return found


def _spread(count: int, rows: int) -> list[Span]:
    """Return top and bottom of boxes that share the height of all rows equally."""
    height = rows / max(count, 1)
    return [
        (height * at + _MARGIN / 2, height * (at + 1) - _MARGIN / 2)
        for at in range(count)
    ]


def _middle(span: Span) -> float:
    return sum(span) / 2


def _box(figure: go.Figure, across: Span, down: Span, box: Box, colour: str) -> None:
    (left, right), (top, bottom) = across, down
    figure.add_scatter(
        x=[left, right, right, left, left],
        y=[top, top, bottom, bottom, top],
        mode="lines",
        line={"color": colour, "width": 3} if box.is_known else UNKNOWN,
        fill="toself",
        fillcolor=theme.PANEL if box.is_known else theme.PAPER,
        cliponaxis=False,
    )


def _words(across: Span, down: Span, box: Box, above: str = "") -> dict[str, Any]:
    is_wide = across[1] - across[0] > (_WIDTH + _NARROW) / 2
    # What people have written is shown as it is: Plotly reads tags in texts.
    letters = _LETTERS if is_wide else _NARROW_LETTERS
    lines = [escape(line, quote=False) for line in wrap(box.text, letters)]
    colour = theme.INK if box.is_known else theme.MUTED
    place = {"x": _middle(across), "y": _middle(down)}
    return theme.note(above + "<br>".join(lines), _TEXT, colour, **place)


def _title(step: str, across: Span) -> dict[str, Any]:
    place: dict[str, Any] = {"y": 1, "yref": "paper", "yanchor": "bottom"}
    return theme.note(f"<b>{step}</b>", _TEXT, x=_middle(across), **place)


def _links(
    figure: go.Figure,
    view: ChainView,
    lane: Lane,
    right: float,
    causes: list[Span],
    down: Span,
) -> None:
    """Join the causes with the initiative: all of them, dashed, if it is not known."""
    for cause, ends in zip(view.causes, causes, strict=True):
        if not lane.causes or cause.dimension in lane.causes:
            known = {"color": _COLOUR[cause.dimension], "width": 4}
            figure.add_scatter(
                x=[_WIDTH, right],
                y=[_middle(ends), _middle(down)],
                mode="lines",
                line=known if lane.causes else UNKNOWN,
            )


def _arrows(figure: go.Figure, columns: list[Span], lanes: list[Span]) -> None:
    """Point from each step of a lane to the next."""
    gaps = [(left + right) / 2 for (_, left), (right, _) in pairwise(columns[1:])]
    figure.add_scatter(
        x=gaps * len(lanes),
        y=[_middle(down) for down in lanes for _ in gaps],
        mode="markers",
        marker={"symbol": "triangle-right", "size": 14, "color": theme.MUTED},
    )

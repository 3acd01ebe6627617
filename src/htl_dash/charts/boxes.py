"""Boxes and bars that tell a count from a hidden one and from one that is not known."""

import plotly.graph_objects as go

from htl_dash.charts import theme

Span = tuple[float, float]
"""The two ends of a box along an axis."""
_HATCH = {"shape": "/", "size": 9, "solidity": 0.25, "fgcolor": theme.HIDDEN_LINES}
_HIDDEN = {"color": theme.HIDDEN_LINES, "width": 1.5}
UNKNOWN = {"color": theme.MISSING_LINES, "width": 1.5, "dash": "dash"}


def filled(figure: go.Figure, across: Span, down: Span, colour: str) -> None:
    """Draw a count that is shown."""
    _box(figure, across, down, fillcolor=colour, line={"width": 0})


def hatched(figure: go.Figure, across: Span, down: Span) -> None:
    """Draw a count that is hidden; its size says nothing."""
    pattern = {**_HATCH, "bgcolor": theme.PAPER}
    _box(figure, across, down, fillpattern=pattern, line=_HIDDEN)


def dashed(figure: go.Figure, across: Span, down: Span) -> None:
    """Draw what nobody knows; its size says nothing."""
    _box(figure, across, down, fillcolor=theme.PAPER, line=UNKNOWN)


def _box(figure: go.Figure, across: Span, down: Span, **style: object) -> None:
    (left, right), (low, high) = across, down
    figure.add_scatter(
        x=[left, right, right, left, left],
        y=[low, low, high, high, low],
        mode="lines",
        fill="toself",
        cliponaxis=False,
        **style,
    )

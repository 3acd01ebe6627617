"""The mix as a triangle: each setting lies nearest to the approach it has most of.

Drawn with ordinary coordinates, so that it stands still and scales as other figures.
"""

from functools import lru_cache
from math import dist
from typing import Any

import plotly.graph_objects as go

from htl_dash.charts import theme
from htl_dash.charts.ternary_labels import (
    ABOVE,
    ABOVE_CORNER,
    AIM,
    BELOW,
    BELOW_CORNER,
    CORNER_TEXT,
    CORNERS,
    NEAR,
    SCALE,
    SIDE,
    between,
    labels,
    middle,
    width,
)
from htl_dash.stats.mix import HEIGHT, Point
from htl_dash.viewmodels.mix_picture import MixPoint, Triangle

COLOURS = (theme.PROMOTIVE, theme.PREVENTIVE, theme.REMEDIAL)
_STEPS = (0.25, 0.5, 0.75)


@lru_cache(maxsize=128)
def ternary(view: Triangle) -> go.Figure:
    """Draw the triangle, a point for each setting, and the aim if it is decided."""
    tall = HEIGHT + BELOW + ABOVE
    figure = theme.figure(height=round(SCALE * tall))
    _grid(figure)
    for point in view.points:
        _region(figure, point)
        _path(figure, point)
    sure = [one for one in view.points if len(one.corners) == 1]
    _points(figure, sure)
    if view.aim:
        _aim(figure, view.aim)
    figure.update_xaxes(range=[-SIDE, 1 + SIDE], visible=False, constrain="domain")
    figure.update_yaxes(
        range=[-BELOW, HEIGHT + ABOVE],
        visible=False,
        scaleanchor="x",
        constrain="domain",
        constraintoward="top",
    )
    return figure.update_layout(
        margin={"l": 0, "r": 0, "t": 0, "b": 0},
        annotations=[*_arrows(view.points), *labels(view), *_corners(view)],
    )


def _grid(figure: go.Figure) -> None:
    x: list[float | None] = []
    y: list[float | None] = []
    for at, corner in enumerate(CORNERS):
        others = [CORNERS[at - 1], CORNERS[at - 2]]
        for step in _STEPS:
            ends = [between(corner, other, step) for other in others]
            x += [ends[0][0], ends[1][0], None]
            y += [ends[0][1], ends[1][1], None]
    line = {"color": theme.RULE, "width": 1}
    figure.add_scatter(x=x, y=y, mode="lines", line=line)
    around = [*CORNERS, CORNERS[0]]
    figure.add_scatter(
        x=[x for x, _ in around],
        y=[y for _, y in around],
        mode="lines",
        line={"color": theme.MUTED, "width": 2.5},
    )


def _corners(view: Triangle) -> list[dict[str, Any]]:
    """Name the corners in the approaches' colours and with their shapes."""
    named = zip(view.corners, COLOURS, theme.APPROACH_SIGNS, CORNERS, strict=True)
    return [
        theme.note(
            f"<b>{sign} {name}</b>",
            CORNER_TEXT,
            colour,
            x=x,
            y=y,
            yanchor="bottom" if y else "top",
            yshift=ABOVE_CORNER if y else -BELOW_CORNER,
            bgcolor=theme.PAPER,
        )
        for name, colour, sign, (x, y) in named
    ]


def _points(figure: go.Figure, points: list[MixPoint]) -> None:
    figure.add_scatter(
        x=[middle(one)[0] for one in points],
        y=[middle(one)[1] for one in points],
        mode="markers",
        marker={
            "symbol": "circle",
            "size": [width(one) for one in points],
            "color": theme.INK,
            "opacity": 1,
            "line": {"width": 2, "color": theme.PAPER},
        },
        cliponaxis=False,
    )


def _region(figure: go.Figure, point: MixPoint) -> None:
    """Surround everywhere a setting can be where small counts are hidden."""
    if len(point.corners) == 1:
        return
    around = [*point.corners, point.corners[0]]
    figure.add_scatter(
        x=[x for x, _ in around],
        y=[y for _, y in around],
        mode="lines",
        fill="toself",
        fillcolor=theme.RULE,
        line={"color": theme.INK, "width": 4},
    )


def _path(figure: go.Figure, point: MixPoint) -> None:
    if not point.path:
        return
    figure.add_scatter(
        x=[x for x, _ in point.path],
        y=[y for _, y in point.path],
        mode="lines+markers",
        line={"color": theme.MUTED, "width": 2.5},
        marker={"size": 8, "color": theme.PAPER, "line": {"width": 2}},
    )


def _arrows(points: tuple[MixPoint, ...]) -> list[dict[str, Any]]:
    """Point along the last step of each path."""
    found = []
    for point in points:
        if len(point.path) > 1 and dist(*point.path[-2:]) > NEAR:
            (ax, ay), (x, y) = point.path[-2:]
            arrow: dict[str, Any] = {
                "showarrow": True,
                "arrowhead": 2,
                "arrowwidth": 2.5,
            }
            arrow |= {"arrowcolor": theme.MUTED, "standoff": width(point) / 2 + 1}
            tail = {"ax": ax, "ay": ay, "axref": "x", "ayref": "y"}
            found.append({"text": "", "x": x, "y": y, **arrow, **tail})
    return found


def _aim(figure: go.Figure, aim: Point) -> None:
    figure.add_scatter(
        x=[aim[0]],
        y=[aim[1]],
        mode="markers",
        marker={
            "symbol": "diamond-open",
            "size": AIM,
            "color": theme.TARGET,
            "line": {"width": 4, "color": theme.TARGET},
        },
        cliponaxis=False,
    )

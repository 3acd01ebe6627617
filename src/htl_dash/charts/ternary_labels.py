"""Where the words stand in the triangle of the mix, and the measures it shares with them."""

from itertools import pairwise
from math import dist, sqrt
from typing import Any

from htl_dash.charts import theme
from htl_dash.charts.labels import Box, Label, Placed, around, placed
from htl_dash.stats.mix import HEIGHT, Point
from htl_dash.text import t
from htl_dash.viewmodels.mix_picture import MixPoint, Triangle

CORNERS: tuple[Point, ...] = ((0.0, 0.0), (0.5, HEIGHT), (1.0, 0.0))
SCALE, _LEAST_SCALE = 500, 370
"""Pixels for the length of a side where there is room, and on a small laptop.

Labels are placed by the small one: what is free there is free in a larger one too.
"""
SIDE, BELOW, ABOVE = 0.24, 0.3, 0.12
_ROOM: Box = (
    -SIDE * _LEAST_SCALE,
    (1 + SIDE) * _LEAST_SCALE,
    -BELOW * _LEAST_SCALE,
    (HEIGHT + ABOVE) * _LEAST_SCALE,
)
_POINT_TEXT = 18
_LEAST, _MORE, AIM = 15, 15, 20
_PARTS, _THICK = 12, 8
_NAMES = tuple(
    around(x * _LEAST_SCALE, y * _LEAST_SCALE + (30 if y else -24), 160, 30)
    for x, y in CORNERS
)
"""Where the names of the corners stand, in pixels."""
NEAR = 0.02
"""Nearer than this, two points are in one place, and an arrow would not be seen."""


def labels(view: Triangle) -> list[dict[str, Any]]:
    """Write each setting about its point, where no other label or point stands."""
    groups = _together(view.points)
    asked = [
        Label(
            tuple(one.label for one in group),
            *_pixels(middle(group[0])),
            max(width(one) for one in group),
        )
        for group in groups
    ]
    if view.aim:
        asked.append(Label((t("mix.aim_label"),), *_pixels(view.aim), AIM))
    drawn = [*_NAMES, *_along(view.points)]
    found = placed(asked, _POINT_TEXT, _ROOM, drawn)
    settings = [_label(one, theme.INK) for one in found[: len(groups)]]
    return [*settings, *(_label(one, theme.TARGET) for one in found[len(groups) :])]


def middle(point: MixPoint) -> Point:
    """Return the middle of where a setting can be."""
    count = len(point.corners)
    x, y = (sum(values) / count for values in zip(*point.corners, strict=True))
    return x, y


def width(point: MixPoint) -> float:
    """Return the width of a point: its area grows with the amount, modestly."""
    return _LEAST + _MORE * sqrt(point.size)


def between(one: Point, other: Point, step: float) -> Point:
    """Return the point that is `step` (0-1) of the way from one to another."""
    return (
        one[0] + (other[0] - one[0]) * step,
        one[1] + (other[1] - one[1]) * step,
    )


def _together(points: tuple[MixPoint, ...]) -> list[list[MixPoint]]:
    """Return the points that lie in one and the same place, to be labelled as one."""
    groups: list[list[MixPoint]] = []
    for point in points:
        near = (one for one in groups if dist(middle(one[0]), middle(point)) < NEAR)
        group = next(near, None)
        if group is None:
            groups.append([point])
        else:
            group.append(point)
    return groups


def _label(one: Placed, colour: str) -> dict[str, Any]:
    place: dict[str, Any] = {"xshift": one.across, "yshift": one.up}
    if one.is_apart:
        place = {"showarrow": True, "arrowhead": 0, "arrowwidth": 1.5}
        place |= {"arrowcolor": colour, "ax": one.across, "ay": -one.up}
        place |= {"standoff": one.label.size / 2}
    text = "<br>".join(f"<b>{line}</b>" for line in one.label.lines)
    where = {"x": one.label.x / _LEAST_SCALE, "y": one.label.y / _LEAST_SCALE}
    paper = {"bgcolor": theme.PAPER, "borderpad": 1}
    return theme.note(text, _POINT_TEXT, colour) | where | paper | place


def _along(points: tuple[MixPoint, ...]) -> list[Box]:
    """Return boxes along all paths, in pixels, near enough for labels to avoid."""
    return [
        around(*_pixels(between(one, other, step / _PARTS)), _THICK, _THICK)
        for point in points
        for one, other in pairwise(point.path)
        for step in range(_PARTS + 1)
    ]


def _pixels(point: Point) -> Point:
    return point[0] * _LEAST_SCALE, point[1] * _LEAST_SCALE

"""Where the words stand in the triangle of the mix, and the measures it shares with them."""

from itertools import combinations, pairwise
from math import dist, sqrt
from typing import Any

from htl_dash.charts import theme
from htl_dash.charts.labels import Box, Ground, Label, Placed, around, placed
from htl_dash.stats.mix import HEIGHT, Point
from htl_dash.text import t
from htl_dash.viewmodels.mix_picture import MixPoint, Triangle

CORNERS: tuple[Point, ...] = ((0.0, 0.0), (0.5, HEIGHT), (1.0, 0.0))
SCALE, _LEAST_SCALE = 500, 340
"""Pixels for the length of a side where there is room, and on a small laptop.

Labels are placed so that they are free in both.
"""
SIDE, BELOW, ABOVE = 0.24, 0.3, 0.12
_POINT_TEXT = 18
_LEAST, _MORE, AIM, _FRAME = 15, 15, 20, 10
"""Widths of points: the least, what the largest has more, the aim and its thick edge."""
_PARTS, _SIDE_PARTS, _THICK = 12, 24, 8
CORNER_TEXT, ABOVE_CORNER, BELOW_CORNER = 21, 18, 14
"""The names of the corners: their size, and pixels between them and the corners."""
_NAME_WIDTH, _NAME_HEIGHT = 164, 34
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
        asked.append(Label((t("mix.aim_label"),), *_pixels(view.aim), AIM + _FRAME))
    grounds = [_ground(view.points, scale) for scale in (SCALE, _LEAST_SCALE)]
    found = placed(asked, _POINT_TEXT, grounds)
    settings = [_label(one, theme.INK) for one in found[: len(groups)]]
    notes = [*settings, *(_label(one, theme.TARGET) for one in found[len(groups) :])]
    # Those furthest off first: where there is no way round, their lines pass behind.
    return sorted(notes, key=_distance, reverse=True)


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


def _distance(note: dict[str, Any]) -> float:
    """Return how far off a label stands in pixels; 0 beside its point."""
    across, up = float(note.get("ax", 0)), float(note.get("ay", 0))
    return abs(across) + abs(up)


def _ground(points: tuple[MixPoint, ...], scale: int) -> Ground:
    """Return what labels stand on where a side is so many pixels long."""
    room = (-SIDE, 1 + SIDE, -BELOW, HEIGHT + ABOVE)
    sides = [
        between(one, other, step / _SIDE_PARTS)
        for one, other in combinations(CORNERS, 2)
        for step in range(_SIDE_PARTS + 1)
    ]
    paths = [
        between(one, other, step / _PARTS)
        for point in points
        for one, other in pairwise(point.path)
        for step in range(_PARTS + 1)
    ]
    lines = [around(x * scale, y * scale, _THICK, _THICK) for x, y in (*sides, *paths)]
    left, right, bottom, top = (edge * scale for edge in room)
    drawn = (*_corner_names(scale), *lines)
    return Ground((left, right, bottom, top), drawn, scale / _LEAST_SCALE)


def _corner_names(scale: int) -> list[Box]:
    """Return where the names of the corners stand."""
    half = _NAME_HEIGHT / 2
    off = [ABOVE_CORNER + half if y else -BELOW_CORNER - half for _, y in CORNERS]
    return [
        around(x * scale, y * scale + up, _NAME_WIDTH, _NAME_HEIGHT)
        for (x, y), up in zip(CORNERS, off, strict=True)
    ]


def _pixels(point: Point) -> Point:
    return point[0] * _LEAST_SCALE, point[1] * _LEAST_SCALE

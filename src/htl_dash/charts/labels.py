"""Where labels stand about their points so that none covers another."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import product
from math import hypot
from typing import TypeAlias

_LETTER, _LINE, _GAP = 0.56, 1.35, 4
"""Width of a letter and height of a line, in sizes of the text; pixels between."""
_FAR = (0, 26, 60, 100)
"""How many pixels further from its point a label may stand."""
_DIRECTIONS = ((1, 0), (-1, 0), (0, 1), (0, -1), (1, 1), (1, -1), (-1, 1), (-1, -1))
"""Right, left, above and below, and then the corners."""

Box: TypeAlias = tuple[float, float, float, float]
"""Left, right, bottom and top in pixels, upwards."""


@dataclass(frozen=True, slots=True)
class Label:
    """Lines of text for a point at x and y, in pixels upwards.

    `size` is the width of the point.
    """

    lines: tuple[str, ...]
    x: float
    y: float
    size: float


@dataclass(frozen=True, slots=True)
class Placed:
    """A label and how far from its point its middle stands, across and up.

    `is_apart` tells that it stands so far off that a line must join them.
    """

    label: Label
    across: float
    up: float
    is_apart: bool


def placed(
    labels: Sequence[Label], text_size: float, room: Box, drawn: Sequence[Box] = ()
) -> list[Placed]:
    """Return where each label stands.

    Each takes the nearest free place about its point inside `room`, in the order they
    come; with no place free it stands where it covers least. `drawn` is what else
    should be seen.
    """
    points = [around(one.x, one.y, one.size, one.size) for one in labels]
    taken: list[Box] = []
    found = []
    for at, label in enumerate(labels):
        width = _LETTER * text_size * max(len(line) for line in label.lines)
        height = _LINE * text_size * len(label.lines)
        apart = [box for place, box in enumerate(points) if place != at]
        others = [*taken, *apart, *drawn]
        candidates = [
            (_cover(box, others, room), one, box)
            for one in _places(label, width, height)
            for box in [around(label.x + one.across, label.y + one.up, width, height)]
        ]
        _, best, box = min(candidates, key=lambda one: one[0])
        taken.append(box)
        found.append(best)
    return found


def around(x: float, y: float, width: float, height: float) -> Box:
    """Return the box with its middle at x and y."""
    return x - width / 2, x + width / 2, y - height / 2, y + height / 2


def _places(label: Label, width: float, height: float) -> Iterator[Placed]:
    """Give the places about a point, nearest first."""
    for far, (across, up) in product(_FAR, _DIRECTIONS):
        off = label.size / 2 + _GAP + far / hypot(across, up)
        yield Placed(
            label, across * (off + width / 2), up * (off + height / 2), far > 0
        )


def _cover(box: Box, others: Sequence[Box], room: Box) -> float:
    """Return how much of a box is covered by others or lies outside, in pixels."""
    whole = (box[1] - box[0]) * (box[3] - box[2])
    outside = whole - _shared(box, room)
    return round(outside + sum(_shared(box, other) for other in others), 6)


def _shared(one: Box, other: Box) -> float:
    across = min(one[1], other[1]) - max(one[0], other[0])
    up = min(one[3], other[3]) - max(one[2], other[2])
    return max(0.0, across) * max(0.0, up)

"""Where labels stand about their points so that none covers another."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import product
from math import hypot
from typing import TypeAlias

_LETTER, _LINE, _GAP = 0.53, 1.35, 4
"""Width of a letter and height of a line, in sizes of the text; pixels between."""
_FAR = (0, 26, 60, 100, 150)
"""How many pixels further from its point a label may stand."""
_LEAD_PARTS, _THIN = 16, 4
"""Of the line to a label that stands off: parts looked at, and their width in pixels."""
_WORSE = 10
"""How much worse than covering something is to be cut off, or to cross words."""
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


@dataclass(frozen=True, slots=True)
class Ground:
    """What labels stand on, in pixels: inside `room`, and clear of what is `drawn`.

    `scale` is how many pixels there are here for each that a label's x and y counts.
    """

    room: Box
    drawn: Sequence[Box] = ()
    scale: float = 1.0

    def about(self, label: Label, across: float, up: float, *size: float) -> Box:
        """Return a box of a size with its middle so far from a label's point."""
        return around(label.x * self.scale + across, label.y * self.scale + up, *size)


def placed(
    labels: Sequence[Label], text_size: float, grounds: Sequence[Ground]
) -> list[Placed]:
    """Return where each label stands about its point, the same on every ground.

    Each takes the nearest place that is free on all of them, in the order they come;
    with no place free it stands where it covers least. Where something is covered, the
    first, which may stand in the way of the others, is also tried last.
    """
    covered, found = _in_order(labels, text_size, grounds)
    if not covered:
        return found
    less, others = _in_order([*labels[1:], *labels[:1]], text_size, grounds)
    return [*others[-1:], *others[:-1]] if less < covered else found


def around(x: float, y: float, width: float, height: float) -> Box:
    """Return the box with its middle at x and y."""
    return x - width / 2, x + width / 2, y - height / 2, y + height / 2


def _in_order(
    labels: Sequence[Label], text_size: float, grounds: Sequence[Ground]
) -> tuple[float, list[Placed]]:
    """Return how much is covered in all, and where each label stands."""
    words: list[list[Box]] = [[] for _ in grounds]
    found: list[Placed] = []
    covered = 0.0
    for at, label in enumerate(labels):
        width = _LETTER * text_size * max(len(line) for line in label.lines)
        size = width, _LINE * text_size * len(label.lines)
        apart = [*labels[:at], *labels[at + 1 :]]
        kept = [
            [*boxes, *(ground.about(one, 0, 0, one.size, one.size) for one in apart)]
            for ground, boxes in zip(grounds, words, strict=True)
        ]
        cost, best = _least(label, size, list(zip(grounds, kept, strict=True)))
        covered += cost
        found.append(best)
        for ground, boxes in zip(grounds, words, strict=True):
            boxes += [ground.about(label, best.across, best.up, *size)]
            boxes += _lead(best, ground)
    return covered, found


def _least(
    label: Label, size: tuple[float, float], kept: Sequence[tuple[Ground, list[Box]]]
) -> tuple[float, Placed]:
    """Return the nearest place that spoils least of what is to be kept clear."""
    best: tuple[float, Placed] | None = None
    for one in _places(label, *size):
        cost = sum(_spoilt(one, size, ground, boxes) for ground, boxes in kept)
        if best is None or cost < best[0]:
            best = cost, one
        if not cost:
            break
    assert best is not None
    return best


def _places(label: Label, width: float, height: float) -> Iterator[Placed]:
    """Give the places about a point, nearest first."""
    for far, (across, up) in product(_FAR, _DIRECTIONS):
        off = label.size / 2 + _GAP + far / hypot(across, up)
        yield Placed(
            label, across * (off + width / 2), up * (off + height / 2), far > 0
        )


def _spoilt(
    one: Placed, size: tuple[float, float], ground: Ground, words: Sequence[Box]
) -> float:
    """Return how much a label and its line would cover, or lie outside, in pixels."""
    box = ground.about(one.label, one.across, one.up, *size)
    outside = size[0] * size[1] - _shared(box, ground.room)
    covered = sum(_shared(box, other) for other in (*words, *ground.drawn))
    crossed = sum(_shared(part, w) for part in _lead(one, ground) for w in words)
    return round(_WORSE * (outside + crossed) + covered, 6)


def _lead(one: Placed, ground: Ground) -> list[Box]:
    """Return boxes along the line between a label that stands off and its point."""
    parts = range(1, _LEAD_PARTS if one.is_apart else 1)
    steps = [(one.across * at / _LEAD_PARTS, one.up * at / _LEAD_PARTS) for at in parts]
    return [ground.about(one.label, *step, _THIN, _THIN) for step in steps]


def _shared(one: Box, other: Box) -> float:
    across = min(one[1], other[1]) - max(one[0], other[0])
    up = min(one[3], other[3]) - max(one[2], other[2])
    return across * up if across > 0 and up > 0 else 0.0

"""The mix of work as a closed composition: parts that make up a whole of 100 per cent."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product
from math import floor, sqrt
from typing import Self, TypeAlias

MOST_HIDDEN = 4
"""A hidden count is small: from none to this."""
HEIGHT = sqrt(3) / 2
"""Of a triangle with three sides of length 1."""
_NEARLY = 1e-9

Point: TypeAlias = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Part:
    """What is known of one part of a whole, and how many hidden counts it also has."""

    known: float = 0.0
    hidden: int = 0

    @property
    def most(self) -> float:
        """The amount if every hidden count is as large as a hidden one can be."""
        return self.known + MOST_HIDDEN * self.hidden

    def __add__(self, other: Self) -> "Part":
        """Return two parts together."""
        return Part(self.known + other.known, self.hidden + other.hidden)


@dataclass(frozen=True, slots=True)
class Share:
    """A share in per cent: a range where something in the whole is hidden."""

    lower: float
    upper: float

    @property
    def is_sure(self) -> bool:
        """Whether nothing hidden can move it."""
        return self.lower == self.upper


def shares(parts: Sequence[Part]) -> tuple[Share, ...] | None:
    """Return each part's share of all of them, in per cent.

    Shares that are sure sum to 100. With something hidden each share is the range of
    everything it can be: its own hidden counts none and the others' as many as they
    can be, and the other way round. None where nothing is known to share.

    References:
        Aitchison (1986), The Statistical Analysis of Compositional Data, on closure.
    """
    known = sum(part.known for part in parts)
    if not known:
        return None
    hidden = any(part.hidden for part in parts)
    found = []
    for at, part in enumerate(parts):
        others = [one for place, one in enumerate(parts) if place != at]
        sure = 100 * part.known / known
        if hidden:
            lower = _of(part.known, sum(one.most for one in others))
            upper = _of(part.most, sum(one.known for one in others))
            found.append(Share(lower, upper))
        else:
            found.append(Share(sure, sure))
    return tuple(found)


def _of(part: float, others: float) -> float:
    return 100 * part / (part + others) if part else 0.0


def whole_per_cent(amounts: Sequence[float]) -> tuple[int, ...]:
    """Return shares in whole per cent that sum to 100, as near the exact as can be.

    All are rounded down, and the largest remainders are then rounded up: the method of
    Hamilton (1792). Equal remainders go to the first. All are 0 where there is nothing.
    """
    total = sum(amounts)
    if not total:
        return (0,) * len(amounts)
    exact = [100 * one / total for one in amounts]
    found = [floor(one + _NEARLY) for one in exact]
    left = 100 - sum(found)
    order = sorted(range(len(exact)), key=lambda at: round(found[at] - exact[at], 9))
    for at in order[:left]:
        found[at] += 1
    return tuple(found)


def place(parts: Sequence[float]) -> Point:
    """Return where three amounts lie in a triangle with sides of length 1.

    All of the first is the left corner (0, 0), all of the second the top and all of
    the third the right corner (1, 0). They need not be closed; their sum is positive.
    """
    _, top, right = (one / sum(parts) for one in parts)
    return right + top / 2, top * HEIGHT


def region(parts: Sequence[Part]) -> tuple[Point, ...]:
    """Return the corners of everywhere three parts can lie, in order around it.

    Closure keeps straight lines straight, so the region is the convex hull of what the
    extremes of the hidden counts give. One point where nothing is hidden.
    """
    ends = (sorted({part.known, part.most}) for part in parts)
    return _hull([place(one) for one in product(*ends) if sum(one)])


def _hull(points: Sequence[Point]) -> tuple[Point, ...]:
    """Return the convex hull, anticlockwise (Andrew 1979, Inf. Process. Lett. 9)."""
    ordered = sorted({(round(x, 12), round(y, 12)) for x, y in points})
    if len(ordered) < 3:
        return tuple(ordered)
    return (*_chain(ordered)[:-1], *_chain(ordered[::-1])[:-1])


def _chain(points: Sequence[Point]) -> list[Point]:
    found: list[Point] = []
    for point in points:
        while len(found) > 1 and _turn(found[-2], found[-1], point) <= 0:
            found.pop()
        found.append(point)
    return found


def _turn(a: Point, b: Point, c: Point) -> float:
    """Return a positive number for a left turn at b."""
    return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])

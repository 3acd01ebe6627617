"""Whether a figure jumps from those beside it, seen against how the series usually moves.

The Hampel identifier on differences: a change is out of the ordinary where it is further
from the median change than so many scaled median absolute deviations (Hampel 1974; Davies
and Gather 1993, J. Am. Stat. Assoc. 88, 782-792). One wild figure among the others moves
neither the median nor the deviation much, so it cannot hide the next.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

SCALE = 1.4826
"""Makes the median absolute deviation a standard deviation where changes are normal."""
LIMIT = 5.0
"""Scaled deviations that are ordinary. Wide: a page of false alarms is not read."""
FEWEST = 5
"""Changes that must lie behind before anything can be called usual."""


@dataclass(frozen=True, slots=True)
class Jump:
    """A change that is out of the ordinary, on the scale of the figures.

    `usual` is the median change of the series, `low` and `high` what is ordinary.
    """

    change: float
    usual: float
    low: float
    high: float


def jump(values: Sequence[float], rounding: float) -> Jump | None:
    """Return the last change in a series where it is out of the ordinary, else None.

    Args:
        values: Figures without gaps or breaks, oldest first.
        rounding: Width of the publisher's rounding, on the same scale; two rounded
            figures may differ by so much though nothing has moved.

    Too few figures to know what is usual give None.
    """
    changes = [after - before for before, after in pairwise(values)]
    *earlier, last = changes or [0.0]
    if len(earlier) < FEWEST:
        return None
    usual, reach = _ordinary(earlier, rounding)
    if abs(last - usual) <= reach:
        return None
    return Jump(last, usual, usual - reach, usual + reach)


def outliers(values: Sequence[float], rounding: float) -> tuple[int, ...]:
    """Return the places (from 0) of figures before the last that stand out on their own.

    Such a one is out of the ordinary by itself, and so are the changes to those beside
    it, both upwards or both downwards. A series that goes on at a new level, or turns
    round, has none: that is a course of events, and there would be many. Arguments as
    for `jump`, and as many figures are needed.
    """
    if len(values) < FEWEST + 2:
        return ()
    usual, reach = _ordinary(values, rounding)
    changes = [after - before for before, after in pairwise(values)]
    return tuple(
        at
        for at, value in enumerate(values[:-1])
        if abs(value - usual) > reach and _is_apart(changes, at, rounding)
    )


def _is_apart(changes: Sequence[float], at: int, rounding: float) -> bool:
    """Whether a figure lies off all beside it, in the same direction."""
    first = max(0, at - 1)
    usual, reach = _ordinary([*changes[:first], *changes[at + 1 :]], rounding)
    before = [one - usual for one in changes[first:at]]
    off = [*before, usual - changes[at]]
    return min(off) > reach or max(off) < -reach


def _ordinary(numbers: Sequence[float], rounding: float) -> tuple[float, float]:
    """Return what is usual, and how far from it is still ordinary."""
    usual = median(numbers)
    deviation = SCALE * median(abs(one - usual) for one in numbers)
    return usual, LIMIT * max(deviation, rounding / 2) + rounding

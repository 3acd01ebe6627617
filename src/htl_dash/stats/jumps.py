"""Whether a figure jumps from the one before, seen against how the series usually moves.

The Hampel identifier on differences: a change is out of the ordinary where it is further
from the median change than so many scaled median absolute deviations (Hampel 1974; Davies
and Gather 1993, J. Am. Stat. Assoc. 88, 782-792). One wild figure among the earlier ones
moves neither the median nor the deviation much, so it cannot hide the next.
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
    usual = median(earlier)
    deviation = SCALE * median(abs(one - usual) for one in earlier)
    reach = LIMIT * max(deviation, rounding / 2) + rounding
    if abs(last - usual) <= reach:
        return None
    return Jump(last, usual, usual - reach, usual + reach)

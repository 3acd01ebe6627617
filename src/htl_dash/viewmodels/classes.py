"""Map classes: at most five steps of equal, round width over the whole range."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil, floor, inf, log10

MOST_CLASSES = 5
_ROUND_STEPS = (1, 1.2, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10)


@dataclass(frozen=True, slots=True)
class MapClasses:
    """Limits from the lowest to the highest, one more than there are classes."""

    limits: tuple[float, ...]

    def index(self, value: float) -> int:
        """Return the class of a value, 0 for the lowest; the top limit belongs to it."""
        last = len(self.limits) - 2
        return max(0, min(last, bisect_right(self.limits, value) - 1))


def map_classes(
    values: Sequence[float],
    fixed: Sequence[float] = (),
    least_step: float = 0.0,
    most: float = inf,
) -> MapClasses:
    """Return classes that span the values; `fixed` limits win if there are any.

    No limit lies above `most` (100 for per cent). Without values there is one class.

    The step is the smallest round number that needs no more than five classes, so the
    top class is as wide as the others and a value twice as high looks twice as high.
    """
    if fixed:
        return MapClasses(tuple(fixed))
    if not values:
        return MapClasses((0.0, 1.0))
    low, high = min(values), max(values)
    step = _step(low, high, least_step, most if high <= most else inf)
    first, top = floor(low / step + 1e-9), ceil(high / step - 1e-9)
    if first == top:  # a single value on a limit: its class lies above, if it may
        first, top = (first, top + 1) if high + step <= most else (first - 1, top)
    return MapClasses(tuple(round(at * step, 10) for at in range(first, top + 1)))


def _step(low: float, high: float, least_step: float, most: float) -> float:
    spread = (high - low) or abs(high) or 1.0
    power = 10.0 ** (floor(log10(spread)) - 1)
    while True:
        for factor in _ROUND_STEPS:
            step = factor * power
            top = ceil(high / step - 1e-9)
            few = top - floor(low / step + 1e-9) <= MOST_CLASSES
            if step >= least_step and few and top * step <= most:
                return step
        power *= 10

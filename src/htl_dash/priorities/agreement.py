"""Whether people agree: shown as it is, never as a mean alone.

References:
    Kendall & Gibbons (1990), Rank Correlation Methods, 5th ed., chapter 6.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np

from htl_dash.priorities.draws import Floats

_DECIMALS = 12


def places(values: Floats) -> Floats:
    """Return everybody's places, 1 the best; those alike share the mean of theirs.

    Args:
        values: Shape (people, alternatives), more is better.
    """
    found = np.round(values, _DECIMALS)
    better = (found[:, None, :] > found[:, :, None]).sum(axis=2)
    alike = (found[:, None, :] == found[:, :, None]).sum(axis=2)
    return np.asarray(better + (alike + 1) / 2, dtype=float)


def concordance(values: Floats) -> float | None:
    """Return Kendall's W, corrected for ties: 0 no agreement at all, 1 full agreement.

    None with fewer than two people or alternatives, and where nobody tells any
    alternatives apart.

    Args:
        values: As for `places`.
    """
    people, alternatives = values.shape
    if people < 2 or alternatives < 2:
        return None
    ranked = places(values)
    sums = ranked.sum(axis=0)
    squares = ((sums - sums.mean()) ** 2).sum()
    ties = sum(
        int((counts**3 - counts).sum())
        for counts in (np.unique(row, return_counts=True)[1] for row in ranked)
    )
    most = people**2 * (alternatives**3 - alternatives) - people * ties
    return float(12 * squares / most) if most else None


@dataclass(frozen=True, slots=True)
class Pair:
    """Two alternatives, and the shares of the people who put either before the other.

    `division` is 0 where all who tell them apart agree and 1 where half of all stand
    against half.
    """

    one: str
    other: str
    for_one: float
    for_other: float

    @property
    def division(self) -> float:
        """How divided people are about the two."""
        return 2 * min(self.for_one, self.for_other)


def pairs(alternatives: Sequence[str], values: Floats) -> tuple[Pair, ...]:
    """Return every pair, those that people are most divided about first.

    Args:
        alternatives: Codes.
        values: As for `places`; at least one person.
    """
    found = np.round(values, _DECIMALS)
    every = [
        Pair(
            alternatives[one],
            alternatives[other],
            float((found[:, one] > found[:, other]).mean()),
            float((found[:, one] < found[:, other]).mean()),
        )
        for one, other in combinations(range(len(alternatives)), 2)
    ]
    return tuple(sorted(every, key=lambda pair: -pair.division))

"""Whether people agree: shown as it is, never as a mean alone.

References:
    Kendall & Gibbons (1990), Rank Correlation Methods, 5th ed., chapter 6.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np

from htl_dash.priorities.draws import Floats
from htl_dash.priorities.weights import Combined, Weights, combine

FEWEST_CHILDREN = 10
"""As for pupils' results: with fewer, one child could be made out (Skolverket)."""
CHILDREN = "children"
"""The code of the children's own group in `Beside.together`."""
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


def share_among_first(values: Floats, count: int) -> Floats:
    """Return the share of the people who have each alternative among the `count` first.

    Those who are alike at the border share what is left of it. Shape (alternatives,).

    Args:
        values: As for `places`.
        count: From 1 up.
    """
    found = np.round(values, _DECIMALS)
    better = (found[:, None, :] > found[:, :, None]).sum(axis=2)
    alike = (found[:, None, :] == found[:, :, None]).sum(axis=2)
    return np.asarray(np.clip((count - better) / alike, 0.0, 1.0).mean(axis=0))


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


@dataclass(frozen=True, slots=True)
class GroupPlace:
    """Where the people in one group put one alternative: from, middle and to."""

    group: str
    alternative: str
    best: float
    middle: float
    worst: float


def places_by_group(
    alternatives: Sequence[str], values: Mapping[str, Floats]
) -> tuple[GroupPlace, ...]:
    """Return who ranks what where, group by group.

    Args:
        alternatives: Codes.
        values: As for `places`, by group; groups without people are left out.
    """
    return tuple(
        GroupPlace(
            group,
            code,
            float(column.min()),
            float(np.median(column)),
            float(column.max()),
        )
        for group, people in values.items()
        if len(people)
        for code, column in zip(alternatives, places(people).T, strict=True)
    )


@dataclass(frozen=True, slots=True)
class Beside:
    """The professionals' weights with and without the children's.

    Attributes:
        professionals: Their weights alone.
        children: The children's own, None where they are too few to be shown.
        together: Both, the children as one more group that speaks through its mean (and
            so counts as one); None where they are too few.
        fewest: How many children it takes.
    """

    professionals: Combined
    children: Weights | None
    together: Combined | None
    fewest: int


def beside(
    professionals: Mapping[str, Sequence[Weights]],
    children: Sequence[Weights],
    fewest: int = FEWEST_CHILDREN,
) -> Beside | None:
    """Put the children's weights beside the professionals'.

    None where no professional has given weights. With fewer children than it takes,
    nothing that depends on them is told, nor how many they are.
    """
    without = combine(professionals)
    if without is None:
        return None
    if len(children) < max(1, fewest):
        return Beside(without, None, None, fewest)
    own = tuple(float(one) for one in np.mean(children, axis=0))
    # The least and the most that anybody gave must not be those of one child.
    together = combine({**professionals, CHILDREN: [own]})
    return Beside(without, own, together, fewest)

"""Use case: what comes first, over all reasonable weights and all that is uncertain."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from htl_dash.priorities.acceptability import DRAWS, Acceptability, Batch, from_batches
from htl_dash.priorities.agreement import Pair, concordance, pairs
from htl_dash.priorities.draws import Floats
from htl_dash.priorities.sensitivity import Leader, PlaceRange, leader, place_ranges
from htl_dash.priorities.value import Table, ValueDraws, WeightedValue, weighted_values
from htl_dash.priorities.weight_space import WeightDraws, WeightSpace
from htl_dash.priorities.weights import Weights
from htl_dash.services.polls import Group
from htl_dash.services.weighings import Weighing, mean_weights, person_weights

GROUP_DRAWS = 20_000
_AT_A_TIME = 5_000
Progress = Callable[[int, int], None]
"""Told how many of how many draws are done; whoever stops raises there."""


@dataclass(frozen=True, slots=True)
class Result:
    """What comes first, and how sure that is.

    Attributes:
        table: What was weighed.
        weighing: With which weights.
        chances: Each alternative's, in the order of the table.
        values: What each is worth at the weights in the middle; empty without any.
        leader: What is first at those, and how far each weight may move; None where
            nobody has set any, or where what is unknown decides.
        ranges: Each alternative's best and worst place over all reasonable weights.
    """

    table: Table
    weighing: Weighing
    chances: tuple[Acceptability, ...]
    values: tuple[WeightedValue, ...]
    leader: Leader | None
    ranges: tuple[PlaceRange, ...]


@dataclass(frozen=True, slots=True)
class GroupResult:
    """What comes first with the weights of one group of three or more."""

    functions: tuple[str, ...]
    size: int
    weights: Weights
    chances: tuple[Acceptability, ...]


@dataclass(frozen=True, slots=True)
class Disagreement:
    """Who puts what where.

    Attributes:
        groups: The groups' own results.
        people: How many have answered in all.
        concordance: Kendall's W over all who answered; None where it means nothing.
        pairs: Every pair of alternatives, the most divided first.
        ranges: Best and worst place over all weights between the groups'.
    """

    groups: tuple[GroupResult, ...]
    people: int
    concordance: float | None
    pairs: tuple[Pair, ...]
    ranges: tuple[PlaceRange, ...]


def result(
    table: Table, weighing: Weighing, progress: Progress | None = None
) -> Result:
    """Return what comes first; `progress` may stop it between two steps."""
    middle = weighing.middle
    return Result(
        table,
        weighing,
        chances(table, weighing.space, DRAWS, progress),
        weighted_values(table, middle) if middle else (),
        leader(table, middle) if middle else None,
        place_ranges(table, weighing.space),
    )


def chances(
    table: Table, space: WeightSpace, draws: int, progress: Progress | None = None
) -> tuple[Acceptability, ...]:
    """Return each alternative's chances, in steps that others get a turn between."""

    def batches() -> Iterator[Batch]:
        values, weights = ValueDraws(table), WeightDraws(space)
        for done in range(0, draws, _AT_A_TIME):
            if progress:
                progress(done, draws)
            size = min(_AT_A_TIME, draws - done)
            yield values.take(size), weights.take(size)

    return from_batches(table.alternatives, batches)


def disagreement(
    table: Table, groups: Sequence[Group], progress: Progress | None = None
) -> Disagreement | None:
    """Return who puts what where, of groups that may be shown; None without any."""
    if not groups:
        return None
    criteria = tuple(one.code for one in table.criteria)
    found = []
    for at, group in enumerate(groups):
        if progress:
            progress(at, len(groups))
        weights = mean_weights(criteria, group)
        space = WeightSpace(criteria, weights, weights)
        own = chances(table, space, GROUP_DRAWS)
        found.append(GroupResult(group.functions, group.size, weights, own))
    everybody = _values(table, groups)
    between = WeightSpace.spanned(criteria, [one.weights for one in found])
    return Disagreement(
        tuple(found),
        sum(one.size for one in groups),
        concordance(everybody),
        pairs(table.alternatives, everybody),
        place_ranges(table, between),
    )


def _values(table: Table, groups: Sequence[Group]) -> Floats:
    """Return what every alternative is worth to everybody, at the values' means.

    Shape (people, alternatives). What is unknown is worth half a scale to all alike.
    """
    criteria = tuple(one.code for one in table.criteria)
    means = ValueDraws(table).take(_AT_A_TIME).mean(axis=2)
    given = [person_weights(criteria, b.weights) for g in groups for b in g.ballots]
    return np.asarray(np.array(given) @ means)

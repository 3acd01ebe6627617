"""SMAA-2: how often an alternative has each place, over all weights that are allowed.

Weights are drawn from their space and values from their uncertainty. Equal totals share
the places between them, so that alternatives which are alike get the same chances.

References:
    Lahdelma & Salminen (2001), SMAA-2, Operations Research 49: 444-454.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np

from htl_dash.priorities.draws import Floats
from htl_dash.priorities.value import Table, ValueDraws
from htl_dash.priorities.weight_space import WeightDraws, WeightSpace

DRAWS = 100_000
"""Shares then stand within 0.3 percentage points."""
CONFIDENCE_DRAWS = 20_000
_AT_A_TIME = 5_000
_DECIMALS = 12  # totals that differ by less are equal, but for rounding errors

Batch: TypeAlias = tuple[Floats, Floats]
"""Values, shape (criteria, alternatives, draws), and weights, shape (criteria, draws)."""


@dataclass(frozen=True, slots=True)
class Acceptability:
    """One alternative's chances.

    Attributes:
        alternative: Its code.
        ranks: The share of draws in which it has each place, the first place first.
        central_weights: The mean of the weights that put it first: what somebody who
            wants it first would typically think. None where nothing puts it first.
        confidence: How often it is first for somebody with those weights, as the values
            are uncertain. None where there are no such weights.
    """

    alternative: str
    ranks: tuple[float, ...]
    central_weights: tuple[float, ...] | None
    confidence: float | None

    def among_first(self, count: int) -> float:
        """Return the chance of being among the `count` first."""
        return min(1.0, sum(self.ranks[:count]))


def acceptability(
    table: Table, space: WeightSpace, draws: int = DRAWS
) -> tuple[Acceptability, ...]:
    """Return every alternative's chances, in the order of the table.

    Raises:
        EmptySpaceError: No weights agree with what was asked of them.
    """

    def batches() -> Iterator[Batch]:
        values, weights = ValueDraws(table), WeightDraws(space)
        for done in range(0, draws, _AT_A_TIME):
            size = min(_AT_A_TIME, draws - done)
            yield values.take(size), weights.take(size)

    return from_batches(table.alternatives, batches)


def from_batches(
    alternatives: Sequence[str], batches: Callable[[], Iterator[Batch]]
) -> tuple[Acceptability, ...]:
    """Return every alternative's chances from draws, however they were made.

    Args:
        alternatives: Codes.
        batches: Gives the draws, the same each time: they are gone through twice.
    """
    size = len(alternatives)
    places, firsts = np.zeros((size, size)), np.zeros(size)
    favoured: Floats = np.zeros((size, 1))
    drawn = 0
    for values, weights in batches():
        at_first = _count(totals(values, weights), places)
        firsts += at_first.sum(axis=1)
        favoured = favoured + at_first @ weights.T
        drawn += weights.shape[1]
    is_ever = firsts > 0
    central = favoured / np.where(is_ever, firsts, 1.0)[:, None]
    surely = _confidence(central, batches)
    return tuple(
        Acceptability(
            code,
            tuple(float(share) for share in places[at] / drawn),
            tuple(float(one) for one in central[at]) if is_ever[at] else None,
            float(surely[at]) if is_ever[at] else None,
        )
        for at, code in enumerate(alternatives)
    )


def totals(values: Floats, weights: Floats) -> Floats:
    """Return weighted values, shape (alternatives, draws).

    Criterion by criterion, not as a matrix product: that may round equal alternatives
    differently, and what is equal must stay so.
    """
    found = np.zeros(values.shape[1:])
    for value, weight in zip(values, weights, strict=True):
        found += value * weight
    return np.round(found, _DECIMALS)


def _count(found: Floats, places: Floats) -> Floats:
    """Add every alternative's places; return its share of each first place."""
    size = len(found)
    order = np.argsort(-found, axis=0, kind="stable")
    ranked = np.take_along_axis(found, order, axis=0)
    is_tied = (np.diff(ranked, axis=0) == 0).any(axis=0)
    alone = order[:, ~is_tied]
    for place in range(size):
        places[:, place] += np.bincount(alone[place], minlength=size)
    at_first = np.zeros(found.shape)
    at_first[order[0], np.arange(found.shape[1])] = 1.0
    if is_tied.any():
        at_first[:, is_tied] = _count_tied(found[:, is_tied], places)
    return at_first


def _count_tied(found: Floats, places: Floats) -> Floats:
    """Let those with equal totals share the places that they have together."""
    at_first = np.zeros(found.shape)
    for one, own in enumerate(found):
        before = (found > own).sum(axis=0)
        equal = (found == own).sum(axis=0)
        for place in range(len(found)):
            is_theirs = (before <= place) & (place < before + equal)
            places[one, place] += (is_theirs / equal).sum()
        at_first[one] = (before == 0) / equal
    return at_first


def _confidence(central: Floats, batches: Callable[[], Iterator[Batch]]) -> Floats:
    """Return how often each is first at its own central weights."""
    won, drawn = np.zeros(len(central)), 0
    for values, _ in batches():
        for one, weights in enumerate(central):
            found = totals(values, weights[:, None])
            is_first = found[one] == found.max(axis=0)
            equal = (found == found[one]).sum(axis=0)
            won[one] += (is_first / equal).sum()
        drawn += values.shape[2]
        if drawn >= CONFIDENCE_DRAWS:
            break
    return won / drawn

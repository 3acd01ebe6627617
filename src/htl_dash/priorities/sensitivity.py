"""How far weights can move before something else comes first.

References:
    Belton & Stewart (2002), Multiple Criteria Decision Analysis, section 5.6.
    Kadzinski, Greco & Slowinski (2012), Extreme ranking analysis, Omega 40: 488-501, for
    the best and the worst place over a weight space.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array

from htl_dash.optimisation.linear import Program, UnsolvableError
from htl_dash.priorities.draws import Floats
from htl_dash.priorities.value import Table, limits
from htl_dash.priorities.weight_space import EmptySpaceError, WeightSpace

CLEARLY = 1e-4
"""Better by less than this part of a scale is no better: far more than the solver's own
tolerance of a millionth, far less than anybody can score."""
_SAME = 1e-9


@dataclass(frozen=True, slots=True)
class WeightRange:
    """How heavy one criterion can be with the same alternative first.

    The other weights keep their proportions. `below` and `above` are who comes first
    beyond either end; nobody where nobody does.
    """

    criterion: str
    weight: float
    lower: float
    upper: float
    below: tuple[str, ...]
    above: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Leader:
    """What is first at given weights (several if alike), and how far each can move."""

    alternatives: tuple[str, ...]
    ranges: tuple[WeightRange, ...]


def leader(table: Table, weights: Sequence[float]) -> Leader | None:
    """Return what is first at given weights, and for which weights it stays so.

    Scores are taken at their middle. None where what is unknown decides who is first.
    """
    least, most = limits(table, only_unknown=True)
    now = np.asarray(weights, dtype=float)
    worst, best = least @ now, most @ now
    top = np.flatnonzero(best >= worst.max() - _SAME)
    if len(top) > 1 and np.ptp(np.concatenate([worst[top], best[top]])) > _SAME:
        return None
    others = np.setdiff1d(np.arange(len(worst)), top)
    ranges = tuple(
        _range(table, at, now, (least[top], most[others]), others)
        for at in range(len(table.criteria))
    )
    return Leader(tuple(table.alternatives[one] for one in top), ranges)


def _range(
    table: Table,
    at: int,
    now: Floats,
    values: tuple[Floats, Floats],
    others: NDArray[np.intp],
) -> WeightRange:
    """Return where no total of the others passes one of those that are first.

    Totals are straight lines in the weight, and so is the lead between two of them.
    """
    first, second = values
    rest = _without(now, at)
    at_zero = (first @ rest)[:, None] - second @ rest
    at_one = first[:, at][:, None] - second[:, at]
    with np.errstate(divide="ignore", invalid="ignore"):
        meet = np.clip(at_zero / (at_zero - at_one), 0.0, 1.0)
    below = np.where(at_zero < -_SAME, meet, -1.0).max(axis=0, initial=-1.0)
    above = np.where(at_one < -_SAME, meet, 2.0).min(axis=0, initial=2.0)
    lower, upper = below.max(initial=-1.0), above.min(initial=2.0)
    return WeightRange(
        criterion=table.criteria[at].code,
        weight=float(now[at]),
        lower=max(0.0, float(lower)),
        upper=min(1.0, float(upper)),
        below=_named(table, others[(below >= 0) & (below >= lower - _SAME)]),
        above=_named(table, others[(above <= 1) & (above <= upper + _SAME)]),
    )


def _without(weights: Floats, at: int) -> Floats:
    """Return the other weights in their proportions; alike where all are zero."""
    rest = weights.copy()
    rest[at] = 0.0
    if rest.sum() <= _SAME:
        rest = np.ones_like(weights)
        rest[at] = 0.0
    # With a single criterion there is no rest.
    return np.asarray(rest / max(rest.sum(), _SAME))


def _named(table: Table, places: NDArray[np.intp]) -> tuple[str, ...]:
    return tuple(table.alternatives[one] for one in places)


@dataclass(frozen=True, slots=True)
class PlaceRange:
    """From the best to the worst place an alternative can have, 1 the first.

    A place is one more than the number of alternatives that are clearly better.
    """

    alternative: str
    best: int
    worst: int

    def is_always_among(self, count: int) -> bool:
        """Whether it is among the `count` first whatever the weights."""
        return self.worst <= count

    def can_be_among(self, count: int) -> bool:
        """Whether some weights put it among the `count` first."""
        return self.best <= count


def place_ranges(
    table: Table, space: WeightSpace, *, scores_vary: bool = False
) -> tuple[PlaceRange, ...]:
    """Return every alternative's best and worst place over all weights in a space.

    What is unknown may be anything. With `scores_vary` so may every score within its
    limits: what survives that survives everything.

    Raises:
        EmptySpaceError: No weights agree with what was asked of them.
    """
    least, most = limits(table, only_unknown=not scores_vary)
    found = []
    for at, code in enumerate(table.alternatives):
        rivals = [other for other in range(len(least)) if other != at]
        best = _fewest_before(least[rivals] - most[at], space)
        worst = _most_before(most[rivals] - least[at], space)
        found.append(PlaceRange(code, 1 + best, 1 + worst))
    return tuple(found)


def _fewest_before(leads: Floats, space: WeightSpace) -> int:
    """Return how few rivals are clearly better at the kindest weights.

    `leads` has a row per rival: how much better it is on each criterion.
    """
    never = leads.max(axis=1, initial=-1.0) <= CLEARLY
    open_ = leads[~never]
    if not len(open_):
        return 0
    # A rival that is not counted (0) must not lead: lead <= CLEARLY + counted.
    rows = np.concatenate([open_, -np.eye(len(open_))], axis=1)
    limit = (np.full(len(open_), -np.inf), np.full(len(open_), CLEARLY))
    return _optimum(rows, limit, np.ones(len(open_)), space)


def _most_before(leads: Floats, space: WeightSpace) -> int:
    """Return how many rivals are clearly better at the harshest weights."""
    open_ = leads[leads.max(axis=1, initial=-1.0) > CLEARLY]
    if not len(open_):
        return 0
    # A rival that is counted (1) must lead: lead >= CLEARLY - (1 - counted) * 2.
    rows = np.concatenate([open_, -(2 + CLEARLY) * np.eye(len(open_))], axis=1)
    limit = (np.full(len(open_), -2.0), np.full(len(open_), np.inf))
    return -_optimum(rows, limit, -np.ones(len(open_)), space)


def _optimum(
    rows: Floats, limit: tuple[Floats, Floats], cost: Floats, space: WeightSpace
) -> int:
    """Return the least cost of counting rivals, at any weights in the space."""
    size, rivals = len(space.criteria), len(cost)
    held, (lower, upper) = space.rows()
    matrix = np.zeros((len(held) + rivals, size + rivals))
    matrix[: len(held), :size] = held
    matrix[len(held) :] = rows
    ends = (np.concatenate([lower, limit[0]]), np.concatenate([upper, limit[1]]))
    columns = (
        np.concatenate([space.lower, np.zeros(rivals)]),
        np.concatenate([space.upper, np.ones(rivals)]),
    )
    program = Program(csr_array(matrix), ends, columns, limits_change=False)
    program.require_whole_numbers(range(size, size + rivals))
    program.price(np.concatenate([np.zeros(size), cost]))
    try:
        best = program.solve()
    except UnsolvableError as nothing:
        raise EmptySpaceError("no weights are within the limits") from nothing
    return 0 if best is None else round(float(cost @ best[size:]))

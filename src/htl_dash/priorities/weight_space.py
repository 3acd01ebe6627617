"""All weights that are reasonable: a polytope, and even draws from it.

References:
    Lahdelma & Salminen (2001), Operations Research 49: 444-454, for weight spaces.
    Smith (1984), Operations Research 32: 1296-1308, for hit-and-run.
    Tervonen et al. (2013), EJOR 224: 552-559, for hit-and-run on weights.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Self

import numpy as np
from scipy.sparse import csr_array

from htl_dash.optimisation.linear import Program, UnsolvableError
from htl_dash.priorities.draws import Floats, generator
from htl_dash.priorities.weights import Weights

CHAINS = 1_000
"""Walks that go on side by side; each gives one draw at a time."""
_WARM_UP = 30  # steps per free dimension before the first draw
_BETWEEN = 3  # steps between two draws of a walk, whatever the dimension
_FLAT = 1e-9  # a constraint with no more room than this is an equation


class EmptySpaceError(ValueError):
    """No weights agree with what was asked of them."""


@dataclass(frozen=True, slots=True)
class WeightSpace:
    """Weights that sum to 1, within limits and in an order.

    Attributes:
        criteria: Codes.
        lower: The least weight of each.
        upper: The most.
        order: Pairs of codes; the first weighs at least as much as the second.
    """

    criteria: tuple[str, ...]
    lower: tuple[float, ...]
    upper: tuple[float, ...]
    order: tuple[tuple[str, str], ...] = ()

    @classmethod
    def every(cls, criteria: Sequence[str]) -> Self:
        """Return the space of all weights there are."""
        size = len(criteria)
        return cls(tuple(criteria), (0.0,) * size, (1.0,) * size)

    @classmethod
    def ordered(cls, criteria: Sequence[str]) -> Self:
        """Return the weights that fall, or stay, from the first criterion to the last."""
        size = len(criteria)
        pairs = tuple(pairwise(criteria))
        return cls(tuple(criteria), (0.0,) * size, (1.0,) * size, pairs)

    @classmethod
    def spanned(cls, criteria: Sequence[str], given: Sequence[Weights]) -> Self:
        """Return all weights between the least and the most that anybody gave.

        One person's weights are a space with one point. ValueError without any.
        """
        by_criterion = list(zip(*given, strict=True))
        if not by_criterion:
            raise ValueError("nobody has given weights")
        least = tuple(min(one) for one in by_criterion)
        most = tuple(max(one) for one in by_criterion)
        return cls(tuple(criteria), least, most)

    @property
    def is_everything(self) -> bool:
        """Whether any weights at all are allowed."""
        is_bounded = any(self.lower) or any(one < 1 for one in self.upper)
        return not is_bounded and not self.order

    @property
    def point(self) -> Weights | None:
        """The only weights there are; None where there is a choice."""
        return self.lower if self.lower == self.upper else None

    def order_rows(self) -> Floats:
        """Return a row per pair in `order`; a row times the weights is at least 0."""
        at = {code: place for place, code in enumerate(self.criteria)}
        rows = np.zeros((len(self.order), len(self.criteria)))
        for row, (heavier, lighter) in zip(rows, self.order, strict=True):
            row[at[heavier]] += 1
            row[at[lighter]] -= 1
        return rows

    def rows(self) -> tuple[Floats, tuple[Floats, Floats]]:
        """Return what a linear program must hold beside `lower` and `upper`.

        A row times the weights is from the least to the most.
        """
        rows = np.concatenate([np.ones((1, len(self.criteria))), self.order_rows()])
        least, most = np.zeros(len(rows)), np.full(len(rows), np.inf)
        # Sums of decimals miss 1 by a little; a single point must not be lost for that.
        slack = 0.0 if self.point is None else _FLAT
        least[0], most[0] = 1 - slack, 1 + slack
        return rows, (least, most)


class WeightDraws:
    """Even draws from a space, some at a time. EmptySpaceError where there is nothing."""

    def __init__(self, space: WeightSpace) -> None:
        """Begin anew: two with the same space give the same draws."""
        self._space = space
        # One generator per criterion: the order of the criteria then does not matter.
        self._random = [generator("weight", code) for code in space.criteria]
        is_simple = space.is_everything or space.point is not None
        self._walk = None if is_simple else _Walk(space)

    def take(self, draws: int) -> Floats:
        """Return the next draws, shape (criteria, draws); columns sum to 1."""
        if self._walk is not None:
            return self._walk.take(draws)
        if self._space.point is not None:
            return np.repeat(np.array(self._space.point)[:, None], draws, axis=1)
        # Dirichlet(1, ..., 1): exponential draws over their sum.
        drawn = np.array([one.standard_exponential(draws) for one in self._random])
        return np.asarray(drawn / drawn.sum(axis=0))


class _Walk:
    """Hit-and-run: from where one is, to anywhere on a line in a random direction."""

    def __init__(self, space: WeightSpace) -> None:
        size = len(space.criteria)
        every = np.eye(size)
        # The room that is left in every constraint: rows @ weights - least >= 0.
        self._rows = np.concatenate([every, -every, space.order_rows()])
        ends = (space.lower, -np.array(space.upper), np.zeros(len(space.order)))
        self._least = np.concatenate(ends)
        tightest = _tightest(space, self._rows)
        centre = tightest.mean(axis=0)
        is_flat = ((tightest - centre) @ self._rows.T).max(axis=0) < _FLAT
        is_flat &= self._rows @ centre - self._least < _FLAT
        equations = np.concatenate([np.ones((1, size)), self._rows[is_flat]])
        self._rows, self._least = self._rows[~is_flat], self._least[~is_flat]
        _, singular, turned = np.linalg.svd(equations)
        self._directions = turned[int((singular > _FLAT).sum()) :]
        self._at = np.repeat(centre[None, :], CHAINS, axis=0)
        self._random = generator("walk", repr(space))
        self._left = np.empty((0, size))
        for _ in range(_WARM_UP * len(self._directions)):
            self._step()

    def take(self, draws: int) -> Floats:
        found = [self._left]
        while sum(map(len, found)) < draws:
            for _ in range(_BETWEEN):
                self._step()
            found.append(self._at.copy())
        together = np.concatenate(found)
        self._left = together[draws:]
        return np.ascontiguousarray(together[:draws].T)

    def _step(self) -> None:
        if not len(self._directions):
            return
        free = self._random.standard_normal((CHAINS, len(self._directions)))
        along = free @ self._directions
        speed = along @ self._rows.T
        room = np.maximum(self._at @ self._rows.T - self._least, 0.0)
        with np.errstate(divide="ignore", invalid="ignore"):
            reach = room / np.abs(speed)
        forward = np.where(speed < 0, reach, np.inf).min(axis=1)
        back = np.where(speed > 0, reach, np.inf).min(axis=1)
        share = self._random.random(CHAINS)
        self._at += ((forward + back) * share - back)[:, None] * along


def _tightest(space: WeightSpace, rows: Floats) -> Floats:
    """Return weights that leave each constraint as little and as much room as can be.

    Their mean lies inside every constraint that has any room.
    """
    held, ends = space.rows()
    columns = (np.array(space.lower), np.array(space.upper))
    program = Program(csr_array(held), ends, columns, limits_change=False)
    found = []
    for row in rows:
        for cost in (row, -row):
            program.price(np.ascontiguousarray(cost))
            try:
                best = program.solve()
            except UnsolvableError as nothing:
                raise EmptySpaceError("no weights are within the limits") from nothing
            if best is not None:
                found.append(best)
    return np.array(found)

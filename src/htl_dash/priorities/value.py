"""Values on fixed scales, with their uncertainty, and the weighted value of them.

An amount becomes a value from 0 to 1 on a scale that is decided beforehand. What is not
known stays unknown: it may be worth anything from 0 to 1, and never counts as zero.

References:
    Belton & Stewart (2002), Multiple Criteria Decision Analysis, chapters 4 and 5.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import isfinite

import numpy as np

from htl_dash.domain.criterion import Criterion, ValueScale
from htl_dash.priorities.draws import LIMITS, Floats, generator, two_piece

DRAWS = 20_000
"""Enough for limits that stand still in the second decimal."""


@dataclass(frozen=True, slots=True)
class Score:
    """An amount on a criterion's own scale, as far as it is known.

    A value without limits is known exactly. Limits are at 95 per cent; limits without a
    value say that it may be anything between them. Without any of it, it is unknown.
    """

    value: float | None = None
    lower: float | None = None
    upper: float | None = None

    def __post_init__(self) -> None:
        """Refuse limits that are alone or in the wrong order, and what is no number."""
        if (self.lower is None) != (self.upper is None):
            raise ValueError("limits come in pairs")
        given = [one for one in (self.lower, self.value, self.upper) if one is not None]
        if not all(map(isfinite, given)) or given != sorted(given):
            raise ValueError("a value lies between its limits")

    @property
    def is_unknown(self) -> bool:
        """Whether nothing is known of it."""
        return self.value is None and self.lower is None

    def draw(self, random: np.random.Generator, draws: int) -> Floats:
        """Return draws of the amount; ValueError where it is unknown."""
        if self.lower is None or self.upper is None:
            if self.value is None:
                raise ValueError("nothing is known to draw from")
            return np.full(draws, self.value)
        if self.value is None:
            return random.uniform(self.lower, self.upper, draws)
        normal = random.standard_normal(draws)
        return two_piece(normal, self.value, self.lower, self.upper)


@dataclass(frozen=True, slots=True)
class ValueRange:
    """From the least to the most that something is worth, 0-1.

    `middle` is None where nothing says where in the range it is.
    """

    lower: float
    middle: float | None
    upper: float


@dataclass(frozen=True, slots=True)
class Table:
    """Alternatives by criteria. `scores` has a row for each alternative.

    Codes are unique, and they name the draws: an alternative keeps its draws whatever
    stands beside it.
    """

    alternatives: tuple[str, ...]
    criteria: tuple[Criterion, ...]
    scores: tuple[tuple[Score, ...], ...]

    def __post_init__(self) -> None:
        """Refuse a table with holes, or with two that have the same code."""
        codes = [one.code for one in self.criteria]
        if any(len(row) != len(codes) for row in self.scores):
            raise ValueError("a score for every criterion")
        if len(self.scores) != len(self.alternatives):
            raise ValueError("a row for every alternative")
        for names in (codes, list(self.alternatives)):
            if not names or len(set(names)) != len(names):
                raise ValueError("codes are at least one, and unique")


def to_value(scale: ValueScale, amounts: Floats) -> Floats:
    """Return what amounts are worth, 0-1, same shape."""
    return np.interp(amounts, scale.amounts, scale.values)


def value_range(score: Score, scale: ValueScale) -> ValueRange:
    """Return what a score is worth; everything from 0 to 1 where it is unknown."""
    if score.is_unknown:
        return ValueRange(0.0, None, 1.0)
    middle = None if score.value is None else _worth(scale, score.value)
    ends = [score.value if one is None else one for one in (score.lower, score.upper)]
    worth = sorted(_worth(scale, one) for one in ends if one is not None)
    return ValueRange(worth[0], middle, worth[-1])


def _worth(scale: ValueScale, amount: float) -> float:
    return float(to_value(scale, np.asarray(amount)))


def limits(table: Table, *, only_unknown: bool = False) -> tuple[Floats, Floats]:
    """Return the least and the most of every value, shape (alternatives, criteria).

    With `only_unknown` every score that has a middle is taken to be just that, so that
    what is left between the two is what nobody knows.
    """
    lower = np.empty((len(table.alternatives), len(table.criteria)))
    upper = np.empty_like(lower)
    for row, scores in enumerate(table.scores):
        for column, (score, one) in enumerate(zip(scores, table.criteria, strict=True)):
            found = value_range(score, one.scale)
            is_point = only_unknown and found.middle is not None
            lower[row, column] = found.middle if is_point else found.lower
            upper[row, column] = found.middle if is_point else found.upper
    return lower, upper


class ValueDraws:
    """Draws of every value in a table, some at a time.

    An unknown value is drawn evenly from 0 to 1 (Lahdelma & Salminen 2001).
    """

    def __init__(self, table: Table) -> None:
        """Begin anew: two with the same table give the same draws."""
        self._cells = [
            [_Cell(code, one, row[at]) for code, row in _rows(table)]
            for at, one in enumerate(table.criteria)
        ]

    def take(self, draws: int) -> Floats:
        """Return the next draws, shape (criteria, alternatives, draws)."""
        found = np.empty((len(self._cells), len(self._cells[0]), draws))
        for column, cells in enumerate(self._cells):
            for row, cell in enumerate(cells):
                found[column, row] = cell.take(draws)
        return found


def _rows(table: Table) -> list[tuple[str, tuple[Score, ...]]]:
    return list(zip(table.alternatives, table.scores, strict=True))


class _Cell:
    """One score and where its draws come from."""

    def __init__(self, alternative: str, criterion: Criterion, score: Score) -> None:
        self._score, self._scale = score, criterion.scale
        self._random = generator("value", alternative, criterion.code)

    def take(self, draws: int) -> Floats | float:
        if self._score.is_unknown:
            return self._random.random(draws)
        if self._score.lower is None and self._score.value is not None:
            return _worth(self._scale, self._score.value)
        return to_value(self._scale, self._score.draw(self._random, draws))


@dataclass(frozen=True, slots=True)
class WeightedValue:
    """What one alternative is worth altogether at given weights, 0-1.

    Limits are at 95 per cent for what is uncertain; what is unknown is taken at its
    least and at its most. `middle` is None where something unknown has weight, and
    `unknown` is how much weight that is.
    """

    alternative: str
    lower: float
    middle: float | None
    upper: float
    unknown: float


def weighted_values(
    table: Table, weights: Sequence[float] | Floats, draws: int = DRAWS
) -> tuple[WeightedValue, ...]:
    """Return the weighted value of every alternative, in the order of the table.

    Args:
        table: What is judged.
        weights: One per criterion, sum 1.
        draws: How many, for the limits.
    """
    by_weight = np.asarray(weights, dtype=float)
    values = ValueDraws(table).take(draws)
    is_unknown = np.array([[one.is_unknown for one in row] for row in table.scores])
    unknown = is_unknown @ by_weight
    known = np.zeros(values.shape[1:])
    for column, weight in enumerate(by_weight):
        known += weight * np.where(is_unknown[:, column, None], 0.0, values[column])
    tails = np.quantile(known, [(1 - LIMITS) / 2, 0.5, (1 + LIMITS) / 2], axis=1)
    return tuple(
        WeightedValue(
            alternative,
            float(low),
            None if lacks > 0 else float(middle),
            float(high + lacks),
            float(lacks),
        )
        for alternative, low, middle, high, lacks in zip(
            table.alternatives, *tails, unknown, strict=True
        )
    )

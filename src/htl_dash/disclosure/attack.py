"""What somebody can work out about a hidden sum from everything that is shown.

The attacker knows all released figures, how they sum, and that counts are whole and
never below zero; nothing else. The range of a sum is the least and the most it can be.
"""

from dataclasses import dataclass
from functools import cached_property
from math import inf

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import coo_array, csr_array, vstack
from scipy.sparse.csgraph import connected_components

from htl_dash.disclosure.truths import Known, Truths
from htl_dash.optimisation.linear import Program, Vector

_DECIMALS = 6


@dataclass(frozen=True, slots=True)
class Range:
    """The least and the most that a sum can be; `upper` may be infinite."""

    lower: float
    upper: float

    @property
    def width(self) -> float:
        """Return how far apart the limits are."""
        return self.upper - self.lower


class Attacker:
    """Everything that is known about the atoms, ready to answer for some sums of them.

    `known` tells of all atoms at once; `targets` has a row of weights over the atoms
    for each sum to find out about. The answers raise UnsolvableError where the released
    figures contradict each other.
    """

    def __init__(self, known: Known, targets: csr_array) -> None:
        """Split the atoms where nothing that matters ties them together."""
        self._known, self._targets = known, targets
        self._atoms = tied_together(vstack([known.rows, abs(targets)], format="csr"))
        self._labels = label_of(targets, self._atoms)
        self._parts: dict[int, _Part] = {}

    def range(self, target: int) -> Range:
        """Return the least and the most that one of the targets can be.

        Counts are whole, so the true range may be narrower: `can_reach` settles that.
        """
        part, number = self._part(target)
        return part.range(number)

    def can_reach(self, target: int, lower: float, upper: float) -> bool:
        """Whether a target can be `lower` or less, and can be `upper` or more.

        Whole counts that explain everything released must exist in both cases.
        """
        part, number = self._part(target)
        truths = part.truths
        return truths.go_down_to(number, lower) and truths.go_up_to(number, upper)

    def _part(self, target: int) -> tuple["_Part", int]:
        """Return the part that a target lies in, and its number there."""
        label = int(self._labels[target])
        asked = np.flatnonzero(self._labels == label)
        if label not in self._parts:
            atoms = np.flatnonzero(self._atoms == label)
            targets = self._targets[asked][:, atoms]
            self._parts[label] = _Part(self._known.about(atoms), targets)
        return self._parts[label], int(np.searchsorted(asked, target))


@dataclass(frozen=True)
class _Part:
    """Atoms that are tied together: what is known of them, and what is asked."""

    known: Known
    targets: csr_array

    @cached_property
    def truths(self) -> Truths:
        return Truths(self.known, self.targets)

    @cached_property
    def _program(self) -> Program:
        columns = (np.zeros(self.known.ceiling.size), self.known.ceiling)
        limits = (self.known.lower, self.known.upper)
        return Program(self.known.rows, limits, columns, limits_change=False)

    def range(self, target: int) -> Range:
        weights = self.targets[[target]].toarray().ravel()
        return Range(self._least(weights), -self._least(-weights))

    def _least(self, weights: Vector) -> float:
        """Return the least of a weighted sum, with atoms divided at will."""
        self._program.price(weights)
        found = self._program.solve()
        return -inf if found is None else round(float(weights @ found), _DECIMALS)


def tied_together(rows: csr_array) -> NDArray[np.intp]:
    """Label the atoms so that two with different labels stand in no row together."""
    count, atoms = rows.shape
    pairs = coo_array(rows)
    at = (pairs.row, pairs.col + count)
    joined = coo_array((pairs.data, at), shape=(count + atoms, count + atoms))
    labels = connected_components(joined, directed=False)[1]
    return np.asarray(labels[count:], np.intp)


def label_of(rows: csr_array, labels: NDArray[np.intp]) -> NDArray[np.intp]:
    """Return the label of each row's atoms, given that they share one."""
    return np.asarray(labels[rows.indices[rows.indptr[:-1]]], np.intp)

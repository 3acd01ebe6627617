"""Whole counts that explain everything that has been released.

The real counts are one such truth. The more the others differ in a hidden sum, the less
the release says of it. A linear program alone would not do: where views cross, it may
divide a child in halves and call that an explanation.
"""

from dataclasses import dataclass
from functools import cached_property
from math import inf

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array, hstack, vstack

from htl_dash.optimisation.linear import Program, UnsolvableError, Vector

TOLERANCE = 1e-6
"""Sums that differ by less than this differ by the solver's rounding."""
WHOLE = 1e-4
"""So near a whole number each of a thousand atoms may be, and their sum be right."""
MEASURES = (1, 2, 3, 4, 6)
"""Multiples that make halves, thirds and quarters whole."""
SCARCE = 20.0
"""How much dearer it is to take from an atom that has nothing."""
GOLDEN = 0.6180339887498949
"""Multiples of it spread evenly between nought and one."""


@dataclass(frozen=True)
class Known:
    """What is known about atoms: sums, and the limits that each of them lies within.

    `rows` has a row of zeros and ones over the atoms for each sum. The limits are the
    same for a figure released as it is, and apart for one that has been rounded.
    """

    rows: csr_array
    lower: Vector
    upper: Vector

    @cached_property
    def ceiling(self) -> Vector:
        """Return the most of each atom: a zero sum leaves nothing in its atoms."""
        ceiling = np.full(self.rows.shape[1], inf)
        ceiling[self.rows[np.flatnonzero(self.upper == 0)].indices] = 0.0
        return ceiling

    def about(self, atoms: NDArray[np.intp]) -> "Known":
        """Return what is known about some of the atoms alone."""
        inside = self.rows[:, atoms]
        rows = np.flatnonzero(np.diff(inside.indptr))
        return Known(inside[rows], self.lower[rows], self.upper[rows])

    def allows(self, atoms: Vector) -> bool:
        """Whether these atoms would explain everything."""
        sums = self.rows @ atoms
        return bool(
            (atoms > -TOLERANCE).all()
            and (sums > self.lower - TOLERANCE).all()
            and (sums < self.upper + TOLERANCE).all()
        )


class Deviations:
    """Finds whole truths as the smallest deviations from one that is at hand.

    They are whole by themselves as a rule; only where they are not, whole numbers are
    asked for.
    """

    def __init__(self, known: Known, first: Vector, targets: csr_array) -> None:
        """Start from a truth that explains what is known."""
        self._known, self._first, self._targets = known, first, targets
        self._program = self._deviations()
        down = 1 + SCARCE / (1 + first)
        # Going down is dear where there is little to take from: then there is room to
        # go twice as far. Other prices, spread evenly, lead to other corners.
        plain = np.concatenate([np.ones(down.size), down])
        spread = np.arange(plain.size) * GOLDEN % 1
        self._prices = [plain * (1 + spread * part) for part in (0.0, 0.5, 2.0)]

    def find(self, target: int, lower: float, upper: float) -> Vector | None:
        """Return a truth that has a target within limits, None if there is none.

        One of the limits is infinite: the truth may lie farther off than it must.
        """
        now = float((self._targets[[target]] @ self._first)[0])
        asked = (self._known.lower.size + target, lower - now, upper - now)
        try:
            for prices in self._prices:
                truth = self._towards(self._program, asked, prices)
                if truth is not None:
                    return truth
            return self._whole(asked)
        except UnsolvableError:
            return None

    def _whole(self, asked: tuple[int, float, float]) -> Vector | None:
        program = self._deviations()
        program.require_whole_numbers(range(self._prices[0].size))
        return self._towards(program, asked, self._prices[0])

    def _towards(
        self, program: Program, asked: tuple[int, float, float], prices: Vector
    ) -> Vector | None:
        """Return the truth that lies the cheapest way off, or a few times farther.

        UnsolvableError if there is no way there, whole or not.
        """
        program.start_over()
        program.price(prices)
        program.hold_row(*asked)
        try:
            found = program.solve()
        finally:
            program.hold_row(asked[0], -inf, inf)
        if found is None:
            raise ArithmeticError("prices are positive and cannot fall for ever")
        up, down = np.split(found, 2)
        return self.along(up - down)

    def along(self, deviation: Vector) -> Vector | None:
        """Return the first whole truth on the way along a deviation, at it or beyond."""
        for times in MEASURES:
            truth = self._first + times * deviation
            if is_whole(truth) and self._known.allows(np.rint(truth)):
                return np.rint(truth)
        return None

    def _deviations(self) -> Program:
        """Columns: how far each atom goes up from the first truth, then how far down."""
        known, targets = self._known, self._targets
        sums = vstack([known.rows, targets])
        shown = known.rows @ self._first
        free = np.full(targets.shape[0], inf)
        limits = (
            np.concatenate([known.lower - shown, -free]),
            np.concatenate([known.upper - shown, free]),
        )
        most = np.concatenate([known.ceiling - self._first, self._first])
        columns = (np.zeros(most.size), most)
        return Program(hstack([sums, -sums]), limits, columns, limits_change=True)


class Truths:
    """Finds whole explanations that take a target up or down, and remembers them all."""

    def __init__(self, known: Known, targets: csr_array) -> None:
        """Find a first truth. UnsolvableError if nothing explains what is known."""
        first = any_truth(known)
        self._targets = targets
        self._near = Deviations(known, first, targets)
        self._least = self._most = targets @ first

    def go_down_to(self, target: int, lower: float) -> bool:
        """Whether some truth has a target at most this."""
        return bool(self._least[target] <= lower) or self._search(target, -inf, lower)

    def go_up_to(self, target: int, upper: float) -> bool:
        """Whether some truth has a target at least this."""
        return bool(self._most[target] >= upper) or self._search(target, upper, inf)

    def _search(self, target: int, lower: float, upper: float) -> bool:
        truth = self._near.find(target, lower, upper)
        if truth is None:
            return False
        sums = self._targets @ truth
        self._least = np.minimum(self._least, sums)
        self._most = np.maximum(self._most, sums)
        return True


def any_truth(known: Known) -> Vector:
    """Return whole counts that explain what is known. UnsolvableError if none do."""
    columns = (np.zeros(known.ceiling.size), known.ceiling)
    limits = (known.lower, known.upper)
    program = Program(known.rows, limits, columns, limits_change=True)
    found = program.solve()
    if found is None or not is_whole(found):
        program.require_whole_numbers(range(known.ceiling.size))
        found = program.solve()
    if found is None:
        raise ArithmeticError("nothing is priced and cannot fall for ever")
    return np.rint(found)


def is_whole(atoms: Vector) -> bool:
    """Whether every count is a whole number, but for the solver's rounding."""
    return bool(np.abs(atoms - np.rint(atoms)).max(initial=0.0) < WHOLE)

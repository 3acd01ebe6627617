"""Hide what must be hidden, and as little more as keeps it hidden.

All views of a release are protected together, over their common atoms. For each secret
that can still be worked out, a linear program finds the cheapest set of further cells
whose hiding lets the secret be anything that its rule asks for. Cells that then prove
unnecessary are shown again, the most valuable first. Last, the same is asked of whole
counts: where cells overlap crosswise, the programs may have divided a child in halves.

References:
    Kelly, Golden & Assad (1992), Networks 22: 397-417, for the programs.
    Fischetti & Salazar (2001), Management Science 47: 1008-1027, for the intervals.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from math import inf

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import block_array, csr_array, eye_array, vstack

from htl_dash.disclosure.attack import label_of, tied_together
from htl_dash.disclosure.costs import costs
from htl_dash.disclosure.design import Design, Key
from htl_dash.disclosure.rules import (
    Reason,
    Secret,
    secret_rows,
    secrets,
    together,
)
from htl_dash.disclosure.truths import Deviations, Known
from htl_dash.disclosure.witnesses import Mask, Witnesses
from htl_dash.domain.protection import Rule
from htl_dash.optimisation.linear import Program, UnsolvableError, Vector

FREE = 1e-6
"""Cost of moving a cell that is hidden already: almost none, so that few are moved."""


@dataclass(frozen=True)
class Protection:
    """Which cells are hidden and why, and the secrets that they keep."""

    hidden: dict[Key, Reason]
    secrets: tuple[Secret, ...]


def protect(
    design: Design,
    counts: Vector,
    rule: Rule,
    settled: Mapping[Key, bool] | None = None,
    changes: tuple[Secret, ...] = (),
    salt: str = "",
) -> Protection:
    """Return which cells of a release to hide.

    Args:
        design: Every cell of every view, and the atoms behind them.
        counts: The true counts of the atoms.
        rule: What may not be known.
        settled: Cells that an earlier release has shown (True) or hidden (False) with
            these same counts: they stay so.
        changes: Further secrets, where a refreshed count would give away a few.
        salt: Makes the choice of further cells one that nobody can foresee.

    Raises:
        UnsolvableError: What an earlier release has shown gives a secret away.
    """
    settled = settled or {}
    shown_before = {cell for cell, is_shown in settled.items() if is_shown}
    hidden_before = settled.keys() - shown_before
    every = (*changes, *secrets(design, counts, rule))
    kept = tuple(secret for secret in every if secret.cell not in shown_before)
    reasons = {secret.cell: secret.reason for secret in reversed(kept)}
    pulled = together(design, set(reasons), rule) - shown_before
    reasons |= dict.fromkeys(pulled, Reason.TOGETHER)
    reasons = dict.fromkeys(hidden_before, Reason.SECONDARY) | reasons
    search = _Search(design, counts, kept, reasons.keys(), shown_before, salt)
    more = search.more_to_hide()
    return Protection(reasons | dict.fromkeys(more, Reason.SECONDARY), kept)


class _Search:
    """The parts of a release that share atoms, searched one by one."""

    def __init__(
        self,
        design: Design,
        counts: Vector,
        kept: tuple[Secret, ...],
        hidden: Collection[Key],
        shown_before: Collection[Key],
        salt: str,
    ) -> None:
        self._design = design
        self._counts = counts
        self._hidden = np.array([cell in hidden for cell in design.cells])
        self._fixed = np.array([cell in shown_before for cell in design.cells])
        self._rows = secret_rows(design, kept)
        self._up = np.array([secret.upper - secret.value for secret in kept])
        self._down = np.array([secret.value - secret.lower for secret in kept])
        self._cost = costs(design, counts, salt)

    def more_to_hide(self) -> tuple[Key, ...]:
        """Return the cells to hide beside those that are hidden already."""
        cells = self._design.matrix
        labels = tied_together(vstack([cells, abs(self._rows)], format="csr"))
        of_cells, of_secrets = label_of(cells, labels), label_of(self._rows, labels)
        found: list[Key] = []
        for label in np.unique(of_secrets):
            atoms = np.flatnonzero(labels == label)
            inside = np.flatnonzero(of_cells == label)
            asked = np.flatnonzero(of_secrets == label)
            part = _Part(
                cells[inside][:, atoms],
                self._rows[asked][:, atoms],
                self._counts[atoms],
                self._cost[inside],
                (self._up[asked], self._down[asked]),
                self._hidden[inside],
                self._fixed[inside],
            )
            found += [self._design.cells[inside[at]] for at in part.more_to_hide()]
        return tuple(found)


class _Part:
    """Cells that share atoms, as one program over deviations from the truth.

    Columns: how far each atom deviates, then how far each cell goes up, then how far
    down. Rows: the cells, then how far each secret goes.
    """

    def __init__(
        self,
        cells: csr_array,
        rows: csr_array,
        counts: Vector,
        cost: Vector,
        asked: tuple[Vector, Vector],
        hidden: Mask,
        fixed: Mask,
    ) -> None:
        self._cells, self._rows, self._counts = cells, rows, counts
        self._cost, self._needed, self._hidden = cost, hidden, hidden.copy()
        self._fixed = fixed
        self._asked, self._witnesses = asked, Witnesses(cells, rows, asked)
        self._program = self._deviations()
        self._hold(np.flatnonzero(fixed), 0.0)

    def more_to_hide(self) -> NDArray[np.intp]:
        """Return the numbers of the cells to hide beside those hidden from the start.

        Raises:
            UnsolvableError: Too much is shown already for some secret to be kept.
        """
        self._hide_enough()
        self._show_again()
        self._hide_enough_for_whole_counts()
        return np.flatnonzero(self._hidden & ~self._needed)

    def _deviations(self) -> Program:
        count, secrets = self._cells.shape[0], self._rows.shape[0]
        one, zero, free = eye_array(count), np.zeros(count), np.full(secrets, inf)
        matrix = block_array([[self._cells, -one, one], [self._rows, None, None]])
        rows = np.concatenate([zero, -free]), np.concatenate([zero, free])
        floor = np.concatenate([-self._counts, zero, zero])
        ceiling = np.full(floor.size, inf)
        return Program(matrix, rows, (floor, ceiling), limits_change=True)

    def _hide_enough(self) -> None:
        """Hide, for one secret at a time, what is cheapest to let it go."""
        for secret, distance in self._witnesses.lacking():
            self._price()
            found = self._cheapest(secret, distance, distance)
            self._hidden |= self._witnesses.add(found)

    def _show_again(self) -> None:
        """Show every cell that no secret needs, the most valuable first."""
        self._price()
        self._hold(np.flatnonzero(~self._hidden), 0.0)
        spare = np.flatnonzero(self._hidden & ~self._needed)
        for cell in spare[np.argsort(-self._cost[spare], stable=True)]:
            self._hold([cell], 0.0)
            try:
                for secret, distance in self._witnesses.lacking(without=cell):
                    self._witnesses.add(self._cheapest(secret, distance, distance))
            except UnsolvableError:
                self._hold([cell], inf)
            else:
                self._hidden[cell] = False
                self._witnesses = self._witnesses.without(cell)

    def _hide_enough_for_whole_counts(self) -> None:
        """Hide more where some witness so far would divide a child in halves."""
        near, whole = self._near(), Witnesses(self._cells, self._rows, self._asked)
        for deviation in self._witnesses.deviations:
            truth = near.along(deviation)
            if truth is not None:
                whole.add(truth - self._counts)
        values = self._rows @ self._counts
        for secret, distance in whole.lacking():
            limits = np.array((distance, inf) if distance > 0 else (-inf, distance))
            truth = near.find(secret, *(values[secret] + limits))
            if truth is not None:
                whole.add(truth - self._counts)
                continue
            self._price()
            self._hold(np.flatnonzero(~self._hidden & ~self._fixed), inf)
            self._program.require_whole_numbers(range(self._counts.size))
            self._hidden |= whole.add(np.rint(self._cheapest(secret, *limits)))
            near = self._near()

    def _near(self) -> Deviations:
        values = self._cells @ self._counts
        lower = np.where(self._hidden, -inf, values)
        upper = np.where(self._hidden, inf, values)
        return Deviations(Known(self._cells, lower, upper), self._counts, self._rows)

    def _cheapest(self, secret: int, lower: float, upper: float) -> Vector:
        """Return how the atoms deviate if the cheapest cells let a secret go so far."""
        row = self._cells.shape[0] + secret
        self._program.hold_row(row, lower, upper)
        try:
            found = self._program.solve()
        finally:
            self._program.hold_row(row, -inf, inf)
        if found is None:
            raise ArithmeticError("costs are positive and cannot fall for ever")
        return found[: self._counts.size]

    def _price(self) -> None:
        each = np.where(self._hidden, FREE, self._cost)
        self._program.price(np.concatenate([np.zeros(self._counts.size), each, each]))

    def _hold(self, cells: Iterable[np.intp], most: float) -> None:
        """Let some cells move by at most this."""
        for cell in cells:
            up = self._counts.size + cell
            for column in (up, up + self._cells.shape[0]):
                self._program.hold_column(column, 0.0, most)

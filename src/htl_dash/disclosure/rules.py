"""Which counts may not be known, and how uncertain they must stay."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from scipy.sparse import csr_array

from htl_dash.disclosure.design import TOTAL, Design, Key
from htl_dash.domain.protection import Rule
from htl_dash.optimisation.linear import Vector


class Reason(StrEnum):
    """Why a cell is hidden. For the protector only: readers see one and the same."""

    SMALL = "small"
    GROUP = "group"
    CHANGE = "change"
    TOGETHER = "together"
    SECONDARY = "secondary"


@dataclass(frozen=True, slots=True)
class Secret:
    """A sum that must stay uncertain: its range must reach `lower` and `upper`.

    It is the cell's own count or, where `rest_on` is the number of an axis, what the
    cell leaves of the total on that axis. The cell is hidden either way.
    """

    cell: Key
    value: float
    lower: float
    upper: float
    reason: Reason
    rest_on: int | None = None


def whole(cell: Key, axis: int) -> Key:
    """Return the cell that is the total on one axis."""
    return (*cell[:axis], TOTAL, *cell[axis + 1 :])


def secret_rows(design: Design, found: Sequence[Secret]) -> csr_array:
    """Return one row over the atoms for each secret."""
    own = design.rows(secret.cell for secret in found)
    totals = design.rows(
        secret.cell if secret.rest_on is None else whole(secret.cell, secret.rest_on)
        for secret in found
    )
    rest = np.array([secret.rest_on is not None for secret in found], float)
    # Own row, or the total less the own row.
    signed = own.multiply((1 - 2 * rest)[:, None]) + totals.multiply(rest[:, None])
    rows = csr_array(signed)
    rows.eliminate_zeros()
    return rows


def secrets(design: Design, counts: Vector, rule: Rule) -> tuple[Secret, ...]:
    """Return what the rule protects; `counts` are the true counts of the atoms."""
    values = dict(zip(design.cells, design.matrix @ counts, strict=True))
    found = [
        _small(cell, value, rule)
        for cell, value in values.items()
        if rule.is_small(value)
    ]
    small = {secret.cell for secret in found}
    for cell, axis, total in _parts(design, counts, rule):
        value, rest = values[cell], total - values[cell]
        if rule.is_small(rest):
            found.append(_small(cell, rest, rule, axis))
        if 0 < total < rule.minimum_group and cell not in small:
            lower = max(0.0, value - rule.minimum_count + 1)
            upper = max(value, float(rule.minimum_count))
            found.append(Secret(cell, value, lower, upper, Reason.GROUP))
    return tuple(found)


def _small(cell: Key, value: float, rule: Rule, rest_on: int | None = None) -> Secret:
    """A small count may be anything from one, or nought, to the first that is shown."""
    lower = min(value, 0.0 if rule.hides_zeros else 1.0)
    upper = float(rule.minimum_count)
    return Secret(cell, value, lower, upper, Reason.SMALL, rest_on)


def _parts(
    design: Design, counts: Vector, rule: Rule
) -> Iterator[tuple[Key, int, float]]:
    """Give each cell that is part of a total on a complement axis, and that total."""
    for axis, one in enumerate(design.axes):
        if one.name in rule.complements:
            cells = [cell for cell in design.cells if not one.is_everything(cell[axis])]
            totals = design.rows(whole(cell, axis) for cell in cells) @ counts
            yield from (
                (cell, axis, total) for cell, total in zip(cells, totals, strict=True)
            )


def together(design: Design, hidden: set[Key], rule: Rule) -> set[Key]:
    """Return the cells that are hidden because their siblings are, and only those."""
    axes = [at for at, axis in enumerate(design.axes) if axis.name in rule.together]
    found = set(hidden)
    # A cell hidden along one axis may pull others along the next, and they in turn.
    for axis in axes * len(axes):
        is_everything = design.axes[axis].is_everything
        parts = {cell for cell in design.cells if not is_everything(cell[axis])}
        groups = {whole(cell, axis) for cell in found & parts}
        found |= {cell for cell in parts if whole(cell, axis) in groups}
    return found - hidden

"""What a release consists of: which sums of which smallest parts it shows.

Every figure counts children in some of the smallest parts (atoms): one area, one kind
of work, one term. All views of a release share the atoms, shown themselves or not, and
that is what links the views: an attacker may combine any of them.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import product
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array

TOTAL = "_T"
"""The code for everything on an axis; SDMX."""

Key: TypeAlias = tuple[str, ...]
"""One code per axis, in the order of the axes."""


@dataclass(frozen=True)
class Axis:
    """One way of dividing what is counted, such as areas, terms or kinds of work.

    `leaves` are the finest codes. `groups` maps a coarser code to its members, leaves
    or other groups; everything together is `TOTAL` and need not be listed.
    """

    name: str
    leaves: tuple[str, ...]
    groups: Mapping[str, tuple[str, ...]]

    @cached_property
    def members(self) -> dict[str, frozenset[str]]:
        """Return the leaves of every code. KeyError if a group has unknown members."""
        found = {leaf: frozenset({leaf}) for leaf in self.leaves}
        waiting = dict(self.groups)
        while waiting:
            ready = [
                code for code, parts in waiting.items() if found.keys() >= {*parts}
            ]
            if not ready:
                raise KeyError(f"{self.name}: {sorted(waiting)}")
            for code in ready:
                parts = waiting.pop(code)
                found[code] = frozenset().union(*(found[part] for part in parts))
        found.setdefault(TOTAL, frozenset(self.leaves))
        return found

    def is_everything(self, code: str) -> bool:
        """Whether a code stands for the whole axis: the total, or a group like it."""
        return self.members[code] == self.members[TOTAL]


@dataclass(frozen=True)
class Design:
    """The cells of a release, each a sum over atoms; the same cell stands once.

    `steps` says, cell by cell, on how many of its own view's axes it is a sum: the
    more, the more a reader loses with it.
    """

    axes: tuple[Axis, ...]
    cells: tuple[Key, ...]
    steps: tuple[int, ...]

    @cached_property
    def atoms(self) -> tuple[Key, ...]:
        """Return the smallest parts: one leaf per axis, in the order of the axes."""
        return tuple(product(*(axis.leaves for axis in self.axes)))

    @cached_property
    def matrix(self) -> csr_array:
        """Return the cells x atoms matrix of zeros and ones."""
        return self.rows(self.cells)

    def rows(self, keys: Iterable[Key]) -> csr_array:
        """Return one row of zeros and ones over the atoms for each key."""
        shape = tuple(len(axis.leaves) for axis in self.axes)
        places = [
            {leaf: at for at, leaf in enumerate(axis.leaves)} for axis in self.axes
        ]
        starts, columns = [0], []
        for key in keys:
            chosen = [
                sorted(place[leaf] for leaf in axis.members[code])
                for axis, place, code in zip(self.axes, places, key, strict=True)
            ]
            grid = np.ravel_multi_index(np.ix_(*chosen), shape).ravel()
            columns.append(grid)
            starts.append(starts[-1] + grid.size)
        indices = np.concatenate(columns) if columns else np.zeros(0, int)
        ones = np.ones(indices.size)
        size = int(np.prod(shape))
        return csr_array((ones, indices, starts), shape=(len(starts) - 1, size))

    def counts(self, by_atom: Mapping[Key, int]) -> NDArray[np.float64]:
        """Return counts in the order of the atoms; an atom that is left out is zero."""
        unknown = by_atom.keys() - set(self.atoms)
        if unknown:
            raise KeyError(min(unknown))
        return np.array([by_atom.get(atom, 0) for atom in self.atoms], float)


def design(
    axes: Iterable[Axis], views: Iterable[Mapping[str, tuple[str, ...]]]
) -> Design:
    """Return the design that shows the views, all of them together.

    A view maps the names of its axes to the codes it shows; on an axis that it does not
    name it shows the total.
    """
    ordered = tuple(axes)
    steps: dict[Key, int] = {}
    for view in views:
        unknown = view.keys() - {axis.name for axis in ordered}
        if unknown:
            raise KeyError(min(unknown))
        for key in product(*(view.get(axis.name, (TOTAL,)) for axis in ordered)):
            summed = sum(
                code not in axis.leaves
                for axis, code in zip(ordered, key, strict=True)
                if axis.name in view
            )
            steps[key] = min(summed, steps.get(key, summed))
    return Design(ordered, tuple(steps), tuple(steps.values()))

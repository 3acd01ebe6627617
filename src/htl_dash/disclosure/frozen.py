"""Releases stand still: what has been shown once is neither changed nor taken back.

A refreshed count that went from 7 to 8 would tell that one child came. So a release
grows only by what is new (a new term), and refreshed counts wait for the next vintage.
There a cell that would differ by a few from what was shown before is kept uncertain
just as a small count is, and readers go on seeing what was shown before.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np

from htl_dash.disclosure.design import TOTAL, Axis, Design, Key
from htl_dash.disclosure.protect import Protection, protect
from htl_dash.disclosure.rules import Reason, Secret
from htl_dash.disclosure.truths import Known
from htl_dash.domain.protection import Rule


@dataclass(frozen=True)
class CountSeries:
    """Counts of children to release together: every view of them, and the rule.

    `counts` has the true count of each atom; those left out are zero. `empty` are the
    cells that hold nobody, as anybody can see: no such figure is given. `salt` is drawn
    for one release, see `costs`.
    """

    name: str
    design: Design
    counts: Mapping[Key, int]
    rule: Rule
    empty: tuple[Key, ...] = ()
    salt: str = ""

    def values(self) -> dict[Key, int]:
        """Return the true count of every cell."""
        sums = self.design.matrix @ self.design.counts(self.counts)
        return dict(zip(self.design.cells, sums.astype(int).tolist(), strict=True))


@dataclass(frozen=True)
class Frozen:
    """One release of a series, as it will always be.

    Attributes:
        series: The name of the series.
        sequence: The number of the release, from 1.
        vintage: How many times the counts have been taken anew, from 1.
        design: All cells, also sums that only earlier releases showed.
        shown: The counts that this vintage shows.
        carried: What an earlier vintage showed in cells that this one hides.
        secrets: What the hiding protects.
        counts: The true counts of the atoms; zeros are left out.
        waiting: How many atoms have changed since the counts were taken.
    """

    series: str
    sequence: int
    vintage: int
    design: Design
    shown: Mapping[Key, int]
    carried: Mapping[Key, int]
    secrets: tuple[Secret, ...]
    counts: Mapping[Key, int]
    waiting: int

    @cached_property
    def readable(self) -> dict[Key, int]:
        """Return what readers may see, of this vintage or an earlier one."""
        return {**self.carried, **self.shown}

    @property
    def known(self) -> Known:
        """Return what this vintage tells about its atoms."""
        values = np.array(list(self.shown.values()), float)
        return Known(self.design.rows(self.shown), values, values)


def first(series: CountSeries) -> Frozen:
    """Return the first release of a series."""
    counts = series.design.counts(series.counts)
    seen = dict.fromkeys(series.empty, True)
    protection = protect(series.design, counts, series.rule, seen, salt=series.salt)
    start = Frozen(series.name, 0, 1, series.design, {}, {}, (), {}, 0)
    return _next(start, series, protection)


def extended(series: CountSeries, last: Frozen) -> Frozen:
    """Return the release with what is new in the series; what has changed waits.

    It is `last` itself where nothing is new and as much waits as before. Where a sum that
    has been shown lacks parts that it had, no count can stand: everything waits.
    """
    counts, waiting = _counts_that_stand(series, last)
    if _has_lost_parts(series.design, last):
        waiting = max(1, waiting)
        return last if waiting == last.waiting else replace(last, waiting=waiting)
    design = _with_earlier_cells(series.design, last)
    settled = {
        _renamed(c, series.design, last): c in last.shown for c in last.design.cells
    }
    if settled.keys() == set(design.cells):
        return last if waiting == last.waiting else replace(last, waiting=waiting)
    settled |= dict.fromkeys(set(series.empty) - _atoms_told_of(last), True)
    whole = replace(series, design=design, counts=counts)
    protection = protect(
        design,
        design.counts(counts),
        series.rule,
        settled,
        _earlier_changes(series.design, last),
        series.salt,
    )
    carried = {
        _renamed(cell, series.design, last): value
        for cell, value in last.carried.items()
    }
    return replace(_next(last, whole, protection), carried=carried, waiting=waiting)


def refreshed(series: CountSeries, last: Frozen) -> Frozen:
    """Return the next vintage, in which every count is as it is now.

    A cell that differs by less than the rule's smallest count from what readers saw is
    a secret: it may as well have stood still, or changed by many. What was hidden stays
    so: a cell that has probably stood still could else be taken from a sum that only
    the earlier vintage showed.
    """
    values, least = series.values(), series.rule.minimum_count
    changes = tuple(
        _change(cell, old, values[cell], least)
        for cell, old in last.readable.items()
        if cell in values and 0 < abs(values[cell] - old) < least
    )
    counts = series.design.counts(series.counts)
    hidden = {*last.design.cells} & values.keys() - last.readable.keys()
    seen = dict.fromkeys(hidden, False) | dict.fromkeys(series.empty, True)
    protection = protect(series.design, counts, series.rule, seen, changes, series.salt)
    found = replace(_next(last, series, protection), vintage=last.vintage + 1)
    carried = {
        cell: old for cell, old in last.readable.items() if cell in protection.hidden
    }
    return replace(found, carried=carried)


def _next(last: Frozen, series: CountSeries, protection: Protection) -> Frozen:
    values = series.values()
    return Frozen(
        series=series.name,
        sequence=last.sequence + 1,
        vintage=last.vintage,
        design=series.design,
        shown={
            cell: value
            for cell, value in values.items()
            if cell not in protection.hidden
        },
        carried={},
        secrets=protection.secrets,
        counts={atom: count for atom, count in series.counts.items() if count},
        waiting=0,
    )


def _change(cell: Key, old: int, new: int, least: int) -> Secret:
    lower, upper = (old, old + least) if new > old else (max(0, old - least), old)
    return Secret(cell, float(new), float(lower), float(upper), Reason.CHANGE)


def _counts_that_stand(series: CountSeries, last: Frozen) -> tuple[dict[Key, int], int]:
    """Return the counts to go by, and how many atoms of the last release have changed."""
    known = _atoms_told_of(last)
    changed = sum(series.counts.get(a, 0) != last.counts.get(a, 0) for a in known)
    new = {atom: n for atom, n in series.counts.items() if atom not in known}
    return new | dict(last.counts), changed


def _atoms_told_of(last: Frozen) -> set[Key]:
    """Return the atoms in some cell; others are new, even where their codes are not."""
    return {last.design.atoms[at] for at in set(last.design.matrix.indices.tolist())}


def _has_lost_parts(design: Design, last: Frozen) -> bool:
    """Whether a code that the last release used now stands for less than it did."""
    return any(
        not then.members[code] <= now.members.get(code, then.members[code])
        for at, (now, then) in enumerate(
            zip(design.axes, last.design.axes, strict=True)
        )
        for code in {cell[at] for cell in last.design.cells}
    )


def _earlier_changes(design: Design, last: Frozen) -> tuple[Secret, ...]:
    """Return the secrets that no count tells of: how much this vintage changed."""
    return tuple(
        replace(secret, cell=_renamed(secret.cell, design, last))
        for secret in last.secrets
        if secret.reason is Reason.CHANGE
    )


def _renamed(cell: Key, design: Design, last: Frozen) -> Key:
    """Return a cell of the last release under a name that still means the same."""
    return tuple(
        _code(code, now, then, last.sequence)
        for code, now, then in zip(cell, design.axes, last.design.axes, strict=True)
    )


def _code(code: str, now: Axis, then: Axis, sequence: int) -> str:
    """A total has more parts than before when there is a new term: mark the old one."""
    same = now.members.get(code, then.members[code]) == then.members[code]
    return code if same else f"{code}@{sequence}"


def _with_earlier_cells(design: Design, last: Frozen) -> Design:
    """Return the design with every cell that the last release had."""
    axes = tuple(
        _with_earlier_codes(now, then, last.sequence)
        for now, then in zip(design.axes, last.design.axes, strict=True)
    )
    steps = dict(zip(design.cells, design.steps, strict=True))
    for cell in last.design.cells:
        steps.setdefault(_renamed(cell, design, last), 0)
    return Design(axes, tuple(steps), tuple(steps.values()))


def _with_earlier_codes(now: Axis, then: Axis, sequence: int) -> Axis:
    gone = tuple(leaf for leaf in then.leaves if leaf not in now.members)
    groups = {TOTAL: now.leaves, **now.groups} if gone else dict(now.groups)
    for code, leaves in then.members.items():
        if code not in then.leaves:
            groups.setdefault(_code(code, now, then, sequence), tuple(sorted(leaves)))
    return Axis(now.name, (*now.leaves, *gone), groups)

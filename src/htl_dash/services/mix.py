"""The mix of promotive, preventive and remedial work, by setting, school and term.

Shares belong to a setting: the same child may meet promotive work in one and remedial
work in another. Hours and kronor may be summed over settings, reach never.
"""

from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from htl_dash.domain.initiative import (
    Approach,
    Initiative,
    InitiativeStatus,
    Setting,
)
from htl_dash.domain.term import Term
from htl_dash.domain.volume import Measure, Volume
from htl_dash.stats.mix import Part, Share, shares

Item = TypeVar("Item")
Key = TypeVar("Key", bound=Hashable)
_NOTHING = Part()


@dataclass(frozen=True, slots=True)
class WorkItem:
    """One initiative's one term at one school."""

    unit_code: str
    initiative: Initiative
    volume: Volume


@dataclass(frozen=True, slots=True)
class Registered:
    """An amount that somebody has registered; planned where no outcome is yet."""

    part: Part
    is_planned: bool


@dataclass(frozen=True, slots=True)
class Coverage:
    """How many initiatives have an amount, how many of these a plan, how many none."""

    registered: int
    planned: int
    missing: int


@dataclass(frozen=True, slots=True)
class Mix:
    """The work in one setting: of one school or, with None, of several together.

    `setting` is None where nobody has told the setting. `parts` has every approach;
    the shares of them leave out what is not classified, which has a share of its own.
    """

    unit_code: str | None
    setting: Setting | None
    parts: tuple[Part, ...]
    unclassified: Part
    coverage: Coverage

    @property
    def shares(self) -> tuple[Share, ...] | None:
        """Of every approach in what is classified, in per cent, in their order."""
        return shares(self.parts)

    @property
    def unclassified_share(self) -> Share | None:
        """Of everything that is registered, in per cent."""
        found = shares((self.unclassified, self.classified))
        return found[0] if found else None

    @property
    def classified(self) -> Part:
        """Everything that has an approach."""
        return sum(self.parts, _NOTHING)


def registered(
    volume: Volume, measure: Measure, *, may_be_planned: bool = True
) -> Registered | None:
    """Return a term's amount: the outcome or else, for hours and kronor, the plan.

    None where nobody has registered any, or where reach has not yet been released.
    """
    actual, planned = volume.actual, volume.planned
    if measure is Measure.REACH:
        if actual.is_reach_hidden:
            return Registered(Part(hidden=1), is_planned=False)
        return None if actual.reach is None else Registered(Part(actual.reach), False)
    is_hours = measure is Measure.HOURS
    outcome = actual.hours if is_hours else actual.sek
    if outcome is not None:
        return Registered(Part(outcome), is_planned=False)
    plan = planned.hours if is_hours else planned.sek
    if plan is None or not may_be_planned:
        return None
    return Registered(Part(plan), is_planned=True)


def mix_of(
    items: Iterable[WorkItem], measure: Measure, unit_code: str | None, term: Term
) -> tuple[Mix, ...]:
    """Return the mix of each school in each setting, of one school or of all.

    Reach without a setting is left out, here and below: it may be in several.
    """
    found = _placed(items, measure, unit_code, term)
    groups = grouped(found, lambda one: (one.unit_code, place_of(one)))
    return tuple(
        _mix(members, measure, unit, members[0].initiative.setting.value)
        for (unit, _), members in sorted(groups.items())
    )


def settings_of(
    items: Iterable[WorkItem], measure: Measure, unit_code: str | None, term: Term
) -> tuple[Mix, ...]:
    """Return the mix in each setting, with the schools together where all are asked."""
    groups = grouped(_placed(items, measure, unit_code, term), place_of)
    return tuple(
        _mix(members, measure, unit_code, members[0].initiative.setting.value)
        for _, members in sorted(groups.items())
    )


def whole_of(
    items: Iterable[WorkItem], measure: Measure, unit_code: str | None, term: Term
) -> Mix:
    """Return all settings together. ValueError for reach, which is never summed so."""
    if measure is Measure.REACH:
        raise ValueError("reach is never summed over settings")
    return _mix(chosen(items, unit_code, term), measure, unit_code, None)


def terms_of(items: Iterable[WorkItem], measure: Measure) -> tuple[Term, ...]:
    """Return every term: latest first, but those without an outcome last."""
    known = tuple(items)
    done = {one.volume.term for one in known if _has_outcome(one.volume, measure)}
    terms = {one.volume.term for one in known}
    return tuple(sorted(terms, key=lambda one: (one not in done, -one.number)))


def chosen(
    items: Iterable[WorkItem], unit_code: str | None, term: Term | None = None
) -> tuple[WorkItem, ...]:
    """Return what has not been removed of a school, or of all, in a term or in all."""
    return tuple(
        one
        for one in items
        if one.initiative.status is not InitiativeStatus.REMOVED
        and (unit_code is None or one.unit_code == unit_code)
        and (term is None or one.volume.term == term)
    )


def parts_of(items: Iterable[WorkItem], measure: Measure) -> tuple[Part, Coverage]:
    """Return the registered amounts together, and how many initiatives have one."""
    asked = [registered(one.volume, measure) for one in items]
    known = [one for one in asked if one is not None]
    planned = sum(one.is_planned for one in known)
    total = sum((one.part for one in known), _NOTHING)
    return total, Coverage(len(known), planned, len(asked) - len(known))


def _has_outcome(volume: Volume, measure: Measure) -> bool:
    return registered(volume, measure, may_be_planned=False) is not None


def _placed(
    items: Iterable[WorkItem], measure: Measure, unit_code: str | None, term: Term
) -> tuple[WorkItem, ...]:
    found = chosen(items, unit_code, term)
    if measure is not Measure.REACH:
        return found
    return tuple(one for one in found if one.initiative.setting.value is not None)


def _mix(
    items: Sequence[WorkItem],
    measure: Measure,
    unit_code: str | None,
    setting: Setting | None,
) -> Mix:
    by_approach = grouped(items, lambda one: one.initiative.approach.value)
    parts = {key: parts_of(found, measure)[0] for key, found in by_approach.items()}
    return Mix(
        unit_code,
        setting,
        tuple(parts.get(one, _NOTHING) for one in Approach),
        parts.get(None, _NOTHING),
        parts_of(items, measure)[1],
    )


def place_of(item: WorkItem) -> int:
    """Return the place of an item's setting in reading order."""
    return rank(Setting, item.initiative.setting.value)


def rank(kind: Iterable[object], value: object) -> int:
    """Return the place of a value in its reading order; what is not told comes last."""
    order = list(kind)
    return len(order) if value is None else order.index(value)


def grouped(
    things: Iterable[Item], key: Callable[[Item], Key]
) -> dict[Key, list[Item]]:
    """Return things by key, in the order they came."""
    found: dict[Key, list[Item]] = {}
    for one in things:
        found.setdefault(key(one), []).append(one)
    return found

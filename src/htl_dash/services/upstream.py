"""Use case: has the need for remedial work fallen, or only its share of more work?"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import inf

from htl_dash.domain.flow import FlowCount, FlowTerm
from htl_dash.domain.initiative import Approach, Setting
from htl_dash.domain.term import Term
from htl_dash.domain.volume import Measure
from htl_dash.services.mix import WorkItem, chosen, registered
from htl_dash.services.unregistered import may_have_run
from htl_dash.stats.mix import Part
from htl_dash.stats.upstream import (
    Change,
    Side,
    Span,
    UpstreamTest,
    count_change,
    upstream_test,
)

SIGNS = (FlowCount.CONSULTATIONS, FlowCount.TEAMS_STARTED)
"""Counts that tell of the need from another side than the amount of work."""


@dataclass(frozen=True, slots=True)
class TermWork:
    """One term's work as the test sees it: outcomes only, since a plan is no need.

    `missing` counts initiatives whose outcome is not registered, also those that are
    only known from the other term and are not known to have begun later or ended.
    """

    term: Term
    side: Side
    registered: int
    missing: int
    hidden: int
    unclassified: float


@dataclass(frozen=True, slots=True)
class Upstream:
    """The test between two terms; `setting` is None where it is of all settings."""

    measure: Measure
    setting: Setting | None
    earlier: TermWork
    later: TermWork
    test: UpstreamTest


@dataclass(frozen=True, slots=True)
class Sign:
    """A released count of what came to the teams in the two terms."""

    count: FlowCount
    earlier: int
    later: int
    change: Change


def upstream(
    items: Iterable[WorkItem],
    measure: Measure,
    unit_code: str | None,
    earlier: Term,
    later: Term,
) -> tuple[Upstream, ...]:
    """Return the test of all settings together, and for reach one of each setting."""
    known = chosen(items, unit_code)
    if measure is not Measure.REACH:
        return (_upstream(known, measure, None, earlier, later),)
    settings = {one.initiative.setting.value for one in known}
    return tuple(
        _upstream(_inside(known, one), measure, one, earlier, later)
        for one in Setting
        if one in settings
    )


def comparable_terms(
    items: Iterable[WorkItem], unit_code: str | None, later: Term
) -> tuple[Term, ...]:
    """Return the terms that a term can be compared with, the best first.

    The same season a year before is best; else the earliest, and then the others.
    """
    before = {one.volume.term for one in chosen(items, unit_code)}
    found = sorted(one for one in before if one < later)
    same = later.later(-2)
    return tuple(sorted(found, key=lambda one: (one != same, one.number)))


def signs(
    flows: Iterable[FlowTerm], unit_code: str | None, earlier: Term, later: Term
) -> tuple[Sign, ...]:
    """Return how the counts moved that are released for both terms."""
    counts = {one.term: one.counts for one in flows if one.unit_code == unit_code}
    found = []
    for count in SIGNS:
        known = [counts.get(term, {}).get(count) for term in (earlier, later)]
        values = [one.value for one in known if one and one.value is not None]
        if len(values) == 2:
            before, after = values
            change = count_change(Span(before, before), Span(after, after))
            found.append(Sign(count, before, after, change))
    return tuple(found)


def _inside(items: Iterable[WorkItem], setting: Setting) -> tuple[WorkItem, ...]:
    return tuple(one for one in items if one.initiative.setting.value is setting)


def _upstream(
    items: Sequence[WorkItem],
    measure: Measure,
    setting: Setting | None,
    earlier: Term,
    later: Term,
) -> Upstream:
    before, after = (_work(items, measure, term) for term in (earlier, later))
    is_count = measure is Measure.REACH
    test = upstream_test(before.side, after.side, is_count=is_count)
    return Upstream(measure, setting, before, after, test)


def _work(items: Sequence[WorkItem], measure: Measure, term: Term) -> TermWork:
    """Return what is known of a term's work, and what may hide behind the unknown."""
    amounts: dict[Approach | None, Part] = {}
    unknown = [one.initiative.approach.value for one in _absent(items, term)]
    count = 0
    for one in (one for one in items if one.volume.term == term):
        approach = one.initiative.approach.value
        found = registered(one.volume, measure, may_be_planned=False)
        if found is None:
            unknown.append(approach)
        else:
            count += 1
            amounts[approach] = amounts.get(approach, Part()) + found.part
    remedial = _span(amounts, (Approach.REMEDIAL,), unknown)
    unclassified = _span(amounts, (None,), unknown)
    other = _span(amounts, (Approach.PROMOTIVE, Approach.PREVENTIVE), unknown)
    need = Span(remedial.lower, remedial.upper + unclassified.upper)
    return TermWork(
        term,
        Side(need, remedial, other),
        count,
        len(unknown),
        sum(part.hidden for part in amounts.values()),
        unclassified.lower,
    )


def _span(
    amounts: dict[Approach | None, Part],
    approaches: Sequence[Approach | None],
    unknown: Sequence[Approach | None],
) -> Span:
    """Return the least and most of some approaches; without limit where any lacks."""
    parts = sum((amounts.get(one, Part()) for one in approaches), Part())
    is_open = any(one in approaches for one in unknown)
    return Span(parts.known, inf if is_open else parts.most)


def _absent(items: Sequence[WorkItem], term: Term) -> tuple[WorkItem, ...]:
    """Return one item of each initiative that may have run in a term without a record.

    Nobody has said that it did nothing then: it is not known to have begun later, to
    have ended before, or to be no more than a plan.
    """
    present = {_name(one) for one in items if one.volume.term == term}
    found = {_name(one): one for one in items if _name(one) not in present}
    return tuple(
        one
        for name, one in found.items()
        if may_have_run(
            one.initiative,
            {each.volume.term for each in items if _name(each) == name},
            term,
        )
    )


def _name(item: WorkItem) -> tuple[str, str]:
    return item.unit_code, item.initiative.code

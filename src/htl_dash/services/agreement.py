"""Whether the fields of a record agree with each other."""

from collections.abc import Iterator, Mapping

from htl_dash.domain.flow import FLOW_PARTS, LEADS, FlowCount
from htl_dash.domain.initiative import InitiativeKind
from htl_dash.domain.record import FIELDS, RecordKind, Value, Values
from htl_dash.domain.term import Term
from htl_dash.services.written import Problem


def disagreements(kind: RecordKind, values: Mapping[str, Value]) -> Iterator[Problem]:
    """Give what does not hold together in a record's values; see `beside_stored`."""
    if kind is RecordKind.INITIATIVE:
        yield from _initiative(values)
    elif kind is RecordKind.FLOW:
        yield from _flow(values)


def beside_stored(
    kind: RecordKind, stored: Mapping[str, Value], values: Mapping[str, Value]
) -> Values:
    """Return what is written beside what stands in the fields that are not touched.

    Counts in the store are left out. Were what is written held against them, one could
    try numbers until they agree, and so find out what is there.
    """
    open_to_all = (one.name for one in FIELDS[kind] if not one.is_secret)
    return {**{name: stored.get(name) for name in open_to_all}, **values}


def _initiative(values: Mapping[str, Value]) -> Iterator[Problem]:
    first, last = (_term(values.get(name)) for name in ("first_term", "last_term"))
    if first and last and last < first:
        yield Problem("last_term", "written.ends_before", {})
    if values.get("approach") and not values.get("approach_reason"):
        yield Problem("approach_reason", "written.no_reason", {})
    is_cycle = values.get("kind") == InitiativeKind.TEST_CYCLE
    if is_cycle and not values.get("plan"):
        yield Problem("plan", "written.no_plan", {})


def _term(value: Value) -> Term | None:
    return Term.read(str(value)) if value else None


def _flow(values: Mapping[str, Value]) -> Iterator[Problem]:
    for part in FLOW_PARTS.values():
        named = {one: values[one] for one in part if one in values}
        counts = {one: int(value) for one, value in named.items() if value is not None}
        if len(counts) == len(part):
            yield from _sums(part[0], counts)
        elif counts or 0 < len(named) < len(part):
            missing = (one for one in part if one not in counts)
            yield from (Problem(one, "written.part", {}) for one in missing)


def _sums(first: FlowCount, counts: Mapping[FlowCount, int]) -> Iterator[Problem]:
    one = counts.__getitem__
    if first is FlowCount.CONSULTATIONS:
        told = one(FlowCount.FEEDBACK_IN_TIME) + one(FlowCount.FEEDBACK_LATER)
        if told > one(FlowCount.CONSULTATIONS):
            yield Problem(FlowCount.FEEDBACK_LATER, "written.feedback_sum", {})
    elif first is FlowCount.CONSENT_ASKED:
        answered = one(FlowCount.CONSENT_GIVEN) + one(FlowCount.CONSENT_DECLINED)
        if answered > one(FlowCount.CONSENT_ASKED):
            yield Problem(FlowCount.CONSENT_DECLINED, "written.consent_sum", {})
        if one(FlowCount.CONSENT_WITHDRAWN) > one(FlowCount.CONSENT_GIVEN):
            yield Problem(FlowCount.CONSENT_WITHDRAWN, "written.withdrawn_sum", {})
    elif sum(one(lead) for lead in LEADS) != one(FlowCount.TEAMS_STARTED):
        yield Problem(FlowCount.TEAMS_STARTED, "written.lead_sum", {})

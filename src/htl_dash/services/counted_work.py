"""Counts that schools register, as series for the release log.

Only terms that a school has handed in are in them, so that a count can be corrected in
peace until then. Reach is released initiative by initiative and never summed: the same
child may be in several. What passes through the teams is summed over the schools where
all of them have handed in, since everybody could add it up.
"""

from collections.abc import Iterable, Iterator

from sqlalchemy import Connection

from htl_dash.catalogue.protection import protection_rules
from htl_dash.disclosure.design import TOTAL, Axis, Key, design
from htl_dash.disclosure.frozen import CountSeries
from htl_dash.domain.flow import FLOW_PARTS, LEADS, FlowCount, FlowPart
from htl_dash.domain.municipality import Municipality
from htl_dash.domain.protection import Rule
from htl_dash.domain.record import RecordKind
from htl_dash.services import counted_choices
from htl_dash.services.counted import WORK
from htl_dash.store.records import Record, records
from htl_dash.store.submissions import submissions

RULE = "work"
"""The rule in data/catalogue/protection that protects them."""
REACH = f"{WORK}:reach"
FEEDBACK_NONE = "feedback_none"
CONSENT_STANDING, CONSENT_OPEN = "consent_standing", "consent_open"
DERIVED = (FEEDBACK_NONE, CONSENT_STANDING, CONSENT_OPEN)
"""Counts that follow from those that are registered: what is left of a sum."""
_GROUPS: dict[FlowPart, dict[str, tuple[str, ...]]] = {
    FlowPart.CONSULTATIONS: {
        FlowCount.CONSULTATIONS: (
            FlowCount.FEEDBACK_IN_TIME,
            FlowCount.FEEDBACK_LATER,
            FEEDBACK_NONE,
        ),
    },
    FlowPart.CONSENT: {
        FlowCount.CONSENT_GIVEN: (CONSENT_STANDING, FlowCount.CONSENT_WITHDRAWN),
        FlowCount.CONSENT_ASKED: (
            FlowCount.CONSENT_GIVEN,
            FlowCount.CONSENT_DECLINED,
            CONSENT_OPEN,
        ),
    },
    FlowPart.TEAMS: {
        FlowCount.TEAMS_STARTED: LEADS,
    },
}
_SINGLE = {FlowPart.TEAMS: (FlowCount.TEAMS_CLOSED,)}
"""Leaves that are part of no sum."""


def flow_series(part: FlowPart) -> str:
    """Return the name of the series that a part of the flow is released in."""
    return f"{WORK}:{part}"


def work_series(
    connection: Connection, municipality: Municipality
) -> Iterator[tuple[CountSeries, str]]:
    """Give every series of registered counts that has something in it, and its rule."""
    handed_in = {(one.unit_code, one.term.code) for one in submissions(connection)}
    schools = tuple(one.unit_code for one in municipality.pilot_schools)
    flows = [
        one
        for one in records(connection, RecordKind.FLOW)
        if (one.keys["unit_code"], one.keys["term"]) in handed_in
    ]
    if (reach := _reach(connection, handed_in)) is not None:
        yield reach, RULE
    for part in FlowPart:
        known = [one for one in flows if one.values[FLOW_PARTS[part][0]] is not None]
        if known:
            yield _flow(part, known, schools), RULE
    if (chosen := counted_choices.choices_series(connection)) is not None:
        yield chosen, counted_choices.RULE


def _reach(
    connection: Connection, handed_in: set[tuple[str, str]]
) -> CountSeries | None:
    own = {one.id: one for one in records(connection, RecordKind.INITIATIVE)}
    counts: dict[Key, int] = {}
    for one in records(connection, RecordKind.VOLUME):
        initiative = own[int(str(one.keys["initiative_id"]))]
        term, reach = str(one.keys["term"]), one.values["actual_reach"]
        is_in = (str(initiative.keys["unit_code"]), term) in handed_in
        if is_in and reach is not None:
            counts[str(initiative.keys["code"]), term] = int(reach)
    if not counts:
        return None
    axes = (_axis("initiative", (c for c, _ in counts)), _terms(counts))
    views = ({"initiative": (code,), "term": (term,)} for code, term in counts)
    return CountSeries(REACH, design(axes, views), counts, _rule_of(RULE))


def _flow(part: FlowPart, flows: list[Record], schools: tuple[str, ...]) -> CountSeries:
    counts: dict[Key, int] = {}
    for one in flows:
        place = str(one.keys["unit_code"]), str(one.keys["term"])
        for leaf, count in leaf_counts(part, one).items():
            counts[*place, leaf] = count
    groups = _GROUPS[part]
    members = {m for inside in groups.values() for m in inside} - groups.keys()
    leaves = tuple(sorted(members | {*_SINGLE.get(part, ())}))
    shown = (*leaves, *groups)
    units = tuple(sorted({*schools, *(unit for unit, _, _ in counts)}))
    axes = (
        Axis("school", units, {}),
        Axis("term", tuple(sorted({term for _, term, _ in counts})), {}),
        Axis("count", leaves, groups),
    )
    handed_in = sorted({(unit, term) for unit, term, _ in counts})
    places = [*handed_in, *_whole_terms(handed_in, units)]
    views = (
        {"school": (unit,), "term": (term,), "count": shown} for unit, term in places
    )
    return CountSeries(flow_series(part), design(axes, views), counts, _rule_of(RULE))


def leaf_counts(part: FlowPart, flow: Record) -> dict[str, int]:
    """Return the finest counts of a part: those registered, and what they leave."""
    known: dict[str, int] = {
        one.value: int(str(flow.values[one])) for one in FLOW_PARTS[part]
    }
    if part is FlowPart.CONSULTATIONS:
        told = known[FlowCount.FEEDBACK_IN_TIME] + known[FlowCount.FEEDBACK_LATER]
        left = known.pop(FlowCount.CONSULTATIONS) - told
        return {**known, FEEDBACK_NONE: left}
    if part is FlowPart.CONSENT:
        given = known.pop(FlowCount.CONSENT_GIVEN)
        asked = known.pop(FlowCount.CONSENT_ASKED)
        return {
            **known,
            CONSENT_STANDING: given - known[FlowCount.CONSENT_WITHDRAWN],
            CONSENT_OPEN: asked - given - known[FlowCount.CONSENT_DECLINED],
        }
    known.pop(FlowCount.TEAMS_STARTED)
    return {**known}


def _whole_terms(
    handed_in: Iterable[tuple[str, str]], units: tuple[str, ...]
) -> list[tuple[str, str]]:
    """Return the terms that every school has handed in, where there are several."""
    found: dict[str, int] = {}
    for _, term in handed_in:
        found[term] = found.get(term, 0) + 1
    is_whole = len(units) > 1
    return [(TOTAL, term) for term, n in found.items() if is_whole and n == len(units)]


def _axis(name: str, codes: Iterable[str]) -> Axis:
    return Axis(name, tuple(sorted(set(codes))), {})


def _terms(counts: Iterable[Key]) -> Axis:
    return _axis("term", (key[-1] for key in counts))


def _rule_of(name: str) -> Rule:
    return protection_rules()[name].rule

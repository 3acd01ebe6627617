"""What passed through a school's team, count by count, each with why it is not shown."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from htl_dash.domain.flow import FLOW_PARTS, FlowCount, FlowPart, FlowTerm
from htl_dash.domain.municipality import Municipality, PilotSchool
from htl_dash.domain.term import Term
from htl_dash.services.counted_work import CONSENT_OPEN, CONSENT_STANDING, FEEDBACK_NONE
from htl_dash.text import number, t

WEEK = 7
COUNTS: tuple[str, ...] = (
    FlowCount.CONSULTATIONS,
    FlowCount.FEEDBACK_IN_TIME,
    FlowCount.FEEDBACK_LATER,
    FEEDBACK_NONE,
    FlowCount.CONSENT_ASKED,
    FlowCount.CONSENT_GIVEN,
    FlowCount.CONSENT_DECLINED,
    CONSENT_OPEN,
    FlowCount.CONSENT_WITHDRAWN,
    CONSENT_STANDING,
    FlowCount.TEAMS_STARTED,
    FlowCount.LEAD_2_WEEKS,
    FlowCount.LEAD_4_WEEKS,
    FlowCount.LEAD_12_WEEKS,
    FlowCount.LEAD_LONGER,
    FlowCount.TEAMS_CLOSED,
)
"""Every count in reading order, those too that are left of a sum."""
_PART = {
    FEEDBACK_NONE: FlowPart.CONSULTATIONS,
    CONSENT_OPEN: FlowPart.CONSENT,
    CONSENT_STANDING: FlowPart.CONSENT,
} | {one.value: part for part, counts in FLOW_PARTS.items() for one in counts}


class CountState(StrEnum):
    """Whether there is a count to draw, and if not, why."""

    SHOWN = "shown"
    HIDDEN = "hidden"
    MISSING = "missing"
    WAITING = "waiting"


@dataclass(frozen=True, slots=True)
class Count:
    """One count. Without a value `label` says why, and `short` in two words."""

    state: CountState
    value: int | None
    label: str
    short: str


@dataclass(frozen=True, slots=True)
class Counted:
    """A term's counts, in the order of COUNTS; `handed_in` is an ISO date if it is."""

    term: Term
    counts: tuple[Count, ...]
    handed_in: str | None

    def count(self, name: str) -> Count:
        """Return one count by its name in COUNTS."""
        return self.counts[COUNTS.index(name)]

    @property
    def is_released(self) -> bool:
        """Whether readers have seen any of it, be it that it is hidden."""
        seen = (CountState.SHOWN, CountState.HIDDEN)
        return any(one.state in seen for one in self.counts)


@dataclass(frozen=True, slots=True)
class WorkState:
    """What is registered, handed in and released, of all schools.

    Attributes:
        flow: The released counts.
        registered: Which parts are registered, by school and term: no counts.
        handed_in: When a term was handed in (ISO 8601), by school and term.
    """

    flow: tuple[FlowTerm, ...]
    registered: Mapping[tuple[str, Term], frozenset[FlowPart]]
    handed_in: Mapping[tuple[str, Term], str]


def school_terms(school: PilotSchool, work: WorkState) -> tuple[Counted, ...]:
    """Return a school's terms, oldest first: registered, handed in or released."""
    code = school.unit_code
    released = {one.term: one for one in work.flow if one.unit_code == code}
    begun = [place for place, parts in work.registered.items() if parts]
    places = (*begun, *work.handed_in)
    terms = {term for unit, term in places if unit == code} | {*released}
    return tuple(
        _counted(code, term, released.get(term), work)
        for term in sorted(terms, key=lambda one: one.number)
    )


def whole_terms(work: WorkState) -> tuple[Counted, ...]:
    """Return the terms that every school has handed in, all schools together."""
    return tuple(
        _counted("", one.term, one, work) for one in work.flow if one.unit_code is None
    )


def _counted(
    unit_code: str, term: Term, released: FlowTerm | None, work: WorkState
) -> Counted:
    at = work.handed_in.get((unit_code, term))
    parts = work.registered.get((unit_code, term), frozenset())
    counts = released.counts if released else {}
    found = []
    for name in COUNTS:
        if name in counts:
            found.append(_released(counts[name].value))
        elif _PART[name] in parts:
            key = "flow.waiting_release" if at else "flow.waiting_hand_in"
            short = t("flow.waiting_short")
            found.append(Count(CountState.WAITING, None, t(key), short))
        else:
            label = t("figure.missing")
            found.append(Count(CountState.MISSING, None, label, label))
    return Counted(term, tuple(found), at)


def _released(value: int | None) -> Count:
    if value is None:
        short = t("flow.hidden")
        return Count(CountState.HIDDEN, None, t("figure.hidden"), short)
    return Count(CountState.SHOWN, value, number(value), number(value))


def limit_words(municipality: Municipality) -> str:
    """Return within what time feedback is counted: the model's, otherwise a week."""
    days = municipality.team_model.feedback_days or WEEK
    return t("flow.week") if days == WEEK else t("flow.days", days=days)


def count_name(name: str, limit: str) -> str:
    """Return what a count is called; `limit` is the words for the time of feedback."""
    return t(f"flow_count.{name}", limit=limit)

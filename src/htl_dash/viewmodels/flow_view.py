"""A school's flow as a finding and figures: consultations, consents and teams."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from htl_dash.domain.flow import LEADS, FlowCount
from htl_dash.domain.municipality import Municipality, PilotSchool
from htl_dash.services.counted_work import CONSENT_OPEN
from htl_dash.text import listing, long_date, t
from htl_dash.viewmodels.flow_counts import (
    Count,
    Counted,
    CountState,
    WorkState,
    limit_words,
    school_terms,
)
from htl_dash.viewmodels.flow_figures import (
    STEPS,
    Feedback,
    Leads,
    Steps,
    feedback,
    leads,
    steps,
)
from htl_dash.viewmodels.terms import term_name

DRAWN_TERMS = 3
"""The newest terms that the figures have; tables have all of them."""
REGISTER = "./skolor-och-insatser?flik=registrera&skola={unit_code}"
"""Where a school registers."""


@dataclass(frozen=True, slots=True)
class FlowView:
    """What the page shows of a school's flow.

    `steps` and `feedback` are None where nothing has been released, `leads` also where
    no term tells of them. `guidance` then, and whenever a term waits, says what to do.
    """

    heading: str
    measured: str
    guidance: str
    steps: Steps | None
    key: str
    answers: str
    feedback: Feedback | None
    leads: Leads | None
    source: str
    notes: tuple[str, ...]


def flow_view(
    municipality: Municipality, school: PilotSchool, work: WorkState, protection: str
) -> FlowView:
    """Present what is registered, handed in and released of a school's flow.

    `protection` says how counts are protected, and when they are released.
    """
    terms = school_terms(school, work)
    known = [one for one in terms if one.handed_in or one.is_released]
    newest = next((one for one in reversed(known) if one.is_released), None)
    drawn = known[-DRAWN_TERMS:] if newest else []
    limit = limit_words(municipality)
    heading = _heading(school, terms, newest, limit)
    return FlowView(
        heading=heading,
        measured=t("flow.measured") if newest else t("flow.none_measured"),
        guidance=_guidance(school, terms),
        steps=steps(drawn, heading, limit) if newest else None,
        key=_key(drawn),
        answers=_answers(newest) if newest else "",
        feedback=feedback(drawn, limit) if newest else None,
        leads=leads(drawn, limit),
        source=t("flow.source", released=_released(drawn)) if newest else "",
        notes=notes(municipality, protection, more=len(known) > len(drawn)),
    )


def _heading(
    school: PilotSchool, terms: Sequence[Counted], newest: Counted | None, limit: str
) -> str:
    """Say the newest term's consultations, and how many heard back in time."""
    if newest is None:
        return _heading_unreleased(school, terms)
    everyone = newest.count(FlowCount.CONSULTATIONS)
    words = {"school": school.name, "term": term_name(newest.term)}
    heading = t("flow.heading", **words, consultations=_consultations(everyone))
    told = newest.count(FlowCount.FEEDBACK_IN_TIME)
    if not everyone.value or told.state not in (CountState.SHOWN, CountState.HIDDEN):
        return heading
    counts = {"told": told.label, "all": everyone.label}
    heard = t("flow.told_hidden", limit=limit)
    if told.state is CountState.SHOWN:
        heard = t("flow.told", **counts, limit=limit)
    return t("flow.with_feedback", heading=heading, feedback=heard)


def _heading_unreleased(school: PilotSchool, terms: Sequence[Counted]) -> str:
    waiting = [one for one in terms if _is_registered(one)]
    if not waiting:
        return t("flow.none", school=school.name)
    newest = waiting[-1]
    words = {"school": school.name, "term": term_name(newest.term)}
    if newest.handed_in:
        return t("flow.late_heading", **words)
    return t("flow.waiting_heading", **words)


def _consultations(count: Count) -> str:
    match count.state:
        case CountState.SHOWN if count.value:
            return t("flow.consultations", count=count.label)
        case CountState.SHOWN:
            return t("flow.consultations_none")
        case CountState.HIDDEN:
            return t("flow.consultations_hidden")
        case CountState.WAITING:
            return t("flow.consultations_waiting")
        case _:
            return t("flow.consultations_missing")


def _is_registered(one: Counted) -> bool:
    """Whether something is registered for a term that readers have not seen yet."""
    return any(count.state is CountState.WAITING for count in one.counts)


def register_address(school: PilotSchool) -> str:
    """Return the address where a school registers."""
    return REGISTER.format(unit_code=school.unit_code)


def _guidance(school: PilotSchool, terms: Sequence[Counted]) -> str:
    """Say what to do where a term waits or nothing is there; empty otherwise."""
    address = register_address(school)
    waiting = [one for one in terms if _is_registered(one)]
    late = [term_name(one.term) for one in waiting if one.handed_in]
    early = [term_name(one.term) for one in waiting if not one.handed_in]
    said = []
    if early:
        said.append(t("flow.waiting", terms=listing(early), address=address))
    if late:
        said.append(t("flow.late", terms=listing(late)))
    if not said and not any(one.is_released for one in terms):
        said.append(t("flow.none_cure", address=address))
    return " ".join(said)


def _key(drawn: Sequence[Counted]) -> str:
    """Explain the marks that stand for counts that are not shown."""
    found = {one.count(name).state for one in drawn for name in (*STEPS, *LEADS)}
    keys = [t("flow.key_hidden")] if CountState.HIDDEN in found else []
    if found & {CountState.MISSING, CountState.WAITING}:
        keys.append(t("flow.key_missing"))
    return " ".join(keys)


def _answers(newest: Counted) -> str:
    """Say how consents were answered, beside what the figure has of them."""
    return t(
        "flow.answers",
        term=term_name(newest.term),
        declined=newest.count(FlowCount.CONSENT_DECLINED).label,
        open=newest.count(CONSENT_OPEN).label,
        withdrawn=newest.count(FlowCount.CONSENT_WITHDRAWN).label,
    )


def _released(drawn: Sequence[Counted]) -> str:
    """Say when each term was handed in; a release that is older than that has none."""
    days = [
        t("flow.released", term=term_name(one.term), day=_day(one.handed_in))
        for one in drawn
        if one.handed_in
    ]
    return listing(days) or t("flow.not_released")


def _day(iso: str) -> str:
    return long_date(date.fromisoformat(iso[:10]))


def notes(
    municipality: Municipality, protection: str, *, more: bool = False
) -> tuple[str, ...]:
    """Return what to beware of; `more` where a figure leaves out older terms."""
    model = municipality.team_model
    limit = limit_words(municipality)
    key = "flow.note_week" if model.feedback_days is None else "flow.note_limit"
    found = [
        t("flow.note_anonymous"),
        protection,
        t(key, model=model.name, limit=limit),
        t("flow.note_teams"),
    ]
    if more:
        found.append(t("flow.note_later", count=DRAWN_TERMS))
    return tuple(found)

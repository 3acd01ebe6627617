"""What is written in the form, read as a proposal; everything wrong is told at once."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from htl_dash.domain.decision import Expectation
from htl_dash.domain.errors import HtlError
from htl_dash.domain.geography import Geography
from htl_dash.domain.volume import Measure
from htl_dash.services.decisions import Proposal, checked
from htl_dash.services.expectation import earliest_due, read_expectation
from htl_dash.services.measured import Kind, Measured, of_indicator, of_work
from htl_dash.services.written import Problem, WrittenError
from htl_dash.ui import cached
from htl_dash.ui.cached import engine, home, shared
from htl_dash.ui.decision_grounds import problems
from htl_dash.ui.decision_state import DecisionState
from htl_dash.viewmodels.expectation_view import measure_title

NONE = ""
"""The kind of expectation where nothing is expected."""


@dataclass(frozen=True, slots=True)
class Written:
    """What is written: a proposal where it is sound, else what is wrong in it."""

    proposal: Proposal | None
    problems: tuple[Problem, ...]


def read_proposal(state: DecisionState, accepted: Mapping[str, str]) -> Written:
    """Return what is written in the form as a proposal."""
    typed = state.written
    numbers = (int(one) for one in typed["problems"].split() if one.isdigit())
    known = problems()
    meeting = typed["meeting"]
    proposal = Proposal(
        title=typed["title"],
        decided=typed["decided"],
        reasons=typed["reasons"],
        rejected=typed["rejected"],
        functions=tuple(typed["functions"].split()),
        problems=tuple(sorted(one for one in numbers if one in known)),
        meeting_id=int(meeting) if meeting.isdigit() else None,
        accepted=accepted,
    )
    wrong: list[Problem] = []
    try:
        proposal = replace(proposal, expectation=_expectation(typed))
    except WrittenError as refused:
        wrong += refused.problems
    try:
        sound = checked(home(), proposal)
    except WrittenError as refused:
        wrong += refused.problems
    return Written(None, tuple(wrong)) if wrong else Written(sound, ())


def _expectation(typed: Mapping[str, str]) -> Expectation | None:
    if typed["kind"] == NONE:
        return None
    measured = chosen_measure(typed)
    if measured is None:
        asked = typed["kind"] == Kind.INDICATOR and typed["indicator"]
        is_placeless = asked and not typed["place"]
        why = "written.no_place" if is_placeless else "written.missing"
        raise WrittenError((Problem("indicator", why, {}),))
    title = measure_title(home(), measured)
    return read_expectation(typed, measured, title, first_day())


def chosen_measure(typed: Mapping[str, str]) -> Measured | None:
    """Return what an expectation is about, as it is now; None until it is chosen."""
    if typed["kind"] == Kind.WORK:
        unit_code, _, code = typed["initiative"].partition("/")
        if not code or not typed["measure"]:
            return None
        return of_work(engine(), Measure(typed["measure"]), unit_code, code)
    geography, _, place = typed["place"].partition("/")
    if typed["kind"] != Kind.INDICATOR or not typed["indicator"] or not place:
        return None
    key = cached.version()
    try:
        return _measured(key, typed["indicator"], Geography(geography), place)
    except (HtlError, KeyError):
        return None


@shared
def _measured(key: str, code: str, geography: Geography, place: str) -> Measured:
    one = cached.indicator(code)
    return of_indicator(engine(), home(), one, geography, place)


def first_day() -> date:
    """Return the first day that an expectation may be looked at again."""
    return earliest_due(cached.today(), is_training=home().is_training)

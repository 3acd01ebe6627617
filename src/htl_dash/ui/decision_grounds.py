"""What a decision can be about and where it is taken: problems, meetings, versions."""

from htl_dash.domain.problem_area import ProblemArea
from htl_dash.services.decisions import decisions_version
from htl_dash.services.meetings import all_held
from htl_dash.services.methods import method_versions
from htl_dash.services.problems import all_problems
from htl_dash.services.work import work_version as registered_version
from htl_dash.text import long_date, t
from htl_dash.ui.cached import engine, version
from htl_dash.viewmodels.decision_document import Versions


def problems() -> dict[int, ProblemArea]:
    """Return every problem area by its number."""
    return {one.id: one for one in all_problems(engine())}


def meetings() -> dict[int, str]:
    """Return the meetings that a decision can be taken at, in words: the open ones."""
    return {
        one.meeting.id: t(
            "decide.meeting_option",
            forum=t(f"forum_of.{one.meeting.forum}"),
            day=long_date(one.meeting.held_on),
        )
        for one in all_held(engine())
        if one.is_open
    }


def versions() -> Versions:
    """Return what the store holds now, and which code works the numbers out."""
    return Versions(version(), registered_version(engine()), method_versions())


def decided_version() -> str:
    """Return what changes with every decision and review, and with the data."""
    return f"{version()}-{decisions_version(engine())}"

"""Use case: end an item on the agenda, or open it again."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from sqlalchemy import Connection, Engine

from htl_dash.domain.errors import HtlError, StaleError
from htl_dash.domain.meeting import AgendaItem, ItemKind, Outcome
from htl_dash.domain.problem_area import SAYS_WHY, STEPS, ProblemStatus
from htl_dash.domain.record import RecordKind, Via
from htl_dash.services.chain import NOTE, Asked, step
from htl_dash.services.chain_back import take_back
from htl_dash.services.chain_pairs import Part, merge, split
from htl_dash.services.meetings import require_open
from htl_dash.services.register import signed
from htl_dash.services.written import guarded
from htl_dash.store.database import writing
from htl_dash.store.meetings import write_outcome
from htl_dash.store.records import one_record
from htl_dash.store.taken_decisions import taken_at
from htl_dash.text import t

TO: dict[Outcome, ProblemStatus] = {
    Outcome.ANSWERED: ProblemStatus.ANSWERED,
    Outcome.RETURNED: ProblemStatus.RETURNED,
    Outcome.ESCALATED: ProblemStatus.ESCALATED,
}
"""Outcomes that move the problem that an item is about."""
PAIRS: dict[Outcome, ProblemStatus] = {
    Outcome.MERGED: ProblemStatus.MERGED,
    Outcome.SPLIT: ProblemStatus.SPLIT,
}
"""Outcomes that let it go on in another problem, or in several: see `end_by_merge`."""
ALWAYS = (Outcome.POSTPONED, Outcome.NOTED)


class OutcomeError(HtlError):
    """The item cannot end so. No facts."""

    text_key = "error.outcome"


class UndecidedError(HtlError):
    """No decision has been written down that the item could have ended in. No facts."""

    text_key = "error.undecided"


@dataclass(frozen=True, slots=True)
class Ending:
    """How an item is to end.

    Attributes:
        meeting_id: The meeting.
        item: The item as its writer has seen it.
        note: What is to stand in the minutes, as it is typed.
        accepted: Texts that she has said point out nobody, by name.
        seen: The revision of the item's problem that she has seen; None without one.
    """

    meeting_id: int
    item: AgendaItem
    note: str = ""
    accepted: Mapping[str, str] = field(default_factory=dict)
    seen: int | None = None


def outcomes_of(kind: ItemKind, status: ProblemStatus | None) -> tuple[Outcome, ...]:
    """Return how an item may end, but for decisions, which have a page of their own."""
    if kind is not ItemKind.PROBLEM or status is None:
        return ALWAYS
    moves = (outcome for outcome, after in TO.items() if after in STEPS[status])
    return (*moves, *ALWAYS)


def says_why(outcome: Outcome) -> bool:
    """Whether an outcome must come with words."""
    return outcome in TO and TO[outcome] in SAYS_WHY


def end_item(engine: Engine, ending: Ending, outcome: Outcome, who: str) -> None:
    """End an item, and take the step of its problem that goes with it.

    Raises:
        StaleError: Somebody else has ended it, or moved the problem.
        OutcomeError, UndecidedError, StepError: It cannot end so.
        WrittenError: Words are missing, or point out a person.
        MeetingClosedError: The meeting is closed.
    """
    by = signed(who)
    with writing(engine) as connection:
        require_open(connection, ending.meeting_id)
        if outcome in TO:
            step(connection, _asked(ending), TO[outcome], by)
        elif outcome is Outcome.DECIDED:
            _require_decision(connection, ending)
        elif outcome in PAIRS:
            raise OutcomeError
        note = guarded({NOTE: ending.note}, ending.accepted)[NOTE]
        write_outcome(connection, ending.item, outcome, note, by)


def end_by_merge(engine: Engine, ending: Ending, into_id: int, who: str) -> None:
    """Let an item's problem go on in another, and say where; raises as `merge` does."""
    by = signed(who)
    with writing(engine) as connection:
        require_open(connection, ending.meeting_id)
        merge(connection, _asked(ending), into_id, by)
        other = one_record(connection, RecordKind.PROBLEM, into_id)
        told = t("agenda.merged", title=other.values["title"], note=ending.note.strip())
        write_outcome(connection, ending.item, Outcome.MERGED, told, by)


def end_by_split(
    engine: Engine, ending: Ending, parts: Sequence[Part], who: str
) -> None:
    """Let an item's problem go on in several, and say which; raises as `split` does."""
    by = signed(who)
    with writing(engine) as connection:
        require_open(connection, ending.meeting_id)
        made = split(connection, _asked(ending), parts, by)
        titles = ", ".join(one.title for one in made)
        told = t("agenda.split", titles=titles, note=ending.note.strip())
        write_outcome(connection, ending.item, Outcome.SPLIT, told, by)


def reopen_item(engine: Engine, ending: Ending, who: str) -> None:
    """Open an item again; a step that its problem took with it is taken back.

    Raises:
        StaleError: Somebody else has opened it, or moved the problem.
        TakeBackError: What came of the step has gone on.
        MeetingClosedError: The meeting is closed.
    """
    by = signed(who, Via.UNDO)
    with writing(engine) as connection:
        found = require_open(connection, ending.meeting_id)
        stored = next((one for one in found.items if one.id == ending.item.id), None)
        if stored is None or stored.outcome is None:
            raise OutcomeError
        if _has_moved(connection, ending.item):
            take_back(connection, _asked(ending).problem_id, _seen(ending), by)
        write_outcome(connection, ending.item, None, None, by)


def _has_moved(connection: Connection, item: AgendaItem) -> bool:
    """Whether the problem stands where the item's outcome took it."""
    if item.kind is not ItemKind.PROBLEM or item.ref is None:
        return False
    if item.outcome in TO or item.outcome in PAIRS:
        return True
    # Before those had outcomes of their own, a merge and a split were noted.
    record = one_record(connection, RecordKind.PROBLEM, item.ref)
    status = ProblemStatus(str(record.values["status"]))
    return item.outcome is Outcome.NOTED and status in PAIRS.values()


def _asked(ending: Ending) -> Asked:
    """Return the step of the item's problem; OutcomeError where it is about none."""
    item = ending.item
    if item.kind is not ItemKind.PROBLEM or item.ref is None:
        raise OutcomeError
    return Asked(item.ref, _seen(ending), ending.note, ending.accepted)


def _seen(ending: Ending) -> int:
    if ending.seen is None:
        raise StaleError(seen=0, revision=0)
    return ending.seen


def _require_decision(connection: Connection, ending: Ending) -> None:
    """Check that a decision of this meeting is about the item, or about no problem."""
    item = ending.item
    taken = taken_at(connection, ending.meeting_id)
    is_problem = item.kind is ItemKind.PROBLEM
    fits = (
        item.ref in one.problems if is_problem else not one.problems for one in taken
    )
    if not any(fits):
        raise UndecidedError

"""Use case: hold a meeting: open it, end its items one by one, close it, read it again.

An item about a lifted problem ends together with the problem's step, in one transaction,
so that the minutes and the chain cannot tell different things. Minutes are frozen as
text when the meeting is closed, in the same transaction.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy import Connection, Engine

from htl_dash.domain.errors import HtlError
from htl_dash.domain.meeting import (
    AgendaItem,
    Forum,
    ItemKind,
    KeptMinutes,
    Meeting,
    Outcome,
)
from htl_dash.domain.record import LONGEST_LINE
from htl_dash.services.agenda import planned, waiting
from htl_dash.services.decisions import fingerprint
from htl_dash.services.register import signed
from htl_dash.services.since import last_meeting, since
from htl_dash.services.written import Problem, WrittenError, guarded
from htl_dash.store.database import data_version, writing
from htl_dash.store.meetings import (
    NewItem,
    add_items,
    add_meeting,
    add_minutes,
    end_meeting,
    meetings,
    one_meeting,
)
from htl_dash.store.records import work_number
from htl_dash.store.taken_decisions import (
    DueDecision,
    TakenDecision,
    due_decisions,
    dues,
    reviewed_since,
    taken_at,
)

__all__ = ["DueDecision", "TakenDecision"]

TITLE = "title"
"""What an own matter's words are called where something is wrong in them."""


class MeetingOpenError(HtlError):
    """The forum has a meeting that is not closed. No facts."""

    text_key = "error.meeting_open"


class MeetingClosedError(HtlError):
    """The meeting is closed: its minutes stand as they are. No facts."""

    text_key = "error.meeting_closed"


@dataclass(frozen=True, slots=True)
class Held:
    """A meeting as it stands now.

    `decisions` were taken at it, `due` are those that its agenda is to review, and
    `told` are numbers of items whose outcome follows from a decision or a review.
    """

    meeting: Meeting
    decisions: tuple[TakenDecision, ...]
    due: tuple[DueDecision, ...]
    told: frozenset[int]

    @property
    def is_open(self) -> bool:
        """Whether it goes on."""
        return self.meeting.closed_at is None

    @property
    def left(self) -> tuple[AgendaItem, ...]:
        """The items that have not ended."""
        return tuple(one for one in self.meeting.items if one.outcome is None)


def open_meeting(engine: Engine, forum: Forum, held_on: date, who: str) -> int:
    """Open a meeting with its agenda, and return its number.

    Raises:
        MeetingOpenError: The forum has one that is not closed.
    """
    by = signed(who)
    with engine.connect() as connection:
        last = last_meeting(connection, forum)
    new = since(engine, last) if last else None
    version = data_version(engine)
    with writing(engine) as connection:
        if any(m.forum is forum and m.closed_at is None for m in meetings(connection)):
            raise MeetingOpenError
        number = work_number(connection)
        items = planned(connection, forum, held_on, new, last)
        made = add_meeting(connection, forum, held_on, version, number, by)
        add_items(connection, made, items, by)
    return made


def missing_items(engine: Engine, meeting_id: int) -> tuple[NewItem, ...]:
    """Return what has come to the forum's queue since its agenda was made."""
    with engine.connect() as connection:
        return _missing(connection, require_open(connection, meeting_id))


def add_missing(engine: Engine, meeting_id: int, who: str) -> None:
    """Put what has come to the queue since last on the agenda."""
    by = signed(who)
    with writing(engine) as connection:
        found = _missing(connection, require_open(connection, meeting_id))
        add_items(connection, meeting_id, found, by)


def add_own(
    engine: Engine, meeting_id: int, title: str, accepted: str, who: str
) -> None:
    """Put a matter of the forum's own last on the agenda.

    Raises:
        WrittenError: It has no words, too many, or points out a person.
        MeetingClosedError: The meeting is closed.
    """
    by = signed(who)
    text = " ".join(title.split())
    read = guarded({TITLE: text}, {TITLE: " ".join(accepted.split())})[TITLE]
    if not read:
        raise WrittenError((Problem(TITLE, "written.missing", {}),))
    if len(read) > LONGEST_LINE:
        facts = {"most": LONGEST_LINE, "over": len(read) - LONGEST_LINE}
        raise WrittenError((Problem(TITLE, "written.long", facts),))
    with writing(engine) as connection:
        require_open(connection, meeting_id)
        item = NewItem(ItemKind.OTHER, None, read)
        add_items(connection, meeting_id, [item], by)


def close_meeting(
    engine: Engine, meeting_id: int, who: str, write: Callable[[Held], str]
) -> None:
    """Close a meeting with its minutes; what has not ended comes again at the next.

    `write` returns the minutes of the closed meeting as frozen text.

    Raises:
        MeetingClosedError: Somebody has closed it already.
    """
    by = signed(who)
    with writing(engine) as connection:
        was_open = end_meeting(connection, meeting_id, by)
        found = one_meeting(connection, meeting_id)
        if not was_open or found is None:
            raise MeetingClosedError
        content = write(_held(connection, found))
        kept = KeptMinutes(content, fingerprint(content))
        add_minutes(connection, meeting_id, kept)


def held(engine: Engine, meeting_id: int) -> Held | None:
    """Return a meeting as it stands now, or None where there is none such."""
    with engine.connect() as connection:
        found = one_meeting(connection, meeting_id)
        return _held(connection, found) if found else None


def all_held(engine: Engine) -> tuple[Held, ...]:
    """Return every meeting, the one that was opened last first."""
    with engine.connect() as connection:
        return tuple(_held(connection, one) for one in meetings(connection))


def due_for_review(engine: Engine, today: date) -> tuple[DueDecision, ...]:
    """Return the decisions whose day of review has come, the first due first."""
    with engine.connect() as connection:
        return due_decisions(connection, today)


def require_open(connection: Connection, meeting_id: int) -> Meeting:
    """Return a meeting that goes on.

    Raises:
        MeetingClosedError: It is closed.
        LookupError: There is none with the number.
    """
    found = one_meeting(connection, meeting_id)
    if found is None:
        raise LookupError(meeting_id)
    if found.closed_at is not None:
        raise MeetingClosedError
    return found


def _missing(connection: Connection, meeting: Meeting) -> tuple[NewItem, ...]:
    known = {(one.kind, one.ref) for one in meeting.items}
    found = waiting(connection, meeting.forum, meeting.held_on)
    return tuple(one for one in found if (one.kind, one.ref) not in known)


def _held(connection: Connection, found: Meeting) -> Held:
    taken = taken_at(connection, found.id)
    reviewed = reviewed_since(connection, found.opened_at)
    if found.closed_at is not None:
        reviewed = {n: at for n, at in reviewed.items() if at <= found.closed_at}
    items = tuple(_told(one, taken, reviewed) for one in found.items)
    asked = [one.ref for one in items if one.kind is ItemKind.REVIEW and one.ref]
    told = frozenset(
        now.id
        for was, now in zip(found.items, items, strict=True)
        if was.outcome is not now.outcome
    )
    return Held(replace(found, items=items), taken, dues(connection, asked), told)


def _told(
    item: AgendaItem, taken: tuple[TakenDecision, ...], reviewed: dict[int, str]
) -> AgendaItem:
    """Return an item as decided or looked at where a decision or a review tells so."""
    if item.outcome is not None:
        return item
    if item.kind is ItemKind.PROBLEM:
        for one in taken:
            if item.ref in one.problems:
                return replace(item, outcome=Outcome.DECIDED, who=one.who, at=one.at)
    if item.kind is ItemKind.REVIEW and item.ref in reviewed:
        return replace(item, outcome=Outcome.NOTED, at=reviewed[item.ref])
    return item

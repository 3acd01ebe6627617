"""Meetings and their items: opened, ended one by one, closed, and read again."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, Row, func, insert, select, update

from htl_dash.domain.errors import StaleError
from htl_dash.domain.meeting import (
    AgendaItem,
    Forum,
    ItemKind,
    KeptMinutes,
    Meeting,
    Outcome,
)
from htl_dash.domain.record import Signature
from htl_dash.store.meeting_tables import meeting, meeting_item, minutes


@dataclass(frozen=True, slots=True)
class NewItem:
    """An item to put on an agenda: what it is about, and its title in the minutes."""

    kind: ItemKind
    ref: int | None
    title: str


def add_meeting(
    connection: Connection,
    forum: Forum,
    held_on: date,
    data_version: str,
    work_number: int,
    signed: Signature,
) -> int:
    """Open a meeting and return its number."""
    row = {
        "forum": forum.value,
        "held_on": held_on,
        "who": signed.who,
        "opened_at": _moment(signed),
        "data_version": data_version,
        "work_number": work_number,
    }
    made = connection.execute(insert(meeting).values(row).returning(meeting.c.id))
    return int(made.scalar_one())


def add_items(
    connection: Connection,
    meeting_id: int,
    items: Iterable[NewItem],
    signed: Signature,
) -> None:
    """Put items last on a meeting's agenda."""
    own = meeting_item.c.meeting_id == meeting_id
    query = select(func.max(meeting_item.c.position)).where(own)
    last = connection.scalar(query) or 0
    rows = [
        {
            "meeting_id": meeting_id,
            "position": position,
            "kind": one.kind.value,
            "ref": one.ref,
            "title": one.title,
            "who": signed.who,
            "at": _moment(signed),
        }
        for position, one in enumerate(items, start=last + 1)
    ]
    if rows:
        connection.execute(insert(meeting_item), rows)


def write_outcome(
    connection: Connection,
    seen: AgendaItem,
    outcome: Outcome | None,
    note: str | None,
    signed: Signature,
) -> None:
    """Write how an item ended, or with None that it is open again.

    Raises:
        StaleError: Somebody else has ended it since it was seen, or opened it again.
    """
    was = seen.outcome.value if seen.outcome else None
    is_it = (
        (meeting_item.c.id == seen.id)
        & meeting_item.c.outcome.is_not_distinct_from(was)
        & meeting_item.c.note.is_not_distinct_from(seen.note)
    )
    values = {
        "outcome": outcome.value if outcome else None,
        "note": note or None,
        "who": signed.who,
        "at": _moment(signed),
    }
    done = connection.execute(update(meeting_item).where(is_it).values(values))
    if done.rowcount != 1:
        raise StaleError(seen=seen.id, revision=seen.id)


def end_meeting(connection: Connection, meeting_id: int, signed: Signature) -> bool:
    """Close a meeting; return whether it was open."""
    is_open = (meeting.c.id == meeting_id) & meeting.c.closed_at.is_(None)
    values = {"closed_at": _moment(signed)}
    return (
        connection.execute(update(meeting).where(is_open).values(values)).rowcount > 0
    )


def add_minutes(connection: Connection, meeting_id: int, kept: KeptMinutes) -> None:
    """Write the minutes of a meeting that is closed; nothing here changes them."""
    row = {"meeting_id": meeting_id, "content": kept.content, "sha256": kept.sha256}
    connection.execute(insert(minutes).values(row))


def minutes_of(connection: Connection, meeting_id: int) -> KeptMinutes | None:
    """Return the minutes of a meeting as they were kept; None where none were."""
    query = select(minutes).where(minutes.c.meeting_id == meeting_id)
    row = connection.execute(query).first()
    return KeptMinutes(row.content, row.sha256) if row else None


def every_minutes(connection: Connection) -> dict[int, KeptMinutes]:
    """Return all minutes that were kept, by number of their meeting."""
    rows = connection.execute(select(minutes).order_by(minutes.c.meeting_id))
    return {row.meeting_id: KeptMinutes(row.content, row.sha256) for row in rows}


def one_meeting(connection: Connection, meeting_id: int) -> Meeting | None:
    """Return a meeting with its items, or None."""
    row = connection.execute(select(meeting).where(meeting.c.id == meeting_id)).first()
    return _meeting(connection, row) if row else None


def meetings(connection: Connection) -> tuple[Meeting, ...]:
    """Return every meeting, the one that was opened last first."""
    rows = connection.execute(select(meeting).order_by(meeting.c.id.desc())).all()
    return tuple(_meeting(connection, row) for row in rows)


def _meeting(connection: Connection, row: Row[tuple[object, ...]]) -> Meeting:
    query = (
        select(meeting_item)
        .where(meeting_item.c.meeting_id == row.id)
        .order_by(meeting_item.c.position)
    )
    return Meeting(
        id=row.id,
        forum=Forum(row.forum),
        held_on=row.held_on,
        who=row.who,
        opened_at=row.opened_at,
        closed_at=row.closed_at,
        data_version=row.data_version,
        work_number=row.work_number,
        items=tuple(_item(one) for one in connection.execute(query)),
    )


def _item(row: Row[tuple[object, ...]]) -> AgendaItem:
    is_ended = row.outcome is not None
    return AgendaItem(
        id=row.id,
        position=row.position,
        kind=ItemKind(row.kind),
        ref=row.ref,
        title=row.title,
        outcome=Outcome(row.outcome) if is_ended else None,
        note=row.note,
        who=row.who,
        at=row.at if is_ended else "",
    )


def _moment(signed: Signature) -> str:
    return signed.at.isoformat(timespec="seconds")

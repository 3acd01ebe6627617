"""What people have written since a moment, without what they wrote."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, select

from htl_dash.domain.record import RecordKind, Via
from htl_dash.store.work_tables import change


@dataclass(frozen=True, slots=True)
class RecentChange:
    """One field that was written; `at` is UTC, ISO 8601."""

    record_id: int
    revision: int
    field: str
    via: Via
    at: str


def changes_since(
    connection: Connection, kind: RecordKind, since: datetime
) -> tuple[RecentChange, ...]:
    """Return every field written from a moment (UTC, to the second), oldest first."""
    moment = since.isoformat(timespec="seconds")
    query = (
        select(change)
        .where(change.c.record == kind.value, change.c.at >= moment)
        .order_by(change.c.id)
    )
    return tuple(
        RecentChange(row.record_id, row.revision, row.field, Via(row.via), row.at)
        for row in connection.execute(query)
    )


def written_after(
    connection: Connection, number: int
) -> tuple[tuple[RecordKind, RecentChange], ...]:
    """Return every field written after the change with a number, oldest first."""
    query = select(change).where(change.c.id > number).order_by(change.c.id)
    return tuple(
        (
            RecordKind(row.record),
            RecentChange(row.record_id, row.revision, row.field, Via(row.via), row.at),
        )
        for row in connection.execute(query)
    )

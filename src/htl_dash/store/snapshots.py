"""Take in datasets: the same bytes change nothing, new bytes become a new snapshot."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from sqlalchemy import Connection, RowMapping, Table, func, insert, select, update

from htl_dash.store.notes import Note
from htl_dash.store.schema import current_ids, observation, snapshot


class Outcome(StrEnum):
    """What happened to a dataset."""

    UNCHANGED = "unchanged"
    NEW = "new"
    REVISED = "revised"
    NOTE_CORRECTED = "note_corrected"


@dataclass(frozen=True, slots=True)
class Ingested:
    """What happened to one dataset, and the sequence that is now current."""

    dataset: str
    title: str
    outcome: Outcome
    sequence: int
    rows: int


def ingest(
    connection: Connection,
    note: Note,
    target: Table,
    rows: Iterable[object],
    loaded_at: datetime,
) -> Ingested:
    """Store a dataset as the current one, unless its bytes are current already.

    Args:
        connection: The caller's transaction.
        note: Where the rows come from.
        target: `observation`, `area` or `school`.
        rows: Objects with an attribute for each of the target's columns.
        loaded_at: When this happens, with time zone UTC.

    Rows of earlier snapshots stay. A note that has been corrected for the same bytes
    replaces the note, since it says the same figures better.
    """
    current = _current(connection, note.dataset)
    if current and current["sha256"] == note.sha256:
        return _correct_note(connection, note, current)
    sequence = current["sequence"] + 1 if current else 1
    values = note.columns() | {
        "sequence": sequence,
        "loaded_at": loaded_at.isoformat(timespec="seconds"),
    }
    added = insert(snapshot).values(values).returning(snapshot.c.id)
    snapshot_id = connection.execute(added).scalar_one()
    _insert_rows(connection, target, rows, snapshot_id)
    outcome = Outcome.REVISED if current else Outcome.NEW
    return Ingested(note.dataset, note.title, outcome, sequence, note.rows)


def _current(connection: Connection, dataset: str) -> RowMapping | None:
    query = (
        select(snapshot)
        .where(snapshot.c.dataset == dataset)
        .order_by(snapshot.c.sequence.desc())
        .limit(1)
    )
    return connection.execute(query).mappings().one_or_none()


def _correct_note(connection: Connection, note: Note, current: RowMapping) -> Ingested:
    new = note.columns()
    outcome = Outcome.UNCHANGED
    if any(current[name] != value for name, value in new.items()):
        change = update(snapshot).where(snapshot.c.id == current["id"])
        connection.execute(change.values(**new))
        outcome = Outcome.NOTE_CORRECTED
    return Ingested(note.dataset, note.title, outcome, current["sequence"], note.rows)


def _insert_rows(
    connection: Connection,
    target: Table,
    rows: Iterable[object],
    snapshot_id: int,
) -> None:
    names = [c.name for c in target.columns if c.name != "snapshot_id"]
    values = [
        {name: getattr(row, name) for name in names} | {"snapshot_id": snapshot_id}
        for row in rows
    ]
    if values:
        connection.execute(insert(target), values)


@dataclass(frozen=True, slots=True)
class Doubled:
    """A figure that two current datasets both give."""

    indicator: str
    ref_area: str
    time_period: str
    datasets: tuple[str, str]


def doubled(connection: Connection) -> Doubled | None:
    """Return a figure that more than one current dataset gives, or None."""
    o = observation.c
    query = (
        select(
            o.indicator,
            o.ref_area,
            o.time_period,
            func.min(o.snapshot_id).label("one"),
            func.max(o.snapshot_id).label("other"),
        )
        .where(o.snapshot_id.in_(current_ids()))
        .group_by(
            o.indicator, o.geography, o.ref_area, o.time_period, o.sex, o.category
        )
        .having(func.count() > 1)
        .limit(1)
    )
    row = connection.execute(query).one_or_none()
    if row is None:
        return None
    names = dict(connection.execute(select(snapshot.c.id, snapshot.c.dataset)).all())
    return Doubled(*row[:3], (names[row.one], names[row.other]))

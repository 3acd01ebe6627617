"""Take in datasets: the same bytes change nothing, new bytes become a new snapshot."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import Enum, StrEnum
from itertools import islice, repeat

from sqlalchemy import Connection, RowMapping, Table, func, insert, select, update

from htl_dash.domain.received import Arrival
from htl_dash.store.notes import Note
from htl_dash.store.received import received_ids
from htl_dash.store.schema import current_ids, observation, snapshot

_AT_A_TIME = 10_000
"""Rows that are handed over together: all at once would take memory twice."""


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
    arrival: Arrival = Arrival.PACK,
) -> Ingested:
    """Store a dataset as the current one, unless its bytes are current already.

    Args:
        connection: The caller's transaction.
        note: Where the rows come from.
        target: `observation`, `area` or `school`.
        rows: Objects with an attribute for each of the target's columns, or for figures
            `Incoming`, the bytes of which have been kept.
        loaded_at: When this happens, with time zone UTC.
        arrival: How the dataset came.

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
        "arrival": arrival,
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
    # Compiled once and handed to the driver as it is: to look at each row's parameters
    # again and again is a third of the work.
    every = [c.name for c in target.columns]
    written = insert(target).compile(dialect=connection.dialect, column_keys=every)
    names = tuple(written.positiontup or every)
    places = received_ids(connection) if target is observation else {}
    for some in _lots(rows, _AT_A_TIME):
        given = list(_given(names, some, snapshot_id, places))
        if written.positiontup:
            connection.exec_driver_sql(written.string, given)
        else:
            named = [dict(zip(names, one, strict=True)) for one in given]
            connection.exec_driver_sql(written.string, named)


def _given(
    names: Sequence[str],
    rows: Sequence[object],
    snapshot_id: int,
    places: Mapping[str, int],
) -> Iterator[tuple[object, ...]]:
    """Give what each row has in some columns, in order."""
    columns = (_column(name, rows, snapshot_id, places) for name in names)
    return zip(*columns, strict=True)


def _column(
    name: str, rows: Sequence[object], snapshot_id: int, places: Mapping[str, int]
) -> Iterable[object]:
    if name == "snapshot_id":
        return repeat(snapshot_id, len(rows))
    if name == "received_id":
        return [places.get(getattr(row, "received", "")) for row in rows]
    values = [getattr(row, name, "") for row in rows]
    # A driver takes half as long for a plain text as for a code that is a text too.
    is_coded = isinstance(values[0], Enum)
    return [str(one) for one in values] if is_coded else values


def _lots(rows: Iterable[object], size: int) -> Iterator[tuple[object, ...]]:
    """Give the rows in lots: `itertools.batched` is younger than the oldest Python."""
    left = iter(rows)
    while some := tuple(islice(left, size)):
        yield some


@dataclass(frozen=True, slots=True)
class Doubled:
    """A figure that two current datasets both give."""

    indicator: str
    ref_area: str
    time_period: str
    datasets: tuple[str, str]


def doubled(connection: Connection) -> Doubled | None:
    """Return a figure that more than one dataset of the pack gives, or None."""
    o = observation.c
    packed = select(snapshot.c.id).where(snapshot.c.arrival == Arrival.PACK)
    query = (
        select(
            o.indicator,
            o.ref_area,
            o.time_period,
            func.min(o.snapshot_id).label("one"),
            func.max(o.snapshot_id).label("other"),
        )
        .where(o.snapshot_id.in_(current_ids()), o.snapshot_id.in_(packed))
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

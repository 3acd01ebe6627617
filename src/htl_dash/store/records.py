"""Records that people write: each write says who, when and what it replaced.

A record has a revision, one more for each time it is written. A writer says which
revision she has seen; if another has come since, nothing is written. What was written
together has the same revision in the history, and can be undone together.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field as attribute

from sqlalchemy import ColumnElement, Connection, RowMapping, and_, func, insert, select
from sqlalchemy import update as sql_update

from htl_dash.domain.errors import StaleError
from htl_dash.domain.record import (
    FIELDS,
    Change,
    RecordKind,
    Signature,
    Value,
    Values,
    Via,
    field,
)
from htl_dash.store.work_tables import RECORDS, change


@dataclass(frozen=True, slots=True)
class Record:
    """A record as it lies in the store: unprotected, and not printed. `keys` find it."""

    kind: RecordKind
    id: int
    keys: Values
    values: Values = attribute(repr=False)
    revision: int


def add_record(
    connection: Connection,
    kind: RecordKind,
    keys: Mapping[str, object],
    values: Mapping[str, Value],
    signed: Signature,
) -> Record:
    """Write a new record. KeyError for a field that the kind does not have."""
    filled = _known(kind, values)
    table = RECORDS[kind]
    row = {**keys, **filled, "revision": 1}
    made = connection.execute(insert(table).values(row).returning(table.c.id))
    record_id = int(made.scalar_one())
    before = dict.fromkeys(filled)
    told = {name: value for name, value in filled.items() if value is not None}
    _log(connection, kind, record_id, 1, before, told, signed)
    return one_record(connection, kind, record_id)


def change_record(
    connection: Connection,
    kind: RecordKind,
    record_id: int,
    seen: int,
    values: Mapping[str, Value],
    signed: Signature,
) -> Record:
    """Write the values that differ from what is there; nothing if none does.

    A count is written as if it differed: that nothing was changed would tell what it is.

    Raises:
        StaleError: The record is not at revision `seen` any more.
    """
    now = one_record(connection, kind, record_id)
    if now.revision != seen:
        raise StaleError(seen=seen, revision=now.revision)
    new = {
        name: value
        for name, value in _known(kind, values).items()
        if value != now.values[name] or field(kind, name).is_secret
    }
    if not new:
        return now
    table = RECORDS[kind]
    is_it = (table.c.id == record_id) & (table.c.revision == seen)
    after = {**new, "revision": seen + 1}
    written = connection.execute(sql_update(table).where(is_it).values(after))
    if written.rowcount != 1:
        raise StaleError(seen=seen, revision=seen + 1)
    _log(connection, kind, record_id, seen + 1, now.values, new, signed)
    return one_record(connection, kind, record_id)


def one_record(connection: Connection, kind: RecordKind, record_id: int) -> Record:
    """Return one record. LookupError if there is none with the number."""
    table = RECORDS[kind]
    found = connection.execute(select(table).where(table.c.id == record_id)).mappings()
    row = found.first()
    if row is None:
        raise LookupError(record_id)
    return _record(kind, row)


def records(
    connection: Connection, kind: RecordKind, **keys: object
) -> tuple[Record, ...]:
    """Return the records with these keys, oldest first."""
    table = RECORDS[kind]
    wanted = [table.c[name] == value for name, value in keys.items()]
    query = select(table).where(*wanted).order_by(table.c.id)
    rows = connection.execute(query).mappings()
    return tuple(_record(kind, row) for row in rows)


def last_written(
    connection: Connection, kind: RecordKind, record_id: int, who: str
) -> Values:
    """Return what one function wrote last in each field that it has written in."""
    changes = _changes(connection, kind, record_id)
    return {one.field: one.after for one in changes if one.who == who}


def history(
    connection: Connection, kind: RecordKind, record_id: int
) -> tuple[Change, ...]:
    """Return every change of a record, oldest first; counts are left out of it.

    That a count went from 7 to 8 would tell that one child came.
    """
    return tuple(
        _masked(one) if one.is_secret else one
        for one in _changes(connection, kind, record_id)
    )


def undo_last(
    connection: Connection,
    kind: RecordKind,
    record_id: int,
    seen: int,
    signed: Signature,
) -> Record:
    """Write back what was there before the latest revision, as a revision of its own.

    Raises:
        StaleError: The record is not at revision `seen` any more.
    """
    before = {
        one.field: one.before
        for one in _changes(connection, kind, record_id)
        if one.revision == seen
    }
    return change_record(connection, kind, record_id, seen, before, signed)


def work_number(connection: Connection) -> int:
    """Return a number that grows with every change."""
    return connection.scalar(select(func.max(change.c.id))) or 0


def _known(kind: RecordKind, values: Mapping[str, Value]) -> Values:
    known = {one.name for one in FIELDS[kind]}
    if unknown := values.keys() - known:
        raise KeyError(min(unknown))
    return dict(values)


def _record(kind: RecordKind, row: RowMapping) -> Record:
    fields = {one.name for one in FIELDS[kind]}
    apart = fields | {"id", "revision"}
    return Record(
        kind,
        row["id"],
        {name: value for name, value in row.items() if name not in apart},
        {name: row[name] for name in fields},
        row["revision"],
    )


def _log(
    connection: Connection,
    kind: RecordKind,
    record_id: int,
    revision: int,
    before: Mapping[str, Value],
    after: Mapping[str, Value],
    signed: Signature,
) -> None:
    rows = [
        {
            "record": kind.value,
            "record_id": record_id,
            "revision": revision,
            "field": name,
            "before": _as_json(before[name]),
            "after": _as_json(value),
            "who": signed.who,
            "via": signed.via.value,
            "at": signed.at.isoformat(timespec="seconds"),
        }
        for name, value in after.items()
    ]
    if rows:
        connection.execute(insert(change), rows)


def _is_about(kind: RecordKind, record_id: int) -> ColumnElement[bool]:
    return and_(change.c.record == kind.value, change.c.record_id == record_id)


def _changes(connection: Connection, kind: RecordKind, record_id: int) -> list[Change]:
    query = select(change).where(_is_about(kind, record_id)).order_by(change.c.id)
    return [
        Change(
            row.revision,
            row.field,
            _from_json(row.before),
            _from_json(row.after),
            row.who,
            Via(row.via),
            row.at,
            field(kind, row.field).is_secret,
        )
        for row in connection.execute(query)
    ]


def _masked(one: Change) -> Change:
    return Change(
        one.revision, one.field, None, None, one.who, one.via, one.at, is_secret=True
    )


def _as_json(value: Value) -> str | None:
    return None if value is None else json.dumps(value, ensure_ascii=False)


def _from_json(text: str | None) -> Value:
    found: Value = None if text is None else json.loads(text)
    return found

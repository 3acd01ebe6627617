"""What a term's workbook would change, row by row, compared with what the store holds.

A count of children is never compared in what is told: that it is the same as the one
in the store would give it away.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from sqlalchemy import Connection

from htl_dash.domain.flow import FlowCount
from htl_dash.domain.initiative import InitiativeStatus
from htl_dash.domain.municipality import Municipality
from htl_dash.domain.record import FIELDS, RecordKind, Value, Values, Via
from htl_dash.services.agreement import beside_stored, disagreements
from htl_dash.services.given_file import Refusal, quotable
from htl_dash.services.initiatives import RegisteredInitiative, initiatives_in
from htl_dash.services.register import NOT_YET, Entry
from htl_dash.services.written import (
    Problem,
    WrittenError,
    read_values,
    text_problems,
)
from htl_dash.sources.sheet_rows import Fault, Place
from htl_dash.sources.term_layout import COUNT, FLOW, Mark, Marked
from htl_dash.sources.term_workbook import SheetRow, TermFile
from htl_dash.store.records import Record, history, records


@dataclass(frozen=True, slots=True)
class PlannedChange:
    """A field that would be written. Of a count nothing is told but that it is there."""

    field: str
    before: Value
    after: Value
    is_secret: bool


@dataclass(frozen=True, slots=True)
class PlannedRow:
    """A row that holds something, and what it would change: nothing, if it is the same.

    `replaces` tells that the same function has imported the row before, from an
    earlier copy of the file. `title` is the initiative's, empty for the flow.
    """

    place: Place
    title: str
    is_new: bool
    changes: tuple[PlannedChange, ...]
    replaces: bool
    entry: Entry


@dataclass(frozen=True, slots=True)
class Plan:
    """Everything that a file would change, and everything that stops it.

    `filled` counts the rows that somebody has written in; the flow is one.
    """

    filled: int
    rows: tuple[PlannedRow, ...]
    refused: tuple[Refusal, ...]


@dataclass(frozen=True, slots=True)
class _Row:
    """A record's part of the file: what is touched in it, and where each field stands."""

    entry: Entry
    place: Place
    title: str
    places: Mapping[str, Place]
    record: Record | None


def make_plan(
    connection: Connection,
    municipality: Municipality,
    found: TermFile,
    who: str,
    *,
    accepted: bool,
) -> Plan:
    """Return what a file would change; everything wrong is told at once.

    `accepted` says that texts which may hold names point out nobody.
    """
    filled = 0
    rows: list[PlannedRow] = []
    refused = [_refusal(one) for one in found.faults]
    for one in _rows(connection, found):
        if isinstance(one, Refusal):
            refused.append(one)
            continue
        filled += 1
        problems = list(_problems(one, municipality, accepted=accepted))
        refused += problems
        if all(each.can_be_accepted for each in problems):
            planned = _planned(connection, one, municipality, who)
            if isinstance(planned, Refusal):
                refused.append(planned)
            else:
                rows.append(planned)
    return Plan(filled, tuple(rows), tuple(refused))


def _refusal(one: Fault) -> Refusal:
    return Refusal(one.place, one.text_key, one.facts, quotable(one.value))


def _rows(connection: Connection, found: TermFile) -> Iterator[_Row | Refusal]:
    mark = found.mark
    own = {
        one.initiative.code: one for one in initiatives_in(connection, mark.unit_code)
    }
    for row in found.rows:
        if row.kind is RecordKind.VOLUME:
            one = _volume(connection, mark, row, own.get(row.code))
            yield from () if one is None else (one,)
        elif row.code not in {*FlowCount}:
            place, code = row.places["code"], quotable(row.code)
            yield Refusal(place, "term_file.unknown_count", {}, code)
    counts = [one for one in found.rows if one.kind is RecordKind.FLOW]
    if any(one.written for one in counts):
        yield _flow(connection, mark, counts)


def _volume(
    connection: Connection, mark: Mark, row: SheetRow, own: RegisteredInitiative | None
) -> _Row | Refusal | None:
    """Return a row's part; nothing where nobody has touched it."""
    if own is None:
        code = quotable(row.code)
        return Refusal(row.places["code"], "term_file.unknown_initiative", {}, code)
    marked = _marked(mark, RecordKind.VOLUME, row.code)
    touched = {
        name: text
        for name, text in row.written.items()
        if text != marked.written.get(name, "").strip()
    }
    if not touched:
        return None
    if own.initiative.status is InitiativeStatus.REMOVED:
        return Refusal(row.place, "term_file.removed_initiative")
    keys: Values = {"initiative_id": own.id, "term": mark.term.code}
    record = next(iter(records(connection, RecordKind.VOLUME, **keys)), None)
    # A plan from the term before is written with the row that goes on from it.
    written = touched if marked.revision else row.written
    entry = Entry(RecordKind.VOLUME, keys, marked.revision, written)
    return _Row(entry, row.place, own.initiative.title, row.places, record)


def _flow(connection: Connection, mark: Mark, rows: Iterable[SheetRow]) -> _Row:
    counts = {one.code: one for one in rows if one.code in {*FlowCount}}
    keys: Values = {"unit_code": mark.unit_code, "term": mark.term.code}
    marked = _marked(mark, RecordKind.FLOW, "")
    written = {c: one.written[COUNT] for c, one in counts.items() if one.written}
    places = {c: one.places.get(COUNT, one.place) for c, one in counts.items()}
    record = next(iter(records(connection, RecordKind.FLOW, **keys)), None)
    entry = Entry(RecordKind.FLOW, keys, marked.revision, written)
    return _Row(entry, Place(FLOW.name), "", places, record)


def _marked(mark: Mark, kind: RecordKind, code: str) -> Marked:
    found = (one for one in mark.records if (one.kind, one.code) == (kind, code))
    return next(found, Marked(kind, code, NOT_YET))


def _problems(
    row: _Row, municipality: Municipality, *, accepted: bool
) -> Iterator[Refusal]:
    entry = row.entry
    if not accepted:
        for one in text_problems(entry.kind, entry.written, {}):
            if one.can_be_accepted:
                yield _told(row, one)
    try:
        values = read_values(entry.kind, entry.written, municipality, entry.written)
    except WrittenError as error:
        yield from (_told(row, one) for one in error.problems)
        return
    whole = beside_stored(entry.kind, row.record.values if row.record else {}, values)
    yield from (_told(row, one) for one in disagreements(entry.kind, whole))


def _told(row: _Row, one: Problem) -> Refusal:
    place = row.places.get(one.field, row.place)
    is_text = next(
        f.is_free_text for f in FIELDS[row.entry.kind] if f.name == one.field
    )
    value = "" if is_text else quotable(row.entry.written.get(one.field, ""))
    return Refusal(place, one.text_key, one.facts, value, one.can_be_accepted)


def _planned(
    connection: Connection, row: _Row, municipality: Municipality, who: str
) -> PlannedRow | Refusal:
    entry, record = row.entry, row.record
    values = read_values(entry.kind, entry.written, municipality, entry.written)
    changes = tuple(_changes(entry.kind, values, record))
    revision = record.revision if record else NOT_YET
    is_stale = revision != entry.seen
    replaces = is_stale and _is_own(connection, record, entry.seen, who)
    if is_stale and changes and not replaces:
        return Refusal(row.place, "term_file.stale")
    ready = replace(entry, seen=revision, accepted=entry.written)
    return PlannedRow(row.place, row.title, record is None, changes, replaces, ready)


def _changes(
    kind: RecordKind, values: Mapping[str, Value], record: Record | None
) -> Iterator[PlannedChange]:
    """Give what differs, and every count that is written, whether it differs or not."""
    for one in FIELDS[kind]:
        if one.name not in values:
            continue
        before = record.values[one.name] if record else None
        if one.is_secret:
            yield PlannedChange(one.name, None, None, is_secret=True)
        elif before != values[one.name]:
            yield PlannedChange(one.name, before, values[one.name], is_secret=False)


def _is_own(connection: Connection, record: Record | None, seen: int, who: str) -> bool:
    """Whether all that has happened since is the same function importing the file."""
    if record is None:
        return False
    changes = history(connection, record.kind, record.id)
    later = (one for one in changes if one.revision > seen)
    return all(one.via is Via.FILE and one.who == who for one in later)

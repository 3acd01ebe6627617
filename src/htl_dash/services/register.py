"""Use case: write down what schools do, undo it, and hand in a term.

Every write is one transaction with its history. What cannot be saved is refused whole,
with everything that is wrong; what somebody else has changed meanwhile is never written
over.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime

from sqlalchemy import Connection, Engine

from htl_dash.catalogue.municipalities import municipality as declared
from htl_dash.domain.errors import HtlError, StaleError
from htl_dash.domain.initiative import InitiativeStatus
from htl_dash.domain.municipality import Municipality
from htl_dash.domain.problem_area import ProblemStatus
from htl_dash.domain.record import FIELDS, RecordKind, Signature, Values, Via
from htl_dash.domain.term import Term
from htl_dash.services.agreement import beside_stored, disagreements
from htl_dash.services.counted_work import work_series
from htl_dash.services.known import known_indicators
from htl_dash.services.record_keys import keys_of_new
from htl_dash.services.releases import publish_series
from htl_dash.services.steps import require_step
from htl_dash.services.written import WrittenError, read_values
from htl_dash.settings import municipality_code
from htl_dash.store.chain import note_move
from htl_dash.store.database import writing
from htl_dash.store.records import (
    Record,
    add_record,
    change_record,
    one_record,
    records,
    undo_last,
)
from htl_dash.store.submissions import submissions, submit

_GONE = {
    RecordKind.INITIATIVE: InitiativeStatus.REMOVED,
    RecordKind.PROBLEM: ProblemStatus.WITHDRAWN,
}
"""What a record becomes that is taken back as a whole."""
NOT_YET = 0
"""The revision that a writer has seen of a record that does not exist."""


class UnsignedError(HtlError):
    """Nobody has said in which function she writes. No facts."""

    text_key = "error.unsigned"


class SubmittedError(HtlError):
    """The term has been handed in already. No facts."""

    text_key = "error.submitted"


class NothingToSubmitError(HtlError):
    """Nothing is registered for the term. No facts."""

    text_key = "error.nothing_to_submit"


@dataclass(frozen=True, slots=True)
class Entry:
    """What is to be saved.

    Attributes:
        kind: The kind of record.
        keys: What finds the record: `unit_code`; `initiative_id` and `term`; and so on.
        seen: The revision its writer began from; NOT_YET for a new record.
        written: Texts as they are typed, by field. Fields left out are not touched.
        record_id: The record; None for one to be found by its keys, or a new one.
        accepted: Texts that their writer has said point out nobody, by field.
    """

    kind: RecordKind
    keys: Mapping[str, object]
    seen: int
    written: Mapping[str, str]
    record_id: int | None = None
    accepted: Mapping[str, str] = field(default_factory=dict)


def signed(who: str, via: Via = Via.FORM) -> Signature:
    """Return the signature of a function, now. UnsignedError if there is none such."""
    model = declared(municipality_code()).team_model
    if who not in {one.code for one in model.functions}:
        raise UnsignedError
    return Signature(who, datetime.now(UTC), via)


def save(
    engine: Engine, municipality: Municipality, entry: Entry, by: Signature
) -> Record:
    """Save one entry and return the record as it is now, but for its counts.

    Raises:
        WrittenError: Something that is written cannot be saved.
        StaleError: Somebody else has changed the record since.
    """
    with writing(engine) as connection:
        return write(connection, municipality, entry, by)


def write(
    connection: Connection, municipality: Municipality, entry: Entry, by: Signature
) -> Record:
    """Save one entry inside the caller's transaction; raises as `save` does."""
    known = known_indicators(connection, withdrawn=True)
    values = read_values(entry.kind, entry.written, municipality, entry.accepted, known)
    before = _found(connection, entry)
    whole = beside_stored(entry.kind, before.values if before else {}, values)
    if problems := tuple(disagreements(entry.kind, whole)):
        raise WrittenError(problems)
    if before:
        _require_step(before, values)
        done = change_record(connection, entry.kind, before.id, entry.seen, values, by)
        note_move(connection, before, done, by)
    else:
        keys = keys_of_new(connection, entry.kind, entry.keys, municipality)
        done = add_record(connection, entry.kind, keys, values, by)
    return _without_counts(done)


def undo(
    engine: Engine, kind: RecordKind, record_id: int, seen: int, who: str
) -> Record:
    """Take back what was saved last; a record that was new then becomes empty.

    An initiative that was new is marked as removed, and a problem as withdrawn.

    Raises:
        StaleError: Somebody else has changed the record since.
    """
    by = signed(who, Via.UNDO)
    with writing(engine) as connection:
        before = one_record(connection, kind, record_id)
        if seen == 1 and kind in _GONE:
            gone: Values = {"status": _GONE[kind].value}
            done = change_record(connection, kind, record_id, seen, gone, by)
        else:
            done = undo_last(connection, kind, record_id, seen, by)
        note_move(connection, before, done, by)
    return _without_counts(done)


def hand_in(
    engine: Engine, municipality: Municipality, unit_code: str, term: Term, who: str
) -> None:
    """Hand in a school's term: its counts are released, protected, and stand still.

    Raises:
        SubmittedError: It has been handed in before.
        NothingToSubmitError: Nothing is registered for it.
    """
    by = signed(who)
    with writing(engine) as connection:
        take_in(connection, municipality, unit_code, term, by)


def take_in(
    connection: Connection,
    municipality: Municipality,
    unit_code: str,
    term: Term,
    by: Signature,
) -> None:
    """Hand in a term inside the caller's transaction; raises as `hand_in` does."""
    before = {(one.unit_code, one.term) for one in submissions(connection)}
    if (unit_code, term) in before:
        raise SubmittedError
    if not _has_anything(connection, unit_code, term):
        raise NothingToSubmitError
    submit(connection, unit_code, term, by)
    publish_series(connection, work_series(connection, municipality), by.at)


def _has_anything(connection: Connection, unit_code: str, term: Term) -> bool:
    own = records(connection, RecordKind.INITIATIVE, unit_code=unit_code)
    found = (
        *records(connection, RecordKind.FLOW, unit_code=unit_code, term=term.code),
        *(
            volume
            for one in own
            for volume in records(
                connection, RecordKind.VOLUME, initiative_id=one.id, term=term.code
            )
        ),
    )
    return any(value is not None for one in found for value in one.values.values())


def _require_step(before: Record, values: Values) -> None:
    """Check that a problem's status is written as a step that it may take."""
    now, wanted = before.values.get("status"), values.get("status")
    if before.kind is RecordKind.PROBLEM and wanted not in (None, now):
        require_step(ProblemStatus(str(now)), ProblemStatus(str(wanted)))


def _without_counts(record: Record) -> Record:
    """Return a record with nothing in it that only the disclosure door may let out."""
    secret = {one.name for one in FIELDS[record.kind] if one.is_secret}
    shown = {name: v for name, v in record.values.items() if name not in secret}
    return replace(record, values=shown)


def _found(connection: Connection, entry: Entry) -> Record | None:
    """Return the record that an entry is about; None for a new one.

    Raises:
        StaleError: Somebody else has changed it, or made it, since the writer saw it.
    """
    if entry.record_id is not None:
        found = one_record(connection, entry.kind, entry.record_id)
    elif entry.kind in (RecordKind.INITIATIVE, RecordKind.PROBLEM):
        return None
    elif same := records(connection, entry.kind, **entry.keys):
        found = same[0]
    else:
        return None
    if found.revision != entry.seen:
        raise StaleError(seen=entry.seen, revision=found.revision)
    return found

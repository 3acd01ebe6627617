"""Use case: open a record for editing, keep what is being written, and read its past.

What a form is opened with holds no count of children: those are shown nowhere but where
they have been released.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import Engine

from htl_dash.disclosure.free_text import inspect
from htl_dash.disclosure.free_text_kinds import Action
from htl_dash.domain.record import FIELDS, Change, Field, RecordKind, Value
from htl_dash.domain.term import Term
from htl_dash.services.register import NOT_YET
from htl_dash.store.database import writing
from htl_dash.store.drafts import Draft, draft_of, drop_draft, keep_draft
from htl_dash.store.records import Record, history, one_record, records

__all__ = ["Draft"]


@dataclass(frozen=True, slots=True)
class Opened:
    """A record as its form is opened: what stands in its fields, as it is written.

    `record_id` is None and `seen` NOT_YET for a new one. `is_kept` names the secret
    fields that hold something; what, nobody is told.
    """

    record_id: int | None
    seen: int
    written: Mapping[str, str]
    is_kept: frozenset[str]


def open_record(engine: Engine, kind: RecordKind, record_id: int) -> Opened:
    """Return one record for its form. LookupError if there is none."""
    with engine.connect() as connection:
        return opened(one_record(connection, kind, record_id))


def open_by_keys(
    engine: Engine, kind: RecordKind, keys: Mapping[str, object]
) -> Opened:
    """Return the record with these keys for its form, or an empty one."""
    with engine.connect() as connection:
        found = records(connection, kind, **keys)
    return opened(found[0]) if found else Opened(None, NOT_YET, {}, frozenset())


def open_volume(
    engine: Engine, initiative_id: int, term: Term, cases: int | None = None
) -> Opened:
    """Return a term of an initiative for its form.

    A term that nobody has written in begins from the plan of the term before, since
    most plans go on; a test cycle's from the number of `cases` that its model tries.
    """
    kind = RecordKind.VOLUME
    now = open_by_keys(engine, kind, _keys(initiative_id, term))
    if now.record_id is not None:
        return now
    before = open_by_keys(engine, kind, _keys(initiative_id, term.later(-1)))
    plan = {n: v for n, v in before.written.items() if n.startswith("planned_")}
    if cases is not None:
        plan = {"planned_reach": str(cases)} | {n: v for n, v in plan.items() if v}
    return Opened(None, NOT_YET, plan, frozenset())


def opened(record: Record) -> Opened:
    """Return a record as its form is opened."""
    fields = {one.name: one for one in FIELDS[record.kind]}
    shown = {
        name: written(fields[name], value)
        for name, value in record.values.items()
        if not fields[name].is_secret
    }
    kept = {
        name
        for name, value in record.values.items()
        if fields[name].is_secret and value is not None
    }
    return Opened(record.id, record.revision, shown, frozenset(kept))


def written(field: Field, value: Value) -> str:
    """Return a value as it is typed in its field, empty where there is none."""
    if value is None:
        return ""
    if isinstance(value, float):
        return f"{value:.2f}".rstrip("0").rstrip(".").replace(".", ",")
    return str(value)


def changes(engine: Engine, kind: RecordKind, record_id: int) -> tuple[Change, ...]:
    """Return the history of a record, the latest first; counts stand there without."""
    with engine.connect() as connection:
        return tuple(reversed(history(connection, kind, record_id)))


def keep(
    engine: Engine,
    token: str,
    kind: RecordKind,
    about: str,
    seen: int,
    values: Mapping[str, str],
) -> None:
    """Keep what is being written; what the free-text guard refuses is left out.

    So it is in fields of every kind: anything can be typed where a number should be.
    """
    fields = {one.name for one in FIELDS[kind]}
    kept = {
        name: text
        for name, text in values.items()
        if name in fields and not _is_refused(text)
    }
    with writing(engine) as connection:
        now = datetime.now(UTC)
        keep_draft(connection, token, kind.value, about, seen, kept, now)


def kept(engine: Engine, token: str, kind: RecordKind, about: str) -> Draft | None:
    """Return what was being written under a token about this record, or None."""
    with engine.connect() as connection:
        found = draft_of(connection, token)
    is_it = found is not None and (found.form, found.about) == (kind.value, about)
    return found if is_it else None


def forget(engine: Engine, token: str) -> None:
    """Forget what was being written under a token."""
    with writing(engine) as connection:
        drop_draft(connection, token)


def _is_refused(text: str) -> bool:
    return any(one.action is Action.BLOCK for one in inspect(text))


def _keys(initiative_id: int, term: Term) -> dict[str, object]:
    return {"initiative_id": initiative_id, "term": term.code}

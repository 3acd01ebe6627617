"""Tables for what people register: initiatives, volumes, flow, problems, history.

No table has a row about one child, and none has a column for a person: what stands
here is written about a school, an initiative or a term, and signed by a function. The
columns of a record follow its fields in `domain.record`; the store adds what it needs
to find it (`id`, keys) and to see that nobody else has changed it (`revision`).
"""

from sqlalchemy import Column, Date, Double, ForeignKey, Integer, Table, Text
from sqlalchemy import UniqueConstraint as Unique

from htl_dash.domain.record import FIELDS, FieldKind, RecordKind
from htl_dash.store.schema import metadata

_TYPES = {FieldKind.HOURS: Double} | dict.fromkeys(
    (FieldKind.SEK, FieldKind.PLANNED_COUNT, FieldKind.COUNT), Integer
)


def _record(kind: RecordKind, *keys: Column[object] | Unique) -> Table:
    fields = (
        Column(one.name, _TYPES.get(one.kind, Text), nullable=not one.is_required)
        for one in FIELDS[kind]
    )
    return Table(
        kind.value,
        metadata,
        Column("id", Integer, primary_key=True),
        *keys,
        *fields,
        Column("revision", Integer, nullable=False),
    )


initiative = _record(
    RecordKind.INITIATIVE,
    Column("code", Text, nullable=False),
    Column("unit_code", Text, nullable=False),
    Unique("code"),
)
volume = _record(
    RecordKind.VOLUME,
    Column("initiative_id", ForeignKey(initiative.c.id), nullable=False),
    Column("term", Text, nullable=False),
    Unique("initiative_id", "term"),
)
flow = _record(
    RecordKind.FLOW,
    Column("unit_code", Text, nullable=False),
    Column("term", Text, nullable=False),
    Unique("unit_code", "term"),
)
problem = _record(
    RecordKind.PROBLEM,
    Column("unit_code", Text, nullable=False),
    Column("lifted_on", Date, nullable=False),
)
RECORDS = {
    RecordKind.INITIATIVE: initiative,
    RecordKind.VOLUME: volume,
    RecordKind.FLOW: flow,
    RecordKind.PROBLEM: problem,
}

change = Table(
    "change",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("record", Text, nullable=False),
    Column("record_id", Integer, nullable=False),
    Column("revision", Integer, nullable=False),
    Column("field", Text, nullable=False),
    Column("before", Text),  # JSON; NULL where there was nothing
    Column("after", Text),
    Column("who", Text, nullable=False),
    Column("via", Text, nullable=False),
    Column("at", Text, nullable=False),  # UTC, ISO 8601
    Unique("record", "record_id", "revision", "field"),
)
"""Every field that was ever written: who, when, before and after. Only added to."""

submission = Table(
    "submission",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("unit_code", Text, nullable=False),
    Column("term", Text, nullable=False),
    Column("who", Text, nullable=False),
    Column("at", Text, nullable=False),  # UTC, ISO 8601
    Unique("unit_code", "term"),
)
"""The terms that schools have handed in: their counts may then be released."""

draft = Table(
    "draft",
    metadata,
    Column("token", Text, primary_key=True),
    Column("form", Text, nullable=False),
    Column("content", Text, nullable=False),  # JSON, see store/drafts.py
    Column("saved_at", Text, nullable=False),  # UTC, ISO 8601
)
"""What somebody is writing and has not saved; only who knows the token finds it."""

nature = Table(
    "nature",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("training", Integer, nullable=False),
)
"""One row: whether everything in the store is made up. Written once, with the tables."""

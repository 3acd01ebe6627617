"""Tables, with SDMX concept names for columns.

Nothing is ever overwritten: a dataset that comes in a new version is a new snapshot
with the next sequence number, and the rows of both stay. The current figures are
those of each dataset's highest sequence.
"""

from functools import cache

from sqlalchemy import (
    Boolean,
    Column,
    Double,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Select,
    Table,
    Text,
    UniqueConstraint,
    func,
    select,
)

metadata = MetaData(
    naming_convention={
        "pk": "pk_%(table_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    }
)

snapshot = Table(
    "snapshot",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("dataset", Text, nullable=False),
    Column("sequence", Integer, nullable=False),
    Column("title", Text, nullable=False),
    Column("publisher", Text, nullable=False),
    Column("source_table", Text, nullable=False),
    Column("url", Text, nullable=False),
    Column("period", Text, nullable=False),
    Column("retrieved", Text, nullable=False),  # ISO date; empty where unknown
    Column("licence", Text, nullable=False),
    Column("protection", Text, nullable=False),
    Column("derived", Boolean, nullable=False),
    Column("cautions", Text, nullable=False),  # JSON list of sentences
    Column("rows", Integer, nullable=False),
    Column("sha256", Text, nullable=False),
    Column("loaded_at", Text, nullable=False),  # UTC, ISO 8601
    Column("arrival", Text, nullable=False, server_default="pack"),
    UniqueConstraint("dataset", "sequence"),
)

content = Table(
    "content",
    metadata,
    Column("sha256", Text, primary_key=True),
    Column("size", Integer, nullable=False),
    Column("body", LargeBinary, nullable=False),  # packed with zlib
)

received = Table(
    "received",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("sha256", ForeignKey(content.c.sha256), nullable=False),
    Column("origin", Text, nullable=False),
    Column("request", Text, nullable=False),  # JSON; empty for a plain address or file
    Column("media_type", Text, nullable=False),
    Column("encoding", Text, nullable=False),
    Column("redacted", Boolean, nullable=False),
    Column("received_at", Text, nullable=False),  # UTC, ISO 8601
    Index(None, "sha256"),
)
"""Each time bytes have come. They lie once, in `content`, however often they come."""

observation = Table(
    "observation",
    metadata,
    Column("indicator", Text, primary_key=True),
    Column("geography", Text, primary_key=True),
    Column("ref_area", Text, primary_key=True),
    Column("time_period", Text, primary_key=True),
    Column("sex", Text, primary_key=True),
    Column("category", Text, primary_key=True),
    Column("obs_value", Double),
    Column("numerator", Integer),
    Column("denominator", Integer),
    Column("obs_status", Text, nullable=False),
    Column("conf_status", Text, nullable=False),
    Column("snapshot_id", ForeignKey(snapshot.c.id), primary_key=True),
    Column("symbol", Text, nullable=False, server_default=""),
    Column("received_id", ForeignKey(received.c.id)),
    Column("source_cell", Text, nullable=False, server_default=""),
    Index(None, "geography", "ref_area", "indicator"),
    sqlite_with_rowid=False,
)

area = Table(
    "area",
    metadata,
    Column("geography", Text, primary_key=True),
    Column("code", Text, primary_key=True),
    Column("name", Text, nullable=False),
    Column("parent_code", Text, nullable=False),
    Column("area_km2", Double),
    Column("snapshot_id", ForeignKey(snapshot.c.id), primary_key=True),
)

school = Table(
    "school",
    metadata,
    Column("unit_code", Text, primary_key=True),
    Column("name", Text, nullable=False),
    Column("municipality", Text, nullable=False),
    Column("provider", Text, nullable=False),
    Column("latitude", Double),
    Column("longitude", Double),
    Column("regso", Text, nullable=False),
    Column("deso", Text, nullable=False),
    Column("snapshot_id", ForeignKey(snapshot.c.id), primary_key=True),
)

reading = Table(
    "reading",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("fingerprint", Text, nullable=False),
    Column("read_at", Text, nullable=False),  # UTC, ISO 8601
)
"""Each time the data pack has been read in whole; the last row tells which one."""

release = Table(
    "release",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("series", Text, nullable=False),
    Column("sequence", Integer, nullable=False),
    Column("vintage", Integer, nullable=False),
    Column("protection", Text, nullable=False),
    Column("released_at", Text, nullable=False),  # UTC, ISO 8601
    Column("waiting", Integer, nullable=False),
    Column("content", Text, nullable=False),  # JSON, see disclosure/record.py
    UniqueConstraint("series", "sequence"),
)
"""The release log. A row is never changed, except for how many counts wait."""


@cache
def current_ids() -> Select[tuple[int]]:
    """Return the query for the ids of each dataset's highest sequence."""
    newest = (
        select(snapshot.c.dataset, func.max(snapshot.c.sequence).label("sequence"))
        .group_by(snapshot.c.dataset)
        .subquery()
    )
    return select(snapshot.c.id).join(
        newest,
        (snapshot.c.dataset == newest.c.dataset)
        & (snapshot.c.sequence == newest.c.sequence),
    )

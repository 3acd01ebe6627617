"""Tables for how figures come in: runs, requests, choices, own indicators.

Nothing here is changed afterwards, except that a run of fetching ends. Answers and
requests that nothing leads to may be pruned: see `store/pruning.py`.
"""

from sqlalchemy import (
    Column,
    ForeignKey,
    Index,
    Integer,
    Table,
    Text,
    UniqueConstraint,
)

from htl_dash.store.schema import metadata, received

fetch_run = Table(
    "fetch_run",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("asked", Text, nullable=False),  # JSON: sources, datasets, periods
    Column("state", Text, nullable=False),
    Column("started_at", Text, nullable=False),  # UTC, ISO 8601
    Column("ended_at", Text),
    Column("report", Text, nullable=False),  # JSON: what became of each dataset
)

fetch_part = Table(
    "fetch_part",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("run_id", ForeignKey(fetch_run.c.id), nullable=False),
    Column("dataset", Text, nullable=False),
    Column("part", Text, nullable=False),
    Column("page", Integer, nullable=False),
    Column("received_id", ForeignKey(received.c.id), nullable=False),
    UniqueConstraint("run_id", "dataset", "part", "page"),
)
"""The answers that have come in a run: one that stopped goes on after them."""

request_log = Table(
    "request_log",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("run_id", ForeignKey(fetch_run.c.id)),
    Column("at", Text, nullable=False),  # UTC, ISO 8601
    Column("method", Text, nullable=False),
    Column("url", Text, nullable=False),
    Column("attempt", Integer, nullable=False),
    Column("status", Integer),  # empty where nothing came
    Column("milliseconds", Integer, nullable=False),
    Column("size", Integer, nullable=False),
    Column("fault", Text, nullable=False),
)

import_choice = Table(
    "import_choice",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("signature", Text, nullable=False),
    Column("choices", Text, nullable=False),  # JSON: column by column
    Column("who", Text, nullable=False),
    Column("at", Text, nullable=False),  # UTC, ISO 8601
    Index(None, "signature"),
)
"""What people have said that the columns of a source's files mean; the last holds."""

own_indicator = Table(
    "own_indicator",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("code", Text, nullable=False),
    Column("revision", Integer, nullable=False),
    Column("definition", Text, nullable=False),  # TOML, as in the catalogue
    Column("who", Text, nullable=False),
    Column("at", Text, nullable=False),  # UTC, ISO 8601
    UniqueConstraint("code", "revision"),
)
"""Indicators that the municipality itself has declared; the last revision holds."""

SOURCE_TABLES = (
    fetch_run,
    fetch_part,
    request_log,
    import_choice,
    own_indicator,
)

"""Stores for tests, and a way to put drawn tables into them.

Plugin with the fixtures `database_url`, `store` and `connection`, which run on SQLite and
PostgreSQL, and `migrated`.
"""

import shutil
from dataclasses import replace
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

import pytest
from drawn import table
from sqlalchemy import Connection

from htl_dash.domain.geography import Geography
from htl_dash.domain.observation import Observation
from htl_dash.domain.received import Arrival
from htl_dash.domain.status import ConfStatus, ObsStatus
from htl_dash.store.database import upgrade, writing
from htl_dash.store.engine import engine_for, parse
from htl_dash.store.notes import Note
from htl_dash.store.schema import observation
from htl_dash.store.snapshots import Ingested, ingest

MORNING = datetime(2026, 11, 22, 7, 30, tzinfo=UTC)
NOTE = Note(
    dataset="scb_test",
    title="Prov",
    publisher="SCB",
    table="TAB6685",
    url="https://www.scb.se/",
    period="2024",
    retrieved="2026-09-24",
    licence="CC0",
    protection="publisher",
    derived=False,
    cautions=("Alla åldrar.",),
    rows=0,
    sha256="",
)
COLUMNS = {
    "indicator": "low_economic_standard",
    "geography": "regso2025",
    "ref_area": "2081R001",
    "time_period": "2024",
    "sex": "_T",
    "category": "_T",
    "obs_value": "",
    "numerator": "",
    "denominator": "",
    "obs_status": "normal",
    "conf_status": "free",
}


@pytest.fixture(scope="session")
def migrated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file with tables and nothing in them, made once for all who import this."""
    path = tmp_path_factory.getbasetemp() / "empty.db"
    if not path.exists():
        engine = engine_for(parse(f"sqlite:///{path}"))
        upgrade(engine)
        engine.dispose()
    return path


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """An address with nothing there yet, or for `store` with tables and nothing in them.

    The test runs once on each engine.
    """
    has_tables = "store" in request.fixturenames
    if request.param == "sqlite":
        path = tmp_path / "htl.db"
        if has_tables:
            shutil.copy(request.getfixturevalue("migrated"), path)
        return f"sqlite:///{path}"
    name = "postgres_tables" if has_tables else "postgres_url"
    return request.getfixturevalue(name)


@pytest.fixture
def store(database_url):
    """An engine on a store with tables and nothing in them."""
    engine = engine_for(parse(database_url))
    yield engine
    engine.dispose()


@pytest.fixture
def connection(store):
    """One writing transaction in that store."""
    with writing(store) as connection:
        yield connection


def figures(drawn: str, snapshot_id: int = 0) -> tuple[Observation, ...]:
    """Read drawn figures; a column that is left out has the same value in all rows."""
    rows = (COLUMNS | row for row in table(drawn))
    return tuple(
        Observation(
            row["indicator"],
            Geography(row["geography"]),
            row["ref_area"],
            row["time_period"],
            row["sex"],
            row["category"],
            float(row["obs_value"]) if row["obs_value"] else None,
            int(row["numerator"]) if row["numerator"] else None,
            int(row["denominator"]) if row["denominator"] else None,
            ObsStatus(row["obs_status"]),
            ConfStatus(row["conf_status"]),
            snapshot_id,
        )
        for row in rows
    )


def take_in(
    connection: Connection,
    dataset: str,
    drawn: str,
    arrival: Arrival = Arrival.PACK,
) -> Ingested:
    """Ingest drawn figures as a dataset; the drawing itself is the file."""
    rows = figures(drawn)
    digest = sha256(drawn.encode()).hexdigest()
    note = replace(NOTE, dataset=dataset, rows=len(rows), sha256=digest)
    return ingest(connection, note, observation, rows, MORNING, arrival)

"""Small SQLite stores, filled with drawn tables: plugin for tests of the services.

Import the fixtures where they are used: `from small_store import fill, migrated`.
"""

import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime
from hashlib import sha256
from pathlib import Path

import pytest
from drawn import table
from sqlalchemy import Engine
from store_rows import MORNING, NOTE, figures, migrated

from htl_dash.domain.geography import Area, Geography, School
from htl_dash.domain.received import Arrival
from htl_dash.services.releases import publish_all
from htl_dash.store.database import writing
from htl_dash.store.engine import engine_for, parse
from htl_dash.store.schema import area, observation, school
from htl_dash.store.snapshots import ingest

__all__ = ["migrated"]

Fill = Callable[..., Engine]


@pytest.fixture
def fill(migrated: Path, tmp_path: Path) -> Iterator[Fill]:
    """Take in drawn datasets by name, each in its own snapshot; gives the engine.

    Then release what there is of own counts, as `htl init` does.
    """
    path = tmp_path / "htl.db"
    shutil.copy(migrated, path)
    engine = engine_for(parse(f"sqlite:///{path}"))

    def take(
        protection: str = "publisher",
        loaded_at: datetime = MORNING,
        arrival: Arrival = Arrival.PACK,
        **drawn: str,
    ) -> Engine:
        with writing(engine) as connection:
            for dataset, drawing in drawn.items():
                target, read = READERS.get(dataset, (observation, figures))
                rows = read(drawing)
                note = replace(
                    NOTE,
                    dataset=dataset,
                    title=f"Prov {dataset}",
                    protection=protection,
                    rows=len(rows),
                    sha256=sha256(drawing.encode()).hexdigest(),
                )
                ingest(connection, note, target, rows, loaded_at, arrival)
            publish_all(connection, loaded_at)
        return engine

    yield take
    engine.dispose()


def _areas(drawn: str) -> tuple[Area, ...]:
    return tuple(
        Area(
            Geography(row["geography"]),
            row["code"],
            row.get("name") or row["code"],
            row["parent_code"],
            1.0,
        )
        for row in table(drawn)
    )


def _schools(drawn: str) -> tuple[School, ...]:
    return tuple(
        School(
            row["unit_code"],
            row["name"],
            "2081",
            "municipal",
            float(row["latitude"]) if row.get("latitude") else None,
            float(row["longitude"]) if row.get("longitude") else None,
            "",
            "",
        )
        for row in table(drawn)
    )


READERS = {"areas": (area, _areas), "schools": (school, _schools)}

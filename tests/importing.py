"""A store that files of figures are taken into: two schools, and a pack to go before."""

from dataclasses import replace

import pytest
from made import HOME
from made_data_files import siris
from sqlalchemy import Engine, func, select
from store_rows import MORNING, NOTE, take_in

from htl_dash.domain.geography import Geography, School
from htl_dash.services.import_data import ImportReport, import_data
from htl_dash.store.database import writing
from htl_dash.store.observations import ObservationRepository
from htl_dash.store.schema import content, observation, received, school, snapshot
from htl_dash.store.snapshots import ingest
from htl_dash.store.source_tables import import_choice

WHO = "coordinator"
NAME = "slutbetyg_2025.csv"
PASSED = "all_subjects_passed_grade_9"
GYLLE = "Gylle skola 7-9;11406792;127;53,5;75,6;211,9"
IMMANUEL = "Immanuelskolan;24147931;11;..;~100;."
TABLES = (snapshot, observation, received, content, import_choice)
_SCHOOLS = (("11406792", "Gylle skola 7-9"), ("24147931", "Immanuelskolan"))


@pytest.fixture
def engine(store: Engine) -> Engine:
    """A store with two schools, and one of the figures already in the pack."""
    schools = [
        School(code, name, HOME.code, "municipal", None, None, "", "")
        for code, name in _SCHOOLS
    ]
    note = replace(NOTE, dataset="schools", rows=len(schools), sha256="schools")
    with writing(store) as connection:
        ingest(connection, note, school, schools, MORNING)
        take_in(
            connection,
            "packed",
            f"""
            indicator | geography | ref_area | time_period | obs_value | denominator
            {PASSED}  | school    | 11406792 | 2024/25     | 53.0      | 127
            {PASSED}  | school    | 11406792 | 2023/24     | 50.5      | 120
            """,
        )
    return store


def take(
    engine: Engine, *rows: str, who: str = WHO, period: str = "2024/25"
) -> ImportReport:
    """Take in a file from SIRIS with some rows."""
    return import_data(engine, HOME, NAME, siris(*rows, period=period), who=who)


def shown(engine: Engine, indicator: str = PASSED) -> dict[tuple[str, str], object]:
    """Return the mark or the figure of each school and period."""
    with engine.connect() as connection:
        rows = ObservationRepository(connection).series(indicator, Geography.SCHOOL)
    return {
        (one.ref_area, one.time_period): one.symbol or one.obs_value for one in rows
    }


def counted(engine: Engine) -> list[int | None]:
    """Return how many rows there are in every table that an import writes."""
    with engine.connect() as connection:
        counts = (select(func.count()).select_from(one) for one in TABLES)
        return [connection.scalar(one) for one in counts]

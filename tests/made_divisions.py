"""Made-up figures per area as a source gives them: two divisions, breaks and marks.

Every number is worked out from the area's place in the list and the year, so that a test
can say what it should be. Nothing here is a real figure.
"""

import csv
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

from sqlalchemy import Connection, Engine
from store_rows import NOTE

from htl_dash.domain.geography import Area, Geography
from htl_dash.domain.mark import marked
from htl_dash.domain.observation import TOTAL, Incoming
from htl_dash.domain.received import Arrival
from htl_dash.domain.status import ConfStatus, ObsStatus
from htl_dash.store.database import writing
from htl_dash.store.schema import area, observation
from htl_dash.store.snapshots import ingest

POVERTY, ELIGIBLE = "low_economic_standard_0_19", "upper_secondary_eligibility_areas"
FETCHED = datetime(2026, 11, 3, 9, 0, tzinfo=UTC)
AREAS_FILE = Path(__file__).parents[1] / "data" / "pack" / "areas.csv"
NEWER = (Geography.REGSO_2025, Geography.DESO_2025)
RENAMED, GONE = "2081R016", "2081R015"
"""An area that had another name in 2020, and one that there was not."""
HIDDEN = "2081R002"
"""An area whose eligibility the publisher hides, every year."""
BANDS = (*(f"{age}-{age + 4}" for age in range(0, 80, 5)), "80+")


def areas_of(geography: Geography) -> dict[str, str]:
    """Return code and register name of every area of a division of 2081."""
    newer = {Geography.REGSO_2020: NEWER[0], Geography.DESO_2018: NEWER[1]}
    with AREAS_FILE.open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    wanted = newer.get(geography, geography)
    found = {row["code"]: row["name"] for row in rows if row["geography"] == wanted}
    if geography is Geography.REGSO_2020:
        del found[GONE]
        found[RENAMED] = "Gamla Östermalm"
    return found


def years_of(geography: Geography) -> range:
    return range(2024, 2025) if geography in NEWER else range(2011, 2024)


def poverty(place: int, year: int) -> float:
    """Return whole per cent: higher for later areas, one point lower every other year."""
    return float(5 + 3 * (place % 17) + (2024 - year) // 2)


def eligible(place: int, year: int) -> float:
    return round(95 - 2.5 * (place % 17) + (year % 4) / 2, 1)


def people(place: int, year: int, band: str) -> int:
    """Return how many there are of each sex in a five-year band."""
    return 40 + 2 * (place % 17) + (year - 2010) + (5 if band == "15-19" else 0)


def fetched_areas(engine: Engine) -> None:
    """Fill a store with everything, as if it had been fetched."""
    with writing(engine) as connection:
        older = (Geography.REGSO_2020, Geography.DESO_2018)
        rows = [
            Area(geography, code, name, "", None)
            for geography in older
            for code, name in areas_of(geography).items()
        ]
        _take_in(connection, "scb_older_areas", area, rows)
        take_in(connection, "scb_low_economic_standard_0_19", _poverty())
        take_in(connection, "scb_eligibility_areas", _eligibility())
        take_in(connection, "scb_population", _population())


def take_in(
    connection: Connection,
    dataset: str,
    rows: Iterator[Incoming] | list[Incoming],
    at: datetime = FETCHED,
    arrival: Arrival = Arrival.FETCH,
) -> None:
    """Ingest figures as a new version of a dataset."""
    _take_in(connection, dataset, observation, list(rows), at, arrival)


def _take_in(connection, dataset, table, rows, at=FETCHED, arrival=Arrival.FETCH):
    note = replace(
        NOTE,
        dataset=dataset,
        title=f"Prov {dataset}",
        rows=len(rows),
        sha256=sha256(repr(rows).encode()).hexdigest(),
    )
    ingest(connection, note, table, rows, at, arrival)


def incoming(
    indicator: str,
    geography: Geography,
    code: str,
    year: int,
    value: float | None,
    sex: str = TOTAL,
    category: str = TOTAL,
    symbol: str = "",
) -> Incoming:
    """Return one figure; with a symbol it is empty and marked."""
    obs, conf = ObsStatus.NORMAL, ConfStatus.FREE
    if symbol:
        mark = marked(symbol)
        value, obs, conf = mark.value, mark.obs_status, mark.conf_status
    place = (indicator, geography, code, str(year), sex, category)
    return Incoming(*place, value, None, None, obs, conf, symbol)


def _poverty() -> Iterator[Incoming]:
    for geography in (*NEWER, Geography.REGSO_2020, Geography.DESO_2018):
        for place, code in enumerate(areas_of(geography)):
            for year in years_of(geography):
                value = poverty(place, year)
                yield incoming(POVERTY, geography, code, year, value)
    for year in range(2011, 2025):
        whole = 20.0 + (2024 - year) // 2
        yield incoming(POVERTY, Geography.MUNICIPALITY, "2081", year, whole)


def _eligibility() -> Iterator[Incoming]:
    geography = Geography.REGSO_2020
    for place, code in enumerate(areas_of(geography)):
        for year in range(2007, 2024):
            for sex in (TOTAL, "F", "M"):
                value = eligible(place, year)
                symbol = ".." if code == HIDDEN or sex != TOTAL else ""
                yield incoming(
                    ELIGIBLE, geography, code, year, value, sex, symbol=symbol
                )


def _population() -> Iterator[Incoming]:
    for geography in (*NEWER, Geography.REGSO_2020, Geography.DESO_2018):
        years = range(2024, 2026) if geography in NEWER else range(2010, 2024)
        for place, code in enumerate(areas_of(geography)):
            for year in years:
                for band in BANDS:
                    for sex in ("F", "M"):
                        count = float(people(place, year, band))
                        yield incoming(
                            "population", geography, code, year, count, sex, band
                        )

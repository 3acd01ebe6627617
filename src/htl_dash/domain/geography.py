"""Geographies with their version: the same code need not be the same area."""

from dataclasses import dataclass
from enum import StrEnum


class Geography(StrEnum):
    """A division of the country, one member per published version."""

    REGSO_2025 = "regso2025"
    DESO_2025 = "deso2025"
    REGSO_2020 = "regso2020"
    DESO_2018 = "deso2018"
    SCHOOL = "school"
    MUNICIPALITY = "municipality"
    COUNTY = "county"
    COUNTRY = "country"
    DISTRIBUTION = "distribution"
    """Not a place: mean, median, p10 and p90 over all municipalities."""


AREA_GEOGRAPHIES = (Geography.REGSO_2025, Geography.DESO_2025)
"""The divisions that the area pages can show on a map, coarsest first."""
OLDER_DIVISIONS = (Geography.REGSO_2020, Geography.DESO_2018)
"""Divisions before those, coarsest first. There are figures for them but no boundaries."""
LAST_OLDER_YEAR = 2023
"""The last year that SCB has figures for in them."""
BEFORE = dict(zip(AREA_GEOGRAPHIES, OLDER_DIVISIONS, strict=True))
AFTER = {older: newer for newer, older in BEFORE.items()}
"""The division that each one came after."""
WIDER = (Geography.COUNTY, Geography.COUNTRY)
"""Places that a municipality is only a part of: they are context, never its own value."""
COUNTRY = "00"
"""The code of the whole country, as it stands among the counties."""
COARSEST = {
    Geography.REGSO_2025: Geography.REGSO_2025,
    Geography.DESO_2025: Geography.REGSO_2025,
    Geography.REGSO_2020: Geography.REGSO_2020,
    Geography.DESO_2018: Geography.REGSO_2020,
}
"""The coarsest division of the same generation: its areas are made of the others."""


def county_of(municipality: str) -> str:
    """Return the code of the county that a municipality lies in: 20 for 2081."""
    return municipality[:2]


@dataclass(frozen=True, slots=True)
class Area:
    """One area as the register names it.

    `area_km2` is land and water, None where it is not known; so is an empty `parent_code`.
    """

    geography: Geography
    code: str
    name: str
    parent_code: str
    area_km2: float | None


@dataclass(frozen=True, slots=True)
class School:
    """One school unit. Position is None where it is not known."""

    unit_code: str
    name: str
    municipality: str
    provider: str
    latitude: float | None
    longitude: float | None
    regso: str
    deso: str

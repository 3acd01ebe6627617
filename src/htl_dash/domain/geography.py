"""Geographies with their version: the same code need not be the same area."""

from dataclasses import dataclass
from enum import StrEnum


class Geography(StrEnum):
    """A division of the country, one member per published version."""

    REGSO_2025 = "regso2025"
    DESO_2025 = "deso2025"
    REGSO_2020 = "regso2020"
    SCHOOL = "school"
    MUNICIPALITY = "municipality"
    COUNTY = "county"
    DISTRIBUTION = "distribution"
    """Not a place: mean, median, p10 and p90 over all municipalities."""


AREA_GEOGRAPHIES = (Geography.REGSO_2025, Geography.DESO_2025)
"""The divisions that the area pages can show, coarsest first."""


@dataclass(frozen=True, slots=True)
class Area:
    """One area as the register names it. `area_km2` is land and water."""

    geography: Geography
    code: str
    name: str
    parent_code: str
    area_km2: float


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

"""Which place SCB's region codes are about, with the version of the division apart.

The code lists of 2025 have a suffix (2081R001_RegSO2025) and their reference years begin
in 2024; those before (vs_RegSO2020, vs_DeSO2018) are plain and end in 2023. The same code
need not be the same area, so the version is never left in the code and never dropped.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from htl_dash.domain.geography import COUNTRY, LAST_OLDER_YEAR, Area, Geography
from htl_dash.domain.period import end_year
from htl_dash.sources.cube import Category

_PLACE = re.compile(
    r"(\d{2}|\d{4})|(\d{4})(R\d{3}|[ABC]\d{4})(?:_(RegSO|DeSO)(\d{4}))?"
)
_NEWER = {"R": Geography.REGSO_2025, "D": Geography.DESO_2025}
_OLDER = {"R": Geography.REGSO_2020, "D": Geography.DESO_2018}
_VERSIONS = {
    ("RegSO", "2020"): Geography.REGSO_2020,
    ("RegSO", "2025"): Geography.REGSO_2025,
    ("DeSO", "2018"): Geography.DESO_2018,
    ("DeSO", "2025"): Geography.DESO_2025,
}
_PART_OF = re.compile(r"[^()]++\((.+)\)")
_IS_OLDER = {*_OLDER.values()}


@dataclass(frozen=True, slots=True)
class Place:
    """A place in the source: its own code without version, and the division it is in.

    `is_told` is whether the code itself says which version it is.
    """

    geography: Geography
    code: str
    is_told: bool = True


def place_of(code: str) -> Place | None:
    """Return what a region code stands for; None where it is no place that we know.

    An area without a version in its code is given in the older division: see `in_period`
    for tables where no code has a version.
    """
    found = _PLACE.fullmatch(code)
    if found is None:
        return None
    whole, municipality, part, kind, version = found.groups()
    if whole:
        if whole == COUNTRY:
            return Place(Geography.COUNTRY, whole)
        is_county = len(whole) == 2
        return Place(Geography.COUNTY if is_county else Geography.MUNICIPALITY, whole)
    letter = "R" if part.startswith("R") else "D"
    if version is None:
        return Place(_OLDER[letter], municipality + part, is_told=False)
    geography = _VERSIONS.get((kind, version))
    if geography is None or (kind == "RegSO") != (letter == "R"):
        return None
    return Place(geography, municipality + part)


def has_versions(codes: Iterable[str]) -> bool:
    """Whether a table tells versions in its codes; a plain one is then of the older."""
    return any("_" in code for code in codes)


def in_period(place: Place, period: str, *, tells_versions: bool) -> Place:
    """Return a place in the division that a period has, where no code tells it."""
    if place.is_told or tells_versions or end_year(period) <= LAST_OLDER_YEAR:
        return place
    letter = "R" if place.geography is Geography.REGSO_2020 else "D"
    return Place(_NEWER[letter], place.code)


def could_be(code: str, tells_versions: bool, division: Geography) -> bool:
    """Whether a region code is in a division in some period."""
    place = place_of(code)
    if place is None:
        return False
    if place.geography is division:
        return True
    if tells_versions:
        return False
    later = in_period(place, str(LAST_OLDER_YEAR + 1), tells_versions=False)
    return later.geography is division


def is_outside(place: Place, period: str) -> bool:
    """Whether a period is outside the years of a division: an empty cell is no figure."""
    if place.geography in _IS_OLDER:
        return end_year(period) > LAST_OLDER_YEAR
    return place.geography in _NEWER.values() and end_year(period) <= LAST_OLDER_YEAR


def area_of(place: Place, category: Category) -> Area | None:
    """Return an area with the name that its label gives; None where it gives none.

    DeSO have no names: their code stands for one, as in the register.
    """
    is_regso = place.geography in {Geography.REGSO_2020, Geography.REGSO_2025}
    if not is_regso:
        if place.geography not in {Geography.DESO_2018, Geography.DESO_2025}:
            return None
        return Area(place.geography, place.code, place.code, "", None)
    found = _PART_OF.fullmatch(category.label.strip())
    if found is None:
        return None
    return Area(place.geography, place.code, found[1].strip(), place.code[:4], None)

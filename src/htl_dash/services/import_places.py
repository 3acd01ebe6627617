"""Which place a row of somebody's file is about, of those that the product compares.

The same code need not be the same area: SCB's own rule (code lists vs_RegSO2020 and
vs_DeSO2018 to 2023, vs_RegSO2025 and vs_DeSO2025 from 2024) decides where the code does
not say it.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from sqlalchemy import Connection

from htl_dash.domain.geography import LAST_OLDER_YEAR, Geography
from htl_dash.domain.municipality import Municipality
from htl_dash.domain.period import end_year
from htl_dash.store.registers import areas, schools

_AREA = re.compile(r"(\d{4})(R\d{3}|[ABC]\d{4})(?:_(?:RegSO|DeSO)(\d{4}))?(?:\s.*)?")
_UNIT = re.compile(r"(\d{8})(?:\s.*)?")
_CODED = re.compile(r"(\d{2}|\d{4})(?:[\s:-].*)?")
_PART_OF = re.compile(r"(?=.*\)\Z)(.+?) \((.+)\)")  # the end first: no trying in vain
_VERSIONS = {
    ("R", "2020"): Geography.REGSO_2020,
    ("R", "2025"): Geography.REGSO_2025,
    ("D", "2018"): Geography.DESO_2018,
    ("D", "2025"): Geography.DESO_2025,
}
_COUNTRY = {"riket", "hela riket", "samtliga", "sverige", "0000 riket", "00 riket"}
_LAST_WORDS = (" kommun", " stad")


class Outside(StrEnum):
    """Why a row is no concern of ours, though there is nothing wrong with it."""

    OTHER_PLACE = "other_place"
    OTHER_SCHOOL = "other_school"
    OTHER_LEVEL = "other_level"
    UNKNOWN_NAME = "unknown_name"
    NOT_IN_USE = "not_in_use"


@dataclass(frozen=True, slots=True)
class Found:
    """A place that the product has. `is_own` is so for all but our peers."""

    geography: Geography
    code: str
    is_own: bool


class NoSuchPlaceError(Exception):
    """A code in our own municipality that the register does not have."""


@dataclass(frozen=True)
class Places:
    """The places to know: by code, and by name in small letters."""

    home: str
    municipalities: Mapping[str, str]
    county: tuple[str, str]
    areas: Mapping[Geography, frozenset[str]]
    area_names: Mapping[str, str]
    units: frozenset[str]
    school_names: Mapping[str, str]

    def find(self, code: str, name: str, period: str) -> Found | Outside:
        """Return the place of a row, from its code or else its name.

        Raises:
            NoSuchPlaceError: It is an area of ours that the register does not have.
        """
        written = code.strip() or name.strip()
        if match := _AREA.fullmatch(written):
            return self._area(match[1], match[2], match[3], period)
        if match := _UNIT.fullmatch(written):
            is_known = match[1] in self.units
            found = Found(Geography.SCHOOL, match[1], is_own=True)
            return found if is_known else Outside.OTHER_SCHOOL
        if match := _CODED.fullmatch(written):
            return self._coded(match[1])
        return self._named(written, period)

    def _area(
        self, municipality: str, part: str, version: str | None, period: str
    ) -> Found | Outside:
        if municipality != self.home:
            return Outside.OTHER_PLACE
        kind = "R" if part.startswith("R") else "D"
        older = "2020" if kind == "R" else "2018"
        is_older = period[:4].isdigit() and end_year(period) <= LAST_OLDER_YEAR
        usual = older if is_older else "2025"
        geography = _VERSIONS.get((kind, version or usual))
        code = municipality + part
        known = self.areas.get(geography) if geography else frozenset()
        if geography is None or (known is not None and code not in known):
            raise NoSuchPlaceError(code)
        return Found(geography, code, is_own=True)

    def _coded(self, code: str) -> Found | Outside:
        # Kolada writes a region with four digits: 0020 is Dalarna, and 0000 the country.
        short = code[2:] if len(code) == 4 and code.startswith("00") else code
        if code in self.municipalities:
            return Found(Geography.MUNICIPALITY, code, is_own=code == self.home)
        if short == self.county[0]:
            return Found(Geography.COUNTY, short, is_own=True)
        return Outside.OTHER_PLACE

    def _named(self, written: str, period: str) -> Found | Outside:
        plain = _plain(written)
        if plain in _COUNTRY:
            return Outside.OTHER_PLACE
        if plain == _plain(self.county[1]):
            return Found(Geography.COUNTY, self.county[0], is_own=True)
        for code, name in self.municipalities.items():
            if plain in (_plain(name), f"{_plain(name)}s"):
                return Found(Geography.MUNICIPALITY, code, is_own=code == self.home)
        if unit := self.school_names.get(plain):
            return Found(Geography.SCHOOL, unit, is_own=True)
        match = _PART_OF.fullmatch(written)
        is_home = match and _plain(match[1]) == _plain(self.municipalities[self.home])
        area = self.area_names.get(_plain(match[2])) if match and is_home else None
        if area is None:
            return Outside.UNKNOWN_NAME
        return self._area(area[:4], area[4:], None, period)


def places(connection: Connection, home: Municipality) -> Places:
    """Return the places that figures can be about in a municipality's store."""
    known: dict[Geography, set[str]] = {}
    for one in areas(connection):
        if one.code.startswith(home.code):
            known.setdefault(one.geography, set()).add(one.code)
    units = schools(connection)
    return Places(
        home=home.code,
        municipalities={
            home.code: home.name,
            **{one.code: one.name for one in home.peers},
        },
        county=(home.county_code, home.county),
        areas={one: frozenset(codes) for one, codes in known.items()},
        area_names={_plain(one.register_name): one.code for one in home.area_names},
        units=frozenset(one.unit_code for one in units),
        school_names={_plain(one.name): one.unit_code for one in units},
    )


def _plain(name: str) -> str:
    plain = " ".join(name.split()).casefold()
    for word in _LAST_WORDS:
        plain = plain.removesuffix(word)
    return plain

"""Where a municipality can count for an own indicator: areas, schools, and all of it."""

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import Connection, Engine

from htl_dash.domain.geography import AREA_GEOGRAPHIES, Geography
from htl_dash.domain.municipality import Municipality
from htl_dash.store.registers import areas, schools


@dataclass(frozen=True, slots=True)
class CountedPlace:
    """One place. `inside` is the code of the coarser area that it is part of, if any."""

    geography: Geography
    code: str
    name: str
    inside: str = ""

    @property
    def label(self) -> str:
        """Return what is chosen in a list: the code, then the name."""
        return f"{self.code} {self.name}"


def own_places(
    connection: Connection, municipality: Municipality
) -> tuple[CountedPlace, ...]:
    """Return the municipality, then its areas from coarse to fine, then its schools."""
    called = {one.code: one.name for one in municipality.area_names}
    home = municipality.code
    found = [CountedPlace(Geography.MUNICIPALITY, home, municipality.name)]
    for geography in AREA_GEOGRAPHIES:
        found += [
            CountedPlace(
                geography,
                area.code,
                called.get(area.code, area.name),
                area.parent_code if geography is Geography.DESO_2025 else "",
            )
            for area in areas(connection, geography)
            if area.code.startswith(home)
        ]
    found += [
        CountedPlace(Geography.SCHOOL, school.unit_code, school.name)
        for school in schools(connection)
        if school.municipality == home
    ]
    return tuple(found)


def places_of(engine: Engine, municipality: Municipality) -> tuple[CountedPlace, ...]:
    """Return the places in a transaction of its own; see `own_places`."""
    with engine.connect() as connection:
        return own_places(connection, municipality)


def find_place(written: str, places: Iterable[CountedPlace]) -> CountedPlace | None:
    """Return the place that is written: its code, first or alone, or its whole name.

    None where there is no such place, or several have the name.
    """
    listed = tuple(places)
    code = written.split()[0]
    for one in listed:
        if one.code == code:
            return one
    named = [one for one in listed if one.name.casefold() == written.casefold()]
    return named[0] if len(named) == 1 else None

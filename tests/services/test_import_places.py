"""A row is about one place of ours, or told to be about something else."""

import pytest
from made import HOME
from small_store import fill, migrated

from htl_dash.domain.geography import Geography
from htl_dash.services.import_places import (
    Found,
    NoSuchPlaceError,
    Outside,
    Places,
    places,
)

__all__ = ["fill", "migrated"]

AREAS = """
geography | code      | parent_code
regso2025 | 2081R001  |
regso2025 | 2081R002  |
deso2025  | 2081A0010 | 2081R001
"""
SCHOOLS = """
unit_code | name
11406792  | Gylle skola 7-9
24147931  | Skolan
"""


@pytest.fixture
def known(fill) -> Places:
    engine = fill(areas=AREAS, schools=SCHOOLS)
    with engine.connect() as connection:
        return places(connection, HOME)


def found(known: Places, written: str, period: str = "2024") -> tuple[str, str] | str:
    place = known.find(written, "", period)
    return (place.geography, place.code) if isinstance(place, Found) else place


@pytest.mark.parametrize(
    "written",
    ["2081", "Borlänge", "Borlänge kommun", "2081 Borlänge", "Borlänges kommun"],
)
def test_the_municipality_is_known_by_code_and_by_name(known, written):
    assert found(known, written) == (Geography.MUNICIPALITY, "2081")


@pytest.mark.parametrize("written", ["20", "20 Dalarnas län", "Dalarnas län", "0020"])
def test_the_county_is_known_however_it_is_written(known, written):
    assert found(known, written) == (Geography.COUNTY, "20")


@pytest.mark.parametrize(
    "written", ["Riket", "00 Riket", "0000", "00", "1480", "0180 Stockholm"]
)
def test_the_country_and_other_municipalities_are_outside(known, written):
    assert found(known, written) is Outside.OTHER_PLACE


def test_a_peer_is_known_but_is_not_our_own(known):
    (peer,) = [one for one in known.municipalities if one != "2081"][:1]
    place = known.find(peer, "", "2024")
    assert place == Found(Geography.MUNICIPALITY, peer, is_own=False)


@pytest.mark.parametrize(
    ("written", "period", "geography"),
    [
        ("2081R001", "2024", Geography.REGSO_2025),
        ("2081R001", "2023", Geography.REGSO_2020),
        ("2081R001", "2022/23", Geography.REGSO_2020),
        ("2081R001_RegSO2025", "2023", Geography.REGSO_2025),
        ("2081A0010_DeSO2025", "2024", Geography.DESO_2025),
        ("2081A0010", "2024", Geography.DESO_2025),
        ("2081A0010", "2019", Geography.DESO_2018),
        ("2081R002 Borlänge (Tjärna)", "2024", Geography.REGSO_2025),
    ],
)
def test_the_division_is_that_of_the_code_or_of_the_year(
    known, written, period, geography
):
    assert found(known, written, period) == (
        geography,
        written.split()[0].split("_")[0],
    )


def test_an_area_that_the_register_lacks_is_no_place(known):
    with pytest.raises(NoSuchPlaceError):
        known.find("2081R099", "", "2024")
    assert found(known, "2080R099") is Outside.OTHER_PLACE


def test_a_school_is_known_by_its_code_and_only_if_it_is_registered(known):
    assert found(known, "11406792") == (Geography.SCHOOL, "11406792")
    assert found(known, "Gylle skola 7-9") == (Geography.SCHOOL, "11406792")
    assert found(known, "99999999") is Outside.OTHER_SCHOOL
    assert found(known, "Okända skolan") is Outside.UNKNOWN_NAME


def test_the_code_goes_before_the_name(known):
    place = known.find("1480", "Borlänge", "2024")
    assert place is Outside.OTHER_PLACE


def test_an_area_is_known_by_the_municipality_and_its_own_name(known):
    assert found(known, "Borlänge (Romme)") == (Geography.REGSO_2025, "2081R002")
    assert found(known, "Falun (Romme)") is Outside.UNKNOWN_NAME

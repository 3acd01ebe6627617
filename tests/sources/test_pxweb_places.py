"""A region code is a place in one version of a division, and never just a code."""

import pytest

from htl_dash.domain.geography import Area, Geography
from htl_dash.sources.cube import Category
from htl_dash.sources.pxweb_places import (
    area_of,
    could_be,
    has_versions,
    in_period,
    is_outside,
    place_of,
)


@pytest.mark.parametrize(
    ("code", "geography", "plain"),
    [
        ("2081", Geography.MUNICIPALITY, "2081"),
        ("20", Geography.COUNTY, "20"),
        ("00", Geography.COUNTRY, "00"),
        ("2081R001", Geography.REGSO_2020, "2081R001"),
        ("2081R001_RegSO2020", Geography.REGSO_2020, "2081R001"),
        ("2081R001_RegSO2025", Geography.REGSO_2025, "2081R001"),
        ("2081A0010", Geography.DESO_2018, "2081A0010"),
        ("2081C1050_DeSO2018", Geography.DESO_2018, "2081C1050"),
        ("2081A0010_DeSO2025", Geography.DESO_2025, "2081A0010"),
    ],
)
def test_a_code_leads_to_a_place_and_a_version(code, geography, plain):
    place = place_of(code)
    assert (place.geography, place.code) == (geography, plain)


@pytest.mark.parametrize(
    "code",
    [
        *("", "208", "20811", "2081R01", "2081D0010", "SE", "VOLS1"),
        *("2081R001_DeSO2025", "2081A0010_RegSO2025", "2081R001_RegSO2031"),
    ],
)
def test_what_is_no_place_that_we_know_is_none(code):
    assert place_of(code) is None


def test_a_plain_code_is_of_the_older_division_where_the_table_tells_versions():
    plain = place_of("2081R001")
    assert has_versions(["2081R001", "2081R001_RegSO2025"])
    assert in_period(plain, "2024", tells_versions=True) is plain


def test_the_period_decides_where_no_code_in_the_table_does():
    plain = place_of("2081R001")
    assert (
        in_period(plain, "2023", tells_versions=False).geography is Geography.REGSO_2020
    )
    assert (
        in_period(plain, "2024", tells_versions=False).geography is Geography.REGSO_2025
    )
    deso = in_period(place_of("2081A0010"), "2024", tells_versions=False)
    assert deso.geography is Geography.DESO_2025


@pytest.mark.parametrize(
    ("code", "period", "outside"),
    [
        ("2081R001", "2023", False),
        ("2081R001", "2024", True),
        ("2081R001_RegSO2025", "2023", True),
        ("2081R001_RegSO2025", "2024", False),
        ("2081A0010_DeSO2025", "2011", True),
        ("2081", "2024", False),
    ],
)
def test_each_division_has_its_years(code, period, outside):
    assert is_outside(place_of(code), period) is outside


@pytest.mark.parametrize(
    ("code", "label", "name"),
    [
        ("0114R001", "Upplands Väsby (Bollstanäs)", "Bollstanäs"),
        ("0114R001_RegSO2025", "0114R001 Upplands Väsby (Bollstanäs)", "Bollstanäs"),
        ("0114R002", "Upplands Väsby (Grimsta (norra))", "Grimsta (norra)"),
        ("2081A0010", "2081A0010", "2081A0010"),
        ("2081A0010_DeSO2025", "2081A0010", "2081A0010"),
    ],
)
def test_an_area_has_the_name_in_its_label(code, label, name):
    place = place_of(code)
    area = area_of(place, Category(code, label))
    assert (area.geography, area.code, area.name) == (
        place.geography,
        code[: len(area.code)],
        name,
    )
    assert area.area_km2 is None


def test_an_area_without_a_name_is_not_named_after_its_code():
    assert area_of(place_of("2081R001"), Category("2081R001", "2081R001")) is None
    assert area_of(place_of("2081"), Category("2081", "Borlänge")) is None


def test_a_regso_lies_in_its_municipality():
    area = area_of(place_of("0114R001"), Category("", "Upplands Väsby (Bollstanäs)"))
    assert area == Area(Geography.REGSO_2020, "0114R001", "Bollstanäs", "0114", None)


def test_a_plain_code_could_be_in_either_version_unless_the_table_tells():
    assert could_be("2081R001", False, Geography.REGSO_2020)
    assert could_be("2081R001", False, Geography.REGSO_2025)
    assert not could_be("2081R001", True, Geography.REGSO_2025)
    assert not could_be("2081R001", False, Geography.DESO_2025)
    assert not could_be("2081R001_RegSO2025", True, Geography.REGSO_2020)
    assert not could_be("0-19", False, Geography.REGSO_2020)

"""Cells become figures with the mark that the publisher gave, and nothing becomes zero."""

import pytest
from made_cubes import json_stat
from made_fetching import dataset, measure
from made_pxweb import variable
from samples import sample

from htl_dash.domain.fetching import SourceName
from htl_dash.domain.geography import Geography
from htl_dash.domain.status import ConfStatus, ObsStatus
from htl_dash.sources.cube import Cube, ReadError
from htl_dash.sources.json_stat import read_json_stat
from htl_dash.sources.pxweb_cells import areas, figures, mark_of
from htl_dash.sources.pxweb_json import read_pxweb

DIVISIONS = (Geography.REGSO_2020, Geography.REGSO_2025, Geography.MUNICIPALITY)
LOW = measure("low_economic_standard_0_19", "000008AC", "låg", unit="procent")
PLACES = """
    2081 = Borlänge
    2081R001 = Borlänge (Norra)
    2081R002 = Borlänge (Södra)
    2081R001_RegSO2025 = 2081R001 Borlänge (Norra)
    2081R002_RegSO2025 = 2081R002 Borlänge (Södra)
"""
DRAWN = {
    ("2081", "2023"): 14.2,
    ("2081", "2024"): 0,
    ("2081R001", "2023"): 22.1,
    ("2081R002", "2023"): "..",
    ("2081R001_RegSO2025", "2024"): 23,
    ("2081R002_RegSO2025", "2024"): ".",
}


def table(**changed):
    """Low economic standard by area and year; cells that are not drawn are empty."""
    region = variable("Region", changed.pop("places", PLACES))
    measures = variable(
        "ContentsCode", "000008AC = Låg, procent; procent", role="metric"
    )
    years = variable("Tid", "2023\n2024", role="time")
    drawn = changed.pop("drawn", DRAWN)
    cells = [
        drawn.get((place.code, year.code), "..")
        for place in region.categories
        for year in years.categories
    ]
    values = [None if isinstance(one, str) else one for one in cells]
    marks = {at: one for at, one in enumerate(cells) if isinstance(one, str)}
    every = (region, measures, *changed.pop("more", ()), years)
    return Cube("Låg", every, values, marks, **changed)


def declared(*measures, **other):
    known = {"divisions": DIVISIONS}
    return dataset(SourceName.SCB, *(measures or (LOW,)), **known | other)


def told(cube, wanted=None):
    return {
        (one.geography.value, one.ref_area, one.time_period): one
        for one in figures(cube, wanted or declared(), "abc")
    }


def test_only_cells_within_the_years_of_a_division_are_figures():
    assert {key: one.obs_value for key, one in told(table()).items()} == {
        ("municipality", "2081", "2023"): 14.2,
        ("municipality", "2081", "2024"): 0,
        ("regso2020", "2081R001", "2023"): 22.1,
        ("regso2020", "2081R002", "2023"): None,
        ("regso2025", "2081R001", "2024"): 23,
        ("regso2025", "2081R002", "2024"): None,
    }


def test_a_figure_outside_the_years_of_its_division_is_kept():
    drawn = DRAWN | {("2081R001", "2024"): 9.9}
    found = told(table(drawn=drawn))
    assert found["regso2020", "2081R001", "2024"].obs_value == 9.9


def test_a_mark_is_kept_with_what_it_means():
    found = told(table())
    hidden = found["regso2020", "2081R002", "2023"]
    assert (hidden.symbol, hidden.obs_status, hidden.conf_status) == (
        "..",
        ObsStatus.MISSING,
        ConfStatus.PUBLISHER,
    )
    none = found["regso2025", "2081R002", "2024"]
    assert (none.symbol, none.obs_status, none.conf_status) == (
        ".",
        ObsStatus.NOT_APPLICABLE,
        ConfStatus.FREE,
    )


def test_each_figure_leads_to_its_cell():
    cube = read_json_stat(json_stat(table()))
    one = told(cube)["regso2025", "2081R001", "2024"]
    assert (one.received, one.source_cell) == ("abc", "/value/7")
    assert cube.values[7] == 23


@pytest.mark.parametrize(
    ("value", "symbol", "obs_value", "status", "conf", "kept"),
    [
        (3, "", 3, ObsStatus.NORMAL, ConfStatus.FREE, ""),
        (3, "p", 3, ObsStatus.NORMAL, ConfStatus.FREE, "p"),
        (None, "", None, ObsStatus.MISSING, ConfStatus.FREE, ""),
        (None, "-", None, ObsStatus.MISSING, ConfStatus.FREE, "-"),
        (None, "....", None, ObsStatus.MISSING, ConfStatus.PUBLISHER, "...."),
        (None, "...", None, ObsStatus.MISSING, ConfStatus.PUBLISHER, ".."),
    ],
)
def test_a_mark_is_read_as_the_file_explains_it(
    value, symbol, obs_value, status, conf, kept
):
    mark = mark_of(table(missing={"...": ".."}), value, symbol)
    assert (mark.value, mark.obs_status, mark.conf_status, mark.symbol) == (
        obs_value,
        status,
        conf,
        kept,
    )


def test_sex_and_age_are_told_whatever_their_variables_are_called():
    background = variable("Bakgrund", "1 = män")
    age = variable("Alder", "80-w = 80+ år")
    wanted = declared(sex_variable="Bakgrund", age_variable="Alder")
    (one, *_) = figures(table(more=(background, age)), wanted)
    assert (one.sex, one.category) == ("M", "80+")
    (one, *_) = figures(table(), declared())
    assert (one.sex, one.category) == ("_T", "_T")


@pytest.mark.parametrize(
    ("cube", "wanted", "why"),
    [
        (
            table(more=(variable("Bakgrund", "7 = utrikes"),)),
            {"sex_variable": "Bakgrund"},
            "unknown_value",
        ),
        (table(), {"sex_variable": "Kon"}, "no_variable"),
        (
            table(places="SE = Sverige"),
            {"measures": (measure("x", "000008AD"),)},
            "no_measure",
        ),
    ],
)
def test_what_is_not_understood_is_refused(cube, wanted, why):
    with pytest.raises(ReadError) as found:
        figures(cube, declared(*wanted.pop("measures", (LOW,)), **wanted))
    assert found.value.text_key == f"cubes.{why}"


def test_a_variable_that_nobody_has_chosen_in_is_refused():
    age = variable("Alder", "0-19\n20-64")
    cube = table(places="2081 = Borlänge", more=(age,))
    doubled = Cube("x", cube.dimensions, [1, 2, 3, 4], {})
    with pytest.raises(ReadError) as found:
        figures(doubled, declared())
    assert found.value.text_key == "cubes.not_chosen"


def test_areas_are_those_that_have_figures_with_their_names():
    assert [
        (one.geography.value, one.code, one.name) for one in areas(table(), declared())
    ] == [
        ("regso2020", "2081R001", "Norra"),
        ("regso2020", "2081R002", "Södra"),
        ("regso2025", "2081R001", "Norra"),
        ("regso2025", "2081R002", "Södra"),
    ]
    older = declared(divisions=(Geography.REGSO_2020,))
    assert {one.geography for one in areas(table(), older)} == {Geography.REGSO_2020}


@pytest.mark.samples
def test_the_shape_of_tab6685_gives_both_divisions_apart():
    cube = read_json_stat(sample("scb_pxweb_v2/CONSTRUCTED_TAB6685_shape_status.json"))
    found = told(cube, declared(choose=(("Alder", "0-19 år"),)))
    assert {key: one.obs_value for key, one in found.items()} == {
        ("municipality", "9999", "2023"): 14.2,
        ("municipality", "9999", "2024"): 14.9,
        ("regso2020", "9999R001", "2023"): 22.1,
        ("regso2020", "9999R002", "2023"): 8.3,
        ("regso2025", "9999R001", "2024"): 23.0,
        ("regso2025", "9999R002", "2024"): None,
    }


@pytest.mark.samples
def test_eligibility_by_area_is_read_from_a_real_answer():
    cube = read_pxweb(sample("scb_pxweb_v1/IntGr8RegSOKon2_0880_2023.json"))
    eligible = measure("upper_secondary_eligibility_areas", "000004VC", "eligible")
    wanted = declared(
        eligible, sex_variable="Bakgrund", divisions=(Geography.REGSO_2020,)
    )
    found = {(one.ref_area, one.sex): one for one in figures(cube, wanted)}
    assert len(found) == 51
    assert found["0880R001", "_T"].obs_value == 97.3
    assert found["0880R001", "M"].obs_value == 95.7
    hidden = found["0880R001", "F"]
    assert (hidden.obs_value, hidden.symbol) == (None, "..")
    assert {one.indicator for one in found.values()} == {eligible.indicator}

"""The choices that name a figure follow each other, and places have their names."""

from dataclasses import replace

from made import HOME, cell

from htl_dash.domain.geography import Geography
from htl_dash.viewmodels.trace_choices import PARTS, about, name_of, options

KEYS = (
    ("x", "regso2025", "2081R001", "2023", "_T", "_T"),
    ("x", "regso2025", "2081R001", "2024", "_T", "_T"),
    ("x", "regso2025", "2081R001", "2024", "F", "0-4"),
    ("x", "regso2020", "2081R002", "2020", "_T", "_T"),
)


def found(chosen: list[str], names=None):
    return options(HOME, KEYS, chosen, len(chosen), names or {})


def test_what_can_be_chosen_depends_on_what_was_chosen_before():
    # Today's division before an older one.
    assert [*found(["x"])] == ["regso2025", "regso2020"]
    assert [*found(["x", "regso2025"])] == ["2081R001"]
    assert [*found(["x", "regso2025", "2081R001"])] == ["2024", "2023"]
    upto = ["x", "regso2025", "2081R001", "2024"]
    assert [*found(upto)] == ["_T", "F"]
    assert found([*upto, "F"]) == {"0-4": "0-4"}
    assert len(upto) + 2 == len(PARTS)


def test_places_and_sexes_have_their_names():
    assert found(["x", "regso2025"]) == {"2081R001": "Bullermyren–Hagalund"}
    upto = ["x", "regso2025", "2081R001", "2024"]
    assert found(upto)["F"] == "Flickor och kvinnor"


def test_the_county_is_asked_about_children_and_years_as_the_goals_have_them():
    key = ("x", "county", "20", "2021-2022", "F", "11")
    chosen = ["x", "county", "20"]
    assert options(HOME, (key,), chosen, 3, {}) == {"2021-2022": "2021–2022"}
    assert options(HOME, (key,), [*chosen, "2021-2022"], 4, {}) == {"F": "Flickor"}
    girls = replace(cell("20", geography=Geography.COUNTY), sex="F", category="11")
    assert about(HOME, girls, "Dalarnas län") == "Dalarnas län, flickor, 11 år"


def test_a_school_is_called_what_the_register_calls_it_and_else_by_its_code():
    names = {(Geography.SCHOOL, "1"): "Soltorgsskolan"}
    assert name_of(HOME, Geography.SCHOOL, "1", names) == "Soltorgsskolan"
    assert name_of(HOME, Geography.SCHOOL, "2", names) == "2"


def test_an_area_of_an_older_division_has_the_name_that_it_had_there():
    names = {(Geography.REGSO_2020, "2081R001"): "Det gamla namnet"}
    assert name_of(HOME, Geography.REGSO_2020, "2081R001", names) == "Det gamla namnet"
    here = name_of(HOME, Geography.REGSO_2025, "2081R001", names)
    assert here == "Bullermyren–Hagalund"


def test_statistics_of_the_whole_country_have_words():
    assert name_of(HOME, Geography.DISTRIBUTION, "median", {}) == "Mitten i landet"

"""Areas are called what their own division's register calls them."""

from made import HOME

from htl_dash.domain.geography import Geography
from htl_dash.services.area_names import register_names, same_in_both

OLD, NEW = Geography.REGSO_2020, Geography.REGSO_2025
REGISTER = """
    geography | code      | name        | parent_code
    regso2020 | 2081R001  | Bullermyren |
    regso2020 | 2081R002  | Gamla Romme |
    regso2020 | 2080R001  | Bullermyren |
    regso2025 | 2081R001  | Bullermyren | 2081
    regso2025 | 2081R002  | Romme       | 2081
    deso2018  | 2081C1010 | 2081C1010   |
    deso2025  | 2081C1010 | 2081C1010   | 2081R001
"""
FIGURES = """
    geography | ref_area | obs_value
    regso2020 | 2081R001 | 59
    regso2020 | 2081R009 | 12
    regso2020 | 2080R001 | 13
"""


def names(engine, geography: Geography = OLD) -> dict[str, str]:
    return {one.code: one.name for one in register_names(engine, HOME, geography)}


def test_the_catalogues_name_is_used_where_code_and_register_name_agree(fill):
    # The catalogue calls 2081R001 Bullermyren-Hagalund, and 2081R002 of today Romme by.
    found = names(fill(areas=REGISTER))
    assert found["2081R001"] == "Bullermyren\u2013Hagalund"
    assert found["2081R002"] == "Gamla Romme"


def test_areas_of_other_municipalities_are_not_ours(fill):
    found = names(fill(areas=REGISTER, figures=FIGURES))
    assert [code for code in found if not code.startswith("2081")] == []


def test_an_area_with_figures_but_in_no_register_is_called_by_its_code(fill):
    assert names(fill(areas=REGISTER, figures=FIGURES))["2081R009"] == "2081R009"


def test_the_same_area_has_the_same_code_and_the_same_name(fill):
    assert same_in_both(fill(areas=REGISTER), HOME, NEW) == {"2081R001"}


def test_a_name_that_is_only_the_code_shows_nothing(fill):
    """The codes of DeSO are their names: that they agree does not make areas the same."""
    assert same_in_both(fill(areas=REGISTER), HOME, Geography.DESO_2025) == frozenset()


def test_an_older_division_has_none_before_it(fill):
    assert same_in_both(fill(areas=REGISTER), HOME, OLD) == frozenset()

"""The same areas period by period, oldest first."""

import pytest
from made import HOME, SHARE

from htl_dash.domain.geography import Geography
from htl_dash.services.area_trend import area_trend

REGSO = Geography.REGSO_2025
DRAWN = """
    indicator             | ref_area | time_period | obs_value
    low_economic_standard | 2081R001 | 2024        | 59
    low_economic_standard | 2081R001 | 2022        | 61
    low_economic_standard | 2081R002 | 2022        | 15
    low_economic_standard | 2081R002 | 2024        | 12
    population            | 2081R001 | 2022        | 1000
    population            | 2081R002 | 2022        | 1000
    population            | 2081R001 | 2024        | 1000
    population            | 2081R002 | 2024        | 3000
"""


def test_each_period_is_compared_with_its_own_whole(fill):
    # 2022: (61 + 15) / 2 = 38; 2024: (59 * 1000 + 12 * 3000) / 4000 = 23.75
    found = area_trend(fill(scb=DRAWN), HOME, SHARE, REGSO)
    assert [one.period for one in found.comparisons] == ["2022", "2024"]
    references = [one.reference.value for one in found.comparisons]
    assert references == pytest.approx([0.38, 0.2375])


def test_nothing_in_the_store_is_an_empty_trend(fill):
    assert area_trend(fill(), HOME, SHARE, REGSO).comparisons == ()


TWO_DIVISIONS = """
    indicator             | geography | ref_area | time_period | obs_value
    low_economic_standard | regso2020 | 2081R001 | 2022        | 60
    low_economic_standard | regso2020 | 2081R001 | 2023        | 61
    low_economic_standard | regso2020 | 2081R002 | 2023        | 15
    low_economic_standard | regso2020 | 2081R001 | 2024        | 1
    low_economic_standard | regso2025 | 2081R001 | 2024        | 59
    low_economic_standard | regso2025 | 2081R002 | 2024        | 12
"""
NAMED = """
    geography | code     | name        | parent_code
    regso2020 | 2081R001 | Bullermyren | 2081
    regso2020 | 2081R002 | Gamla Romme | 2081
    regso2025 | 2081R001 | Bullermyren | 2081
    regso2025 | 2081R002 | Romme       | 2081
"""


def test_earlier_periods_are_those_of_areas_with_the_same_code_and_name(fill):
    engine = fill(areas=NAMED, scb=TWO_DIVISIONS)
    found = area_trend(engine, HOME, SHARE, REGSO)
    assert [one.period for one in found.comparisons] == ["2024"]
    assert [one.period for one in found.earlier] == ["2022", "2023"]
    assert {one.geography for one in found.earlier} == {Geography.REGSO_2020}
    codes = [[area.code for area in one.areas] for one in found.earlier]
    assert codes == [["2081R001"], ["2081R001"]]


def test_gaps_are_never_read_across_divisions(fill):
    people = """
        indicator  | geography | ref_area | time_period | obs_value
        population | regso2020 | 2081R001 | 2023        | 1000
        population | regso2020 | 2081R002 | 2023        | 1000
        population | regso2025 | 2081R001 | 2024        | 1000
        population | regso2025 | 2081R002 | 2024        | 1000
    """
    engine = fill(areas=NAMED, scb=TWO_DIVISIONS, people=people)
    found = area_trend(engine, HOME, SHARE, REGSO)
    assert [gap.period for gap in found.gaps] == ["2024"]


def test_without_a_register_of_the_older_division_nothing_is_the_same(fill):
    assert area_trend(fill(scb=TWO_DIVISIONS), HOME, SHARE, REGSO).earlier == ()


def test_the_older_division_itself_has_nothing_before_it(fill):
    engine = fill(areas=NAMED, scb=TWO_DIVISIONS)
    found = area_trend(engine, HOME, SHARE, Geography.REGSO_2020)
    assert [one.period for one in found.comparisons] == ["2022", "2023", "2024"]
    assert found.earlier == ()

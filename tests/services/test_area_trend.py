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

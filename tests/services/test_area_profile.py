"""One area on every indicator, each in its newest period."""

from made import HOME, INCOME, SHARE

from htl_dash.domain.geography import Geography
from htl_dash.services.area_profile import profile_area

REGSO = Geography.REGSO_2025
DRAWN = """
    indicator             | ref_area | time_period | obs_value
    low_economic_standard | 2081R001 | 2023        | 60
    low_economic_standard | 2081R001 | 2024        | 59
    low_economic_standard | 2081R002 | 2024        | 12
"""


def test_rows_come_in_the_order_asked_for_with_the_newest_period(fill):
    rows = profile_area(fill(scb=DRAWN), HOME, (INCOME, SHARE), REGSO, "2081R001")
    assert [row.indicator.code for row in rows] == [INCOME.code, SHARE.code]
    assert rows[1].comparison.period == "2024"
    assert rows[1].area.figure.cell.value == 59
    assert len(rows[1].comparison.areas) == 2


def test_an_indicator_that_no_area_has_is_kept_without_a_comparison(fill):
    (row,) = profile_area(fill(scb=DRAWN), HOME, (INCOME,), REGSO, "2081R001")
    assert (row.comparison, row.area) == (None, None)


def test_an_area_without_a_row_is_none_beside_the_others(fill):
    (row,) = profile_area(fill(scb=DRAWN), HOME, (SHARE,), REGSO, "2081R003")
    assert row.area is None
    assert len(row.comparison.areas) == 2

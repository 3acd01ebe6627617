"""The largest gaps come first, and only where one end has it harder."""

from dataclasses import replace

import pytest
from made import EVERYONE, HOME, INCOME, SHARE, compared_areas

from htl_dash.domain.geography import Geography
from htl_dash.domain.indicator import Direction, Uncertainty
from htl_dash.services.gaps import Gap, gap_change, largest_gaps, widest_gap
from htl_dash.stats.estimate import Certainty, Estimate, Method

REGSO = Geography.REGSO_2025
EMPLOYED = replace(
    SHARE,
    code="employment_20_64",
    direction=Direction.HIGHER_IS_BETTER,
    denominator=EVERYONE,
)
DRAWN = """
    indicator             | ref_area | obs_value
    low_economic_standard | 2081R001 | 59
    low_economic_standard | 2081R002 | 12
    low_economic_standard | 2081R003 | 20
    employment_20_64      | 2081R001 | 60
    employment_20_64      | 2081R002 | 85
    employment_20_64      | 2081R003 | 80
    population            | 2081R001 | 1000
    population            | 2081R002 | 500
    population            | 2081R003 | 500
"""


def gaps(engine, *indicators):
    return largest_gaps(engine, HOME, indicators, REGSO)


def test_the_largest_gap_comes_first(fill):
    found = gaps(fill(scb=DRAWN), EMPLOYED, SHARE)
    assert [one.comparison.indicator.code for one in found] == [
        "low_economic_standard",
        "employment_20_64",
    ]
    assert [one.gap.value for one in found] == pytest.approx([0.47, 0.25])


def test_the_gaps_interval_allows_for_the_choice_among_three_pairs(fill):
    # Three pairs: each at 1 - 0.05 / 3, z = 2.394. 58.5 % of 1000 has the lower limit
    # 54.7 and 59.5 % the upper 63.1; 11.5 % of 500 has 8.5 and 12.5 % the upper 16.5.
    # 47 - sqrt(4.26^2 + 4.49^2) = 40.8 and 47 + sqrt(4.15^2 + 3.48^2) = 52.4
    (found,) = gaps(fill(scb=DRAWN), SHARE)
    assert found.gap.method is Method.SIMULTANEOUS
    assert found.gap.lower == pytest.approx(0.408, abs=1e-3)
    assert found.gap.upper == pytest.approx(0.524, abs=1e-3)


def gap(lower: float, upper: float) -> Gap:
    (area,) = compared_areas("code | value | people\n2081R001 | 59 | 1000").areas
    size = Estimate((lower + upper) / 2, lower, upper, Method.SIMULTANEOUS)
    return Gap("2024", area, area, size)


@pytest.mark.parametrize(
    ("first", "last", "change"),
    [
        ((0.1, 0.2), (0.3, 0.4), Certainty.SURELY_HIGHER),
        ((0.3, 0.4), (0.1, 0.2), Certainty.SURELY_LOWER),
        ((0.1, 0.3), (0.2, 0.4), Certainty.NO_SURE_DIFFERENCE),
        ((0.1, 0.2), (0.2, 0.3), Certainty.NO_SURE_DIFFERENCE),
    ],
)
def test_a_gap_has_surely_changed_only_where_limits_do_not_meet(first, last, change):
    assert gap_change(gap(*first), gap(*last)) is change


def test_the_widest_gap_is_between_areas_that_are_counted():
    drawn = """
        code     | value | people | state
        2081R001 | 59    | 1000   |
        2081R002 | 80    |        |
        2081R003 |       |        | hidden
        2081R004 | 12    | 500    |
    """
    found = widest_gap(compared_areas(drawn))
    assert (found.highest.code, found.lowest.code) == ("2081R001", "2081R004")
    assert found.size.value == pytest.approx(0.47)


def test_hardest_follows_the_direction(fill):
    poor, employed = gaps(fill(scb=DRAWN), SHARE, EMPLOYED)
    assert (poor.hardest.code, poor.easiest.code) == ("2081R001", "2081R002")
    assert (employed.hardest.code, employed.easiest.code) == ("2081R001", "2081R002")
    assert employed.gap.value > 0


def test_areas_surely_on_the_bad_side_are_counted(fill):
    # The whole: (59 * 1000 + 12 * 500 + 20 * 500) / 2000 = 37.5 and 71.25 per cent
    poor, employed = gaps(fill(scb=DRAWN), SHARE, EMPLOYED)
    assert (poor.surely_worse, employed.surely_worse) == (1, 1)


@pytest.mark.parametrize(
    "left_out",
    [
        replace(SHARE, direction=Direction.NEUTRAL),
        replace(INCOME, direction=Direction.HIGHER_IS_BETTER),
        replace(SHARE, levels=(Geography.MUNICIPALITY,)),
        replace(SHARE, uncertainty=Uncertainty.NONE),
        replace(SHARE, code="child_poverty"),
    ],
    ids=["condition", "unit", "level", "no interval", "no figures"],
)
def test_what_cannot_be_a_gap_is_left_out(fill, left_out):
    assert gaps(fill(scb=DRAWN), left_out) == ()


def test_one_known_area_is_no_gap(fill):
    drawn = """
        indicator             | ref_area | obs_value | obs_status | conf_status
        low_economic_standard | 2081R001 | 59        | normal     | free
        low_economic_standard | 2081R002 |           | missing    | publisher
        population            | 2081R001 | 1000      | normal     | free
        population            | 2081R002 | 1000      | normal     | free
    """
    assert gaps(fill(scb=drawn), SHARE) == ()


def test_a_hidden_area_is_at_neither_end(fill):
    drawn = """
        indicator             | ref_area | obs_value | obs_status | conf_status
        low_economic_standard | 2081R001 |           | missing    | publisher
        low_economic_standard | 2081R002 | 12        | normal     | free
        low_economic_standard | 2081R003 | 20        | normal     | free
        population            | 2081R001 | 1000      | normal     | free
        population            | 2081R002 | 500       | normal     | free
        population            | 2081R003 | 500       | normal     | free
    """
    (found,) = gaps(fill(scb=drawn), SHARE)
    assert (found.hardest.code, found.easiest.code) == ("2081R003", "2081R002")

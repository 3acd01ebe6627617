"""The largest gaps come first, and only where one end has it harder."""

from dataclasses import replace

import pytest
from made import EVERYONE, HOME, INCOME, SHARE

from htl_dash.domain.geography import Geography
from htl_dash.domain.indicator import Direction, Uncertainty
from htl_dash.services.gaps import largest_gaps
from htl_dash.stats.estimate import Method

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


def test_the_gap_has_newcombes_interval_with_whole_per_cent_in_it(fill):
    # 59 % of 1000 is 55.4-62.5 and 12 % of 500 is 9.0-15.7, each half a point wider
    # than counted: 47 - sqrt(3.6^2 + 3.7^2) = 41.8 and 47 + sqrt(3.5^2 + 3.0^2) = 51.6
    (found,) = gaps(fill(scb=DRAWN), SHARE)
    assert found.gap.method is Method.NEWCOMBE
    assert found.gap.lower == pytest.approx(0.418, abs=1e-3)
    assert found.gap.upper == pytest.approx(0.516, abs=1e-3)


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

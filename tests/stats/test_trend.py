"""A trend is called only when it is more than chance and no single year's doing."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from htl_dash.stats.trend import (
    CRITICAL_CHI2,
    Trend,
    cochran_armitage,
    proportion_trend,
    weighted_trend,
)

REFERENCE = Path(__file__).parents[3] / "shared" / "reference"
PUBLISHED = {
    "Increasing": Trend.INCREASING,
    "Decreasing": Trend.DECREASING,
    "NoChange": Trend.NO_CHANGE,
}
needs_reference = pytest.mark.skipif(
    not REFERENCE.is_dir(), reason="needs ../shared/reference/fingertips_trend.json"
)
YEARS = [2019, 2020, 2021, 2022, 2023]


def _published():
    return json.loads((REFERENCE / "fingertips_trend.json").read_text("utf-8"))


@needs_reference
def test_trends_of_shares_match_fingertips():
    cases = [case for case in _published()["cochran_armitage"] if "expected" in case]
    assert cases
    for case in cases:
        counts = [point["count"] for point in case["points"]]
        sizes = [point["denominator"] for point in case["points"]]
        result = proportion_trend(counts, sizes, YEARS)
        assert result.trend is PUBLISHED[case["expected"]]
        assert result.points == 5


@needs_reference
def test_trends_of_weighted_values_match_fingertips():
    cases = _published()["weighted_ls_loo"]
    assert cases
    for case in cases:
        result = weighted_trend(case["values"], case["lower"], case["upper"], YEARS)
        assert result.trend is PUBLISHED[case["expected"]]


def test_the_statistic_matches_the_smokers_example_of_r():
    # Printed by stats::prop.trend.test (Fleiss 1981, p. 139).
    chi2 = cochran_armitage([83, 90, 129, 70], [86, 93, 136, 82], [1, 2, 3, 4])
    assert chi2 == pytest.approx(8.2249, abs=5e-5)


def test_the_critical_value_is_that_of_fingertips():
    assert pytest.approx(9.54953570608324, rel=1e-12) == CRITICAL_CHI2


@given(
    shift=st.floats(-2_000, 2_000),
    unit=st.floats(0.1, 10),
    counts=st.lists(st.integers(1, 90), min_size=5, max_size=5),
)
def test_the_statistic_does_not_depend_on_how_time_is_counted(shift, unit, counts):
    plain = cochran_armitage(counts, [100] * 5, [0, 1, 2, 3, 4])
    moved = cochran_armitage(
        counts, [100] * 5, [shift + unit * at for at in [0, 1, 2, 3, 4]]
    )
    assert moved == pytest.approx(plain, rel=1e-6, abs=1e-9)


@given(counts=st.lists(st.integers(0, 100), min_size=5, max_size=5))
def test_looking_from_the_other_side_turns_the_trend_round(counts):
    opposite = {
        Trend.INCREASING: Trend.DECREASING,
        Trend.DECREASING: Trend.INCREASING,
        Trend.NO_CHANGE: Trend.NO_CHANGE,
    }
    there = proportion_trend(counts, [100] * 5, YEARS)
    back = proportion_trend([100 - count for count in counts], [100] * 5, YEARS)
    assert back.trend is opposite[there.trend]


def test_only_the_last_five_points_count():
    counts, sizes = [10, 20, 30, 40, 50], [100] * 5
    recent = proportion_trend(counts, sizes, YEARS)
    longer = proportion_trend(
        [90, 95, *counts], [100, 100, *sizes], [2017, 2018, *YEARS]
    )
    assert recent.trend is Trend.INCREASING
    assert longer == recent


def test_one_odd_year_makes_no_trend():
    result = proportion_trend([30, 29, 28, 27, 90], [100] * 5, YEARS)
    assert result.chi2 > CRITICAL_CHI2
    assert result.trend is Trend.NO_CHANGE


def test_unequal_steps_in_time_change_the_statistic():
    counts, sizes = [100, 120, 140, 160, 240], [1000] * 5
    even = proportion_trend(counts, sizes, YEARS)
    gap = proportion_trend(counts, sizes, [2019, 2020, 2021, 2022, 2026])
    assert gap.chi2 > even.chi2  # exactly on a line when the gap is known


def test_too_few_points_cannot_be_calculated():
    result = proportion_trend([10, 20, 30, 40], [100] * 4, YEARS[:4])
    assert (result.trend, result.chi2, result.points) == (Trend.NOT_CALCULABLE, None, 4)
    assert weighted_trend([1.0], [0.9], [1.1], [2020]).trend is Trend.NOT_CALCULABLE


@pytest.mark.parametrize("count", [0, 100])
def test_a_share_that_is_always_at_one_end_does_not_change(count):
    result = proportion_trend([count] * 5, [100] * 5, YEARS)
    assert (result.trend, result.chi2) == (Trend.NO_CHANGE, 0.0)


def test_values_without_uncertainty_cannot_be_tested():
    values = [1.0, 2.0, 3.0, 4.0, 5.0]
    result = weighted_trend(values, values, values, YEARS)
    assert (result.trend, result.chi2) == (Trend.NOT_CALCULABLE, None)


def test_the_weighted_statistic_matches_a_hand_calculation():
    # Standard error 0.5 each, slope 1 and spread of years 10: 1 / 0.25 * 10.
    values = [1.0, 2.0, 3.0, 4.0, 5.0]
    result = weighted_trend(
        values, [v - 0.98 for v in values], [v + 0.98 for v in values], YEARS
    )
    assert result.chi2 == pytest.approx(40)
    assert result.trend is Trend.INCREASING

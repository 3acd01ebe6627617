"""Intervals agree with published values, and say what they rest on."""

import csv
from math import inf
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from htl_dash.stats.estimate import CONFIDENCE, Estimate, Method
from htl_dash.stats.proportions import (
    difference,
    ratio,
    weighted_mean,
    widest_difference,
    wilson,
)
from htl_dash.stats.rates import rate

REFERENCE = Path(__file__).parents[3] / "shared" / "reference"


@pytest.mark.parametrize(
    ("numerator", "denominator", "lower", "upper"),
    [(81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0.0, 0.1611)],
)
def test_wilson_matches_newcombe_1998(numerator, denominator, lower, upper):
    estimate = wilson(numerator / denominator, denominator)
    assert estimate.lower == pytest.approx(lower, abs=5e-5)
    assert estimate.upper == pytest.approx(upper, abs=5e-5)


@pytest.mark.skipif(
    not REFERENCE.is_dir(),
    reason="needs ../shared/reference/phe_wilson_proportions.csv",
)
@pytest.mark.parametrize(
    ("confidence", "column"), [(0.95, "95_0cl"), (0.998, "99_8cl")]
)
def test_wilson_matches_every_row_of_the_public_health_england_table(
    confidence, column
):
    with (REFERENCE / "phe_wilson_proportions.csv").open(encoding="utf-8") as lines:
        rows = list(csv.DictReader(lines))
    assert rows
    for row in rows:
        n, scale = float(row["Denominator"]), float(row["multiplier"])
        estimate = wilson(float(row["Numerator"]) / n, n, confidence=confidence)
        assert estimate.lower * scale == pytest.approx(float(row[f"lower{column}"]))
        assert estimate.upper * scale == pytest.approx(float(row[f"upper{column}"]))


@pytest.mark.parametrize(
    ("first", "second", "lower", "upper"),
    [
        ((56, 70), (48, 80), 0.0524, 0.3339),
        ((9, 10), (3, 10), 0.1705, 0.8090),
        ((10, 10), (0, 10), 0.6075, 1.0),
    ],
)
def test_differences_match_newcombe_1998_method_10(first, second, lower, upper):
    a, b = (wilson(x / n, n) for x, n in (first, second))
    gap = difference(a, b)
    assert gap.lower == pytest.approx(lower, abs=5e-5)
    assert gap.upper == pytest.approx(upper, abs=5e-5)
    assert gap.method is Method.NEWCOMBE


@given(
    share=st.floats(0, 1),
    n=st.integers(1, 100_000),
    rounding=st.sampled_from([0.0, 0.001, 0.01]),
)
def test_limits_stay_on_the_scale_around_the_value(share, n, rounding):
    estimate = wilson(share, n, rounding)
    assert 0 <= estimate.lower <= share + 1e-12
    assert share - 1e-12 <= estimate.upper <= 1


def test_a_whole_percent_figure_carries_its_rounding():
    plain, rounded = wilson(0.59, 2459), wilson(0.59, 2459, rounding=0.01)
    assert rounded.lower == pytest.approx(wilson(0.585, 2459).lower)
    assert rounded.upper == pytest.approx(wilson(0.595, 2459).upper)
    assert rounded.lower < plain.lower < plain.upper < rounded.upper
    assert rounded.method is Method.WILSON_ROUNDED


def test_a_difference_needs_two_intervals():
    bare = Estimate(0.5, None, None, Method.PUBLISHED)
    with pytest.raises(ValueError, match="limits"):
        difference(bare, wilson(0.5, 10))
    with pytest.raises(ValueError, match="confidence"):
        difference(wilson(0.5, 10, confidence=0.9), wilson(0.5, 10))


shares_of_people = st.tuples(st.floats(0, 1), st.integers(1, 5_000))


@given(first=shares_of_people, second=shares_of_people)
def test_a_difference_of_shares_stays_within_one_without_being_cut(first, second):
    gap = difference(wilson(*first), wilson(*second))
    assert -1 - 1e-12 <= gap.lower <= gap.value + 1e-12
    assert gap.value - 1e-12 <= gap.upper <= 1 + 1e-12


def test_a_difference_of_rates_may_be_more_than_one():
    gap = difference(rate(300, 100), rate(100, 100))
    assert gap.value == pytest.approx(2.0)
    assert 1 < gap.lower < 2 < gap.upper
    assert gap.method is Method.MOVER


def test_a_ratio_matches_the_published_analysis_of_perondi_2004():
    # Fagerland, Lydersen & Laake (2017), Statistical Analysis of Contingency Tables.
    compared = ratio(wilson(7 / 34, 34), wilson(1 / 34, 34))
    assert compared.value == pytest.approx(7)
    assert compared.lower == pytest.approx(1.1537, abs=5e-5)
    assert compared.upper == pytest.approx(41.9763, abs=5e-5)
    assert compared.method is Method.MOVER_RATIO


@given(
    first=shares_of_people,
    second=st.tuples(st.floats(0.001, 1), st.integers(1, 5_000)),
)
def test_a_ratio_lies_within_its_limits_and_never_below_zero(first, second):
    compared = ratio(wilson(*first), wilson(*second))
    slack = 1e-9 * (1 + compared.value)
    assert 0 <= compared.lower <= compared.value + slack
    assert compared.value - slack <= compared.upper


@given(
    first=st.tuples(st.floats(0.01, 0.99), st.integers(5, 5_000)),
    second=st.tuples(st.floats(0.01, 0.99), st.integers(5, 5_000)),
)
def test_turning_a_ratio_round_inverts_its_limits(first, second):
    one, other = wilson(*first), wilson(*second)
    there, back = ratio(one, other), ratio(other, one)
    assert there.lower == pytest.approx(1 / back.upper, rel=1e-6)
    assert there.upper == pytest.approx(1 / back.lower, rel=1e-6)


def test_a_ratio_at_zero_says_what_it_can():
    none, some = wilson(0, 40), wilson(0.25, 40)
    nothing_over_some = ratio(none, some)
    assert (nothing_over_some.value, nothing_over_some.lower) == (0, 0)
    assert 0 < nothing_over_some.upper < 1
    assert ratio(some, none) is None
    rounded_from_nothing = Estimate(0.004, 0.0, 0.02, Method.WILSON_ROUNDED)
    assert ratio(some, rounded_from_nothing).upper == inf


def test_a_ratio_needs_two_intervals():
    with pytest.raises(ValueError, match="limits"):
        ratio(Estimate(0.5, None, None, Method.PUBLISHED), wilson(0.5, 10))


def test_the_widest_difference_is_between_the_lowest_and_the_highest():
    widest = widest_difference([0.3, 0.1, 0.2, 0.5], [400, 300, 200, 100])
    assert (widest.lowest, widest.highest) == (1, 3)
    assert widest.gap.value == pytest.approx(0.4)
    assert widest.gap.method is Method.SIMULTANEOUS
    assert widest.gap.confidence == CONFIDENCE


def test_the_widest_difference_widens_with_the_number_of_areas_to_choose_from():
    two = widest_difference([0.1, 0.5], [100, 100])
    assert two.gap.lower == difference(wilson(0.5, 100), wilson(0.1, 100)).lower
    many = widest_difference([0.1, 0.5] + [0.3] * 15, [100] * 17)
    assert many.gap.value == two.gap.value
    assert many.gap.lower < two.gap.lower < two.gap.upper < many.gap.upper


def test_the_widest_difference_needs_two_areas_and_keeps_ties_apart():
    assert widest_difference([], []) is None
    assert widest_difference([0.4], [10]) is None
    tied = widest_difference([0.4, 0.4, 0.4], [10, 10, 10])
    assert tied.lowest != tied.highest
    assert tied.gap.value == 0


def test_rounding_widens_the_widest_difference():
    plain = widest_difference([0.1, 0.5], [900, 900])
    rounded = widest_difference([0.1, 0.5], [900, 900], rounding=0.01)
    assert rounded.gap.lower < plain.gap.lower < plain.gap.upper < rounded.gap.upper


def test_among_equal_areas_the_picked_pair_is_covered_where_a_plain_interval_fails():
    draws = np.random.default_rng(20261122).binomial(300, 0.2, size=(600, 17)) / 300
    held = plain = 0
    for shares in draws:
        widest = widest_difference(list(shares), [300] * 17)
        held += widest.gap.lower <= 0 <= widest.gap.upper
        ends = wilson(shares.max(), 300), wilson(shares.min(), 300)
        plain += difference(*ends).lower <= 0
    assert held / len(draws) >= 0.95
    assert plain / len(draws) < 0.5


def test_with_unequal_areas_the_picked_pair_is_covered():
    truth = np.linspace(0.18, 0.22, 17)
    draws = np.random.default_rng(7).binomial(300, truth, size=(600, 17)) / 300
    held = 0
    for shares in draws:
        widest = widest_difference(list(shares), [300] * 17)
        true_gap = truth[widest.highest] - truth[widest.lowest]
        held += widest.gap.lower <= true_gap <= widest.gap.upper
    assert held / len(draws) >= 0.95


def test_a_weighted_mean_weighs():
    mean = weighted_mean([0.1, 0.4], [300, 100])
    assert mean.value == pytest.approx(0.175)
    assert mean.lower is None
    assert weighted_mean([0.1], [0]) is None

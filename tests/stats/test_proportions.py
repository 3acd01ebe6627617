"""Intervals agree with published values, and say what they rest on."""

import csv
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from htl_dash.stats.estimate import Certainty, Estimate, Method, compare
from htl_dash.stats.proportions import difference, weighted_mean, wilson

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
def test_wilson_matches_every_row_of_the_public_health_england_table():
    with (REFERENCE / "phe_wilson_proportions.csv").open(encoding="utf-8") as lines:
        rows = list(csv.DictReader(lines))
    assert rows
    for row in rows:
        n = float(row["Denominator"])
        estimate = wilson(float(row["Numerator"]) / n, n)
        scale = float(row["multiplier"]) if "multiplier" in row else 1.0
        assert estimate.lower * scale == pytest.approx(float(row["lower95_0cl"]))
        assert estimate.upper * scale == pytest.approx(float(row["upper95_0cl"]))


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


@pytest.mark.parametrize(
    ("reference", "certainty"),
    [
        (0.2, Certainty.SURELY_HIGHER),
        (0.5, Certainty.NO_SURE_DIFFERENCE),
        (0.8, Certainty.SURELY_LOWER),
    ],
)
def test_a_comparison_reads_three_ways(reference, certainty):
    assert compare(wilson(0.5, 100), reference) is certainty


def test_without_an_interval_nothing_is_called_sure():
    assert compare(Estimate(0.9, None, None, Method.PUBLISHED), 0.1) is None


def test_a_weighted_mean_weighs():
    mean = weighted_mean([0.1, 0.4], [300, 100])
    assert mean.value == pytest.approx(0.175)
    assert mean.lower is None
    assert weighted_mean([0.1], [0]) is None

"""Rates agree with the published tables of the English health authorities."""

import csv
from math import comb, inf
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from htl_dash.stats.estimate import Method
from htl_dash.stats.rates import (
    byar_limits,
    count_ratio,
    exact_poisson_limits,
    rate,
)

REFERENCE = Path(__file__).parents[3] / "shared" / "reference"


def _rows(name):
    with (REFERENCE / name).open(encoding="utf-8") as lines:
        rows = list(csv.DictReader(lines))
    assert rows
    return rows


@pytest.mark.skipif(
    not REFERENCE.is_dir(), reason="needs ../shared/reference/phe_rates_byars_exact.csv"
)
@pytest.mark.parametrize(
    ("confidence", "column"), [(0.95, "95_0cl"), (0.998, "99_8cl")]
)
def test_rates_match_every_row_of_the_public_health_england_table(confidence, column):
    methods = {"Byars": Method.BYAR, "Exact": Method.EXACT_POISSON}
    for row in _rows("phe_rates_byars_exact.csv"):
        population, scale = float(row["Denominator"]), float(row["multiplier"])
        estimate = rate(float(row["Numerator"]), population, confidence)
        assert estimate.value * scale == pytest.approx(float(row["value"]), rel=1e-9)
        lower, upper = float(row[f"lower{column}"]), float(row[f"upper{column}"])
        assert estimate.lower * scale == pytest.approx(lower, rel=1e-9)
        assert estimate.upper * scale == pytest.approx(upper, rel=1e-9)
        assert estimate.method is methods[row["method"]]


@pytest.mark.skipif(
    not REFERENCE.is_dir(), reason="needs ../shared/reference/phe_byars_wilson_raw.csv"
)
def test_byars_limits_match_the_public_health_england_table_at_any_count():
    rows = [
        row for row in _rows("phe_byars_wilson_raw.csv") if row["method"] == "Byars"
    ]
    for row in rows:
        confidence = float(row["confidence"].rstrip("%")) / 100
        lower, upper = byar_limits(float(row["x"]), confidence)
        # The table has no lower limit where the formula falls below zero.
        assert lower == pytest.approx(float(row["lowercl"] or 0), rel=1e-9)
        assert upper == pytest.approx(float(row["uppercl"]), rel=1e-9)


def test_exact_limits_match_the_classical_table_of_a_poisson_mean():
    # Garwood (1936), as printed in most epidemiology textbooks.
    for count, lower, upper in [(0, 0, 3.689), (1, 0.0253, 5.572), (5, 1.623, 11.668)]:
        assert exact_poisson_limits(count) == pytest.approx((lower, upper), abs=5e-4)


@given(count=st.integers(0, 10_000), population=st.floats(1, 1e6))
def test_a_rate_lies_within_its_limits_and_surer_limits_are_wider(count, population):
    usual, outer = rate(count, population), rate(count, population, 0.998)
    assert 0 <= outer.lower <= usual.lower <= usual.value
    assert usual.value < usual.upper < outer.upper


def test_the_two_methods_agree_where_one_takes_over_from_the_other():
    assert byar_limits(10) == pytest.approx(exact_poisson_limits(10), rel=0.005)
    assert rate(9.99, 1).method is Method.EXACT_POISSON
    assert rate(10, 1).method is Method.BYAR


@pytest.mark.parametrize(("count", "population"), [(-1, 10), (3, 0)])
def test_a_rate_needs_events_and_people(count, population):
    with pytest.raises(ValueError, match="population"):
        rate(count, population)


@given(st.integers(0, 60), st.integers(0, 60))
def test_a_ratio_of_counts_excludes_one_where_the_exact_binomial_test_does(one, other):
    ratio = count_ratio(one, other)
    if not one + other:
        assert ratio is None
        return
    least = min(one, other)
    tail = sum(comb(one + other, k) for k in range(least + 1)) / 2 ** (one + other)
    assert (ratio.lower > 1 or ratio.upper < 1) == (tail < 0.025)
    assert ratio.lower <= ratio.value <= ratio.upper


def test_a_ratio_of_counts_turns_round():
    there, back = count_ratio(5, 12), count_ratio(12, 5)
    assert there.value * back.value == pytest.approx(1)
    assert there.lower * back.upper == pytest.approx(1)
    assert there.method is Method.COUNT_RATIO


def test_a_ratio_to_nothing_has_no_upper_limit():
    found = count_ratio(7, 0)
    assert (found.value, found.upper) == (inf, inf)
    assert found.lower > 1
    assert count_ratio(0, 7).lower == 0

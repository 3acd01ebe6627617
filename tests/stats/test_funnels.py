"""Control limits agree with published funnels, and with our own intervals."""

import csv
from math import asin, pi, sin, sqrt
from pathlib import Path

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from htl_dash.stats.funnels import (
    OUTER_CONFIDENCE,
    ControlLimits,
    FunnelLabel,
    adjusted_limits,
    label,
    overdispersion,
    proportion_limits,
    ratio_limits,
)
from htl_dash.stats.proportions import wilson

REFERENCE = Path(__file__).parents[3] / "shared" / "reference"
PUBLISHED = {
    "Low (0.001)": FunnelLabel.LOW_998,
    "Low (0.025)": FunnelLabel.LOW_95,
    "Not significant": FunnelLabel.NOT_SIGNIFICANT,
    "High (0.025)": FunnelLabel.HIGH_95,
    "High (0.001)": FunnelLabel.HIGH_998,
}


def _rows(name):
    with (REFERENCE / name).open(encoding="utf-8") as lines:
        rows = list(csv.DictReader(lines))
    assert rows
    return rows


@pytest.mark.skipif(
    not REFERENCE.is_dir(),
    reason="needs ../shared/reference/phe_funnel_proportion_limits.csv",
)
def test_limits_match_every_row_of_the_public_health_england_funnel():
    for row in _rows("phe_funnel_proportion_limits.csv"):
        average, n = float(row["Baseline"]) / 100, float(row["Population"])
        for confidence, column in [(0.95, "2s0025"), (OUTER_CONFIDENCE, "3s0001")]:
            limits = proportion_limits(average, n, confidence)
            lower, upper = (
                float(row[f"{end}{column}limit"]) for end in ("Lower", "Upper")
            )
            assert 100 * limits.lower == pytest.approx(lower, abs=2e-6)
            assert 100 * limits.upper == pytest.approx(upper, abs=2e-6)


@pytest.mark.skipif(
    not REFERENCE.is_dir(),
    reason="needs ../shared/reference/phe_funnel_proportion_points.csv",
)
def test_labels_match_every_published_point_of_the_public_health_england_funnel():
    rows = _rows("phe_funnel_proportion_points.csv")
    points = [(float(row["numerator"]), float(row["denominator"])) for row in rows]
    average = sum(x for x, _ in points) / sum(n for _, n in points)
    checked = 0
    for (x, n), row in zip(points, rows, strict=True):
        inner = proportion_limits(average, n)
        outer = proportion_limits(average, n, OUTER_CONFIDENCE)
        if row["significance"] in PUBLISHED:  # the others are withheld
            assert label(x / n, inner, outer) is PUBLISHED[row["significance"]]
            checked += 1
    assert checked > 100


@pytest.mark.skipif(
    not REFERENCE.is_dir(),
    reason="needs ../shared/reference/phe_funnel_ratio_points.csv",
)
def test_labels_match_every_published_ratio_of_observed_to_expected():
    for row in _rows("phe_funnel_ratio_points.csv"):
        observed, expected = float(row["obs"]), float(row["expected"])
        inner, outer = (ratio_limits(expected, c) for c in (0.95, OUTER_CONFIDENCE))
        given_label = label(observed / expected, inner, outer)
        assert given_label is PUBLISHED[row["significance"]]


@given(
    share=st.floats(0, 1),
    n=st.integers(1, 100_000),
    average=st.floats(0.001, 0.999),
    confidence=st.sampled_from([0.95, OUTER_CONFIDENCE]),
)
def test_inside_the_funnel_is_the_same_as_an_interval_with_the_average(
    share, n, average, confidence
):
    interval = wilson(share, n, confidence=confidence)
    assume(min(abs(interval.lower - average), abs(interval.upper - average)) > 1e-9)
    limits = proportion_limits(average, n, confidence)
    inside = limits.lower <= share <= limits.upper
    assert inside == (interval.lower <= average <= interval.upper)


@given(average=st.floats(0, 1), n=st.integers(1, 10_000))
def test_limits_narrow_as_areas_grow_and_widen_as_we_want_to_be_surer(average, n):
    small, large = proportion_limits(average, n), proportion_limits(average, 2 * n)
    outer = proportion_limits(average, n, OUTER_CONFIDENCE)
    assert outer.lower <= small.lower <= large.lower <= average
    assert average <= large.upper <= small.upper <= outer.upper


def test_limits_of_a_ratio_are_the_exact_poisson_ones():
    # Garwood (1936): 5 events have the exact 95 % limits 1.623 and 11.668.
    assert ratio_limits(1.6235).upper * 1.6235 == pytest.approx(5, abs=1e-3)
    assert ratio_limits(11.668).lower * 11.668 == pytest.approx(5, abs=1e-3)
    assert ratio_limits(3.6).lower == 0  # no events at all would be no surprise
    assert ratio_limits(3.7).lower > 0


@given(expected=st.floats(0.01, 5_000))
def test_limits_of_a_ratio_lie_around_one(expected):
    inner, outer = ratio_limits(expected), ratio_limits(expected, OUTER_CONFIDENCE)
    assert 0 <= outer.lower <= inner.lower < 1 < inner.upper < outer.upper


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (0.05, FunnelLabel.LOW_998),
        (0.15, FunnelLabel.LOW_95),
        (0.2, FunnelLabel.NOT_SIGNIFICANT),
        (0.4, FunnelLabel.NOT_SIGNIFICANT),
        (0.45, FunnelLabel.HIGH_95),
        (0.55, FunnelLabel.HIGH_998),
    ],
)
def test_a_point_is_labelled_by_the_outermost_limit_it_passes(value, expected):
    inner, outer = ControlLimits(0.2, 0.4, 0.95), ControlLimits(0.1, 0.5, 0.998)
    assert label(value, inner, outer) is expected


def test_overdispersion_matches_a_hand_calculation():
    # Equal sizes: z = 2 sqrt(n) (asin sqrt p - asin sqrt p0), with n = 100.
    scores = np.array([-6.0, -2.0, 0.0, 2.0, 6.0])
    shares = np.sin(asin(sqrt(0.3)) + scores / 20) ** 2
    spread = overdispersion(shares, [100] * 5, 0.3)
    # The tenths lie at 0.4 steps from the ends: -4.4 and 4.4 take the place of 6.
    phi = (2 * 4.4**2 + 2 * 2.0**2) / 5
    assert spread.phi == pytest.approx(phi)
    assert spread.tau2 == pytest.approx((5 * phi - 4) / (2000 - 400))


def test_areas_that_vary_by_chance_alone_are_not_called_overdispersed():
    shares = np.random.default_rng(1).binomial(800, 0.2, size=400) / 800
    spread = overdispersion(shares, [800] * 400, 0.2)
    assert 0.6 < spread.phi < 1.0  # pulling in the ends takes it somewhat below 1
    assert spread.tau2 == 0


def test_one_area_has_nothing_to_vary_from():
    assert overdispersion([0.5], [50], 0.2).tau2 == 0


def test_adjusted_limits_take_the_surprise_out_of_what_is_common():
    shares, sizes = [0.05, 0.1, 0.2, 0.3, 0.35, 0.15, 0.25], [400] * 7
    spread = overdispersion(shares, sizes, 0.2)
    assert spread.phi > 4
    plain = [label(p, *_both(proportion_limits, 0.2, 400)) for p in shares]
    adjusted = [label(p, *_both(adjusted_limits, 0.2, 400, spread)) for p in shares]
    assert plain.count(FunnelLabel.NOT_SIGNIFICANT) < 4
    assert adjusted.count(FunnelLabel.NOT_SIGNIFICANT) == 7


def _both(limits, *facts):
    return limits(*facts), limits(*facts, OUTER_CONFIDENCE)


def test_adjusted_limits_match_the_arcsine_formula_and_stay_on_the_scale():
    spread = overdispersion([0.1, 0.3], [100, 100], 0.2)
    limits = adjusted_limits(0.2, 100, spread)
    half = 1.959964 * sqrt(1 / 400 + spread.tau2)
    assert limits.upper == pytest.approx(sin(asin(sqrt(0.2)) + half) ** 2)
    assert adjusted_limits(0.01, 3, spread).lower == 0
    assert adjusted_limits(0.99, 3, spread).upper == pytest.approx(sin(pi / 2))


@given(average=st.floats(0.1, 0.9), n=st.integers(1_000, 100_000))
def test_without_overdispersion_adjusted_limits_are_nearly_the_plain_ones(average, n):
    nothing = overdispersion([average], [n], average)
    plain, adjusted = (
        proportion_limits(average, n),
        adjusted_limits(average, n, nothing),
    )
    assert adjusted.lower == pytest.approx(plain.lower, abs=0.005)
    assert adjusted.upper == pytest.approx(plain.upper, abs=0.005)

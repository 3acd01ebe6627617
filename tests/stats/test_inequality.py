"""Gradients and spread agree with published values."""

import csv
import json
from itertools import groupby
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from htl_dash.stats.inequality import gini, relative_index, slope_index
from htl_dash.stats.scale import Scale

REFERENCE = Path(__file__).parents[3] / "shared" / "reference"
VALUE_TYPES = {"0": Scale.IDENTITY, "1": Scale.LOG, "2": Scale.LOGIT}


def _cases():
    with (REFERENCE / "phe_sii_rii.csv").open(encoding="utf-8") as lines:
        rows = list(csv.DictReader(lines))
    return [list(case) for _, case in groupby(rows, key=lambda row: row["case"])]


def _arguments(case):
    """Return what the case gives our functions, and its multiplier.

    The table holds standard errors of the logarithm or logit, whether or not the line
    was fitted there.
    """
    description, own = case[0]["TestDescription"], VALUE_TYPES[case[0]["ValueType"]]
    values = np.array([float(row["Value"]) for row in case])
    errors = np.array([float(row["StandardError"]) for row in case]) * own.slope(values)
    people = [float(row["Population"]) for row in case]
    scale = own if "transform" in description else Scale.IDENTITY
    multiplier = {"(x 100)": 100.0, "(x -100)": -100.0}.get(
        description.rsplit("multiplier ")[-1], 1.0
    )
    if "negative multiplier" in description:
        multiplier = -1.0
    # Where several levels were asked for, the first columns hold the first of them.
    level = 0.98 if "98% CI" in description or "98% cis" in description else 0.95
    level = 0.95 if "95" in description else level
    level = 0.99 if "99%" in description else level
    return (values, people, errors, scale, level), multiplier


@pytest.mark.skipif(
    not REFERENCE.is_dir(), reason="needs ../shared/reference/phe_sii_rii.csv"
)
def test_slope_indices_match_every_case_of_the_public_health_england_table():
    cases = _cases()
    assert cases
    for case in cases:
        arguments, multiplier = _arguments(case)
        index, first = slope_index(*arguments), case[0]
        assert multiplier * index.value == pytest.approx(float(first["sii"]), rel=1e-9)
        if not first["sii_lowercl_1"]:
            continue
        ends = sorted([multiplier * index.lower, multiplier * index.upper])
        published = [float(first["sii_lowercl_1"]), float(first["sii_uppercl_1"])]
        # The table's limits are simulated, and its own tolerance is 5 %.
        assert ends == pytest.approx(published, rel=0.05)
        if arguments[3] is Scale.IDENTITY:
            width = published[1] - published[0]
            assert ends == pytest.approx(published, abs=0.03 * width)


@pytest.mark.parametrize("scale", Scale)
def test_the_limits_of_a_slope_agree_with_simulation_on_its_scale(scale):
    values = np.array([0.30, 0.24, 0.22, 0.15, 0.12])
    people, errors = [300, 400, 250, 350, 300], np.full(5, 0.01)
    index = slope_index(values, people, errors, scale)
    on_scale = scale.forward(values)
    noise = np.random.default_rng(2).normal(size=(20_000, 5)) * errors
    drawn = scale.back(on_scale + noise / scale.slope(values))
    found = [slope_index(row, people, scale=scale).value for row in drawn]
    limits = np.quantile(found, [0.025, 0.975])
    assert [index.lower, index.upper] == pytest.approx(limits, abs=0.002)


@pytest.mark.skipif(
    not REFERENCE.is_dir(), reason="needs ../shared/reference/phe_sii_rii.csv"
)
def test_relative_indices_match_every_case_of_the_public_health_england_table():
    for case in _cases():
        arguments, multiplier = _arguments(case)
        index, first = relative_index(*arguments), case[0]
        power = 1 if multiplier > 0 else -1
        if first["rii"]:
            assert index.value**power == pytest.approx(float(first["rii"]), rel=1e-9)
        if first["rii_lowercl_1"]:
            ends = sorted([index.lower**power, index.upper**power])
            published = [float(first["rii_lowercl_1"]), float(first["rii_uppercl_1"])]
            assert ends == pytest.approx(published, rel=0.05)
            width = published[1] - published[0]
            assert ends == pytest.approx(published, abs=0.03 * width)
        if first["Intercept"]:
            slope = slope_index(*arguments).value
            worst = slope / (index.value - 1)
            assert worst == pytest.approx(float(first["Intercept"]), rel=1e-9)


def test_a_straight_gradient_is_read_off_its_ends():
    # Ranks 0.1, 0.3, ... of equal groups on the line 10 + 5 rank.
    values, people = [10.5, 11.5, 12.5, 13.5, 14.5], [300] * 5
    assert slope_index(values, people).value == pytest.approx(5)
    assert relative_index(values, people).value == pytest.approx(1.5)


def test_the_limits_of_a_slope_match_a_hand_calculation():
    # Weights of the five values: 0.2 (r - 0.5) / 0.08 = -1, -0.5, 0, 0.5, 1.
    index = slope_index([10.5, 11.5, 12.5, 13.5, 14.5], [300] * 5, [1.0] * 5)
    half = 1.959964 * np.sqrt(2.5)
    assert index.lower == pytest.approx(5 - half)
    assert index.upper == pytest.approx(5 + half)


def test_without_standard_errors_there_are_no_limits():
    values, people = [0.1, 0.2, 0.2, 0.3, 0.4], [100] * 5
    for index in (slope_index, relative_index, gini):
        bare = index(values, people)
        assert (bare.lower, bare.upper) == (None, None)


def test_a_gradient_is_not_drawn_through_four_groups():
    assert slope_index([1, 2, 3, 4], [10] * 4) is None
    assert relative_index([1, 2, 3, 4], [10] * 4) is None


def test_a_line_that_passes_zero_has_no_relative_index():
    assert relative_index([-4.0, -2.0, 0.0, 2.0, 4.0], [10] * 5) is None


@given(
    values=st.lists(st.floats(0.05, 0.95), min_size=5, max_size=10),
    scale=st.sampled_from(Scale),
)
def test_turning_the_groups_round_turns_the_gradient_round(values, scale):
    people = [100.0 + at for at in range(len(values))]
    there = slope_index(values, people, scale=scale)
    back = slope_index(values[::-1], people[::-1], scale=scale)
    assert back.value == pytest.approx(-there.value, abs=1e-9)


@pytest.mark.skipif(
    not REFERENCE.is_dir(), reason="needs ../shared/reference/inequality_analytic.json"
)
def test_gini_matches_closed_forms():
    published = json.loads((REFERENCE / "inequality_analytic.json").read_text("utf-8"))
    for case in published["gini"]:
        people = [1] * len(case["values"])
        assert gini(case["values"], people).value == pytest.approx(case["gini"])


areas = st.lists(
    st.tuples(st.floats(0, 1), st.integers(1, 1_000)), min_size=1, max_size=12
).filter(lambda found: sum(value for value, _ in found) > 1e-6)


@given(areas=areas, factor=st.floats(0.1, 10))
def test_gini_is_a_share_and_does_not_depend_on_the_unit(areas, factor):
    values, people = zip(*areas, strict=True)
    plain = gini(values, people)
    scaled = gini([factor * value for value in values], people)
    assert -1e-12 <= plain.value < 1
    assert scaled.value == pytest.approx(plain.value, abs=1e-9)


def test_an_area_split_in_two_changes_nothing():
    whole = gini([0.1, 0.3, 0.6], [100, 200, 100], [0.01, 0.02, 0.03])
    split = gini([0.1, 0.3, 0.3, 0.6], [100, 150, 50, 100])
    assert split.value == pytest.approx(whole.value)


@pytest.mark.parametrize("area", range(4))
def test_the_limits_of_gini_follow_each_value_by_its_derivative(area):
    values, people = np.array([0.1, 0.45, 0.2, 0.3]), [500, 300, 600, 400]
    step, error = np.eye(4)[area] * 1e-6, np.eye(4)[area] * 0.01
    ends = gini(values + step, people).value, gini(values - step, people).value
    derivative = (ends[0] - ends[1]) / 2e-6
    found = gini(values, people, error)
    half = 1.959964 * 0.01 * abs(derivative)
    assert found.upper - found.value == pytest.approx(half, rel=1e-5)
    assert found.value - found.lower == pytest.approx(half, rel=1e-5)


def test_the_limits_of_gini_cover_simulated_truth():
    truth, people = np.array([0.1, 0.15, 0.2, 0.3, 0.45]), [500, 400, 600, 500, 300]
    true_gini = gini(truth, people).value
    draws = np.random.default_rng(3).binomial(people, truth, size=(2_000, 5)) / people
    held = 0
    for shares in draws:
        errors = np.sqrt(shares * (1 - shares) / people)
        found = gini(shares, people, errors)
        held += found.lower <= true_gini <= found.upper
    assert held / len(draws) == pytest.approx(0.95, abs=0.02)


def test_gini_makes_no_claim_where_it_cannot():
    assert gini([0.0, 0.0], [10, 20]) is None
    equal = gini([0.2, 0.2], [10, 20], [0.1, 0.1])
    assert (equal.value, equal.lower, equal.upper) == (0, None, None)

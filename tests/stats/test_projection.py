"""A projection is a chance, and what it claims to be sure of holds that often."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.special import expit, logit

from htl_dash.stats.estimate import Method
from htl_dash.stats.projection import project
from htl_dash.stats.scale import Scale

YEARS = np.arange(2016, 2024)
# Added to a line it leaves the fitted line where it was: no mean and no slope.
AROUND = np.array([1.0, -1.0, -1.0, 1.0, 1.0, -1.0, -1.0, 1.0])
SHARES = [0.78, 0.80, 0.77, 0.83, 0.85, 0.84, 0.80, 0.88]
SIZES = [500, 520, 480, 510, 530, 550, 540, 560]


def test_an_exact_line_is_followed():
    ahead = project(10 + 2 * (YEARS - 2016) + AROUND, YEARS, 2027, Scale.IDENTITY)
    assert ahead.estimate.value == pytest.approx(32)
    assert ahead.degrees == 6
    # Residual variance 8/6; distance 7.5 from the mean year, spread of years 42.
    spread = np.sqrt(8 / 6 * (1 + 1 / 8 + 7.5**2 / 42))
    assert ahead.spread == pytest.approx(spread)
    assert ahead.estimate.upper == pytest.approx(32 + 1.943180 * spread, abs=1e-5)
    assert ahead.estimate.confidence == 0.9
    assert ahead.estimate.method is Method.SERIES_TREND


@pytest.mark.parametrize("scale", [Scale.LOGIT, Scale.LOG])
def test_a_line_on_a_curved_scale_is_followed_there(scale):
    at_2016, step = scale.forward(np.array([0.3]))[0], 0.05
    values = scale.back(at_2016 + step * (YEARS - 2016) + 0.01 * AROUND)
    ahead = project(values, YEARS, 2027, scale)
    assert ahead.centre == pytest.approx(at_2016 + 11 * step)
    assert ahead.estimate.value == pytest.approx(
        scale.back(np.array([ahead.centre]))[0]
    )


def test_a_line_of_counted_shares_is_followed():
    shares = expit(1 + 0.1 * (YEARS - 2020))
    ahead = project(shares, YEARS, 2027, Scale.LOGIT, [600] * 8)
    assert ahead.centre == pytest.approx(1.7)
    assert ahead.estimate.method is Method.BINOMIAL_TREND
    # Exactly on the line: dispersion 1, so what is left is binomial chance.
    design = np.stack([np.ones(8), YEARS - 2027], axis=1)
    weights = 600 * shares * (1 - shares)
    line = np.linalg.inv(design.T @ (weights[:, None] * design))[0, 0]
    own = 1 / (600 * expit(1.7) * (1 - expit(1.7)))
    assert ahead.spread == pytest.approx(np.sqrt(line + own))


def test_counted_shares_match_an_independent_quasi_binomial_fit():
    # statsmodels 0.15 GLM(Binomial).fit(scale="X2"): intercept in 2027 and its variance
    # with dispersion, to which one year of 560 people is added.
    ahead = project(SHARES, YEARS, 2027, Scale.LOGIT, SIZES)
    assert ahead.centre == pytest.approx(2.08185863, abs=1e-8)
    assert ahead.spread == pytest.approx(0.33868621, abs=1e-7)


def test_a_published_series_matches_an_independent_prediction():
    # statsmodels 0.15 OLS on the logits, get_prediction: limits of one observation.
    ahead = project(SHARES, YEARS, 2027, Scale.LOGIT)
    assert ahead.centre == pytest.approx(2.115224, abs=1e-6)
    assert logit(ahead.estimate.lower) == pytest.approx(1.515857, abs=1e-6)
    assert logit(ahead.estimate.upper) == pytest.approx(2.71459, abs=1e-5)


def test_four_points_are_too_few():
    assert project(SHARES[:4], YEARS[:4], 2027, Scale.LOGIT) is None
    assert project(SHARES[:5], YEARS[:5], 2027, Scale.LOGIT) is not None


def test_a_series_without_any_variation_says_nothing_about_it():
    assert project([0.12] * 8, YEARS, 2027, Scale.LOGIT) is None
    assert project([0.0] * 8, YEARS, 2027, Scale.IDENTITY) is None
    assert project(list(range(8)), YEARS, 2027, Scale.IDENTITY) is None
    assert project([0.12] * 8, YEARS, 2027, Scale.LOGIT, SIZES) is not None


@pytest.mark.parametrize("end", [0.0, 1.0])
def test_shares_that_have_always_been_at_one_end_probably_stay_near_it(end):
    ahead = project([end] * 8, YEARS, 2027, Scale.LOGIT, SIZES)
    assert ahead.estimate.value == pytest.approx(end, abs=0.01)
    assert 0.5 < max(ahead.chance_at_least(0.95), ahead.chance_at_most(0.05)) < 1


def test_only_shares_have_sizes():
    with pytest.raises(ValueError, match="shares"):
        project(SHARES, YEARS, 2027, Scale.LOG, SIZES)


@pytest.mark.parametrize("sizes", [None, SIZES])
@given(low=st.floats(0.01, 0.99), step=st.floats(0, 0.5))
def test_a_higher_target_is_never_easier_to_reach(sizes, low, step):
    ahead = project(SHARES, YEARS, 2027, Scale.LOGIT, sizes)
    easy, hard = ahead.chance_at_least(low), ahead.chance_at_least(min(1, low + step))
    assert 0 <= hard <= easy <= 1


@given(target=st.floats(0.02, 0.98))
def test_either_the_target_is_reached_or_it_is_not(target):
    ahead = project(SHARES, YEARS, 2027, Scale.LOGIT, SIZES)
    assert ahead.chance_at_least(target) + ahead.chance_at_most(target) == 1


@given(target=st.floats(0.02, 0.98))
def test_the_complement_reaches_the_complement_as_often(target):
    ahead = project(SHARES, YEARS, 2027, Scale.LOGIT, SIZES)
    others = project([1 - share for share in SHARES], YEARS, 2027, Scale.LOGIT, SIZES)
    chance = others.chance_at_most(1 - target)
    assert ahead.chance_at_least(target) == pytest.approx(chance, abs=1e-9)


@pytest.mark.parametrize("sizes", [None, SIZES])
def test_the_limits_and_the_median_are_quantiles_of_the_chance(sizes):
    ahead = project(SHARES, YEARS, 2027, Scale.LOGIT, sizes)
    found = ahead.estimate
    for target, chance in [
        (found.lower, 0.95),
        (found.value, 0.5),
        (found.upper, 0.05),
    ]:
        assert ahead.chance_at_least(target) == pytest.approx(chance, abs=1e-9)


@pytest.mark.parametrize("sizes", [None, SIZES])
def test_the_further_ahead_the_less_is_known(sizes):
    spreads = [
        project(SHARES, YEARS, at, Scale.LOGIT, sizes).spread
        for at in range(2024, 2034)
    ]
    assert spreads == sorted(spreads)
    assert spreads[0] < spreads[-1]


def test_a_target_at_the_end_of_the_scale_counts_as_reached_within_half_a_per_cent():
    ahead = project(SHARES, YEARS, 2027, Scale.LOGIT, SIZES)
    assert ahead.chance_at_least(1.0) == ahead.chance_at_least(0.995) > 0
    assert ahead.chance_at_most(0.0) == ahead.chance_at_most(0.005)


def test_ninety_per_cent_limits_of_a_published_series_cover_ninety_per_cent():
    random, held = np.random.default_rng(20261122), 0
    years = np.append(YEARS, 2027)
    for noise in random.normal(0, 0.1, size=(2_000, 9)):
        shares = expit(1.5 + 0.03 * (years - 2020) + noise)
        found = project(shares[:8], YEARS, 2027, Scale.LOGIT).estimate
        held += found.lower <= shares[8] <= found.upper
    assert 0.88 < held / 2_000 < 0.92


def test_ninety_per_cent_limits_of_positive_values_cover_ninety_per_cent():
    random, held = np.random.default_rng(4), 0
    years = np.append(YEARS, 2027)
    for noise in random.normal(0, 0.2, size=(2_000, 9)):
        values = np.exp(2 - 0.05 * (years - 2020) + noise)
        found = project(values[:8], YEARS, 2027, Scale.LOG).estimate
        held += found.lower <= values[8] <= found.upper
    assert 0.88 < held / 2_000 < 0.92


@pytest.mark.parametrize(
    ("correlation", "least", "most"),
    # Never less than chance: with nothing but chance the limits err on the wide side.
    [(0.01, 0.87, 0.93), (0.0, 0.90, 0.98)],
)
def test_ninety_per_cent_limits_of_counted_shares_cover_at_least_that(
    correlation, least, most
):
    random, held, people = np.random.default_rng(9), 0, 550
    years = np.append(YEARS, 2027)
    truth = expit(1.7 + 0.03 * (years - 2020))
    for _ in range(1_000):
        strength = 1 / correlation - 1 if correlation else 1e9
        true_shares = random.beta(truth * strength, (1 - truth) * strength)
        shares = random.binomial(people, true_shares) / people
        found = project(shares[:8], YEARS, 2027, Scale.LOGIT, [people] * 8).estimate
        held += found.lower <= shares[8] <= found.upper
    assert least < held / 1_000 < most


def test_four_years_ahead_a_year_of_pupils_is_known_within_four_percentage_points():
    shares = expit(1.8 + 0.04 * (YEARS - 2020))
    found = project(shares, YEARS, 2027, Scale.LOGIT, [550] * 8).estimate
    assert (found.upper - found.lower) / 2 == pytest.approx(0.04, abs=0.01)

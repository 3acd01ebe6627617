"""A rank is a chance, and equal areas share it equally."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.integrate import quad
from scipy.special import betainc, betaln

from htl_dash.stats.ranks import (
    Posterior,
    class_probabilities,
    posterior,
    rank_probabilities,
    rank_risks,
)

SIZES = [420, 2459, 310, 95, 1200, 60, 800, 530, 270, 150]
SHARES = [0.12, 0.31, 0.08, 0.25, 0.19, 0.02, 0.2, 0.21, 0.0, 0.4]


def _known(*pairs):
    """Return a posterior of one beta distribution per area."""
    a, b = np.array(pairs, dtype=float).T
    return Posterior(a[:, None], b[:, None], np.ones(1))


@pytest.mark.parametrize("rounding", [0.0, 0.01])
@pytest.mark.parametrize("areas", [2, 5, 17])
def test_equal_areas_have_equal_chances_of_every_rank(areas, rounding):
    ranks = rank_probabilities(posterior([0.3] * areas, [200] * areas, rounding))
    assert ranks == pytest.approx(np.full((areas, areas), 1 / areas), abs=1e-9)


@pytest.mark.parametrize(
    "pair", [(1, 1), (0.5, 0.5), (0.5, 2e4), (2e4, 0.5), (3e4, 9e4)]
)
def test_equal_areas_have_equal_chances_whatever_the_shape_of_their_posterior(pair):
    ranks = rank_probabilities(_known(*[pair] * 6))
    assert ranks == pytest.approx(np.full((6, 6), 1 / 6), abs=1e-9)


def test_two_areas_match_closed_forms():
    # P(X < Y) for X ~ Beta(1, 1): E[Y] = a / (a + b).
    ranks = rank_probabilities(_known((1, 1), (3, 2)))
    assert ranks == pytest.approx(np.array([[0.6, 0.4], [0.4, 0.6]]), abs=1e-9)
    # X ~ Beta(2, 1) below Y ~ Beta(5, 1): E[Y^2] = 5/7.
    ranks = rank_probabilities(_known((2, 1), (5, 1)))
    assert ranks[0, 0] == pytest.approx(5 / 7, abs=1e-9)


def test_two_areas_match_numerical_integration():
    (a, b), (c, d) = (31.5, 210.2), (88.0, 402.5)
    chance, _ = quad(
        lambda y: (
            betainc(a, b, y)
            * np.exp((c - 1) * np.log(y) + (d - 1) * np.log1p(-y) - betaln(c, d))
        ),
        0,
        1,
        points=[0.1, 0.18, 0.3],
        epsabs=1e-12,
    )
    ranks = rank_probabilities(_known((a, b), (c, d)))
    assert ranks[0, 0] == pytest.approx(chance, abs=1e-9)


def test_three_areas_match_a_closed_form():
    # Uniform X, and Y, Z ~ Beta(2, 1): P(X lowest) = integral of (1 - t^2)^2 = 8/15.
    ranks = rank_probabilities(_known((1, 1), (2, 1), (2, 1)))
    assert ranks[0] == pytest.approx([8 / 15, 4 / 15, 1 / 5], abs=1e-9)


@settings(max_examples=60)
@given(
    areas=st.lists(
        st.tuples(st.floats(0, 1), st.integers(1, 20_000)), min_size=1, max_size=9
    ),
    rounding=st.sampled_from([0.0, 0.001, 0.01]),
)
def test_every_area_has_one_rank_and_every_rank_one_area(areas, rounding):
    ranks = rank_probabilities(posterior(*zip(*areas, strict=True), rounding))
    assert ranks.min() >= 0
    assert ranks.sum(axis=0) == pytest.approx(np.ones(len(areas)), abs=1e-6)
    assert ranks.sum(axis=1) == pytest.approx(np.ones(len(areas)), abs=1e-6)


@pytest.mark.parametrize("rounding", [0.0, 0.01])
def test_chances_agree_with_drawing_at_random(rounding):
    known = posterior(SHARES, SIZES, rounding)
    random, draws = np.random.default_rng(11), 200_000
    part = random.choice(len(known.weights), (len(SIZES), draws), p=known.weights)
    drawn = random.beta(
        np.take_along_axis(known.a, part, 1), np.take_along_axis(known.b, part, 1)
    )
    places = drawn.argsort(axis=0).argsort(axis=0)
    counts = np.array([np.bincount(row, minlength=len(SIZES)) for row in places])
    assert rank_probabilities(known) == pytest.approx(counts / draws, abs=0.01)


def test_the_same_figures_always_give_the_same_answer():
    first, second = (rank_probabilities(posterior(SHARES, SIZES)) for _ in range(2))
    assert np.array_equal(first, second)


def test_the_order_of_the_areas_does_not_matter():
    ranks = rank_probabilities(posterior(SHARES, SIZES))
    turned = rank_probabilities(posterior(SHARES[::-1], SIZES[::-1]))
    assert turned[::-1] == pytest.approx(ranks, abs=1e-12)


def test_an_area_is_never_surer_of_its_rank_for_being_smaller():
    large = rank_probabilities(posterior([0.1, 0.2, 0.3], [2000, 2000, 2000]))
    small = rank_probabilities(posterior([0.1, 0.2, 0.3], [20, 20, 20]))
    assert small[0, 0] < large[0, 0]


def test_rounding_widens_what_is_known():
    plain, rounded = (
        posterior([0.2, 0.3], [9000, 9000]),
        posterior([0.2, 0.3], [9000, 9000], 0.01),
    )
    outside = [
        1 - class_probabilities(known, [0, 0.19, 0.21, 1])[0, 1]
        for known in (plain, rounded)
    ]
    assert outside[0] < outside[1]


def test_a_figure_rounded_to_the_end_of_the_scale_stays_on_it():
    known = posterior([0.0, 1.0, 0.5], [50, 50, 50], 0.01)
    assert known.a.min() > 0
    assert known.b.min() > 0
    assert rank_risks(rank_probabilities(known))[0].lowest == pytest.approx(1, abs=1e-6)


def test_risks_read_off_the_chances_of_the_ranks():
    ranks = np.array(
        [
            [0.96, 0.03, 0.01, 0.0],
            [0.03, 0.50, 0.45, 0.02],
            [0.01, 0.45, 0.50, 0.04],
            [0.0, 0.02, 0.04, 0.94],
        ]
    )
    risks = rank_risks(ranks)
    assert [(risk.first, risk.last) for risk in risks] == [
        (1, 2),
        (1, 3),
        (2, 4),
        (3, 4),
    ]
    assert [risk.lowest for risk in risks] == [0.96, 0.03, 0.01, 0.0]
    assert [risk.highest for risk in risks] == [0.0, 0.02, 0.04, 0.94]


def test_equal_areas_may_have_any_rank():
    risks = rank_risks(rank_probabilities(posterior([0.3] * 17, [200] * 17)))
    assert {(risk.first, risk.last) for risk in risks} == {(1, 17)}
    assert risks[0].lowest == pytest.approx(1 / 17)


def test_a_single_area_is_both_lowest_and_highest():
    (risk,) = rank_risks(rank_probabilities(posterior([0.3], [200])))
    assert (risk.first, risk.last) == (1, 1)
    assert risk.lowest == pytest.approx(1)
    assert risk.highest == pytest.approx(1)


def test_map_classes_match_hand_calculations():
    # The distribution functions are t for Beta(1, 1) and t^2 for Beta(2, 1).
    chances = class_probabilities(_known((1, 1), (2, 1)), [0.0, 0.25, 0.5, 1.0])
    assert chances[0] == pytest.approx([0.25, 0.25, 0.5])
    assert chances[1] == pytest.approx([0.0625, 0.1875, 0.75])


def test_the_outermost_map_classes_are_open():
    chances = class_probabilities(_known((1, 1)), [0.1, 0.2, 0.3])
    assert chances[0] == pytest.approx([0.2, 0.8])
    assert class_probabilities(_known((1, 1)), [0.1, 0.2])[0] == pytest.approx([1.0])


def test_an_area_on_a_limit_is_as_likely_on_either_side():
    known = posterior([0.2, 0.2, 0.2], [2000, 2000, 2000], 0.01)
    chances = class_probabilities(known, [0.1, 0.2, 0.3])
    assert chances[0] == pytest.approx([0.5, 0.5], abs=0.02)


def test_a_large_area_in_the_middle_of_a_class_surely_belongs_there():
    known = posterior([0.15, 0.25, 0.05], [9000, 9000, 9000])
    chances = class_probabilities(known, [0.0, 0.1, 0.2, 0.3])
    assert chances == pytest.approx(
        np.array([[0, 1, 0], [0, 0, 1], [1, 0, 0]]), abs=1e-6
    )


def test_the_posterior_draws_small_areas_towards_the_others():
    known = posterior([0.1, 0.2, 0.2, 0.3], [30, 3000, 3000, 3000])
    means = (known.a / (known.a + known.b))[:, 0]
    assert 0.1 < means[0] < 0.2
    assert means[3] == pytest.approx(0.3, abs=0.005)

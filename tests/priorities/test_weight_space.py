"""Weights are drawn evenly from all that are allowed, and from nothing else."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from htl_dash.priorities.weight_space import EmptySpaceError, WeightDraws, WeightSpace

CODES = ("need", "reach", "cost", "equity")


def test_all_weights_are_as_likely():
    drawn = WeightDraws(WeightSpace.every(CODES)).take(100_000)
    assert drawn.sum(axis=0) == pytest.approx(np.ones(100_000))
    # A Dirichlet distribution with ones: mean 1/4, variance 3/80.
    assert drawn.mean(axis=1) == pytest.approx([0.25] * 4, abs=0.003)
    assert drawn.var(axis=1) == pytest.approx([3 / 80] * 4, abs=0.001)


def test_the_order_of_the_criteria_does_not_matter():
    drawn = WeightDraws(WeightSpace.every(CODES)).take(50)
    turned = WeightDraws(WeightSpace.every(CODES[::-1])).take(50)
    assert turned[::-1] == pytest.approx(drawn)


def test_ordered_weights_have_their_mean_at_the_rank_order_centroid():
    # Barron & Barrett (1996), Management Science 42: 1515-1523.
    drawn = WeightDraws(WeightSpace.ordered(CODES)).take(100_000)
    assert np.all(np.diff(drawn, axis=0) <= 1e-12)
    centroid = [sum(1 / k for k in range(n, 5)) / 4 for n in range(1, 5)]
    assert drawn.mean(axis=1) == pytest.approx(centroid, abs=0.005)


def test_draws_within_limits_are_as_those_that_fall_there_among_all():
    lower, upper = (0.1, 0.0, 0.2, 0.0), (0.5, 0.3, 0.6, 0.4)
    space = WeightSpace(CODES, lower, upper, (("need", "reach"),))
    drawn = WeightDraws(space).take(100_000)
    every = np.random.default_rng(4).dirichlet(np.ones(4), 1_000_000).T
    is_inside = (every >= np.array(lower)[:, None]).all(axis=0)
    is_inside &= (every <= np.array(upper)[:, None]).all(axis=0)
    is_inside &= every[0] >= every[1]
    kept = every[:, is_inside]
    assert drawn.mean(axis=1) == pytest.approx(kept.mean(axis=1), abs=0.005)
    assert np.cov(drawn) == pytest.approx(np.cov(kept), abs=0.001)


def test_one_persons_weights_are_a_space_with_one_point():
    space = WeightSpace.spanned(("need", "reach", "cost"), [(0.1, 0.2, 0.7)])
    assert space.point == (0.1, 0.2, 0.7)
    drawn = WeightDraws(space).take(3)
    assert drawn == pytest.approx(np.array([[0.1] * 3, [0.2] * 3, [0.7] * 3]))


def test_several_peoples_weights_span_what_lies_between_them():
    space = WeightSpace.spanned(("need", "cost"), [(0.2, 0.8), (0.5, 0.5)])
    assert (space.lower, space.upper) == ((0.2, 0.5), (0.5, 0.8))
    assert space.point is None
    drawn = WeightDraws(space).take(20_000)
    assert (drawn[0].min(), drawn[0].max()) == pytest.approx((0.2, 0.5), abs=0.001)
    with pytest.raises(ValueError, match="nobody"):
        WeightSpace.spanned(("need",), [])


def test_a_weight_that_everybody_agrees_on_stands_still():
    space = WeightSpace(("a", "b", "c"), (0.3, 0.0, 0.0), (0.3, 1.0, 1.0))
    drawn = WeightDraws(space).take(20_000)
    assert np.ptp(drawn[0]) < 1e-9
    assert drawn[1].mean() == pytest.approx(0.35, abs=0.01)


def test_where_only_one_point_is_left_it_is_found():
    space = WeightSpace(("a", "b"), (0.0, 0.5), (0.5, 1.0), (("a", "b"),))
    assert WeightDraws(space).take(5) == pytest.approx(np.full((2, 5), 0.5))


@pytest.mark.parametrize(
    "space",
    [
        WeightSpace(("a", "b"), (0.0, 0.0), (0.4, 0.4)),
        WeightSpace(("a", "b"), (0.6, 0.6), (1.0, 1.0)),
        WeightSpace(("a", "b"), (0.0, 0.7), (1.0, 1.0), (("a", "b"),)),
    ],
)
def test_limits_that_leave_nothing_are_refused(space):
    with pytest.raises(EmptySpaceError):
        WeightDraws(space)


@settings(max_examples=25)
@given(
    st.lists(
        st.lists(st.integers(1, 9), min_size=4, max_size=4), min_size=1, max_size=4
    )
)
def test_every_draw_is_allowed(given_points):
    given_weights = [tuple(one / sum(row) for one in row) for row in given_points]
    space = WeightSpace.spanned(CODES, given_weights)
    drawn = WeightDraws(space).take(1_500)
    assert drawn.sum(axis=0) == pytest.approx(np.ones(1_500))
    assert np.all(drawn >= np.array(space.lower)[:, None] - 1e-9)
    assert np.all(drawn <= np.array(space.upper)[:, None] + 1e-9)
    assert np.array_equal(drawn, WeightDraws(space).take(1_500))

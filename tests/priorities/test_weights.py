"""Weights say how much, whatever they are counted in, and every voice counts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from htl_dash.priorities.weights import put_together, swing_weights

swings = st.lists(st.integers(0, 100), min_size=1, max_size=9).filter(any)


def test_swing_points_become_weights():
    assert swing_weights([100, 50, 50]) == pytest.approx((0.5, 0.25, 0.25))


@given(swings, st.floats(1e-3, 1e3))
def test_it_does_not_matter_what_the_largest_swing_is_called(points, factor):
    scaled = swing_weights([factor * one for one in points])
    assert scaled == pytest.approx(swing_weights(points), rel=1e-9)
    assert sum(scaled) == pytest.approx(1)


def test_without_points_nothing_is_said():
    assert swing_weights([0, 0]) is None
    assert swing_weights([]) is None


@pytest.mark.parametrize("wrong", [-1.0, float("nan"), float("inf")])
def test_points_that_are_no_weight_are_refused(wrong):
    with pytest.raises(ValueError, match="points"):
        swing_weights([1.0, wrong])


def test_every_voice_weighs_the_same():
    assert put_together([(0.7, 0.3), (0.1, 0.9)]) == pytest.approx((0.4, 0.6))
    assert put_together([(0.7, 0.3)]) == pytest.approx((0.7, 0.3))


def test_nobody_has_no_weights():
    assert put_together([]) is None

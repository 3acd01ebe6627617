"""The same names give the same draws, and limits are where they are said to be."""

import numpy as np
import pytest

from htl_dash.priorities.draws import generator, two_piece

FIRST = 0.32527244493191165


def test_the_same_names_always_give_the_same_draws():
    one, other = (generator("value", "parents", "need").random(5) for _ in range(2))
    assert np.array_equal(one, other)
    # Written down so that a new version of numpy that draws otherwise is noticed.
    assert one[0] == pytest.approx(FIRST, abs=1e-12)


def test_names_that_read_alike_when_joined_give_different_draws():
    assert generator("ab", "c").random() != generator("a", "bc").random()


def test_the_median_and_the_limits_are_where_they_are_said_to_be():
    normal = np.random.default_rng(1).standard_normal(400_000)
    drawn = two_piece(normal, 32.0, 28.0, 44.0)
    found = np.quantile(drawn, [0.025, 0.5, 0.975])
    assert found == pytest.approx([28, 32, 44], abs=0.15)


def test_without_doubt_there_is_nothing_to_draw():
    assert set(two_piece(np.array([-2.0, 0.0, 2.0]), 5.0, 5.0, 5.0)) == {5.0}

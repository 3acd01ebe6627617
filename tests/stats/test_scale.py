"""What goes out on a scale comes back as it was."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from htl_dash.stats.scale import NEAREST_END, Scale

VALUES = np.array([0.01, 0.2, 0.5, 0.9])


@pytest.mark.parametrize("scale", Scale)
def test_every_scale_has_a_way_back(scale):
    assert scale.back(scale.forward(VALUES)) == pytest.approx(VALUES)


@pytest.mark.parametrize("scale", Scale)
def test_the_slope_is_the_derivative_of_the_way_back(scale):
    at, step = scale.forward(VALUES), 1e-6
    difference = (scale.back(at + step) - scale.back(at - step)) / (2 * step)
    assert scale.slope(VALUES) == pytest.approx(difference, rel=1e-6)


@pytest.mark.parametrize("scale", Scale)
@given(pair=st.tuples(st.floats(0.001, 1), st.floats(0.001, 1)))
def test_no_scale_turns_the_order_round(scale, pair):
    low, high = scale.forward(np.sort(np.array(pair)))
    assert low <= high


def test_a_share_at_the_very_end_is_moved_half_a_per_cent_inwards():
    moved = Scale.LOGIT.back(Scale.LOGIT.forward(np.array([0.0, 0.001, 1.0])))
    assert moved == pytest.approx([NEAREST_END, NEAREST_END, 1 - NEAREST_END])


@pytest.mark.parametrize("value", [0.0, -1.0])
def test_only_positive_values_have_a_logarithm(value):
    with pytest.raises(ValueError, match="logarithm"):
        Scale.LOG.forward(np.array([1.0, value]))

"""An estimate says how sure it is, and never more than that."""

import pytest

from htl_dash.stats.estimate import (
    Certainty,
    Estimate,
    Method,
    compare,
    z_score,
)


@pytest.mark.parametrize(
    ("confidence", "z"), [(0.9, 1.644854), (0.95, 1.959964), (0.998, 3.090232)]
)
def test_the_normal_deviate_is_two_sided(confidence, z):
    assert z_score(confidence) == pytest.approx(z, abs=1e-6)


@pytest.mark.parametrize(
    ("reference", "certainty"),
    [
        (0.2, Certainty.SURELY_HIGHER),
        (0.4, Certainty.NO_SURE_DIFFERENCE),
        (0.5, Certainty.NO_SURE_DIFFERENCE),
        (0.6, Certainty.NO_SURE_DIFFERENCE),
        (0.8, Certainty.SURELY_LOWER),
    ],
)
def test_a_comparison_reads_three_ways(reference, certainty):
    assert compare(Estimate(0.5, 0.4, 0.6, Method.WILSON), reference) is certainty


def test_without_an_interval_nothing_is_called_sure():
    assert compare(Estimate(0.9, None, None, Method.PUBLISHED), 0.1) is None

"""A change is a jump where the series does not usually move so far, and not before."""

from statistics import NormalDist

import pytest
from hypothesis import given
from hypothesis import strategies as st

from htl_dash.stats.jumps import FEWEST, LIMIT, SCALE, jump, outliers

QUIET = [20.0, 20.4, 20.1, 20.6, 20.2, 20.5, 20.3]


def test_a_quiet_series_that_doubles_has_jumped():
    found = jump([*QUIET, 41.0], rounding=0.1)
    assert found.change == pytest.approx(20.7)
    assert found.low < found.usual < found.high < found.change


def test_a_quiet_series_that_goes_on_has_not():
    assert jump([*QUIET, 20.6], rounding=0.1) is None


def test_a_lively_series_may_move_as_far_as_it_usually_does():
    lively = [10.0, 18.0, 7.0, 19.0, 6.0, 17.0, 9.0]
    assert jump([*lively, 20.0], rounding=0.1) is None


def test_a_wild_figure_before_does_not_hide_the_next():
    assert jump([20.0, 20.4, 90.0, 20.1, 20.6, 20.2, 20.5, 41.0], 0.1) is not None


def test_two_rounded_figures_may_differ_by_a_rounding():
    still = [7.0] * 8
    assert jump([*still, 8.0], rounding=1) is None
    assert jump([*still, 12.0], rounding=1) is not None


@pytest.mark.parametrize("length", range(FEWEST + 1))
def test_nothing_is_usual_in_a_short_series(length):
    assert jump([*[20.0] * length, 99.0], rounding=0.1) is None


def test_the_scale_is_that_of_normal_changes():
    """Hampel: the median absolute deviation of a normal is its upper quartile."""
    assert pytest.approx(1 / NormalDist().inv_cdf(0.75), abs=1e-4) == SCALE


@given(
    st.lists(st.integers(-1000, 1000), min_size=7, max_size=20),
    st.integers(-1000, 1000),
    st.integers(1, 9),
)
def test_neither_level_nor_unit_matters(values, level, unit):
    there = jump([float(one) for one in values], rounding=1.0)
    moved = jump([float(unit * (one + level)) for one in values], rounding=float(unit))
    assert (there is None) == (moved is None)
    if there:
        assert moved.change == pytest.approx(unit * there.change)


@given(st.lists(st.integers(-1000, 1000), min_size=7, max_size=20))
def test_what_is_told_is_outside_what_is_usual(values):
    found = jump([float(one) for one in values], rounding=1.0)
    if found:
        assert not found.low <= found.change <= found.high
        assert found.high - found.usual >= LIMIT / 2


@pytest.mark.parametrize("at", range(len(QUIET) + 1))
def test_a_tenfold_figure_is_found_wherever_it_stands_before_the_last(at):
    values = [*QUIET[:at], 203.0, *QUIET[at:]]
    assert outliers([*values, 20.2], rounding=0.1) == (at,)


def test_a_wild_figure_does_not_hide_another():
    assert outliers([20.0, 203.0, 20.1, 20.6, 20.2, 1.9, 20.3, 20.5], 0.1) == (1, 5)


def test_a_new_level_and_a_turn_are_a_course_of_events():
    assert outliers([*QUIET, *(40 + one for one in QUIET)], 0.1) == ()
    assert outliers([10.0, 13.0, 16.0, 19.0, 22.0, 19.0, 16.0, 13.0, 10.0], 0.1) == ()


def test_nothing_stands_out_of_a_lively_or_a_short_series():
    assert outliers([10.0, 18.0, 7.0, 19.0, 6.0, 17.0, 9.0, 20.0], 0.1) == ()
    assert outliers([20.0, 20.0, 200.0, 20.0, 20.0, 20.0], 0.1) == ()

"""Map classes are few, equally wide and leave no value outside."""

from itertools import pairwise

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from htl_dash.charts.theme import SEQUENCE
from htl_dash.viewmodels.classes import MOST_CLASSES, MapClasses, map_classes

whole = st.integers(-100, 1000).map(float)
tenths = st.integers(-1000, 10000).map(lambda n: n / 10)
values = st.one_of(
    st.lists(whole, min_size=1, max_size=20), st.lists(tenths, min_size=1, max_size=20)
)
steps = st.sampled_from([0.0, 0.1, 1.0])


@given(values, steps)
def test_there_are_at_most_five_classes_and_at_least_one(found, least):
    assert 2 <= len(map_classes(found, (), least).limits) <= MOST_CLASSES + 1


@given(values, steps)
def test_classes_are_equally_wide_and_rise(found, least):
    limits = map_classes(found, (), least).limits
    widths = [high - low for low, high in pairwise(limits)]
    assert min(widths) > 0
    assert max(widths) == pytest.approx(min(widths))
    assert min(widths) >= least - 1e-9


@given(values, steps)
def test_every_value_is_inside_its_own_class(found, least):
    classes = map_classes(found, (), least)
    top = len(classes.limits) - 2
    for value in found:
        at = classes.index(value)
        low, high = classes.limits[at], classes.limits[at + 1]
        assert low - 1e-6 <= value
        assert value < high + 1e-6 if at < top else value <= high + 1e-6


@given(values, steps)
def test_a_higher_value_is_never_in_a_lower_class(found, least):
    classes = map_classes(found, (), least)
    indexes = [classes.index(value) for value in sorted(found)]
    assert indexes == sorted(indexes)
    assert indexes[0] == 0 or len(classes.limits) > 2


@given(values, steps)
def test_order_and_doubles_change_nothing(found, least):
    assert map_classes(found, (), least) == map_classes(
        sorted(found) + found, (), least
    )


def test_there_is_a_colour_for_every_class():
    assert MOST_CLASSES == len(SEQUENCE) == 5


@pytest.mark.parametrize(
    ("found", "least", "limits"),
    [
        ([12, 59], 1.0, (10, 20, 30, 40, 50, 60)),
        ([0, 100], 1.0, (0, 20, 40, 60, 80, 100)),
        ([59], 1.0, (59, 60)),
        ([0], 1.0, (0, 1)),
        ([3, 4], 1.0, (3, 4)),
    ],
)
def test_steps_are_round_numbers(found, least, limits):
    assert map_classes(found, (), least).limits == limits


def test_limits_in_the_catalogue_win():
    fixed = (0, 10, 20)
    assert map_classes([3, 45], fixed).limits == fixed


def test_a_value_on_a_limit_is_in_the_class_above_but_for_the_highest():
    classes = MapClasses((0, 10, 20))
    assert [classes.index(one) for one in (-5, 0, 9.9, 10, 20, 25)] == [
        *(0, 0, 0),
        *(1, 1, 1),
    ]


def test_nothing_has_classes_too():
    assert len(map_classes(()).limits) >= 2


shares = st.lists(st.integers(0, 1000).map(lambda n: n / 10), min_size=1, max_size=20)


@given(shares, steps)
def test_no_limit_lies_above_the_most(found, least):
    assume(min(found) < 100)
    limits = map_classes(found, (), least, 100.0).limits
    assert limits[-1] <= 100
    assert limits[0] <= min(found) + 1e-6
    assert limits[-1] >= max(found) - 1e-6
    assert 2 <= len(limits) <= MOST_CLASSES + 1

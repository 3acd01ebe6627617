"""Weights can move so far, and what survives them all is found without drawing."""

import numpy as np
import pytest
from drawn import table
from hypothesis import given, settings
from hypothesis import strategies as st
from made_criteria import made, points

from htl_dash.priorities.sensitivity import CLEARLY, leader, place_ranges
from htl_dash.priorities.value import weighted_values
from htl_dash.priorities.weight_space import EmptySpaceError, WeightSpace

THREE = ("0", "1", "2")


def test_the_weight_where_two_meet_can_be_worked_out_by_hand():
    # 0.9 w = 0.3 w + 0.6 (1 - w) where w is a half.
    found = leader(points([[0.9, 0.0], [0.3, 0.6]]), (0.8, 0.2))
    assert found.alternatives == ("a",)
    first, second = found.ranges
    assert (first.lower, first.upper) == pytest.approx((0.5, 1.0))
    assert (first.below, first.above) == (("b",), ())
    assert (second.lower, second.upper) == pytest.approx((0.0, 0.5))
    assert (second.below, second.above) == ((), ("b",))


def test_what_is_best_at_everything_stays_first_at_any_weight():
    found = leader(points([[0.9, 0.9, 0.9], [0.3, 0.6, 0.8]]), (0.2, 0.3, 0.5))
    assert {(one.lower, one.upper) for one in found.ranges} == {(0.0, 1.0)}
    assert {(one.below, one.above) for one in found.ranges} == {((), ())}


def test_the_only_alternative_and_the_only_criterion_have_nothing_to_lose():
    found = leader(points([[0.4]]), (1.0,))
    assert [(one.lower, one.upper) for one in found.ranges] == [(0.0, 1.0)]
    found = leader(points([[0.4], [0.7]]), (1.0,))
    assert found.alternatives == ("b",)
    assert found.ranges[0].upper == 1.0


def test_alternatives_that_are_alike_are_first_together():
    found = leader(points([[0.5, 0.5], [0.5, 0.5], [0.9, 0.0]]), (0.5, 0.5))
    assert found.alternatives == ("a", "b")
    assert found.ranges[0].upper == pytest.approx(5 / 9)
    assert found.ranges[0].above == ("c",)


def test_nobody_is_first_where_what_is_unknown_decides():
    drawn = """
        initiative | need | evidence
        known      | 60   | 60
        unknown    | 50   | ?
        """
    judged = made(table(drawn))
    assert leader(judged, (0.5, 0.5)) is None
    # With little weight on what is unknown it cannot matter.
    found = leader(judged, (0.95, 0.05))
    assert found.alternatives == ("known",)
    # 60 = 50 w + 100 (1 - w) where w is 0.8.
    assert found.ranges[0].lower == pytest.approx(0.8)


values = st.lists(
    st.tuples(*[st.integers(0, 20).map(lambda one: one / 20)] * 3),
    min_size=2,
    max_size=5,
)
swings = st.tuples(*[st.integers(1, 9)] * 3)


@settings(max_examples=60)
@given(values, swings)
def test_inside_the_range_it_is_first_and_outside_it_is_not(rows, swing):
    weights = np.array(swing) / sum(swing)
    judged = points(rows)
    found = leader(judged, weights)
    top = [judged.alternatives.index(one) for one in found.alternatives]
    for at, one in enumerate(found.ranges):
        rest = np.delete(weights, at) / np.delete(weights, at).sum()
        for weight in np.linspace(0, 1, 41):
            moved = np.insert((1 - weight) * rest, at, weight)
            totals = np.array(rows) @ moved
            others = np.delete(totals, top).max(initial=-1)
            if one.lower + 1e-6 < weight < one.upper - 1e-6:
                assert totals[top].min() >= others - 1e-9
            elif not one.lower - 1e-6 <= weight <= one.upper + 1e-6:
                assert totals[top].min() < others + 1e-9


def _grid(steps):
    """Return every weight in steps that sum to 1."""
    first, second = np.meshgrid(np.arange(steps + 1), np.arange(steps + 1))
    third = steps - first - second
    return np.stack([first, second, third], axis=-1)[third >= 0] / steps


def _places(rows, weights):
    totals = np.array(rows) @ weights.T
    better = totals[None, :, :] > totals[:, None, :] + CLEARLY
    return 1 + better.sum(axis=1)


GRID = _grid(40)


@settings(max_examples=40)
@given(values)
def test_no_weight_on_the_whole_grid_gives_a_place_outside_the_range(rows):
    places = _places(rows, GRID)
    for own, one in zip(
        places, place_ranges(points(rows), WeightSpace.every(THREE)), strict=True
    ):
        assert one.best <= own.min()
        assert own.max() <= one.worst


def test_the_best_and_the_worst_place_are_found_where_the_grid_finds_them():
    random, every = np.random.default_rng(12), _grid(400)
    for _ in range(8):
        rows = random.random((6, 3))
        places = _places(rows, every)
        found = place_ranges(points(rows), WeightSpace.every(THREE))
        assert [(one.best, one.worst) for one in found] == [
            (own.min(), own.max()) for own in places
        ]


def test_the_grid_agrees_also_where_weights_are_limited():
    random, every = np.random.default_rng(13), _grid(1500)
    space = WeightSpace(THREE, (0.2, 0.1, 0.0), (0.6, 0.5, 0.4), (("0", "1"),))
    is_inside = np.all((every >= space.lower) & (every <= space.upper), axis=1)
    inside = every[is_inside & (every[:, 0] >= every[:, 1])]
    for _ in range(8):
        rows = random.random((6, 3))
        places = _places(rows, inside)
        found = place_ranges(points(rows), space)
        assert [(one.best, one.worst) for one in found] == [
            (own.min(), own.max()) for own in places
        ]


def test_a_priority_survives_when_it_is_among_the_first_whatever_the_weights():
    judged = points([[0.8, 0.8], [0.9, 0.1], [0.1, 0.9], [0.0, 0.0]])
    every = place_ranges(judged, WeightSpace.every(("0", "1")))
    assert [(one.best, one.worst) for one in every] == [(1, 2), (1, 3), (1, 3), (4, 4)]
    assert [one.is_always_among(2) for one in every] == [True, False, False, False]
    assert [one.can_be_among(1) for one in every] == [True, True, True, False]


def test_one_persons_weights_give_one_place_each():
    space = WeightSpace.spanned(("0", "1"), [(0.5, 0.5)])
    judged = points([[0.8, 0.8], [0.9, 0.1], [0.1, 0.9], [0.0, 0.0]])
    found = [(one.best, one.worst) for one in place_ranges(judged, space)]
    assert found == [(1, 1), (2, 2), (2, 2), (4, 4)]


def test_uncertain_scores_widen_the_range_and_unknown_ones_always_do():
    drawn = """
        initiative | need       | evidence
        sure       | 60         | 60
        wide       | 50 (40-80) | 50
        unknown    | ?          | 10
        """
    judged, space = (
        made(table(drawn)),
        WeightSpace(("need", "evidence"), (0.4,) * 2, (0.6,) * 2),
    )
    middle = place_ranges(judged, space)
    assert [(one.best, one.worst) for one in middle] == [(1, 2), (2, 3), (1, 3)]
    vary = place_ranges(judged, space, scores_vary=True)
    assert [(one.best, one.worst) for one in vary] == [(1, 3), (1, 3), (1, 3)]


def test_survival_agrees_with_the_weighted_values_that_people_see():
    rows = [[0.8, 0.8, 0.7], [0.9, 0.1, 0.3], [0.1, 0.9, 0.6]]
    for one in place_ranges(points(rows), WeightSpace.every(THREE)):
        if one.worst == 1:
            for weights in GRID[::40]:
                found = weighted_values(points(rows), weights, draws=2)
                best = max(found, key=lambda value: value.middle)
                assert best.alternative == one.alternative


def test_weights_that_cannot_be_are_refused():
    space = WeightSpace(THREE, (0.5, 0.5, 0.5), (1.0, 1.0, 1.0))
    with pytest.raises(EmptySpaceError):
        place_ranges(points([[0.1, 0.9, 0.5], [0.9, 0.1, 0.5]]), space)

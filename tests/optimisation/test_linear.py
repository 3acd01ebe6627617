"""Programs say the best there is, that there is no best, or that there is nothing."""

from math import inf

import numpy as np
import pytest
from scipy.sparse import csr_array

from htl_dash.optimisation.linear import Program, UnsolvableError

BOTH_WAYS = pytest.mark.parametrize("limits_change", [True, False])


def program(rows, lower, upper, most=(inf, inf), limits_change=True):
    size = len(most)
    return Program(
        csr_array(np.array(rows, float).reshape(-1, size)),
        (np.array(lower, float), np.array(upper, float)),
        (np.zeros(size), np.array(most, float)),
        limits_change=limits_change,
    )


@BOTH_WAYS
def test_the_cheapest_point_is_found_for_one_cost_after_another(limits_change):
    one = program([[1, 1]], [10], [10], limits_change=limits_change)
    for cost, best in [([1, 2], [10, 0]), ([2, 1], [0, 10]), ([-1, 0], [10, 0])]:
        one.price(np.array(cost, float))
        assert one.solve() == pytest.approx(best)


def test_a_full_matrix_is_read_as_the_sparse_one_is():
    full = np.array([[1.0, 0, 2], [0, 0, 3], [4, 0, 0]])
    ends = (np.array([4.0, 3, 0]), np.full(3, inf))
    columns = (np.zeros(3), np.full(3, 9.0))
    found = []
    for matrix in (full, csr_array(full)):
        one = Program(matrix, ends, columns, limits_change=False)
        one.price(np.array([1.0, -1, 3]))
        found.append(one.solve())
    assert found[0] == pytest.approx([2, 9, 1])
    assert found[1] == pytest.approx([2, 9, 1])


@BOTH_WAYS
def test_limits_can_be_moved_and_moved_back(limits_change):
    one = program([[1, 1]], [10], [10], limits_change=limits_change)
    one.price(np.array([1.0, 2.0]))
    one.hold_column(0, 0, 4)
    assert one.solve() == pytest.approx([4, 6])
    one.hold_row(0, 3, 3)
    assert one.solve() == pytest.approx([3, 0])
    one.hold_column(0, 0, inf)
    one.hold_row(0, 10, 10)
    assert one.solve() == pytest.approx([10, 0])


@BOTH_WAYS
def test_the_answer_is_the_same_from_the_start_as_from_where_the_last_one_ended(
    limits_change,
):
    one = program([[1, 1]], [10], [10], limits_change=limits_change)
    one.price(np.array([1.0, 2.0]))
    one.hold_column(0, 0, 4)
    one.solve()
    one.hold_column(0, 0, 7)
    one.start_over()
    assert one.solve() == pytest.approx([7, 3])


@BOTH_WAYS
def test_a_cost_without_a_floor_has_no_best(limits_change):
    one = program([[1, -1]], [0], [0], limits_change=limits_change)
    one.price(np.array([-1.0, 0.0]))
    assert one.solve() is None


def test_no_rows_hold_nothing_back():
    one = program([], [], [])
    assert one.solve() == pytest.approx([0, 0])
    one.price(np.array([-1.0, 0.0]))
    assert one.solve() is None


@BOTH_WAYS
def test_what_contradicts_itself_is_unsolvable_and_can_be_mended(limits_change):
    one = program([[1, 1], [1, 1]], [10, 3], [10, 3], limits_change=limits_change)
    with pytest.raises(UnsolvableError):
        one.solve()
    one.hold_row(1, 10, 10)
    assert one.solve().sum() == pytest.approx(10)


def test_whole_numbers_are_whole_only_when_required():
    one = program([[2, 2]], [5], [7], most=(1.6, 0))
    one.price(np.array([-1.0, 0.0]))
    with pytest.raises(UnsolvableError):
        one.require_whole_numbers([0, 1])
        one.solve()
    two = program([[2, 2]], [5], [7])
    two.price(np.array([1.0, 2.0]))
    assert two.solve() == pytest.approx([2.5, 0])
    two.require_whole_numbers([0, 1])
    assert two.solve() == pytest.approx([3, 0])


def test_the_same_questions_have_the_same_answers():
    random = np.random.default_rng(5)
    rows, costs = random.integers(0, 2, (6, 12)), random.random((4, 12))

    def answers():
        one = program(rows, [7] * 6, [9] * 6, most=[inf] * 12)
        found = []
        for cost in costs:
            one.price(cost)
            found.append(one.solve())
        return np.array(found)

    assert np.array_equal(answers(), answers())

"""Explanations are whole, explain everything, and are found if there are any."""

from math import inf

import numpy as np
import pytest
from disclosure.oracle import explanations
from scipy.sparse import csr_array

from htl_dash.disclosure.truths import Deviations, Known, Truths, any_truth, is_whole
from htl_dash.optimisation.linear import UnsolvableError

EVERY_PAIR = [[1, 1, 0], [0, 1, 1], [1, 0, 1]]
SEE_SAW = [[1, 1, 0, 1, 0], [0, 1, 1, 1, 0], [1, 0, 1, 1, 0], [0, 0, 0, 1, 1]]
"""What goes up in the fourth atom goes down in the fifth, by two and two."""


def known(rows, lower, upper=None):
    limits = np.array(lower, float), np.array(lower if upper is None else upper, float)
    return Known(csr_array(np.array(rows, float)), *limits)


def sums(*rows):
    return csr_array(np.array(rows, float))


def test_a_zero_sum_leaves_nothing_in_its_atoms():
    ceiling = known([[1, 1, 0], [0, 1, 1]], [0, 4]).ceiling
    assert ceiling.tolist() == [0, 0, inf]


def test_what_is_known_about_some_atoms_leaves_the_other_sums_out():
    part = known([[1, 1, 0], [0, 0, 1]], [3, 4]).about(np.array([2]))
    assert part.rows.toarray().tolist() == [[1]]
    assert part.lower.tolist() == part.upper.tolist() == [4]


@pytest.mark.parametrize(
    ("atoms", "explains"),
    [
        ([1, 2], True),
        ([0, 3], True),
        ([2, 2], False),
        ([0, 2], False),
        ([-1, 4], False),
    ],
)
def test_counts_are_allowed_if_they_explain_every_sum_and_none_is_negative(
    atoms, explains
):
    assert known([[1, 1]], [3]).allows(np.array(atoms, float)) is explains


def test_rounded_sums_are_explained_by_anything_within_their_limits():
    rounded = known([[1, 1]], [3], [7])
    assert rounded.allows(np.array([3.0, 4.0]))
    assert not rounded.allows(np.array([4.0, 4.0]))


def test_a_truth_is_whole_even_where_halves_would_do():
    told = known([[1, 1, 1, 1], [1, 1, 0, 0], [0, 1, 1, 0], [1, 0, 1, 0]], [7, 3, 3, 4])
    assert any_truth(told).tolist() == [2, 1, 2, 2]


def test_there_is_no_truth_where_only_halves_explain_the_sums():
    with pytest.raises(UnsolvableError):
        any_truth(known(EVERY_PAIR, [1, 1, 1]))


def test_there_is_no_truth_where_the_sums_contradict_each_other():
    with pytest.raises(UnsolvableError):
        Truths(known([[1, 1], [1, 1]], [3, 4]), sums([1, 0]))


def test_a_deviation_is_followed_to_the_first_whole_truth():
    near = Deviations(known([[1, 1]], [8]), np.array([4.0, 4.0]), sums([1, 0]))
    assert near.along(np.array([0.5, -0.5])).tolist() == [5, 3]
    assert near.along(np.array([2 / 3, -2 / 3])).tolist() == [6, 2]
    assert near.along(np.array([4.5, -4.5])) is None
    assert near.along(np.array([1.0, 0.0])) is None


def test_the_truth_that_is_found_explains_everything_and_goes_as_far_as_asked():
    told = known([[1, 1, 1], [0, 1, 1]], [9, 5])
    near = Deviations(told, np.array([4.0, 2.0, 3.0]), sums([0, 1, 0]))
    for lower, upper in [(4, inf), (5, inf), (-inf, 1), (-inf, 0)]:
        found = near.find(0, lower, upper)
        assert told.allows(found)
        assert is_whole(found)
        assert lower <= found[1] <= upper


def test_what_is_out_of_reach_is_not_found():
    near = Deviations(known([[1, 1]], [8]), np.array([4.0, 4.0]), sums([1, 0]))
    assert near.find(0, 9, inf) is None


def test_where_halves_go_farther_than_whole_counts_only_whole_counts_do():
    told, first = known(SEE_SAW, [16, 16, 16, 5]), np.array([7.0, 7, 7, 2, 3])
    near = Deviations(told, first, sums([0, 0, 0, 1, 0]))
    assert {table[3] for table in explanations(SEE_SAW, [16, 16, 16, 5])} == {0, 2, 4}
    assert near.find(0, 5, inf) is None
    assert near.find(0, 3, inf)[3] == 4


def test_a_thorough_search_finds_what_lies_beside_the_way_of_halves():
    rows, values = [[1, 0, 1, 1], [0, 1, 1, 0], [0, 1, 0, 1]], [5, 3, 4]
    near = Deviations(known(rows, values), np.array([0.0, 1, 2, 3]), sums([1, 0, 0, 0]))
    assert max(table[0] for table in explanations(rows, values)) == 4
    assert near.find(0, 3, inf).tolist() == [4, 3, 0, 1]


def test_truths_go_exactly_as_far_as_all_explanations_that_there_are():
    rows, values = [[1, 1, 1, 0], [0, 1, 1, 1], [1, 0, 0, 1]], [6, 5, 3]
    targets = np.vstack([np.eye(4, dtype=int), [1, 1, 0, 0]])
    reached = explanations(rows, values) @ targets.T
    for target in range(len(targets)):
        truths = Truths(known(rows, values), csr_array(targets.astype(float)))
        least, most = reached[:, target].min(), reached[:, target].max()
        assert truths.go_down_to(target, least)
        assert not truths.go_down_to(target, least - 1)
        assert truths.go_up_to(target, most)
        assert not truths.go_up_to(target, most + 1)


def test_whole_is_whole_but_for_rounding_of_the_solver():
    assert is_whole(np.array([3.0, 2 - 1e-9]))
    assert not is_whole(np.array([3.0, 2.5]))
    assert is_whole(np.zeros(0))

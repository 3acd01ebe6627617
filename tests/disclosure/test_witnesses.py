"""Witnesses are counted for the secrets they take far enough."""

import numpy as np
from scipy.sparse import csr_array

from htl_dash.disclosure.witnesses import Witnesses

CELLS = csr_array(np.array([[1.0, 0, 0], [0, 1, 0], [1, 1, 1]]))
SECRETS = csr_array(np.array([[1.0, 0, 0], [0, 1, 0]]))


def none_yet(up=(2, 3), down=(1, 0)):
    return Witnesses(CELLS, SECRETS, (np.array(up, float), np.array(down, float)))


def test_a_witness_moves_the_cells_whose_sums_differ():
    assert none_yet().add(np.array([2.0, 0, -2])).tolist() == [True, False, False]
    assert none_yet().add(np.array([2.0, -1, 0])).tolist() == [True, True, True]


def test_what_no_witness_reaches_is_lacking_the_farthest_first():
    assert list(none_yet().lacking()) == [(1, 3), (0, 2), (0, -1)]


def test_a_witness_counts_for_every_secret_that_it_takes_far_enough():
    found = none_yet()
    found.add(np.array([2.0, 3, -5]))
    assert list(found.lacking()) == [(0, -1)]
    found.add(np.array([-1.0, 2, -1]))
    assert not list(found.lacking())


def test_a_witness_that_is_added_on_the_way_counts_at_once():
    found = none_yet()
    asked = []
    for one in found.lacking():
        asked.append(one)
        found.add(np.array([2.0, 3, -5]))
    assert asked == [(1, 3), (0, -1)]


def test_witnesses_that_move_a_cell_do_not_count_without_it():
    found = none_yet()
    found.add(np.array([2.0, 3, -5]))
    found.add(np.array([-1.0, 0, 1]))
    cell = np.intp(1)
    assert list(found.lacking(without=cell)) == [(1, 3), (0, 2)]
    assert list(found.without(cell).lacking()) == [(1, 3), (0, 2)]
    assert found.without(cell).deviations.tolist() == [[-1, 0, 1]]
    assert not list(found.lacking())

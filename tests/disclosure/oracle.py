"""Attackers that share no code with the product: to compare its answers with."""

from itertools import combinations

import numpy as np
from scipy.optimize import linprog

FAR = 40
"""More than anything that is asked about: an atom that no shown sum holds back."""


def explanations(rows, values):
    """Return every table of whole counts that explains some sums, one per row.

    An atom in none of the sums may be anything; it is tried as nought and as `FAR`.
    """
    rows = np.asarray(rows, int)
    tables = np.zeros((1, 0), int)
    for atom in range(rows.shape[1]):
        left = values - tables @ rows[:, :atom].T
        of_atom = rows[:, atom] > 0
        grown = []
        for table, room in zip(tables, left, strict=True):
            most = room[of_atom].min(initial=FAR)
            tried = range(int(most) + 1) if of_atom.any() else (0, FAR)
            grown += [[*table, one] for one in tried]
        tables = np.array(grown, int).reshape(-1, atom + 1)
        done = ~rows[:, atom + 1 :].any(axis=1)
        left = values - tables @ rows[:, : atom + 1].T
        tables = tables[(left >= 0).all(axis=1) & (left[:, done] == 0).all(axis=1)]
    return tables


def cell_ranges(relations, values, asked):
    """Return the least and most of each asked cell, from cells alone.

    Args:
        relations: For each total, its name and those of its parts.
        values: Every cell's count, None where it is hidden.
        asked: Names of hidden cells.
    """
    hidden = {
        name: at for at, name in enumerate(n for n, v in values.items() if v is None)
    }
    matrix, right = np.zeros((len(relations), len(hidden))), np.zeros(len(relations))
    for at, (total, parts) in enumerate(relations):
        for name, sign in [(total, -1), *((part, 1) for part in parts)]:
            if values[name] is None:
                matrix[at, hidden[name]] += sign
            else:
                right[at] -= sign * values[name]
    return {name: _ends(matrix, right, hidden[name]) for name in asked}


def _ends(matrix, right, column):
    cost = np.zeros(matrix.shape[1])
    cost[column] = 1
    least = linprog(cost, A_eq=matrix, b_eq=right, method="highs")
    most = linprog(-cost, A_eq=matrix, b_eq=right, method="highs")
    assert least.status == 0
    assert most.status in (0, 3)
    return least.fun, np.inf if most.status == 3 else -most.fun


def small_differences(rows, values, too_small):
    """Return what two or three sums, added or subtracted, give away exactly.

    It is a row of zeros and ones, a set of children, whose count is above nought and
    below `too_small`.
    """
    rows, values = np.asarray(rows, int), np.asarray(values, int)
    found = []
    for a, b in combinations(range(len(rows)), 2):
        for sign in (1, -1):
            pair, sum_ = rows[a] + sign * rows[b], values[a] + sign * values[b]
            found += _small_sets(pair[None], np.array([sum_]), too_small)
            for other in (1, -1):
                near = np.flatnonzero(np.abs(sum_ + other * values) < too_small)
                found += _small_sets(
                    pair + other * rows[near], sum_ + other * values[near], too_small
                )
    return found


def _small_sets(rows, values, too_small):
    signed = np.sign(values)[:, None] * rows
    is_set = ((signed == 0) | (signed == 1)).all(axis=1)
    small = (np.abs(values) > 0) & (np.abs(values) < too_small)
    return list(signed[is_set & small])

"""How far people agree, and which pairs divide them most."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import friedmanchisquare, rankdata

from htl_dash.priorities.agreement import (
    concordance,
    pairs,
    places,
)


def test_concordance_matches_a_published_example_with_ties():
    # Wing, tail and bill lengths of twelve birds, with the rank sums that are printed
    # for them: Zar (2010), Biostatistical Analysis, 5th ed., example 20.5.
    birds = np.array(
        [
            [10.4, 10.8, 11.1, 10.2, 10.3, 10.2, 10.7, 10.5, 10.8, 11.2, 10.6, 11.4],
            [7.4, 7.6, 7.9, 7.2, 7.4, 7.1, 7.4, 7.2, 7.8, 7.7, 7.8, 8.3],
            [17, 17, 20, 14.5, 15.5, 13, 19.5, 16, 21, 20, 18, 22],
        ]
    )
    sums = places(-birds).sum(axis=0)
    published = [14.5, 21, 30.5, 6, 11, 3.5, 20, 11.5, 29, 28.5, 22.5, 36]
    assert sums.tolist() == published
    # Ties correct for 12 + 36 + 12 = 60.
    assert concordance(birds) == pytest.approx(12 * 1175.5 / (9 * 1716 - 3 * 60))
    assert concordance(birds) == pytest.approx(0.924, abs=5e-4)


judged = st.integers(3, 6).flatmap(
    lambda size: st.lists(
        st.lists(st.integers(0, 4).map(float), min_size=size, max_size=size),
        min_size=3,
        max_size=6,
    )
)


@given(judged)
def test_concordance_is_friedmans_statistic_on_its_own_scale(rows):
    values = np.array(rows)
    found = concordance(values)
    if found is None:
        assert all(len(set(row)) == 1 for row in rows)
    else:
        theirs = friedmanchisquare(*values.T).statistic
        people, alternatives = values.shape
        assert found == pytest.approx(theirs / (people * (alternatives - 1)), abs=1e-9)


@given(judged)
def test_places_are_mean_ranks_from_the_best(rows):
    values = np.array(rows)
    assert places(values) == pytest.approx(rankdata(-values, axis=1))


def test_full_agreement_is_one_and_opposites_are_zero():
    assert concordance(np.array([[3, 2, 1], [9, 5, 4]])) == pytest.approx(1)
    assert concordance(np.array([[3, 2, 1], [1, 2, 3]])) == pytest.approx(0)


def test_agreement_needs_two_people_and_two_alternatives():
    assert concordance(np.array([[3.0, 2.0]])) is None
    assert concordance(np.array([[3.0], [2.0]])) is None
    assert concordance(np.array([[2.0, 2.0], [5.0, 5.0]])) is None


VALUES = np.array([[0.9, 0.5, 0.1], [0.8, 0.2, 0.6], [0.1, 0.7, 0.7], [0.9, 0.8, 0.0]])


def test_the_pair_that_divides_people_most_comes_first():
    found = pairs(("a", "b", "c"), VALUES)
    assert [(one.one, one.other) for one in found] == [
        ("a", "b"),
        ("a", "c"),
        ("b", "c"),
    ]
    assert (found[0].for_one, found[0].for_other) == (0.75, 0.25)
    assert found[0].division == 0.5
    # The third person does not tell b from c, and so takes neither side.
    assert (found[2].for_one, found[2].for_other) == (0.5, 0.25)

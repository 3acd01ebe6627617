"""A step that was a slip is taken back, once, and the path says so."""

import pytest
from made_steps import answer, merge, return_to_school, split, take_back
from registering import OTHER, WHO, problem

from htl_dash.domain.errors import StaleError
from htl_dash.domain.problem_area import ProblemStatus
from htl_dash.services.chain import Asked, lift_again
from htl_dash.services.chain_back import TakeBackError
from htl_dash.services.chain_pairs import Part
from htl_dash.services.lifts import by_id, lifts

PARTS = (Part("A", "A."), Part("B", "B."))


def test_the_last_step_is_taken_back_and_told(store):
    one = problem(store).id
    return_to_school(store, Asked(one, 1, "Vilka?"), OTHER)
    done = take_back(store, one, 2, OTHER)
    assert (done.status, done.revision) == (ProblemStatus.LIFTED, 3)
    steps = by_id(lifts(store))[one].steps
    assert [(s.after, s.via) for s in steps] == [
        (ProblemStatus.RETURNED, "form"),
        (ProblemStatus.LIFTED, "undo"),
    ]


def test_nothing_is_taken_back_twice_or_that_was_never_done(store):
    one = problem(store).id
    with pytest.raises(TakeBackError):
        take_back(store, one, 1, OTHER)
    return_to_school(store, Asked(one, 1, "Vilka?"), OTHER)
    take_back(store, one, 2, OTHER)
    with pytest.raises(TakeBackError):
        take_back(store, one, 3, OTHER)


def test_a_step_that_somebody_has_gone_on_from_stands(store):
    one = problem(store).id
    return_to_school(store, Asked(one, 1, "Vilka?"), OTHER)
    lift_again(store, Asked(one, 2, "Alla."), WHO)
    with pytest.raises(StaleError):
        take_back(store, one, 2, OTHER)


def test_a_merge_that_is_taken_back_leaves_no_pointer(store):
    one, other = problem(store).id, problem(store).id
    merge(store, Asked(one, 1, "Samma."), other, OTHER)
    take_back(store, one, 2, OTHER)
    found = by_id(lifts(store))
    assert found[one].goes_on_in == ()
    assert found[other].merged == ()


def test_a_split_that_is_taken_back_withdraws_its_parts(store):
    whole = problem(store).id
    parts = split(store, Asked(whole, 1, "Två."), PARTS, OTHER)
    take_back(store, whole, 2, OTHER)
    found = by_id(lifts(store))
    assert found[whole].problem.status is ProblemStatus.LIFTED
    gone = {found[p.id].problem.status for p in parts}
    assert gone == {ProblemStatus.WITHDRAWN}


def test_a_split_stands_when_a_part_has_gone_on(store):
    whole = problem(store).id
    first, _ = split(store, Asked(whole, 1, "Två."), PARTS, OTHER)
    answer(store, Asked(first.id, 1, "Vi gör det."), OTHER)
    with pytest.raises(TakeBackError):
        take_back(store, whole, 2, OTHER)
    assert by_id(lifts(store))[whole].problem.status is ProblemStatus.SPLIT

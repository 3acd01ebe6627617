"""A decision concerns the goals of what it answers, and of what it is expected to move."""

from dataclasses import replace

import pytest
from decided import EXPECTED, take
from registering import NORTH, initiative, problem

from htl_dash.domain.goal import Dimension
from htl_dash.services.goal_decisions import goal_decisions

HEALTH, SAFETY, LEARNING = Dimension.HEALTH, Dimension.SAFETY, Dimension.LEARNING


def goals_of(store) -> list[Dimension]:
    """Return the goals that the only decision there is concerns."""
    return [one for one in Dimension if goal_decisions(store, one).concerning]


def without_goal(store) -> set[int]:
    return {goal_decisions(store, one).without_goal for one in Dimension}


def test_an_answer_to_a_problem_concerns_the_goals_of_the_problem(store):
    first = problem(store, dimensions="health")
    second = problem(store, dimensions="safety learning")
    take(store, problems=(first.id, second.id))
    assert goals_of(store) == [HEALTH, SAFETY, LEARNING]
    assert without_goal(store) == {0}


@pytest.mark.parametrize(
    ("measure", "goals"),
    [
        ("indicator overcrowding_norm_2 regso2025 2081R001 2024", [SAFETY]),
        ("indicator merit_value_17 municipality 2081 2024", [LEARNING]),
        (f"work hours {NORTH} {NORTH}_1 ht2026", [SAFETY]),
        # What there is no longer can be followed to nothing.
        ("indicator gone regso2025 2081R001 2024", []),
        (f"work hours {NORTH} gone ht2026", []),
    ],
)
def test_an_expectation_concerns_the_goals_of_its_measure(store, measure, goals):
    initiative(store, dimensions="safety")
    take(store, expectation=replace(EXPECTED, measure=measure))
    assert goals_of(store) == goals
    assert without_goal(store) == {0 if goals else 1}


def test_a_decision_that_leads_to_no_goal_is_counted_and_not_guessed_at(store):
    take(store)
    assert goals_of(store) == []
    assert without_goal(store) == {1}


def test_the_latest_decision_is_the_first(store):
    lifted = problem(store, dimensions="health")
    taken = [take(store, problems=(lifted.id,)).id for _ in range(3)]
    found = goal_decisions(store, HEALTH).concerning
    assert [one.id for one in found] == taken[::-1]

"""What data say of an alternative; what they do not say stays unknown."""

import pytest
from made_priorities import NORTH, alternative
from registering import SPRING

from htl_dash.domain.goal import Dimension
from htl_dash.domain.initiative import Approach, Classification, Initiative
from htl_dash.domain.volume import Amounts, ReleasedAmounts, Volume
from htl_dash.domain.weighing import AlternativeKind
from htl_dash.priorities.value import Score
from htl_dash.services.children import ReleasedChoices
from htl_dash.services.mix import WorkItem
from htl_dash.services.score_sources import (
    UNKNOWN,
    Origin,
    chosen_by_children,
    cost,
    need,
    reach,
    upstream,
)

AUTUMN = SPRING.later(-1)
NOTHING = Classification(None, "")
MINE = alternative("mine")


def term(when, *, hidden=False, reached=None, planned=None, sek=None, plan=None):
    volume = Volume(
        "mine",
        when,
        Amounts(None, plan, planned),
        ReleasedAmounts(None, sek, reached, hidden),
        None,
    )
    made = Initiative("mine", "Min", NOTHING, NOTHING, NOTHING)
    return WorkItem(NORTH, made, volume)


@pytest.mark.parametrize(
    ("terms", "score", "origin"),
    [
        ([], Score(), Origin.UNKNOWN),
        ([term(SPRING, sek=9)], Score(), Origin.UNKNOWN),
        ([term(SPRING, reached=40)], Score(40.0), Origin.RELEASED_REACH),
        ([term(SPRING, planned=30)], Score(30.0), Origin.PLANNED_REACH),
        ([term(SPRING, hidden=True)], Score(None, 0, 4), Origin.HIDDEN_REACH),
        (
            [term(AUTUMN, reached=40), term(SPRING, reached=30)],
            Score(None, 40, 70),
            Origin.RELEASED_REACH,
        ),
        (
            [term(AUTUMN, reached=40), term(SPRING.later(1), reached=5)],
            Score(5.0),
            Origin.RELEASED_REACH,
        ),
    ],
)
def test_reach_is_from_released_counts_and_never_a_sum_of_children(
    terms, score, origin
):
    found = reach(MINE, terms)
    assert (found.score, found.origin) == (score, origin)


@pytest.mark.parametrize(
    ("terms", "score", "origin"),
    [
        ([term(SPRING, reached=40)], Score(), Origin.UNKNOWN),
        ([term(SPRING, sek=0)], Score(0.0), Origin.ONE_TERM),
        ([term(SPRING, sek=9000)], Score(None, 9000, 18000), Origin.ONE_TERM),
        (
            [term(AUTUMN, sek=9000, plan=1), term(SPRING, plan=3000)],
            Score(12000.0),
            Origin.WHOLE_YEAR,
        ),
    ],
)
def test_a_year_costs_what_its_terms_do(terms, score, origin):
    found = cost(MINE, terms)
    assert (found.score, found.origin) == (score, origin)


def test_a_problem_has_neither_reach_nor_cost():
    one = alternative("mine", kind=AlternativeKind.PROBLEM)
    assert reach(one, [term(SPRING, reached=40)]) == UNKNOWN
    assert cost(one, [term(SPRING, sek=40)]) == UNKNOWN


@pytest.mark.parametrize(
    ("approach", "share"),
    [
        (Approach.PROMOTIVE, 100.0),
        (Approach.PREVENTIVE, 100.0),
        (Approach.REMEDIAL, 0.0),
        (None, None),
    ],
)
def test_upstream_follows_the_approach_and_is_unknown_without(approach, share):
    found = upstream(MINE, {"initiative.mine": approach})
    assert found.score == Score(share)


def choices(**chosen) -> tuple[ReleasedChoices, ...]:
    return (ReleasedChoices(NORTH, SPRING, 40, chosen),)


@pytest.mark.parametrize(
    ("dimensions", "chosen", "score"),
    [
        ((), {"health": 20}, Score()),
        ((Dimension.HEALTH,), {}, Score()),
        ((Dimension.HEALTH,), {"health": 20, "safety": 8}, Score(50.0)),
        ((Dimension.HEALTH,), {"health": None, "safety": 8}, Score()),
        (
            (Dimension.HEALTH, Dimension.SAFETY),
            {"health": 20, "safety": 8},
            Score(None, 50, 70),
        ),
        (
            (Dimension.HEALTH, Dimension.SAFETY),
            {"health": 20, "safety": None},
            Score(None, 50, 100),
        ),
    ],
)
def test_children_are_never_counted_twice(dimensions, chosen, score):
    one = alternative("mine", dimensions=dimensions)
    assert chosen_by_children(one, choices(**chosen), {}).score == score


def test_a_hidden_choice_is_unknown_because_it_is_protected():
    one = alternative("mine", dimensions=(Dimension.HEALTH,))
    found = chosen_by_children(one, choices(health=None), {})
    assert (found.score, found.origin) == (Score(), Origin.HIDDEN_CHILDREN)
    unasked = chosen_by_children(one, choices(safety=None), {})
    assert unasked == UNKNOWN


def test_need_is_unknown_without_areas_or_figures():
    assert need(MINE, None) == UNKNOWN

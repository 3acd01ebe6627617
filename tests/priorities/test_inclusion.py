"""What belongs to the best set whatever is true is told from what only may."""

import numpy as np
import pytest
from made_portfolio import GROUPS, made_question

from htl_dash.priorities.inclusion import inclusion, inclusion_so_far
from htl_dash.priorities.portfolio import Question, choose
from htl_dash.priorities.portfolio_rules import Amount, Frame, Quota


def test_the_sure_the_hopeless_and_the_unsure_are_told_apart():
    random = np.random.default_rng(2)
    close = 10 + random.normal(0, 1, (200, 2))
    effects = np.column_stack([np.full(200, 50.0), close, np.full(200, 1.0)])
    question = Question(
        candidates=("sure", "one", "other", "hopeless"),
        effects=effects,
        costs_sek=np.full((200, 4), 100.0),
        rules=(Frame(200.0),),
    )
    found = inclusion(question)
    assert found.shares["sure"] == 1
    assert found.shares["hopeless"] == 0
    assert found.shares["one"] + found.shares["other"] == pytest.approx(1)
    assert 0.3 < found.shares["one"] < 0.7
    assert (found.worlds, found.without) == (200, 0)


def test_where_nothing_is_uncertain_it_is_the_best_set_itself():
    random = np.random.default_rng(9)
    codes = tuple("abcdefg")
    effects, costs = (np.tile(random.random(7), (20, 1)) for _ in range(2))
    question = Question(codes, effects, costs, (Frame(1.5),))
    found = inclusion(question, worlds=5)
    best = choose(question).codes
    assert {code for code, share in found.shares.items() if share == 1} == set(best)
    assert {code for code, share in found.shares.items() if share == 0} == (
        set(codes) - set(best)
    )


def test_larger_worlds_are_surer():
    question = made_question(4)
    alone, many = (inclusion(question, size) for size in (1, 20))
    doubt = [
        sum(share * (1 - share) for share in one.shares.values())
        for one in (alone, many)
    ]
    assert doubt[1] < doubt[0]


def test_worlds_that_cost_too_much_for_the_rules_are_counted_apart():
    question = Question(
        candidates=("a",),
        effects=np.ones((2, 1)),
        costs_sek=np.array([[50.0], [150.0]]),
        rules=(Frame(100.0), Quota("one", ("a",), Amount.COUNT, 1)),
    )
    found = inclusion(question)
    assert found.shares == {"a": 1.0}
    assert found.worlds + found.without == 200
    assert 60 < found.without < 140


def test_the_same_question_always_has_the_same_answer():
    rules = [Quota("least", GROUPS[1], Amount.SHARE_OF_COST, 0.3)]
    question = made_question(6, rules, caution=0.5)
    assert inclusion(question, 5, 20) == inclusion(question, 5, 20)


def test_what_is_found_so_far_grows_to_the_whole():
    question = made_question(4)
    parts = list(inclusion_so_far(question, worlds=10))
    assert [one.worlds + one.without for one in parts] == [*range(11)]
    assert parts[-1] == inclusion(question, worlds=10)

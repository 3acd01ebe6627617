"""A krona more or less changes something, or nothing, and it is told which."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from made_portfolio import made_question

from htl_dash.priorities.margin import margin
from htl_dash.priorities.portfolio import Conflict, Question, choose
from htl_dash.priorities.portfolio_rules import Amount, Frame, Quota


def known(effects, costs, *rules):
    codes = tuple("abcdefg"[: len(effects)])
    return Question(codes, np.array([effects], float), np.array([costs], float), rules)


def test_what_is_spare_and_what_would_be_next_can_be_worked_out_by_hand():
    question = known([10, 6, 9], [60, 30, 55], Frame(100.0))
    now = choose(question)
    assert now.codes == ("a", "b")
    found = margin(question, now, (-15.0, 50.0, 5.0))
    assert found.spare_sek == pytest.approx(10)
    # a and c for 115 give 19 rather than 16.
    assert found.next_sek == pytest.approx(15)
    assert found.next.codes == ("a", "c")
    assert found.next.within_frame == 1
    less, all_, same = found.steps
    assert (less.added, less.dropped) == (("c",), ("a",))
    assert less.effect == pytest.approx(-1)
    assert (all_.added, all_.dropped, all_.effect) == (("c",), (), 9)
    assert (same.added, same.dropped, same.effect) == ((), (), 0)


def test_where_everything_is_in_nothing_more_can_be_bought():
    question = known([10, 6], [60, 30], Frame(100.0))
    found = margin(question, choose(question), ())
    assert (found.next_sek, found.next) == (None, None)
    assert found.spare_sek == pytest.approx(10)


def test_a_frame_too_small_for_the_rules_is_told_as_a_conflict():
    quota = Quota("one", ("a",), Amount.COUNT, 1)
    question = known([10, 6], [60, 30], Frame(100.0), quota)
    (step,) = margin(question, choose(question), (-50.0,)).steps
    assert step.choice == Conflict((Frame(50.0), quota))
    assert step.effect is None


def test_without_a_frame_there_is_no_margin():
    question = known([10, 6], [60, 30])
    assert margin(question, choose(question), (5.0,)) is None


@settings(max_examples=30)
@given(st.integers(0, 10_000), st.sampled_from([0.0, 0.5]))
def test_the_frame_can_shrink_by_what_is_spare_and_no_more(seed, caution):
    question = made_question(seed, caution=caution)
    now = choose(question)
    found = margin(question, now, ())
    frame = question.rules[0].sek

    def best(sek):
        parts = (question.candidates, question.effects, question.costs_sek)
        return choose(Question(*parts, (Frame(sek),), caution)).objective

    assert best(frame - found.spare_sek + 1e-6) == pytest.approx(now.objective)
    assert best(frame - found.spare_sek - 0.01) < now.objective
    if found.next_sek is not None:
        assert best(frame + found.next_sek + 1e-6) > now.objective
        assert best(frame + found.next_sek - 0.01) <= now.objective * 1.01

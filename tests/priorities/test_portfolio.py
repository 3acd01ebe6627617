"""The best set is the best there is, and where there is none it is told why."""

import json
from itertools import product
from pathlib import Path

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from made_portfolio import CODES, GROUPS, made_question

from htl_dash.priorities.portfolio import (
    Choice,
    Conflict,
    Question,
    choose,
    scenarios,
    worst_mean,
)
from htl_dash.priorities.portfolio_rules import Amount, Excludes, Frame, Quota, Requires
from htl_dash.priorities.value import Score

REFERENCE = Path(__file__).parents[3] / "shared" / "reference"


@pytest.mark.skipif(
    not REFERENCE.is_dir(), reason="needs ../shared/reference/knapsack_p01.json"
)
def test_the_published_knapsack_is_filled_as_well_as_it_can_be():
    case = json.loads((REFERENCE / "knapsack_p01.json").read_text("utf-8"))
    codes = tuple(str(at) for at in range(len(case["weights"])))
    question = Question(
        candidates=codes,
        effects=np.array([case["profits"]], float),
        costs_sek=np.array([case["weights"]], float),
        rules=(Frame(case["capacity"]),),
    )
    found = choose(question)
    assert found.effect == case["optimum"]
    assert found.codes == tuple(str(at) for at in case["items_0based"])
    assert found.within_frame == 1


def _holds(question, chosen):
    """Say whether a set holds to the rules, without any matrix."""
    costs = question.mean_costs_sek
    inside = {c for c, one in zip(question.candidates, chosen, strict=True) if one}
    cost = {c: one for c, one in zip(question.candidates, costs, strict=True)}
    whole = sum(cost[c] for c in inside)
    for rule in question.rules:
        match rule:
            case Frame(sek):
                holds = whole <= sek + 1e-6
            case Requires(code, needs):
                holds = code not in inside or needs in inside
            case Excludes(one, other):
                holds = not {one, other} <= inside
            case Quota(_, members, Amount.COUNT, least, most):
                holds = least <= len(inside & set(members)) <= most
            case Quota(_, members, _, least, most):
                part = sum(cost[c] for c in inside & set(members))
                holds = least * whole - 1e-6 <= part <= min(most, 1) * whole + 1e-6
        if not holds:
            return False
    return True


def _best(question):
    """Try every set there is."""
    found = None
    for chosen in product((0.0, 1.0), repeat=len(question.candidates)):
        if _holds(question, chosen):
            effects = question.effects @ np.array(chosen)
            worst = np.sort(effects)[: max(1, len(effects) // 10)].mean()
            score = (1 - question.caution) * effects.mean() + question.caution * worst
            found = score if found is None else max(found, score)
    return found


some_rules = st.lists(
    st.sampled_from(
        [
            Quota("least_preventive", GROUPS[1], Amount.SHARE_OF_COST, 0.4),
            Quota("few_remedial", GROUPS[2], Amount.SHARE_OF_COST, 0.0, 0.2),
            Quota("two_promotive", GROUPS[0], Amount.COUNT, 2),
            Quota("one_remedial", GROUPS[2], Amount.COUNT, 1, 1),
            Requires(CODES[0], CODES[4]),
            Requires(CODES[3], CODES[1]),
            Excludes(CODES[0], CODES[1]),
            Excludes(CODES[2], CODES[5]),
        ]
    ),
    unique=True,
    max_size=4,
)


@settings(max_examples=60)
@given(
    st.integers(0, 10_000),
    some_rules,
    st.floats(0.02, 1.0),
    st.sampled_from([0.0, 0.3, 1.0]),
)
def test_no_other_set_within_the_rules_is_better(seed, rules, part, caution):
    question = made_question(seed, rules, part, caution)
    best, found = _best(question), choose(question)
    if best is None:
        assert isinstance(found, Conflict)
    else:
        assert found.objective == pytest.approx(best, rel=1e-6, abs=1e-6)
        chosen = [float(code in found.codes) for code in question.candidates]
        assert _holds(question, chosen)


@settings(max_examples=40)
@given(st.integers(0, 10_000), some_rules)
def test_a_conflict_is_no_longer_one_when_any_rule_in_it_is_gone(seed, rules):
    question = made_question(seed, rules, 0.02)
    found = choose(question)
    assume(isinstance(found, Conflict))
    assert isinstance(_with(question, found.rules), Conflict)
    for rule in found.rules:
        fewer = tuple(one for one in found.rules if one is not rule)
        assert isinstance(_with(question, fewer), Choice)


def _with(question, rules):
    return choose(
        Question(question.candidates, question.effects, question.costs_sek, rules)
    )


def test_the_rules_that_cannot_be_met_are_named_and_no_others():
    frame = Frame(1.0)
    many = Quota("two_promotive", GROUPS[0], Amount.COUNT, 2)
    innocent = Excludes(CODES[2], CODES[5])
    found = choose(made_question(1, [innocent, many], frame=frame))
    assert found == Conflict((frame, many))


def test_caution_gives_up_some_of_the_mean_for_the_worst_years():
    random = np.random.default_rng(5)
    steady, wild = 10 + random.normal(0, 1, 200), 12 + random.normal(0, 15, 200)
    question = Question(
        candidates=("steady", "wild"),
        effects=np.stack([steady, wild], axis=1),
        costs_sek=np.full((200, 2), 100.0),
        rules=(Frame(100.0),),
    )
    bold = choose(question)
    careful = choose(Question(*_parts(question), rules=question.rules, caution=1.0))
    assert (bold.codes, careful.codes) == (("wild",), ("steady",))
    assert careful.effect < bold.effect
    assert careful.worst_effect > bold.worst_effect


def _parts(question):
    return question.candidates, question.effects, question.costs_sek


def test_the_worst_mean_counts_a_part_of_a_scenario_as_a_part():
    assert worst_mean(np.arange(20.0)) == pytest.approx(0.5)
    # A tenth of fifteen: the worst whole, and half of the next.
    assert worst_mean(np.arange(15.0)) == pytest.approx((0 + 0.5 * 1) / 1.5)
    assert worst_mean(np.array([7.0])) == 7


def test_it_is_told_how_often_the_frame_holds():
    question = Question(
        candidates=("a",),
        effects=np.ones((4, 1)),
        costs_sek=np.array([[80.0], [90.0], [110.0], [100.0]]),
        rules=(Frame(100.0),),
    )
    assert choose(question).within_frame == 0.75


def test_nothing_to_choose_among_is_an_empty_set():
    question = Question((), np.empty((3, 0)), np.empty((3, 0)), (Frame(5.0),))
    assert choose(question).codes == ()


@settings(max_examples=25)
@given(st.integers(0, 10_000), st.permutations(range(len(CODES))))
def test_the_order_of_the_candidates_does_not_matter(seed, order):
    question = made_question(seed, [], 0.4)
    turned = Question(
        tuple(question.candidates[at] for at in order),
        question.effects[:, order],
        question.costs_sek[:, order],
        question.rules,
    )
    assert set(choose(turned).codes) == set(choose(question).codes)


def test_scenarios_keep_to_their_own_candidate():
    amounts = [Score(10, 8, 14), Score(5), Score(None, 2, 3)]
    three = scenarios("effect", ("a", "b", "c"), amounts)
    two = scenarios("effect", ("c", "a"), [amounts[2], amounts[0]])
    assert np.array_equal(two, three[:, [2, 0]])
    assert not np.array_equal(three[:, 0], scenarios("cost", ("a",), amounts[:1])[:, 0])
    assert set(three[:, 1]) == {5.0}
    assert scenarios("effect", (), []).shape == (200, 0)


def test_what_nobody_knows_cannot_be_weighed():
    with pytest.raises(ValueError, match="nothing is known"):
        scenarios("effect", ("a",), [Score()])


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({"costs_sek": np.ones((3, 1))}, "shape"),
        ({"caution": 1.5}, "caution"),
        ({"rules": (Requires("a", "elsewhere"),)}, "elsewhere"),
        ({"rules": (Quota("q", ("gone",), Amount.COUNT),)}, "gone"),
        ({"candidates": ("a", "a")}, "unique"),
        ({"rules": (Frame(5.0), Frame(6.0))}, "frame"),
    ],
)
def test_a_question_that_contradicts_itself_is_refused(changed, told):
    right = {
        "candidates": ("a", "b"),
        "effects": np.ones((3, 2)),
        "costs_sek": np.ones((3, 2)),
        "rules": (),
    }
    with pytest.raises(ValueError, match=told):
        Question(**{**right, **changed})

"""How often each belongs, what a frame changes, which rule costs, and what cannot be."""

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from made_budget import DRAWN, answered, asked, made, shares

from htl_dash.domain.initiative import Approach
from htl_dash.priorities.portfolio_rules import Amount, Excludes, Frame, Requires
from htl_dash.services.budget import (
    WORLDS,
    Asked,
    Impossible,
    Portfolio,
    Standing,
    answer,
    quota,
    standing,
)
from htl_dash.services.budget_candidates import Candidate, Cost, CostBasis, CostSpread

LOOSE = CostSpread(0.8, 1.25, 0)


def test_the_sure_the_unsure_and_the_hopeless_are_told_apart():
    found = shares(answered(asked()))
    assert standing(found["sure"]) is Standing.ALMOST_ALWAYS
    assert standing(found["either"]) is Standing.SOMETIMES
    assert standing(found["dear"]) is Standing.ALMOST_NEVER


@pytest.mark.parametrize(
    ("share", "expected"),
    [
        (1.0, Standing.ALMOST_ALWAYS),
        (0.9, Standing.ALMOST_ALWAYS),
        (0.899, Standing.SOMETIMES),
        (0.1, Standing.SOMETIMES),
        (0.099, Standing.ALMOST_NEVER),
        (0.0, Standing.ALMOST_NEVER),
    ],
)
def test_a_standing_is_a_range_of_shares(share, expected):
    assert standing(share) is expected


def test_pieces_lead_to_the_answer_and_only_the_last_has_it():
    pieces = list(answer(asked()))
    assert [one.answer is None for one in pieces] == [True] * (len(pieces) - 1) + [
        False
    ]
    assert all(a.done <= b.done for a, b in pairwise(pieces))
    assert pieces[-1].done == 1


def test_the_same_question_has_the_same_answer():
    first, second = (list(answer(asked(spread=LOOSE)))[-1].answer for _ in range(2))
    assert first.inclusion == second.inclusion
    assert (first.lower, first.upper) == (second.lower, second.upper)


def test_the_frame_beside_is_tried_in_the_same_ways():
    found = answered(asked())
    smaller, larger = found.beside
    assert (smaller.frame_sek, larger.frame_sek) == (80_000, 120_000)
    assert smaller.effect <= found.effect <= larger.effect
    assert all(one.inclusion.worlds == WORLDS for one in found.beside)


def test_a_frame_below_nothing_is_not_tried():
    found = answered(asked(frame=10_000))
    assert [one.frame_sek for one in found.beside] == [30_000]


def test_a_quota_or_a_tie_that_costs_effect_is_told_with_what_it_costs():
    cand = made()
    remedial = quota(cand, Approach.REMEDIAL, Amount.SHARE_OF_COST, 0.9)
    free = quota(cand, Approach.PROMOTIVE, Amount.COUNT, 1)
    found = answered(asked(rules=(remedial, free)))
    assert [one.rule for one in found.binding] == [remedial]
    assert found.binding[0].gain > 0
    assert found.effect < answered(asked()).effect


def test_what_requires_another_never_comes_without_it():
    tie = Requires("initiative.sure", "initiative.dear")
    found = shares(answered(asked(rules=(tie,))))
    assert found["sure"] <= found["dear"]


def test_two_that_exclude_each_other_share_the_ways():
    tie = Excludes("initiative.sure", "initiative.either")
    found = shares(answered(asked(rules=(tie,))))
    assert found["sure"] + found["either"] <= 1


def test_a_quota_counts_only_work_of_its_approach():
    one = quota(made(), Approach.PREVENTIVE, Amount.COUNT, 2)
    assert one.members == ("initiative.either", "initiative.or")


def test_rules_that_cannot_be_met_are_told_with_the_least_frame_that_would_do():
    both = quota(made(), Approach.PREVENTIVE, Amount.COUNT, 2)
    found = answered(asked(frame=60_000, rules=(both,)))
    assert isinstance(found, Impossible)
    assert set(found.rules) == {Frame(60_000), both}
    assert found.least_frame_sek == pytest.approx(100_000)
    enough = answered(asked(frame=found.least_frame_sek + 1, rules=(both,)))
    assert isinstance(enough, Portfolio)


def test_rules_that_no_frame_can_meet_say_so():
    three = quota(made(), Approach.PREVENTIVE, Amount.COUNT, 3)
    found = answered(asked(rules=(three,)))
    assert isinstance(found, Impossible)
    assert found.rules == (three,)
    assert found.least_frame_sek is None


def test_what_nobody_has_judged_can_belong_and_is_never_sure_to():
    found = shares(answered(asked()))
    assert 0 < found["unjudged"] < 1


def test_the_effect_is_a_part_of_all_with_limits_around_it():
    found = answered(asked(spread=LOOSE))
    assert 0 < found.lower <= found.effect <= found.upper < 1
    everything = answered(asked(frame=1_000_000))
    assert everything.effect == pytest.approx(1)


SPANS = st.tuples(st.integers(0, 100), st.integers(0, 100)).map(sorted)
DRAWS = st.lists(st.tuples(st.integers(1, 60), SPANS), min_size=2, max_size=6)


def drawn(found, frame: float) -> Asked:
    """Costs in thousands and spans of effect, as a question."""
    term = made(DRAWN)[0].cost.term
    own = tuple(
        Candidate(
            f"initiative.c{at}",
            f"C{at}",
            "1",
            None,
            Cost(1000 * sek, CostBasis.ACTUAL, term),
            tuple(map(float, span)),
        )
        for at, (sek, span) in enumerate(found)
    )
    return Asked(own, LOOSE, frame, 10_000, ())


def belonging(asked: Asked) -> dict[str, float]:
    """Return how often each belongs, without what the frames beside would give."""
    found = (one.so_far for one in answer(asked) if one.so_far)
    return next(one.shares for one in found if one.worlds + one.without == WORLDS)


@settings(max_examples=8)
@given(DRAWS, st.integers(5, 150), st.integers(1, 60))
def test_a_dearer_initiative_is_never_included_more_often(found, frame, more):
    cheap = drawn(found, 1000.0 * frame)
    first = cheap.candidates[0]
    dearer = replace(first, cost=replace(first.cost, sek=first.cost.sek + 1000 * more))
    dear = replace(cheap, candidates=(dearer, *cheap.candidates[1:]))
    before, after = belonging(cheap), belonging(dear)
    # Two sets may be as good to the last decimal: then either is the best.
    assert after[first.code] <= before[first.code] + 1 / WORLDS


@settings(max_examples=8)
@given(DRAWS, st.integers(5, 150), st.integers(1, 100))
def test_a_larger_frame_never_lowers_the_expected_effect(found, frame, more):
    small, large = (drawn(found, 1000.0 * one) for one in (frame, frame + more))
    assert answered(small).effect <= answered(large).effect + 1e-9

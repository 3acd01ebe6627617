"""Plans are compared under the same luck, and never with the world."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from htl_dash.catalogue.assumptions import all_assumptions
from htl_dash.domain.assumption import Quantity
from htl_dash.domain.initiative import Approach
from htl_dash.priorities.stock_flow import (
    EFFECTS,
    Plan,
    break_even,
    compare,
    draw,
    high_need,
)


def spending(promotive, preventive, remedial):
    return dict(zip(Approach, (promotive, preventive, remedial), strict=True))


NOW = spending(2e6, 8e6, 50e6)
STAY = Plan(NOW, NOW)
SHIFT = Plan(NOW, spending(2e6, 23e6, 35e6), years=5)


def exactly(**values):
    """Return draws where every assumption is known, these as given."""
    known = {
        one: replace(a, lower=a.value, upper=a.value)
        for one, a in all_assumptions().items()
    }
    for name, value in values.items():
        one = Quantity(name)
        known[one] = replace(known[one], value=value, lower=value, upper=value)
    return draw(known, 3)


def test_two_years_can_be_worked_out_by_hand():
    drawn = exactly(
        early_now=0.2,
        high_now=0.1,
        low_to_early=0.1,
        early_to_high=0.2,
        early_to_low=0.3,
        high_to_early=0.4,
        childhood_years=20,
        early_at_start=0.08,
    )
    nothing = Plan(spending(0, 0, 0), spending(0, 0, 0))
    found = high_need(drawn, nothing, 2)
    first = 0.1 + 0.2 * 0.2 - 0.4 * 0.1 - 0.1 / 20
    early = 0.2 + 0.1 * 0.7 - 0.3 * 0.2 - 0.2 * 0.2 + 0.4 * 0.1 + 0.08 / 20 - 0.2 / 20
    second = first + 0.2 * early - 0.4 * first - first / 20
    assert found == pytest.approx(np.array([[0.1, first, second]] * 3))


def test_money_gives_63_per_cent_of_the_effect_at_its_price_and_less_beyond():
    known = {
        "children": 1000,
        "early_now": 0.5,
        "high_now": 0.0,
        "early_to_high": 0.4,
        "early_to_low": 0.0,
        "preventive_effect": 0.5,
        "preventive_price": 100.0,
    }

    def reached(sek):
        plan = Plan(spending(0, sek, 0), spending(0, sek, 0))
        return 1 - high_need(exactly(**known), plan, 1)[0, 1] / (0.5 * 0.4)

    # 500 children with early need at 100 kronor each.
    assert reached(50_000) == pytest.approx(0.5 * (1 - np.exp(-1)))
    assert reached(100_000) < 2 * reached(50_000)
    assert reached(0) == 0


def test_a_plan_moves_in_equal_steps_and_then_stands_still():
    seen = [SHIFT.at(year)[Approach.PREVENTIVE] for year in (0, 1, 5, 9)]
    assert seen == pytest.approx([8e6, 11e6, 23e6, 23e6])
    assert Plan(NOW, SHIFT.last_sek, 0).at(0) == SHIFT.last_sek
    assert sum(SHIFT.at(3).values()) == pytest.approx(sum(NOW.values()))


def test_a_plan_held_against_itself_makes_no_difference():
    for one in compare(draw(all_assumptions()), STAY, STAY):
        assert (one.median, one.lower, one.upper, one.fewer) == (0, 0, 0, 0)


def test_pairing_takes_away_what_both_plans_share():
    drawn = draw(all_assumptions())
    *_, last = compare(drawn, SHIFT, STAY)
    assert last.years == 15
    alone = 1000 * high_need(drawn, STAY)[:, -1]
    assert last.upper - last.lower < np.ptp(np.quantile(alone, [0.05, 0.95])) / 2


def test_the_answer_is_a_difference_with_its_doubt():
    for one in compare(draw(all_assumptions()), SHIFT, STAY):
        assert one.lower <= one.median <= one.upper
        assert 0 <= one.fewer <= 1


def test_the_effect_that_is_needed_is_where_the_difference_ends():
    drawn = exactly(remedial_effect=0.3)
    found = break_even(drawn, SHIFT, STAY, Approach.PREVENTIVE)
    assert found.lower == found.median == found.upper
    needed = np.full(3, found.median)
    for step, sign in ((1e-4, -1), (-1e-4, 1)):
        tried = {**drawn, Quantity.PREVENTIVE_EFFECT: needed + step}
        difference = high_need(tried, SHIFT) - high_need(tried, STAY)
        assert np.sign(difference[:, -1]).tolist() == [sign] * 3


def test_the_chance_is_that_of_the_assumed_effect_being_large_enough():
    known = all_assumptions()
    for one in Quantity:
        if one is not Quantity.PREVENTIVE_EFFECT:
            known[one] = replace(
                known[one], lower=known[one].value, upper=known[one].value
            )
    drawn = draw(known, 20_000)
    found = break_even(drawn, SHIFT, STAY, Approach.PREVENTIVE)
    is_enough = drawn[Quantity.PREVENTIVE_EFFECT] >= found.median
    assert found.chance == pytest.approx(is_enough.mean(), abs=1e-3)


def test_an_effect_that_would_never_do_is_told_as_none():
    # Nobody has early need, so preventing it helps nobody.
    drawn = exactly(
        early_now=0.0, low_to_early=0.0, early_at_start=0.0, high_to_early=0.0
    )
    shift = Plan(NOW, spending(2e6, 8e6, 0), years=1)
    drawn = {**drawn, Quantity.HIGH_TO_EARLY: np.full(3, 0.2)}
    drawn = {**drawn, Quantity.EARLY_TO_HIGH: np.zeros(3)}
    found = break_even(drawn, shift, STAY, Approach.PREVENTIVE)
    assert (found.lower, found.median, found.upper) == (None, None, None)
    assert found.chance == 0


def test_where_remedial_work_does_harm_no_effect_is_needed():
    found = break_even(exactly(remedial_effect=-0.2), SHIFT, STAY, Approach.PREVENTIVE)
    assert found.median == 0


def test_a_missing_assumption_is_never_filled_in():
    known = all_assumptions()
    del known[Quantity.PREVENTIVE_EFFECT]
    with pytest.raises(KeyError):
        draw(known)


share = st.floats(0, 1)


@settings(max_examples=60)
@given(
    st.fixed_dictionaries(
        {
            "early_now": share,
            "high_now": share,
            "low_to_early": share,
            "early_to_high": share,
            "early_to_low": share,
            "high_to_early": share,
            "early_at_start": share,
            "childhood_years": st.floats(1, 25),
            **{str(one): st.floats(-1, 1) for one in EFFECTS.values()},
        }
    ),
    st.lists(st.floats(0, 1e9), min_size=3, max_size=3),
)
def test_no_assumptions_make_children_out_of_nothing(values, money):
    plan = Plan(spending(*money), spending(*reversed(money)), years=4)
    found = high_need(exactly(**values), plan)
    assert found.min() >= -1e-9
    assert found.max() <= 1 + 1e-9


def test_the_same_assumptions_always_give_the_same_draws():
    one, other = (draw(all_assumptions()) for _ in range(2))
    assert all(np.array_equal(one[key], other[key]) for key in Quantity)


def test_draws_stay_within_what_there_can_be():
    known = all_assumptions()
    wide = {
        one: replace(a, lower=a.value - 5, upper=a.value + 5)
        for one, a in known.items()
    }
    for one, values in draw(wide).items():
        assert values.min() >= (-1 if one.is_effect else 0)
        if one.is_effect or one.is_share:
            assert values.max() <= 1

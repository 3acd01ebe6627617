"""A shift is a difference under assumptions, from what is registered to what is tried."""

from dataclasses import replace

import pytest
from made_work import NOW, work

from htl_dash.catalogue.assumptions import all_assumptions
from htl_dash.catalogue.shift_assumptions import shift_assumptions
from htl_dash.domain.assumption import Quantity
from htl_dash.domain.initiative import Approach
from htl_dash.services.shift import (
    Mix,
    ShiftAsked,
    moved,
    shift,
    usual,
    with_value,
)

STATED = shift_assumptions()
NOW_MIX, TRIED = Mix(10, 20, 70), Mix(10, 40, 50)
ASKED = ShiftAsked(NOW_MIX, TRIED, 4000, 0.15)


def test_the_mix_now_is_what_is_registered():
    items = work(
        """
        name | approach   | sek
        a    | promotive  | 2000
        b    | remedial   | 5000
        c    | preventive | 3000
        d    |            | 9000
        """
    )
    found = usual(items, STATED)
    assert found.now == Mix(20, 30, 50)
    assert found.tried == Mix(20, 50, 30)
    assert found.term == NOW


def test_without_registered_kronor_the_mix_is_the_stated_example():
    found = usual(work("name | approach | hours\na | remedial | 5"), STATED)
    assert [found.now.of(one) for one in Approach] == [*STATED.now.shares.values()]
    assert found.term is None


def test_no_more_is_moved_than_there_is():
    assert moved(Mix(80, 10, 10), 20) == Mix(80, 20, 0)


def test_it_is_paired_so_that_equal_mixes_do_not_differ_at_all():
    found = shift(replace(ASKED, tried=NOW_MIX), STATED)
    last = found.years[-1]
    assert (last.median, last.lower, last.upper) == (0, 0, 0)
    assert found.needed is None


def test_the_difference_is_told_for_fifteen_years_with_its_doubt():
    found = shift(ASKED, STATED)
    assert [one.years for one in found.years] == [*range(1, 16)]
    assert all(one.lower <= one.median <= one.upper for one in found.years)
    assert found.years[-1].lower < 0 < found.years[-1].upper


def test_the_other_way_round_the_difference_has_the_other_sign():
    back = shift(replace(ASKED, now=TRIED, tried=NOW_MIX), STATED)
    assert back.years[-1].median > 0
    assert back.needed is None


def test_a_larger_effect_gives_fewer_children_with_high_need():
    small, large = (shift(replace(ASKED, effect=one), STATED) for one in (0.0, 0.5))
    assert large.years[-1].median < small.years[-1].median
    assert large.needed.chance > small.needed.chance


def test_the_effect_that_is_needed_does_not_depend_on_the_one_assumed():
    small, large = (shift(replace(ASKED, effect=one), STATED) for one in (0.1, 0.3))
    assert small.needed.median == pytest.approx(large.needed.median)


def test_an_assumption_that_is_changed_keeps_its_doubt():
    one = all_assumptions()[Quantity.PREVENTIVE_EFFECT]
    changed = with_value(one, 0.4)
    assert changed.value == 0.4
    assert changed.upper - changed.lower == pytest.approx(one.upper - one.lower)

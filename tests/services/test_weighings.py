"""Which weights are reasonable: near those that are set, or between the groups'."""

import pytest
from made_priorities import CODES, group
from registering import NORTH, SOUTH, SPRING

from htl_dash.priorities.weight_space import WeightDraws
from htl_dash.services.children import ReleasedChoices
from htl_dash.services.weighings import (
    Reasonable,
    children_weights,
    group_weighing,
    mean_weights,
    middle_of,
    own_weighing,
)

NEAR, GROUPS, EVERY = Reasonable
CARES, SAVES, THIRD = (0.6, 0.3, 0.1), (0.2, 0.3, 0.5), (1 / 3,) * 3


def test_near_is_from_half_to_twice_and_what_weighs_nothing_stays_so():
    found = own_weighing(CODES, dict(zip(CODES, (100, 50, 0), strict=True)), NEAR)
    assert found.middle == pytest.approx((2 / 3, 1 / 3, 0))
    assert found.space.lower == pytest.approx((1 / 3, 1 / 6, 0))
    assert found.space.upper == pytest.approx((1, 2 / 3, 0))
    drawn = WeightDraws(found.space).take(500)
    assert drawn.sum(axis=0) == pytest.approx(1)
    assert drawn[2] == pytest.approx(0)


@pytest.mark.parametrize("points", [{}, dict.fromkeys(CODES, 0.0)])
def test_where_nobody_has_said_anything_every_weight_is_as_good(points):
    found = own_weighing(CODES, points, NEAR)
    assert (found.middle, found.reasonable) == (None, EVERY)
    assert found.space.is_everything


def test_every_weight_may_be_asked_for_around_what_is_set():
    found = own_weighing(CODES, dict.fromkeys(CODES, 10.0), EVERY)
    assert found.middle == pytest.approx(THIRD)
    assert found.space.is_everything


def test_between_the_groups_is_from_the_least_to_the_most_of_their_means():
    found = group_weighing(CODES, [CARES, SAVES], GROUPS)
    assert found.reasonable is GROUPS
    assert found.middle == pytest.approx((0.4, 0.3, 0.3))
    assert (found.space.lower, found.space.upper) == ((0.2, 0.3, 0.1), (0.6, 0.3, 0.5))


def test_a_single_group_has_room_around_it():
    for asked in (GROUPS, NEAR):
        found = group_weighing(CODES, [CARES], asked)
        assert found.reasonable is NEAR
        assert found.space.upper[0] == 1.0


def test_a_group_weighs_what_its_people_weigh_on_average():
    found = mean_weights(CODES, group("ame", (100, 0, 0), (0, 50, 0), (30, 30, 0)))
    assert found == pytest.approx((0.5, 0.5, 0))


def choices(unit=NORTH, asked=40, **chosen) -> ReleasedChoices:
    return ReleasedChoices(unit, SPRING, asked, chosen)


def test_children_share_out_the_weight_of_what_they_were_asked_about():
    told = [choices(equity=30, evidence=10, health=20)]
    (found,) = children_weights(CODES, (0.2, 0.2, 0.6), told)
    assert found == pytest.approx((0.3, 0.1, 0.6))


def test_every_schools_children_have_one_voice():
    told = [choices(equity=40, evidence=0), choices(SOUTH, 400, equity=0, evidence=400)]
    (found,) = children_weights(CODES, THIRD, told)
    assert found == pytest.approx(THIRD)


def test_a_hidden_count_may_be_anything():
    ends = children_weights(CODES, (0.5, 0.5, 0), [choices(equity=None, evidence=20)])
    assert sorted(one[0] for one in ends) == pytest.approx([0, 2 / 3])
    assert middle_of(ends)[0] == pytest.approx(1 / 3)


@pytest.mark.parametrize("told", [[], [choices(health=20)]])
def test_without_choices_among_the_criteria_children_have_no_weights(told):
    assert children_weights(CODES, THIRD, told) == ()

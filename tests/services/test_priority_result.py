"""What comes first over weights, and who puts what where."""

import pytest
from made_priorities import CODES, group, scored

from htl_dash.services.priority_result import disagreement, result
from htl_dash.services.weighings import Reasonable, group_weighing, own_weighing

CLEAR = {"best": (90, 90, 90), "middle": (50, 50, 50), "worst": (10, 10, 10)}
SPLIT = {"dear": (100, 0, 50), "cheap": (0, 100, 50), "weak": (0, 0, 0)}
EVEN = dict.fromkeys(CODES, 100.0)
NEAR, GROUPS, EVERY = Reasonable


def weighed(points=EVEN, asked=NEAR):
    return own_weighing(CODES, points, asked)


def test_what_is_better_on_everything_is_first_whatever_the_weights():
    found = result(scored(**CLEAR).table, weighed(asked=EVERY))
    assert [one.ranks[0] for one in found.chances] == [1, 0, 0]
    assert found.leader.alternatives == ("initiative.best",)
    assert all(r.lower == 0 and r.upper == 1 for r in found.leader.ranges)
    assert [(r.best, r.worst) for r in found.ranges] == [(1, 1), (2, 2), (3, 3)]
    assert [round(one.middle, 2) for one in found.values] == [0.9, 0.5, 0.1]


def test_what_weights_decide_is_told_as_chances_that_sum_to_one():
    found = result(scored(**SPLIT).table, weighed(asked=EVERY))
    first = [one.ranks[0] for one in found.chances]
    assert sum(first) == pytest.approx(1)
    assert first[0] == pytest.approx(0.5, abs=0.01)
    assert not any(r.is_always_among(1) for r in found.ranges)
    assert found.ranges[0].is_always_among(2)


def test_without_weights_there_is_no_leader_and_no_value():
    found = result(scored(**SPLIT).table, weighed({}))
    assert (found.leader, found.values) == (None, ())


def test_whoever_stops_it_stops_it_between_two_steps():
    class StoppedError(Exception):
        pass

    seen = []

    def step(done: int, total: int) -> None:
        seen.append((done, total))
        if done:
            raise StoppedError

    with pytest.raises(StoppedError):
        result(scored(**SPLIT).table, weighed(), step)
    assert seen == [(0, 100_000), (5_000, 100_000)]


def test_groups_that_weigh_differently_put_different_things_first():
    groups = (
        group("ame", (100, 0, 0), (90, 5, 0), (80, 0, 10)),
        group("strategist", (0, 100, 0), (0, 90, 10), (10, 100, 0)),
    )
    found = disagreement(scored(**SPLIT).table, groups)
    assert [(one.functions, one.size) for one in found.groups] == [
        (("ame",), 3),
        (("strategist",), 3),
    ]
    assert [one.chances[0].ranks[0] for one in found.groups] == [1, 0]
    assert found.people == 6
    assert found.concordance < 0.6
    assert (found.pairs[0].for_one, found.pairs[0].for_other) == (0.5, 0.5)
    assert found.ranges[0].is_always_among(2)
    assert not found.ranges[0].is_always_among(1)


def test_those_who_agree_are_said_to():
    same = group("ame", (100, 0, 0), (100, 0, 0), (100, 0, 0))
    found = disagreement(scored(**SPLIT).table, (same,))
    assert found.concordance == pytest.approx(1)
    assert disagreement(scored(**SPLIT).table, ()) is None


def test_a_result_between_groups_is_over_their_means():
    weighing = group_weighing(CODES, [(1.0, 0, 0), (0.6, 0.4, 0)], GROUPS)
    found = result(scored(**SPLIT).table, weighing)
    assert found.chances[0].ranks[0] == 1
    assert found.ranges[0].is_always_among(1)

"""A place is a chance, and alternatives that are alike share it equally."""

import json
from pathlib import Path

import numpy as np
import pytest
from drawn import table
from hypothesis import given, settings
from hypothesis import strategies as st
from made_criteria import criterion, made, points

from htl_dash.priorities.acceptability import acceptability, from_batches
from htl_dash.priorities.value import Score, Table
from htl_dash.priorities.weight_space import WeightSpace

REFERENCE = Path(__file__).parents[3] / "shared" / "reference"


def every(judged):
    return WeightSpace.every([one.code for one in judged.criteria])


def _published_batches(case):
    """Draw as JSMAA does: values between the ends of all 95 % intervals."""
    names = [one["name"] for one in case["criteria"]]
    alternatives = list(case["measurements"][names[0]])
    random = np.random.default_rng(7)
    values = np.empty((len(names), len(alternatives), 100_000))
    for at, one in enumerate(case["criteria"]):
        mean, spread = np.array(list(case["measurements"][one["name"]].values())).T
        drawn = mean[:, None] + spread[:, None] * random.standard_normal((4, 100_000))
        ends = np.array([mean - 1.96 * spread, mean + 1.96 * spread])
        if one["dist"] == "lognormal":
            drawn, ends = np.exp(drawn), np.exp(ends)
        share = (drawn - ends.min()) / (ends.max() - ends.min())
        values[at] = share if one["ascending"] else 1 - share
    weights = random.dirichlet(np.ones(len(names)), 100_000).T
    return alternatives, lambda: iter([(values, weights)])


@pytest.mark.skipif(
    not REFERENCE.is_dir(), reason="needs ../shared/reference/smaa2_benefit_risk.json"
)
def test_the_published_choice_of_drugs_is_reproduced():
    case = json.loads((REFERENCE / "smaa2_benefit_risk.json").read_text("utf-8"))
    expected, within = case["expected"], case["expected"]["tolerance"]
    alternatives, batches = _published_batches(case)
    for one in from_batches(alternatives, batches):
        name = one.alternative
        assert one.ranks == pytest.approx(
            expected["rank_acceptability"][name], abs=within["ra"]
        )
        assert one.central_weights == pytest.approx(
            expected["central_weights"][name], abs=within["cw"]
        )
        assert one.confidence == pytest.approx(
            expected["confidence"][name], abs=within["cf"]
        )


def test_two_alternatives_share_the_weights_as_geometry_says():
    # a is first where 0.9 w > 0.3 w + 0.6 (1 - w), w the first weight: from 1/2 up.
    judged = points([[0.9, 0.0], [0.3, 0.6]])
    one, other = acceptability(judged, every(judged))
    assert one.ranks == pytest.approx((0.5, 0.5), abs=0.005)
    assert one.central_weights == pytest.approx((0.75, 0.25), abs=0.005)
    assert other.central_weights == pytest.approx((0.25, 0.75), abs=0.005)
    assert (one.confidence, other.confidence) == (1.0, 1.0)


@pytest.mark.parametrize("count", [2, 3, 7])
def test_known_alternatives_that_are_alike_get_exactly_the_same_chances(count):
    judged = points([[0.3, 0.8, 0.1]] * count)
    for one in acceptability(judged, every(judged), draws=3_000):
        assert one.ranks == pytest.approx((1 / count,) * count, abs=1e-12)
        assert one.central_weights == pytest.approx((1 / 3,) * 3, abs=0.02)
        assert one.confidence == pytest.approx(1 / count)


def test_uncertain_alternatives_that_are_alike_get_the_same_chances():
    judged = made(
        table(
            """
            initiative | need       | evidence | cost
            one        | 40 (30-60) | ?        | 20
            two        | 40 (30-60) | ?        | 20
            three      | 40 (30-60) | ?        | 20
            """
        )
    )
    for one in acceptability(judged, every(judged)):
        assert one.ranks == pytest.approx((1 / 3,) * 3, abs=0.005)


def test_what_is_unknown_is_neither_worst_nor_best():
    judged = made(
        table(
            """
            initiative | need
            known_low  | 20
            unknown    | ?
            known_high | 70
            """
        )
    )
    low, unknown, high = acceptability(judged, every(judged))
    assert unknown.ranks == pytest.approx((0.3, 0.5, 0.2), abs=0.005)
    assert low.ranks[0] == 0
    assert low.central_weights is None
    assert low.confidence is None
    assert high.among_first(2) == pytest.approx(1)


def test_reasonable_weights_narrow_the_chances():
    judged = points([[0.9, 0.0], [0.3, 0.6]])
    space = WeightSpace(("0", "1"), (0.6, 0.0), (1.0, 0.4))
    one, other = acceptability(judged, space, draws=2_000)
    assert one.ranks == (1.0, 0.0)
    assert other.central_weights is None
    person = WeightSpace.spanned(("0", "1"), [(0.5, 0.5)])
    both = acceptability(judged, person, draws=200)
    # At the turning point itself they are equal.
    assert [one.ranks for one in both] == [(0.5, 0.5), (0.5, 0.5)]


amounts = st.integers(0, 100).map(float)
scores = st.one_of(
    st.builds(Score, amounts),
    st.just(Score()),
    st.tuples(amounts, amounts).map(lambda two: Score(None, min(two), max(two))),
)
rows = st.lists(st.tuples(scores, scores, scores), min_size=1, max_size=5)


def _table(scored):
    names = tuple(f"a{at}" for at in range(len(scored)))
    return Table(names, tuple(map(criterion, ("x", "y", "z"))), tuple(scored))


@settings(max_examples=40)
@given(rows)
def test_everybody_has_a_place_and_every_place_somebody(scored):
    judged = _table(scored)
    found = acceptability(judged, every(judged), draws=500)
    ranks = np.array([one.ranks for one in found])
    assert ranks.sum(axis=0) == pytest.approx(np.ones(len(found)))
    assert ranks.sum(axis=1) == pytest.approx(np.ones(len(found)))
    assert found == acceptability(judged, every(judged), draws=500)


@settings(max_examples=40)
@given(rows, st.randoms())
def test_the_order_of_the_alternatives_only_orders_the_answer(scored, random):
    judged, order = _table(scored), list(range(len(scored)))
    random.shuffle(order)
    turned = Table(
        tuple(judged.alternatives[at] for at in order),
        judged.criteria,
        tuple(judged.scores[at] for at in order),
    )
    found = acceptability(judged, every(judged), draws=500)
    again = acceptability(turned, every(judged), draws=500)
    for at, one in zip(order, again, strict=True):
        assert one.alternative == found[at].alternative
        assert one.ranks == pytest.approx(found[at].ranks)


@settings(max_examples=40)
@given(st.lists(st.tuples(amounts, amounts), min_size=2, max_size=5))
def test_what_is_better_at_everything_is_never_behind(values):
    best = tuple(min(100.0, max(column) + 1) for column in zip(*values, strict=True))
    judged = points([[one / 100 for one in row] for row in [best, *values]])
    first = acceptability(judged, every(judged), draws=500)[0]
    if all(max(column) < 100 for column in zip(*values, strict=True)):
        assert first.ranks[0] == 1

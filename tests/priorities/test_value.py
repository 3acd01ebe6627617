"""Values lie on fixed scales, and what is unknown stays unknown."""

import json
from pathlib import Path

import numpy as np
import pytest
from drawn import table
from hypothesis import given
from hypothesis import strategies as st
from made_criteria import STRAIGHT, criterion, made, points, score
from pymcdm.methods import TOPSIS, WSM
from pymcdm.normalizations import minmax_normalization, vector_normalization

from htl_dash.domain.criterion import ValueScale
from htl_dash.priorities.value import (
    Score,
    Table,
    ValueDraws,
    limits,
    to_value,
    value_range,
    weighted_values,
)

REFERENCE = Path(__file__).parents[3] / "shared" / "reference"
COST = ValueScale("kronor", (0.0, 200.0, 2000.0), (1.0, 0.5, 0.0))


@pytest.mark.parametrize(
    ("amount", "value"),
    [(-5, 1), (0, 1), (100, 0.75), (200, 0.5), (1100, 0.25), (2000, 0), (9999, 0)],
)
def test_amounts_become_values_along_straight_lines_that_stop_at_the_ends(
    amount, value
):
    assert to_value(COST, np.array([float(amount)])) == pytest.approx([value])


@pytest.mark.parametrize(
    ("written", "scale", "lower", "middle", "upper"),
    [
        ("40", STRAIGHT, 0.4, 0.4, 0.4),
        ("40 (30-60)", STRAIGHT, 0.3, 0.4, 0.6),
        ("(30-60)", STRAIGHT, 0.3, None, 0.6),
        ("?", STRAIGHT, 0.0, None, 1.0),
        # Where less is better, the upper limit is the least value.
        ("200 (100-1100)", COST, 0.25, 0.5, 0.75),
        ("?", COST, 0.0, None, 1.0),
    ],
)
def test_a_score_is_worth_a_range(written, scale, lower, middle, upper):
    found = value_range(score(written), scale)
    assert (found.lower, found.upper) == pytest.approx((lower, upper))
    assert found.middle == (None if middle is None else pytest.approx(middle))


@pytest.mark.parametrize(
    "wrong", [(5.0, 6.0, 7.0), (5.0, 4.0, None), (None, 7.0, 6.0), (float("nan"),)]
)
def test_a_score_that_contradicts_itself_is_refused(wrong):
    with pytest.raises(ValueError, match="limits"):
        Score(*wrong)


def test_a_table_with_holes_or_two_alike_codes_is_refused():
    one = criterion("need")
    with pytest.raises(ValueError, match="every criterion"):
        Table(("a",), (one,), ((),))
    with pytest.raises(ValueError, match="every alternative"):
        Table(("a", "b"), (one,), ((Score(),),))
    with pytest.raises(ValueError, match="unique"):
        Table(("a", "a"), (one,), ((Score(),), (Score(),)))


MIXED = made(
    table(
        """
        initiative | need       | evidence | cost
        parents    | 40 (30-60) | 70       | 20
        leisure    | 55         | ?        | 45 (40-50)
        """
    )
)


def test_limits_hold_everything_or_only_what_nobody_knows():
    lower, upper = limits(MIXED)
    assert lower[0] == pytest.approx([0.3, 0.7, 0.2])
    assert upper[1] == pytest.approx([0.55, 1.0, 0.5])
    lower, upper = limits(MIXED, only_unknown=True)
    assert lower == pytest.approx(np.array([[0.4, 0.7, 0.2], [0.55, 0.0, 0.45]]))
    assert upper == pytest.approx(np.array([[0.4, 0.7, 0.2], [0.55, 1.0, 0.45]]))


def test_a_weighted_value_of_known_scores_is_the_sum_that_anybody_can_check():
    known, _ = weighted_values(points([[0.4, 0.7, 0.2], [0, 0, 0]]), [0.5, 0.3, 0.2])
    exact = 0.5 * 0.4 + 0.3 * 0.7 + 0.2 * 0.2
    assert (known.lower, known.middle, known.upper) == pytest.approx((exact,) * 3)
    assert known.unknown == 0


def test_an_unknown_score_leaves_no_middle_and_all_its_weight_open():
    parents, leisure = weighted_values(MIXED, [0.5, 0.3, 0.2])
    assert leisure.middle is None
    assert leisure.unknown == pytest.approx(0.3)
    assert leisure.upper - leisure.lower > 0.3
    assert parents.middle == pytest.approx(0.5 * 0.4 + 0.3 * 0.7 + 0.2 * 0.2, abs=2e-3)
    # Without weight it does not matter that it is unknown.
    _, leisure = weighted_values(MIXED, [0.5, 0.0, 0.5])
    assert leisure.unknown == 0
    assert leisure.middle == pytest.approx(0.5, abs=1e-3)


def test_an_interval_gives_a_value_with_its_limits():
    parents, _ = weighted_values(MIXED, [1, 0, 0])
    found = (parents.lower, parents.middle, parents.upper)
    assert found == pytest.approx((0.3, 0.4, 0.6), abs=0.01)


amounts = st.integers(0, 100).map(float)
known = st.builds(Score, amounts)
uncertain = st.lists(amounts, min_size=3, max_size=3).map(
    lambda three: Score(sorted(three)[1], min(three), max(three))
)
scores = st.one_of(known, uncertain, st.just(Score()))
rows = st.lists(st.tuples(scores, scores), min_size=1, max_size=5)


def _table(scored, first="a"):
    names = tuple(f"{first}{at}" for at in range(len(scored)))
    return Table(names, (criterion("need"), criterion("cost")), tuple(scored))


@given(rows, st.tuples(scores, scores))
def test_one_more_alternative_never_changes_the_value_of_another(scored, one_more):
    before = weighted_values(_table(scored), [0.6, 0.4], draws=200)
    after = weighted_values(_table([*scored, one_more]), [0.6, 0.4], draws=200)
    assert after[:-1] == before


@given(rows, st.randoms())
def test_the_order_of_the_alternatives_does_not_matter(scored, random):
    whole = _table(scored)
    order = list(range(len(scored)))
    random.shuffle(order)
    turned = Table(
        tuple(whole.alternatives[at] for at in order),
        whole.criteria,
        tuple(whole.scores[at] for at in order),
    )
    found = weighted_values(whole, [0.6, 0.4], draws=200)
    assert weighted_values(turned, [0.6, 0.4], draws=200) == tuple(
        found[at] for at in order
    )


def test_draws_go_on_where_they_were_and_begin_anew_alike():
    draws = ValueDraws(MIXED)
    parts = np.concatenate([draws.take(3), draws.take(4)], axis=2)
    assert np.array_equal(parts, ValueDraws(MIXED).take(7))
    assert parts.min() >= 0
    assert parts.max() <= 1


def test_nothing_can_be_drawn_from_an_unknown_amount():
    with pytest.raises(ValueError, match="nothing is known"):
        Score().draw(np.random.default_rng(1), 5)


@pytest.mark.skipif(
    not REFERENCE.is_dir(), reason="needs ../shared/reference/topsis_tzeng2011.json"
)
def test_another_method_puts_the_published_alternatives_in_the_same_order():
    case = json.loads((REFERENCE / "topsis_tzeng2011.json").read_text("utf-8"))
    matrix, weights = np.array(case["matrix"], float), np.array(case["weights"])
    topsis = TOPSIS(normalization_function=vector_normalization)
    similarity = topsis(matrix, weights, np.ones(3))
    assert similarity == pytest.approx(case["similarity"], abs=5e-4)
    ours = weighted_values(points(matrix / 10), weights)
    values = [one.middle for one in ours]
    assert np.argsort(values).tolist() == np.argsort(similarity).tolist()


def test_scales_taken_from_the_alternatives_would_turn_their_order():
    three = np.array([[0.5, 0.5], [0.4, 0.62], [0.3, 0.4]])
    four = np.array([*three, [0.5, 1.0]])
    weights, more = np.array([0.5, 0.5]), np.ones(2)
    relative = WSM(normalization_function=minmax_normalization)
    before, after = (relative(one, weights, more) for one in (three, four))
    assert before[1] > before[0]
    assert after[1] < after[0]
    ours = [weighted_values(points(one), weights) for one in (three, four)]
    assert ours[0] == ours[1][:3]

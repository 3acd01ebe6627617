"""Expectations are scored after their date, and the honest one scores best."""

from datetime import date

import numpy as np
import pytest
from drawn import table
from hypothesis import given
from hypothesis import strategies as st

from htl_dash.domain.decision import Expectation, Expected
from htl_dash.domain.indicator import Direction
from htl_dash.priorities.scoring import (
    Outcome,
    Verdict,
    brier_score,
    interval_score,
    review,
)

DUE = date(2027, 6, 15)


def expected(confidence=0.8, before=20.0, direction=Expected.DOWN):
    return Expectation(
        measure="low_economic_standard",
        measure_title="Child poverty",
        direction=direction,
        before=before,
        lower=12.0,
        upper=16.0,
        confidence=confidence,
        due=DUE,
        stop_rule="",
    )


def came(value, lower=None, upper=None, on=DUE):
    return Outcome(value, lower, upper, on)


LOWER = Direction.LOWER_IS_BETTER


@pytest.mark.parametrize(
    "row",
    table(
        """
        value | lower | upper | better           | verdict | sure
        14    | 13    | 15    | lower_is_better  | inside  | yes
        14    | 10    | 18    | lower_is_better  | inside  | no
        12    | 12    | 16    | lower_is_better  | inside  | yes
        10    | 9     | 11    | lower_is_better  | better  | yes
        10    | 8     | 13    | lower_is_better  | better  | no
        18    | 17    | 19    | lower_is_better  | worse   | yes
        18    | 17    | 19    | higher_is_better | better  | yes
        10    | 9     | 11    | higher_is_better | worse   | yes
        18    | 17    | 19    | neutral          | outside | yes
        18    | 9     | 27    | neutral          | outside | no
        """
    ),
    ids=str,
)
def test_an_outcome_is_read_against_what_was_expected(row):
    outcome = came(*(float(row[one]) for one in ("value", "lower", "upper")))
    found = review(expected(), outcome, DUE, Direction(row["better"]))
    assert found.verdict == row["verdict"]
    assert found.is_sure == (row["sure"] == "yes")


def test_an_outcome_without_an_interval_is_never_sure():
    found = review(expected(), came(14.0), DUE, LOWER)
    assert (found.verdict, found.is_sure) == (Verdict.INSIDE, False)


def test_nothing_is_scored_before_its_date():
    early = date(2027, 6, 14)
    for outcome in (None, came(14.0, on=early), came(14.0)):
        found = review(expected(), outcome, early, LOWER)
        assert found.verdict is Verdict.TOO_EARLY
        assert (found.brier, found.interval, found.direction_held) == (None,) * 3


def test_what_was_measured_before_the_date_is_no_outcome():
    old = came(14.0, on=date(2027, 6, 14))
    for outcome in (None, old):
        found = review(expected(), outcome, date(2027, 9, 1), LOWER)
        assert found.verdict is Verdict.NOT_MEASURED
        assert found.brier is None


@pytest.mark.parametrize(
    "row",
    table(
        """
        direction | before | lower | upper | held
        down      | 20     | 10    | 15    | yes
        down      | 20     | 21    | 25    | no
        down      | 20     | 18    | 22    | -
        up        | 20     | 21    | 25    | yes
        up        | 20     | 10    | 15    | no
        unchanged | 20     | 10    | 15    | no
        unchanged | 20     | 18    | 22    | -
        down      |        | 10    | 15    | -
        """
    ),
    ids=str,
)
def test_whether_it_went_the_way_that_was_expected(row):
    before = float(row["before"]) if row["before"] else None
    one = expected(before=before, direction=Expected(row["direction"]))
    lower, upper = float(row["lower"]), float(row["upper"])
    found = review(one, came((lower + upper) / 2, lower, upper), DUE, LOWER)
    assert found.direction_held is {"yes": True, "no": False, "-": None}[row["held"]]


def test_scores_can_be_worked_out_by_hand():
    assert brier_score(0.8, came_true=True) == pytest.approx(0.04)
    assert brier_score(0.8, came_true=False) == pytest.approx(0.64)
    # The width of 4, and 2 / 0.2 for each unit outside.
    assert interval_score(12, 16, 14, 0.2) == pytest.approx(4)
    assert interval_score(12, 16, 10, 0.2) == pytest.approx(4 + 20)
    assert interval_score(12, 16, 16.5, 0.2) == pytest.approx(4 + 5)
    found = review(expected(), came(10.0), DUE, LOWER)
    assert found.brier == pytest.approx(0.64)
    assert found.interval == pytest.approx(24)


def test_who_was_wholly_sure_gets_no_interval_score():
    found = review(expected(confidence=1.0), came(10.0), DUE, LOWER)
    assert found.interval is None
    assert found.brier == 1


def test_the_true_interval_scores_best_in_the_long_run():
    outcomes = np.random.default_rng(3).normal(0, 1, 200_000)

    def mean_score(half):
        outside = np.maximum(np.abs(outcomes) - half, 0)
        one = [interval_score(-half, half, value, 0.2) for value in (0.0, half + 1)]
        assert one == pytest.approx([2 * half, 2 * half + 10])
        return (2 * half + 2 / 0.2 * outside).mean()

    true = 1.2816  # holds 80 per cent
    assert mean_score(true) < min(mean_score(true - 0.2), mean_score(true + 0.2))


@given(st.floats(0, 1), st.floats(0, 1))
def test_nobody_gains_by_stating_another_chance_than_they_believe(true, stated):
    def long_run(chance):
        happens = brier_score(chance, came_true=True)
        return true * happens + (1 - true) * brier_score(chance, came_true=False)

    assert long_run(true) <= long_run(stated) + 1e-12

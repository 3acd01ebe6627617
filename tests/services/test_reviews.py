"""An expectation is scored at its day, against what came after it was locked."""

from dataclasses import replace
from datetime import date

import pytest
from decided import EXPECTED, take
from made import HOME
from registering import WHO

from htl_dash.domain.decision import Verdict
from htl_dash.services.decisions import all_decisions, all_reviews
from htl_dash.services.register import signed
from htl_dash.services.reviews import (
    Reviewed,
    TooEarlyError,
    add_review,
    checked_note,
    judge,
)
from htl_dash.services.written import WrittenError
from htl_dash.store.taken_decisions import due_decisions
from htl_dash.viewmodels.decision_view import follow_up

DUE, BEFORE = date(2028, 3, 1), date(2028, 2, 28)


def drawn(period: str, value: int) -> str:
    return f"ref_area | time_period | obs_value\n2081R001 | {period} | {value}"


@pytest.mark.parametrize(
    ("value", "verdict", "brier", "interval"),
    [
        # 80 % sure of 50-55. Inside: (0.8 - 1)^2, and the width alone.
        (54, Verdict.INSIDE, 0.04, 5.0),
        # Outside: 0.8^2, and 5 + 2 / 0.2 * how far outside.
        (57, Verdict.WORSE, 0.64, 25.0),
        (48, Verdict.BETTER, 0.64, 25.0),
    ],
)
def test_what_came_is_scored_by_brier_and_interval(
    value, verdict, brier, interval, fill
):
    found = judge(fill(shares=drawn("2027", value)), HOME, EXPECTED, DUE)
    assert found.outcome.value == pytest.approx(value)
    assert found.scored.verdict == verdict
    assert found.scored.brier == pytest.approx(brier)
    assert found.scored.interval == pytest.approx(interval)


def test_nothing_is_scored_before_its_day(fill):
    found = judge(fill(shares=drawn("2027", 54)), HOME, EXPECTED, BEFORE)
    assert found.outcome is None
    assert found.scored.verdict == Verdict.TOO_EARLY
    assert found.scored.brier is None


def test_the_figure_it_began_from_is_no_outcome(fill):
    found = judge(fill(shares=drawn("2024", 54)), HOME, EXPECTED, DUE)
    assert found.outcome is None
    assert found.scored.verdict == Verdict.NOT_MEASURED


def test_a_review_is_locked_with_its_scores(fill):
    store = fill(shares=drawn("2027", 57))
    taken = take(store, expectation=EXPECTED)
    judged = judge(store, HOME, EXPECTED, DUE)
    made = Reviewed(taken, judged, " Inte än. ", "{}")
    added = add_review(store, made, signed(WHO), DUE)
    assert all_reviews(store) == (added,)
    assert (added.decision_id, added.reviewed_on) == (taken.id, DUE)
    assert (added.verdict, added.note) == (Verdict.WORSE, "Inte än.")
    assert (added.brier_score, added.interval_score) == (
        pytest.approx(0.64),
        pytest.approx(25.0),
    )


def test_a_review_too_early_or_without_words_is_refused(fill):
    store = fill(shares=drawn("2027", 57))
    taken = take(store, expectation=EXPECTED)
    judged = judge(store, HOME, EXPECTED, DUE)
    with pytest.raises(TooEarlyError):
        add_review(store, Reviewed(taken, judged, "Nu.", "{}"), signed(WHO), BEFORE)
    for note in ("", "En flicka i 3B sover inte."):
        with pytest.raises(WrittenError):
            add_review(store, Reviewed(taken, judged, note, "{}"), signed(WHO), DUE)
    assert all_reviews(store) == ()
    assert checked_note("Bra.", {}) == "Bra."


def test_an_outcome_that_nobody_calls_better_is_only_outside(fill):
    work = replace(EXPECTED, measure="work hours 34516710 none vt2026")
    found = judge(fill(shares=drawn("2027", 57)), HOME, work, DUE)
    assert found.scored.verdict == Verdict.NOT_MEASURED


def test_a_measure_that_is_gone_has_no_outcome(fill):
    gone = replace(EXPECTED, measure="indicator gone regso2025 2081R001 2024")
    found = judge(fill(shares=drawn("2027", 57)), HOME, gone, DUE)
    assert found.scored.verdict == Verdict.NOT_MEASURED


def test_a_review_without_an_outcome_is_made_for_agendas_and_for_lists_alike(fill):
    store = fill(shares=drawn("2024", 54))
    taken = take(store, expectation=EXPECTED)

    def due() -> tuple[list[int], list[int]]:
        with store.connect() as connection:
            on_agendas = [one.id for one in due_decisions(connection, DUE)]
        listed = follow_up(HOME, all_decisions(store), all_reviews(store), DUE).due
        return on_agendas, [one.id for one in listed]

    assert due() == ([taken.id], [taken.id])
    judged = judge(store, HOME, EXPECTED, DUE)
    assert judged.scored.verdict == Verdict.NOT_MEASURED
    add_review(store, Reviewed(taken, judged, "Inget tal än.", "{}"), signed(WHO), DUE)
    assert due() == ([], [])
    # And when there is a number, it can be looked back on again.
    judged = judge(fill(shares=drawn("2027", 54)), HOME, EXPECTED, DUE)
    add_review(store, Reviewed(taken, judged, "Nu.", "{}"), signed(WHO), DUE)
    assert [one.verdict for one in all_reviews(store)] == ["not_measured", "inside"]

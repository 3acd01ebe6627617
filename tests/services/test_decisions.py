"""A decision is locked whole with its answers, and what stood in it stays."""

from dataclasses import replace

import pytest
from decided import CONTENT, EXPECTED, PROPOSAL, TODAY, take
from registering import TOWN, WHO, problem, stored
from sqlalchemy import select, text

from htl_dash.domain.problem_area import ProblemStatus
from htl_dash.domain.record import RecordKind
from htl_dash.services import decision_answers
from htl_dash.services.decisions import (
    all_decisions,
    checked,
    decisions_version,
    fingerprint,
)
from htl_dash.services.written import WrittenError
from htl_dash.store.chain import paths
from htl_dash.store.meeting_tables import decision
from htl_dash.text import t


def wrong(**changed: object) -> list[tuple[str, str]]:
    with pytest.raises(WrittenError) as refused:
        checked(TOWN, replace(PROPOSAL, **changed))
    return [(one.field, one.text_key) for one in refused.value.problems]


def test_a_decision_is_kept_as_it_was_taken_and_signed(store):
    before = decisions_version(store)
    taken = take(store, expectation=EXPECTED)
    assert taken.title == "Föräldragrupper ett år till"
    assert taken.decided == "Vi fortsätter.\nEn grupp till."
    assert (taken.who, taken.decided_on) == (WHO, TODAY)
    assert taken.expectation == EXPECTED
    assert (taken.content, taken.sha256) == (CONTENT, fingerprint(CONTENT))
    assert all_decisions(store) == (taken,)
    assert decisions_version(store) != before


def test_what_must_be_there_is_asked_for_all_at_once():
    assert wrong(title=" ", decided="", reasons="", functions=()) == [
        ("title", "written.missing"),
        ("decided", "written.missing"),
        ("reasons", "written.missing"),
        ("functions", "written.no_functions"),
    ]
    assert wrong(functions=("made_up",)) == [("functions", "written.choice")]
    assert wrong(title="x" * 121) == [("title", "written.long")]


@pytest.mark.parametrize("name", ["title", "decided", "reasons", "rejected"])
def test_no_text_of_a_decision_may_point_out_a_person(name, store):
    assert {field for field, _ in wrong(**{name: "En flicka i 3B sover inte."})} == {
        name
    }
    with pytest.raises(WrittenError):
        take(store, **{name: "En flicka i 3B sover inte."})
    assert all_decisions(store) == ()


def test_nor_may_the_stop_rule():
    told = replace(EXPECTED, stop_rule="Ring 0243-123 45 67.")
    assert [name for name, _ in wrong(expectation=told)] == ["stop_rule"]


def test_a_decision_answers_its_problems_in_the_same_transaction(store):
    first, second, other = problem(store), problem(store, title="Två"), problem(store)
    taken = take(store, problems=(first.id, second.id))
    status = {one.id: one.values["status"] for one in stored(store, RecordKind.PROBLEM)}
    assert status == {
        first.id: ProblemStatus.ANSWERED,
        second.id: ProblemStatus.ANSWERED,
        other.id: ProblemStatus.LIFTED,
    }
    with store.connect() as connection:
        (step,) = paths(connection)[first.id]
    assert step.who == WHO
    assert f"Beslut {taken.id} " in step.note
    assert "Vi fortsätter." in step.note


def test_nothing_is_decided_where_an_answer_cannot_be_written(store, monkeypatch):
    one = problem(store)

    def fail(*_: object) -> None:
        raise RuntimeError

    monkeypatch.setattr(decision_answers, "step", fail)
    with pytest.raises(RuntimeError):
        take(store, problems=(one.id,))
    assert all_decisions(store) == ()
    (left,) = stored(store, RecordKind.PROBLEM)
    assert left.values["status"] == ProblemStatus.LIFTED


def test_a_problem_that_has_its_answer_keeps_its_place(store):
    one = problem(store)
    take(store, problems=(one.id,))
    second = take(store, problems=(one.id,))
    assert second.problems == (one.id,)
    with store.connect() as connection:
        assert len(paths(connection)[one.id]) == 1


def test_a_problem_that_there_is_not_is_refused(store):
    with pytest.raises(WrittenError):
        take(store, problems=(99,))
    assert all_decisions(store) == ()


def test_a_long_decision_still_gives_a_short_answer(store):
    one = problem(store)
    take(store, decided="Vi fortsätter. " * 130, problems=(one.id,))
    with store.connect() as connection:
        (step,) = paths(connection)[one.id]
    assert len(step.note) <= 2000


def test_what_is_frozen_does_not_follow_anything_that_changes_later(store):
    one = problem(store)
    before = take(store, problems=(one.id,))
    with store.begin() as connection:
        connection.execute(text("UPDATE problem SET title = 'Något annat'"))
    assert all_decisions(store) == (before,)
    with store.connect() as connection:
        (row,) = connection.execute(select(decision))
    assert row.content.encode() == CONTENT.encode()


def test_the_answer_is_in_words_that_a_text_file_has():
    assert "{decided}" not in t("decide.answer", number=1, day="", title="", decided="")

"""The path of a lifted problem: every step, its words, and how it came to be written."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from store_rows import MORNING

from htl_dash.domain.errors import StaleError
from htl_dash.domain.problem_area import ChainStep, ProblemStatus
from htl_dash.domain.record import RecordKind, Signature, Via
from htl_dash.store.chain import move, note_move, paths, point
from htl_dash.store.records import add_record, change_record, one_record, undo_last

ANN = Signature("coordinator", MORNING)
BO = Signature("strategist", MORNING + timedelta(hours=1))
UNDO = replace(BO, via=Via.UNDO)
PROBLEM = RecordKind.PROBLEM
LIFTED, RETURNED, WITHDRAWN = (
    ProblemStatus.LIFTED,
    ProblemStatus.RETURNED,
    ProblemStatus.WITHDRAWN,
)


def lift(connection) -> int:
    keys = {"unit_code": "34516710", "lifted_on": date(2026, 3, 2)}
    values = {
        "title": "Få vuxna ute",
        "description": "Barnen möter få vuxna.",
        "dimensions": "safety",
        "raised_by": "coordinator",
        "status": "lifted",
    }
    return add_record(connection, PROBLEM, keys, values, ANN).id


def told(path: tuple[ChainStep, ...]) -> list[tuple[str, str, Via]]:
    return [(one.before, one.after, one.via) for one in path]


def test_a_step_is_dated_signed_and_has_its_words(connection):
    one = lift(connection)
    done = move(connection, one, 1, RETURNED, "Hur många kvällar?", None, BO)
    assert (done.values["status"], done.revision) == ("returned", 2)
    step = ChainStep(
        one,
        LIFTED,
        RETURNED,
        "Hur många kvällar?",
        None,
        "strategist",
        BO.at.isoformat(timespec="seconds"),
    )
    assert paths(connection) == {one: (step,)}


def test_one_that_has_taken_no_step_has_no_path(connection):
    lift(connection)
    assert paths(connection) == {}


def test_whoever_comes_late_moves_nothing(connection):
    one = lift(connection)
    move(connection, one, 1, RETURNED, "Fråga", None, BO)
    with pytest.raises(StaleError):
        move(connection, one, 1, WITHDRAWN, None, None, ANN)
    assert told(paths(connection)[one]) == [(LIFTED, RETURNED, Via.FORM)]


def test_an_undone_step_is_told_as_undone_even_within_the_same_second(connection):
    one = lift(connection)
    move(connection, one, 1, RETURNED, "Fråga", None, BO)
    before = one_record(connection, PROBLEM, one)
    done = undo_last(connection, PROBLEM, one, 2, UNDO)
    note_move(connection, before, done, UNDO)
    move(connection, one, 3, RETURNED, "Ny fråga", None, BO)
    move(connection, one, 4, LIFTED, None, None, BO)
    assert told(paths(connection)[one]) == [
        (LIFTED, RETURNED, Via.FORM),
        (RETURNED, LIFTED, Via.UNDO),
        (LIFTED, RETURNED, Via.FORM),
        (RETURNED, LIFTED, Via.FORM),
    ]


def test_a_pointer_stands_where_it_was_made_and_moves_nothing(connection):
    one, other = lift(connection), lift(connection)
    move(connection, one, 1, RETURNED, "Fråga", None, BO)
    point(connection, one, other, "Samma sak", ANN)
    move(connection, one, 2, LIFTED, None, None, UNDO)
    first, pointer, last = paths(connection)[one]
    assert (pointer.before, pointer.after) == (RETURNED, RETURNED)
    assert (pointer.other_id, pointer.note) == (other, "Samma sak")
    assert [p.is_pointer for p in (first, pointer, last)] == [False, True, False]
    assert last.via is Via.UNDO


def test_steps_from_before_there_was_a_chain_are_read_from_the_history(connection):
    one = lift(connection)
    change_record(connection, PROBLEM, one, 1, {"status": "withdrawn"}, UNDO)
    move(connection, one, 2, LIFTED, None, None, ANN)
    assert told(paths(connection)[one]) == [
        (LIFTED, WITHDRAWN, Via.UNDO),
        (WITHDRAWN, LIFTED, Via.FORM),
    ]


def test_a_change_that_moves_nothing_is_no_step(connection):
    one = lift(connection)
    before = one_record(connection, PROBLEM, one)
    done = change_record(connection, PROBLEM, one, 1, {"title": "Ute"}, ANN)
    note_move(connection, before, done, ANN)
    assert paths(connection) == {}

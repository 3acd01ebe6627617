"""A round of weights is found by its code, and forgets who sent what when it is closed."""

from datetime import timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from store_rows import MORNING

from htl_dash.domain.record import Signature
from htl_dash.domain.weighing import Ballot
from htl_dash.store.database import writing
from htl_dash.store.meeting_tables import poll_answer
from htl_dash.store.polls import (
    add_poll,
    answer_of,
    ballots,
    close_poll,
    count_by_function,
    poll_by_code,
    polls,
    put_answer,
)

BY = Signature("coordinator", MORNING)
ONE = Ballot("coordinator", {"need": 100.0, "cost": 20.0})
TWO = Ballot("head_teacher", {"need": 10.0, "cost": 100.0})


def begin(connection, code: str = "BCDFGH"):
    return add_poll(connection, code, "Höst", ["area.1", "area.2"], ["need"], BY)


def test_a_round_comes_back_as_it_was_opened(connection):
    made = begin(connection)
    assert poll_by_code(connection, "BCDFGH") == made
    assert (made.alternatives, made.criteria) == (("area.1", "area.2"), ("need",))
    assert made.is_open
    assert poll_by_code(connection, "XXXXXX") is None


def test_the_newest_round_stands_first_and_no_two_have_a_code(store):
    with writing(store) as connection:
        begin(connection)
        begin(connection, "CCCCCC")
        assert [one.code for one in polls(connection)] == ["CCCCCC", "BCDFGH"]
    with pytest.raises(IntegrityError), writing(store) as connection:
        begin(connection)


def test_what_a_participant_sends_again_takes_the_place_of_what_was_sent(connection):
    made = begin(connection)
    for ballot in (ONE, TWO):
        put_answer(connection, made.id, "token", ballot, MORNING)
    assert answer_of(connection, made.id, "token") == TWO
    assert ballots(connection, made.id) == (TWO,)
    assert count_by_function(connection, made.id) == {"head_teacher": 1}


def test_a_closed_round_has_neither_tokens_nor_times_nor_the_order_of_answers(
    connection,
):
    made = begin(connection)
    for at, (token, ballot) in enumerate((("first", ONE), ("second", TWO))):
        moment = MORNING + timedelta(minutes=at)
        put_answer(connection, made.id, token, ballot, moment)
    end = MORNING + timedelta(hours=1)
    close_poll(connection, made.id, [TWO, ONE], end)
    rows = connection.execute(select(poll_answer).order_by(poll_answer.c.id)).all()
    assert [(one.participant, one.role) for one in rows] == [
        ("1", "head_teacher"),
        ("2", "coordinator"),
    ]
    assert {one.at for one in rows} == {end.isoformat()}
    assert not poll_by_code(connection, "BCDFGH").is_open
    assert answer_of(connection, made.id, "first") is None

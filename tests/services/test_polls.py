"""Weights from many devices at once, of which no single one can be read."""

from itertools import product
from threading import Barrier, Thread

import pytest
from sqlalchemy import select

from htl_dash.domain.weighing import Ballot
from htl_dash.services.polls import (
    CODE_LENGTH,
    FEWEST,
    LETTERS,
    PollClosedError,
    WeightsError,
    all_polls,
    answered,
    close_poll,
    find_poll,
    groups,
    open_poll,
    own_answer,
    pooled,
    send,
)
from htl_dash.services.register import UnsignedError
from htl_dash.store.meeting_tables import poll_answer
from htl_dash.text import t

WEIGHTS = {"need": 100.0, "cost": 40.0}
FUNCTIONS = ("coordinator", "head_teacher", "student_health", "strategist")


def begin(store):
    return open_poll(store, "Höst", ["area.1", "area.2"], [*WEIGHTS], "coordinator")


def test_a_code_is_six_letters_that_nobody_takes_for_others_and_no_word(store):
    codes = [begin(store).code for _ in range(20)]
    assert len({*codes}) == len(codes)
    assert {len(one) for one in codes} == {CODE_LENGTH}
    assert not {*LETTERS} & {*"AEIOUYQLSW"}
    assert all({*one} <= {*LETTERS} for one in codes)


def test_a_code_is_found_as_people_type_it(store):
    made = begin(store)
    typed = f" {made.code[:3].lower()}-{made.code[3:].lower()} "
    assert find_poll(store, typed) == made
    assert find_poll(store, "") is None
    assert all_polls(store) == (made,)


def test_weights_may_be_changed_until_the_round_is_closed(store):
    made = begin(store)
    send(store, made.code, "a", "coordinator", WEIGHTS)
    send(store, made.code, "a", "head_teacher", WEIGHTS | {"cost": 70.0})
    assert answered(store, made) == {"head_teacher": 1}
    own = own_answer(store, made, "a")
    assert own == Ballot("head_teacher", {"need": 100.0, "cost": 70.0})
    close_poll(store, made.code, "coordinator")
    assert own_answer(store, find_poll(store, made.code), "a") is None
    for again in (
        lambda: send(store, made.code, "a", "coordinator", WEIGHTS),
        lambda: close_poll(store, made.code, "coordinator"),
        lambda: send(store, "XXXXXX", "a", "coordinator", WEIGHTS),
    ):
        with pytest.raises(PollClosedError) as caught:
            again()
        assert t(caught.value.text_key)


@pytest.mark.parametrize(
    "weights",
    [{}, {"need": 100.0}, WEIGHTS | {"x": 1.0}, {"need": 101.0, "cost": 0.0}]
    + [{"need": -1.0, "cost": 1.0}, {"need": 0.0, "cost": 0.0}]
    + [{"need": float("nan"), "cost": 1.0}],
    ids=str,
)
def test_what_is_no_weights_of_the_round_is_refused(store, weights):
    made = begin(store)
    with pytest.raises(WeightsError) as caught:
        send(store, made.code, "a", "coordinator", weights)
    assert t(caught.value.text_key)
    assert answered(store, made) == {}


def test_only_a_function_of_the_municipality_opens_sends_and_closes(store):
    made = begin(store)
    for who in ("", "anna"):
        for act in (
            lambda who=who: open_poll(store, "x", [], [], who),
            lambda who=who: send(store, made.code, "a", who, WEIGHTS),
            lambda who=who: close_poll(store, made.code, who),
        ):
            with pytest.raises(UnsignedError):
                act()


def test_the_token_is_not_stored_as_it_is_and_joins_no_two_rounds(store):
    for made in (begin(store), begin(store)):
        send(store, made.code, "secret-desk", "coordinator", WEIGHTS)
    with store.connect() as connection:
        kept = connection.scalars(select(poll_answer.c.participant)).all()
    assert len({*kept}) == 2
    assert not any("secret-desk" in one for one in kept)


def test_nothing_but_how_many_is_told_of_a_round_that_goes_on(store):
    made = begin(store)
    for token in "abc":
        send(store, made.code, token, "coordinator", WEIGHTS)
    assert groups(store, made) == ()
    close_poll(store, made.code, "coordinator")
    (found,) = groups(store, find_poll(store, made.code))
    assert (found.functions, found.size) == (("coordinator",), 3)


def test_those_who_send_at_once_are_all_counted(store):
    made, ready = begin(store), Barrier(6)

    def answer(number: int) -> None:
        ready.wait()
        send(store, made.code, str(number), FUNCTIONS[number % 2], WEIGHTS)

    threads = [Thread(target=answer, args=(n,)) for n in range(6)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    assert answered(store, made) == {"coordinator": 3, "head_teacher": 3}


def cast(*counts: int) -> list[Ballot]:
    return [
        Ballot(function, {"need": float(n)})
        for function, count in zip(FUNCTIONS, counts, strict=False)
        for n in range(count)
    ]


@pytest.mark.parametrize(
    ("counts", "sizes"),
    [
        ((0, 0), []),
        ((2, 0), []),
        ((1, 1), []),
        ((1, 1, 1), [3]),
        ((3, 0), [3]),
        ((4, 2), [6]),
        ((5, 3, 1), [5, 4]),
        ((5, 3, 1, 2), [5, 3, 3]),
    ],
)
def test_functions_with_few_answers_stand_together(counts, sizes):
    assert [one.size for one in pooled(cast(*counts))] == sizes


def test_no_group_is_under_three_and_nobody_is_left_over():
    for counts in product(range(5), repeat=4):
        found = pooled(cast(*counts))
        assert all(one.size >= FEWEST for one in found)
        told = sum(one.size for one in found)
        assert told == (sum(counts) if sum(counts) >= FEWEST else 0)

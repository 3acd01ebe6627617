"""What a meeting asks about decisions: due, taken there, and looked back at."""

from datetime import date, timedelta

from meeting import DAY, SHA, begin, decide, look_back, now

from htl_dash.store.taken_decisions import (
    DueDecision,
    due_decisions,
    reviewed_since,
    taken_at,
)

YESTERDAY, TOMORROW = DAY - timedelta(days=1), DAY + timedelta(days=1)


def due(store, today: date) -> list[int]:
    with store.connect() as connection:
        return [one.id for one in due_decisions(connection, today)]


def test_a_decision_is_due_from_its_day_until_it_is_looked_back_at(store):
    later, first = decide(store, due=DAY), decide(store, due=YESTERDAY)
    decide(store, due=TOMORROW)
    decide(store)
    assert due(store, YESTERDAY) == [first]
    assert due(store, DAY) == [first, later]
    look_back(store, first)
    assert due(store, DAY) == [later]


def test_a_due_decision_is_told_with_what_it_waits_to_see(store):
    made = decide(store, due=DAY)
    with store.connect() as connection:
        (found,) = due_decisions(connection, DAY)
    assert found == DueDecision(made, "Kvällsöppen fritidsgård", DAY, "Trygghet")


def test_the_decisions_of_a_meeting_are_told_with_hash_functions_and_problems(store):
    meeting = begin(store)
    made, _ = decide(store, meeting, "3 14"), decide(store)
    with store.connect() as connection:
        (found,) = taken_at(connection, meeting)
    assert (found.id, found.sha256, found.problems) == (made, SHA, (3, 14))
    assert found.functions == ("strategist", "head_teacher")


def test_what_has_been_looked_back_at_since_a_moment(store):
    made, moment = decide(store), now()
    look_back(store, made)
    with store.connect() as connection:
        assert list(reviewed_since(connection, moment)) == [made]
        assert reviewed_since(connection, "2999-01-01T00:00:00+00:00") == {}

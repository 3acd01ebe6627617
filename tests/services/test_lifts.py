"""The queue: who a problem waits for, and why it stands where it stands."""

from datetime import UTC, date, datetime

from made_steps import answer, escalate, merge, return_to_school
from registering import NORTH, OTHER, WHO, problem, write

from htl_dash.domain.meeting import Forum
from htl_dash.domain.record import RecordKind
from htl_dash.services.chain import Asked
from htl_dash.services.lifts import by_id, lifts, queue
from htl_dash.services.register import NOT_YET, Entry

GROUP, STEERING = Forum.DEVELOPMENT_GROUP, Forum.STEERING_GROUP


def lift(store, day: str, dimensions: str = "safety") -> int:
    told = {
        "title": "Få vuxna ute",
        "description": "Barnen möter få vuxna.",
        "dimensions": dimensions,
        "raised_by": WHO,
        "status": "lifted",
    }
    keys = {"unit_code": NORTH, "lifted_on": date.fromisoformat(day)}
    return write(store, Entry(RecordKind.PROBLEM, keys, NOT_YET, told)).id


def numbers(store, forum: Forum) -> list[int]:
    return [one.problem.id for one in queue(lifts(store), forum)]


def test_the_longest_wait_comes_first_whatever_its_weight(store):
    young = lift(store, "2026-03-02", "health safety learning")
    old = lift(store, "2026-03-01")
    assert numbers(store, GROUP) == [old, young]


def test_of_those_lifted_on_one_day_the_broadest_comes_first_then_the_merged(store):
    narrow, merged, broad = (
        lift(store, "2026-03-02"),
        lift(store, "2026-03-02"),
        lift(store, "2026-03-02", "health safety"),
    )
    gone = lift(store, "2026-03-01")
    merge(store, Asked(gone, 1, "Samma."), merged, OTHER)
    assert numbers(store, GROUP) == [broad, merged, narrow]


def test_each_forum_has_what_waits_for_it_and_the_politicians_nothing(store):
    mine, theirs, asked, done = (lift(store, "2026-03-02") for _ in range(4))
    escalate(store, Asked(theirs, 1, "Pengar."), OTHER)
    return_to_school(store, Asked(asked, 1, "Vilka?"), OTHER)
    answer(store, Asked(done, 1, "Vi gör det."), OTHER)
    assert numbers(store, GROUP) == [mine]
    assert numbers(store, STEERING) == [theirs]
    assert numbers(store, Forum.POLITICS) == []


def test_since_when_it_is_where_it_is(store):
    one = problem(store).id
    before = by_id(lifts(store))[one]
    assert before.since == before.lifted_on == date(2026, 3, 2)
    escalate(store, Asked(one, 1, "Pengar."), OTHER)
    after = by_id(lifts(store))[one]
    assert after.since == datetime.now(UTC).date()
    assert after.lifted_on == date(2026, 3, 2)

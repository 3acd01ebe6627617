"""Meetings are kept with their items, and two who write do not write over each other."""

from datetime import date, timedelta

import pytest
from older_store import go_back
from sqlalchemy.exc import IntegrityError
from store_rows import MORNING

from htl_dash.domain.errors import StaleError
from htl_dash.domain.meeting import (
    AgendaItem,
    Forum,
    ItemKind,
    KeptMinutes,
    Meeting,
    Outcome,
)
from htl_dash.domain.record import Signature
from htl_dash.store.database import upgrade, writing
from htl_dash.store.engine import engine_for, parse
from htl_dash.store.meetings import (
    NewItem,
    add_items,
    add_meeting,
    add_minutes,
    end_meeting,
    every_minutes,
    meetings,
    minutes_of,
    one_meeting,
    write_outcome,
)

ANN = Signature("coordinator", MORNING)
BO = Signature("strategist", MORNING + timedelta(hours=1))
GROUP, DAY = Forum.DEVELOPMENT_GROUP, date(2026, 11, 25)


def opened(connection) -> int:
    made = add_meeting(connection, GROUP, DAY, "abc", 7, ANN)
    items = [
        NewItem(ItemKind.PROBLEM, 3, "Få vuxna"),
        NewItem(ItemKind.OTHER, None, "A"),
    ]
    add_items(connection, made, items, ANN)
    return made


def test_a_meeting_is_read_as_it_was_opened(connection):
    made = opened(connection)
    found = one_meeting(connection, made)
    at = MORNING.isoformat(timespec="seconds")
    first, second = found.items
    assert found == Meeting(
        made, GROUP, DAY, "coordinator", at, None, "abc", 7, (first, second)
    )
    assert first == AgendaItem(
        first.id, 1, ItemKind.PROBLEM, 3, "Få vuxna", None, None, "coordinator", ""
    )
    assert (second.position, second.ref) == (2, None)


def test_items_that_are_added_stand_last(connection):
    made = opened(connection)
    add_items(connection, made, [NewItem(ItemKind.OTHER, None, "B")], BO)
    add_items(connection, made, [], BO)
    titles = [one.title for one in one_meeting(connection, made).items]
    assert titles == ["Få vuxna", "A", "B"]


def test_an_outcome_is_signed_and_can_be_taken_back(connection):
    made = opened(connection)
    item = one_meeting(connection, made).items[0]
    write_outcome(connection, item, Outcome.POSTPONED, "Nästa gång.", BO)
    ended = one_meeting(connection, made).items[0]
    assert (ended.outcome, ended.note, ended.who, ended.at) == (
        Outcome.POSTPONED,
        "Nästa gång.",
        "strategist",
        BO.at.isoformat(timespec="seconds"),
    )
    write_outcome(connection, ended, None, None, ANN)
    again = one_meeting(connection, made).items[0]
    assert (again.outcome, again.note, again.at) == (None, None, "")


def test_whoever_ends_an_item_that_has_ended_is_told(connection):
    item = one_meeting(connection, opened(connection)).items[0]
    write_outcome(connection, item, Outcome.NOTED, None, BO)
    with pytest.raises(StaleError):
        write_outcome(connection, item, Outcome.POSTPONED, None, ANN)


def test_a_meeting_is_closed_once_and_the_last_opened_is_read_first(connection):
    first, second = opened(connection), opened(connection)
    assert end_meeting(connection, first, BO)
    assert not end_meeting(connection, first, ANN)
    assert [(m.id, m.closed_at) for m in meetings(connection)] == [
        (second, None),
        (first, BO.at.isoformat(timespec="seconds")),
    ]


def test_there_is_no_meeting_that_was_never_opened(connection):
    assert one_meeting(connection, 7) is None
    assert meetings(connection) == ()


def test_minutes_are_kept_once_and_never_written_over(connection):
    first, second = opened(connection), opened(connection)
    kept = KeptMinutes('{"name":"\u00e5"}', "ab" * 32)
    add_minutes(connection, first, kept)
    assert minutes_of(connection, first) == kept
    assert minutes_of(connection, second) is None
    assert every_minutes(connection) == {first: kept}
    with pytest.raises(IntegrityError):
        add_minutes(connection, first, KeptMinutes("{}", "cd" * 32))


def test_a_meeting_closed_before_minutes_were_kept_is_as_it_was_and_has_none(
    database_url,
):
    engine = engine_for(parse(database_url))
    upgrade(engine)
    with writing(engine) as connection:
        meeting = opened(connection)
        end_meeting(connection, meeting, BO)
        before = one_meeting(connection, meeting)
        go_back(connection, "0005")
    assert upgrade(engine)
    with engine.connect() as connection:
        assert one_meeting(connection, meeting) == before
        assert minutes_of(connection, meeting) is None
    engine.dispose()

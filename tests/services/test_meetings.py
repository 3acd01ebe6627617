"""A meeting is opened, held and closed, and its minutes stand as they are."""

import pytest
from meeting import DAY, GROUP, STEERING, begin, close, decide, item, look_back, read
from registering import problem

from htl_dash.domain.meeting import ItemKind, Outcome
from htl_dash.domain.record import LONGEST_LINE
from htl_dash.services.decisions import fingerprint
from htl_dash.services.kept_minutes import kept_minutes
from htl_dash.services.meetings import (
    MeetingClosedError,
    MeetingOpenError,
    add_missing,
    add_own,
    all_held,
    close_meeting,
    held,
    missing_items,
)
from htl_dash.services.register import UnsignedError
from htl_dash.services.written import WrittenError
from htl_dash.store.database import data_version
from htl_dash.viewmodels.frozen import FrozenError

WHO = "strategist"


def test_a_meeting_knows_its_forum_its_day_and_the_data_it_met_with(store):
    problem(store)
    found = read(store, begin(store))
    meeting = found.meeting
    assert (meeting.forum, meeting.held_on, meeting.who) == (GROUP, DAY, WHO)
    assert meeting.data_version == data_version(store)
    assert meeting.work_number > 0
    assert found.is_open
    assert [one.position for one in found.left] == [1]


def test_a_forum_has_one_open_meeting_at_a_time(store):
    first = begin(store)
    with pytest.raises(MeetingOpenError):
        begin(store)
    begin(store, STEERING)
    close(store, first, WHO)
    begin(store)
    assert len(all_held(store)) == 3


def test_nobody_opens_a_meeting_unsigned(store):
    with pytest.raises(UnsignedError):
        begin(store, who="Anna")
    assert all_held(store) == ()


def test_what_is_lifted_while_the_meeting_goes_on_can_be_added_once(store):
    meeting = begin(store)
    problem(store, title="Kom sent")
    assert [one.title for one in missing_items(store, meeting)] == ["Kom sent"]
    add_missing(store, meeting, WHO)
    add_missing(store, meeting, WHO)
    assert [one.title for one in read(store, meeting).meeting.items] == ["Kom sent"]
    assert missing_items(store, meeting) == ()


def test_an_own_matter_is_guarded_and_no_longer_than_a_line(store):
    meeting = begin(store)
    add_own(store, meeting, "  Datum  för\nvåren ", "", WHO)
    assert item(store, meeting, ItemKind.OTHER).title == "Datum för våren"
    for typed in ("", "a" * (LONGEST_LINE + 1), "En flicka i 3B"):
        with pytest.raises(WrittenError):
            add_own(store, meeting, typed, "", WHO)
    maybe = "Vi pratade länge med Fatima."
    with pytest.raises(WrittenError):
        add_own(store, meeting, maybe, "", WHO)
    add_own(store, meeting, maybe, maybe, WHO)
    assert len(read(store, meeting).meeting.items) == 2


def test_a_closed_meeting_is_read_again_and_never_written_in(store):
    meeting = begin(store)
    add_own(store, meeting, "Datum", "", WHO)
    close(store, meeting, WHO)
    found = read(store, meeting)
    assert not found.is_open
    for act in (
        lambda: close(store, meeting, WHO),
        lambda: add_own(store, meeting, "Mer", "", WHO),
        lambda: add_missing(store, meeting, WHO),
    ):
        with pytest.raises(MeetingClosedError):
            act()
    assert read(store, meeting) == found


def test_a_meeting_is_closed_with_its_minutes_as_they_stood_then(store):
    meeting = begin(store)
    add_own(store, meeting, "Datum", "", WHO)
    assert kept_minutes(store, meeting) is None
    seen = []

    def write(closed) -> str:
        seen.append(closed)
        return "{}"

    close_meeting(store, meeting, WHO, write)
    assert seen == [read(store, meeting)]
    kept = kept_minutes(store, meeting)
    assert (kept.content, kept.sha256) == ("{}", fingerprint("{}"))


def test_a_meeting_whose_minutes_cannot_be_written_stays_open(store):
    meeting = begin(store)

    def fail(closed) -> str:
        raise FrozenError(what="inf")

    with pytest.raises(FrozenError):
        close_meeting(store, meeting, WHO, fail)
    assert read(store, meeting).is_open
    assert kept_minutes(store, meeting) is None


def test_there_is_no_meeting_that_was_never_opened(store):
    assert held(store, 7) is None


def test_a_decision_of_the_meeting_ends_the_items_of_its_problems(store):
    one, other = problem(store).id, problem(store).id
    meeting = begin(store)
    decide(store, meeting, str(one))
    decide(store, None, str(other))
    found = read(store, meeting)
    outcomes = {each.ref: each.outcome for each in found.meeting.items}
    assert outcomes == {one: Outcome.DECIDED, other: None}
    assert len(found.decisions) == 1


def test_a_review_during_the_meeting_ends_its_item_and_a_later_one_does_not(store):
    decision = decide(store, due=DAY.replace(year=2020))
    meeting = begin(store)
    assert item(store, meeting, ItemKind.REVIEW).outcome is None
    look_back(store, decision)
    assert item(store, meeting, ItemKind.REVIEW).outcome is Outcome.NOTED


def test_a_review_after_the_meeting_is_not_told_as_part_of_it(store):
    decision = decide(store, due=DAY.replace(year=2020))
    meeting = begin(store)
    close(store, meeting, WHO)
    before = read(store, meeting)
    look_back(store, decision, "2999-01-01T00:00:00+00:00")
    assert read(store, meeting) == before

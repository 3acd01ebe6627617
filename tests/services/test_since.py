"""What is new since a forum last met: figures by version, work by who wrote it."""

from datetime import timedelta

from made_steps import answer
from meeting import DAY, GROUP, STEERING, backdate, begin, close
from registering import NORTH, OTHER, SPRING, initiative, problem, submit, volume
from store_rows import MORNING

from htl_dash.services.chain import Asked
from htl_dash.services.since import Since, since_last

LONG_AGO = "2020-01-01T00:00:00+00:00"
AFTER = (MORNING + timedelta(hours=1)).isoformat(timespec="seconds")
NOTHING = Since(DAY, (), (), (), (), (), (), 0, 0)


def met(store, forum=GROUP) -> int:
    """Let a forum have met."""
    meeting = begin(store, forum)
    close(store, meeting, "strategist")
    return meeting


def test_a_forum_that_has_not_met_has_nothing_to_compare_with(store):
    begin(store)
    met(store, STEERING)
    assert since_last(store, GROUP) is None


def test_right_after_a_meeting_nothing_is_new(store):
    problem(store)
    met(store)
    found = since_last(store, GROUP)
    assert found == NOTHING
    assert not found.has_any


def test_what_people_have_written_since_is_counted_once_each(store):
    old, known = problem(store), initiative(store)
    met(store)
    new = problem(store)
    answer(store, Asked(old.id, 1, "Vi gör det."), OTHER)
    answer(store, Asked(new.id, 1, "Vi gör det."), OTHER)
    initiative(store, title="Ny")
    volume(store, known.id, planned_hours="3")
    found = since_last(store, GROUP)
    assert (found.lifted, found.moved) == ((new.id,), (old.id,))
    assert (found.new_initiatives, found.changed_initiatives) == (1, 0)
    assert found.has_any
    assert not found.has_data


def test_a_term_that_is_handed_in_and_its_release_are_told_without_counts(store):
    one = initiative(store)
    volume(store, one.id, actual_reach="24")
    backdate(store, met(store), LONG_AGO)
    submit(store)
    found = since_last(store, GROUP)
    assert found.handed_in == ((NORTH, SPRING),)
    assert len(found.released) == 1
    assert found.has_data


def test_a_new_version_of_a_dataset_is_held_against_the_one_that_was_met_with(fill):
    fill(one="obs_value\n59")
    store = fill(one="obs_value\n60")
    backdate(store, met(store), AFTER)
    later = MORNING + timedelta(days=1)
    fill(loaded_at=later, one="obs_value\n61", two="indicator obs_value\nother 5")
    fill(loaded_at=later, one="obs_value\n62")
    found = since_last(store, GROUP)
    (dataset,) = found.datasets
    ((before, after),) = dataset.changed
    assert (before.value, after.value) == (60, 62)
    assert found.added == ("Prov two",)
    assert found.has_data


def test_each_meeting_looks_back_to_the_one_before_it(store):
    first = met(store)
    problem(store)
    second = met(store)
    assert since_last(store, GROUP) == NOTHING
    assert len(since_last(store, GROUP, before=second).lifted) == 1
    assert since_last(store, GROUP, before=first) is None

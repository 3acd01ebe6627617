"""New bytes become a new snapshot; the same bytes change nothing."""

from dataclasses import replace
from hashlib import sha256

import pytest
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from store_rows import MORNING, NOTE, figures, take_in

from htl_dash.store.observations import ObservationRepository
from htl_dash.store.registers import current_snapshots
from htl_dash.store.schema import observation, snapshot
from htl_dash.store.snapshots import Outcome, doubled, ingest

FIRST = """
    ref_area | obs_value
    2081R001 | 59
    2081R002 | 12
"""
SECOND = """
    ref_area | obs_value
    2081R001 | 58
"""


def test_a_first_dataset_is_new_and_carries_its_note(connection):
    done = take_in(connection, "scb_one", FIRST)
    assert (done.outcome, done.sequence, done.rows) == (Outcome.NEW, 1, 2)
    (current,) = current_snapshots(connection)
    assert current.loaded_at == "2026-11-22T07:30:00+00:00"
    assert current.cautions == ("Alla åldrar.",)
    assert (current.table, current.derived) == ("TAB6685", False)


def test_the_same_bytes_change_nothing(connection):
    take_in(connection, "scb_one", FIRST)
    assert take_in(connection, "scb_one", FIRST).outcome is Outcome.UNCHANGED
    assert len(connection.execute(select(snapshot)).all()) == 1
    assert len(connection.execute(select(observation)).all()) == 2


def test_a_revision_keeps_both_and_the_newest_is_current(connection):
    take_in(connection, "scb_one", FIRST)
    done = take_in(connection, "scb_one", SECOND)
    assert (done.outcome, done.sequence) == (Outcome.REVISED, 2)
    kept = connection.scalars(select(observation.c.obs_value))
    assert sorted(kept) == [12, 58, 59]
    current = ObservationRepository(connection).series("low_economic_standard")
    assert [row.obs_value for row in current] == [58]


def test_going_back_to_earlier_bytes_is_a_revision_too(connection):
    for drawn in (FIRST, SECOND, FIRST):
        done = take_in(connection, "scb_one", drawn)
    assert (done.outcome, done.sequence) == (Outcome.REVISED, 3)
    current = ObservationRepository(connection).series("low_economic_standard")
    assert [row.obs_value for row in current] == [59, 12]


def test_a_corrected_note_replaces_the_note_of_the_same_figures(connection):
    take_in(connection, "scb_one", FIRST)
    digest = sha256(FIRST.encode()).hexdigest()
    note = replace(NOTE, dataset="scb_one", rows=2, sha256=digest)
    better = replace(note, cautions=("Alla åldrar, hela procent.",))
    done = ingest(connection, better, observation, figures(FIRST), MORNING)
    assert (done.outcome, done.sequence) == (Outcome.NOTE_CORRECTED, 1)
    (current,) = current_snapshots(connection)
    assert current.cautions == ("Alla åldrar, hela procent.",)
    assert len(connection.execute(select(observation)).all()) == 2


def test_a_figure_given_twice_in_one_dataset_is_refused(store):
    with pytest.raises(IntegrityError), store.begin() as connection:
        take_in(connection, "scb_one", FIRST + "    2081R001 | 60\n")
    with store.connect() as connection:
        assert current_snapshots(connection) == ()


def test_a_figure_that_two_current_datasets_give_is_found(connection):
    take_in(connection, "scb_one", FIRST)
    assert doubled(connection) is None
    take_in(connection, "scb_two", SECOND)
    found = doubled(connection)
    assert found.datasets == ("scb_one", "scb_two")
    assert found.ref_area == "2081R001"


def test_a_figure_in_an_older_snapshot_is_not_given_twice(connection):
    take_in(connection, "scb_one", FIRST)
    take_in(connection, "scb_one", SECOND)
    assert doubled(connection) is None

"""A figure that said something else before is told with both, counts of our own never."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from store_rows import MORNING, NOTE, figures

from htl_dash.domain.geography import Geography
from htl_dash.domain.received import Arrival
from htl_dash.services.revised import revised
from htl_dash.store.database import writing
from htl_dash.store.schema import observation
from htl_dash.store.snapshots import ingest

REGSO, SHARE = Geography.REGSO_2025, "low_economic_standard"
NOVEMBER = datetime(2026, 11, 3, 8, 0, tzinfo=UTC)
DECEMBER = datetime(2026, 12, 1, 8, 0, tzinfo=UTC)
KEY = ("2081R001", "2024")


@pytest.fixture
def store(fill):
    return fill()


def come(
    store, drawn, at, dataset="scb", arrival=Arrival.FETCH, protection="publisher"
):
    """Let a version of a dataset come to the store."""
    rows = figures(drawn)
    note = replace(
        NOTE, dataset=dataset, rows=len(rows), sha256=drawn, protection=protection
    )
    with writing(store) as connection:
        ingest(connection, note, observation, rows, at, arrival)


def told(store):
    found = revised(store, SHARE, REGSO)
    return {k: (one.before.value, one.after.value, one.day) for k, one in found.items()}


def test_a_figure_that_came_anew_with_another_value_has_both_and_the_day(store):
    come(store, "obs_value\n17.5", MORNING)
    come(store, "obs_value\n17.3", NOVEMBER)
    assert told(store) == {KEY: (17.5, 17.3, date(2026, 11, 3))}


def test_a_figure_that_came_anew_the_same_has_not_been_revised(store):
    come(store, "ref_area | obs_value\n2081R001 | 1\n2081R002 | 2", MORNING)
    come(store, "ref_area | obs_value\n2081R001 | 1\n2081R002 | 3", NOVEMBER)
    assert told(store).keys() == {("2081R002", "2024")}


def test_what_was_fetched_revises_what_the_pack_had(store):
    come(store, "obs_value\n46", MORNING, "pack_file", Arrival.PACK)
    come(store, "obs_value\n45", NOVEMBER, "scb_fetched")
    assert told(store) == {KEY: (46, 45, date(2026, 11, 3))}


def test_a_pack_that_comes_after_does_not_revise_what_was_fetched(store):
    come(store, "obs_value\n45", MORNING, "scb_fetched")
    come(store, "obs_value\n46", NOVEMBER, "pack_file", Arrival.PACK)
    assert told(store) == {}


def test_the_last_of_several_revisions_is_told(store):
    come(store, "obs_value\n17.5", MORNING)
    come(store, "obs_value\n17.3", NOVEMBER)
    come(store, "obs_value\n16.0", DECEMBER)
    assert told(store) == {KEY: (17.3, 16.0, date(2026, 12, 1))}


def test_a_new_figure_has_not_been_revised(store):
    come(store, "ref_area | obs_value\n2081R001 | 1", MORNING)
    come(store, "ref_area | obs_value\n2081R001 | 1\n2081R002 | 2", NOVEMBER)
    assert told(store) == {}


def test_a_figure_that_the_publisher_has_hidden_since_has_no_value_after(store):
    hidden = "obs_value | obs_status | conf_status\n | missing | publisher"
    come(store, "obs_value\n17.5", MORNING)
    come(store, hidden, NOVEMBER)
    (one,) = revised(store, SHARE, REGSO).values()
    assert (one.before.value, one.after.value) == (17.5, None)
    assert one.after.is_hidden


@pytest.mark.parametrize("before", ["counts", "publisher"])
def test_counts_of_our_own_are_never_told_not_even_beside_published_ones(store, before):
    counted = "obs_value | numerator | denominator\n{} | {} | 20"
    come(store, counted.format(40, 8), MORNING, protection=before)
    come(store, counted.format(45, 9), NOVEMBER, protection="counts")
    assert told(store) == {}


def test_other_divisions_are_other_figures(store):
    come(store, "geography | obs_value\nregso2020 | 17.5", MORNING)
    come(store, "geography | obs_value\nregso2020 | 17.3", NOVEMBER)
    assert told(store) == {}

"""Areas, schools and notes come back as they went in, and only the current ones."""

from dataclasses import replace
from datetime import timedelta

from store_rows import MORNING, NOTE

from htl_dash.domain.geography import Area, Geography, School
from htl_dash.store.registers import (
    areas,
    schools,
    sequences_at,
)
from htl_dash.store.schema import area, school
from htl_dash.store.snapshots import ingest

REGSO = Area(Geography.REGSO_2025, "2081R001", "Bulllermyren", "2081", 1.5)
DESO = Area(Geography.DESO_2025, "2081C1010", "Romme", "2081R001", 0.5)
PILOT = School("34516710", "Tjärnaskolan", "2081", "municipal", None, None, "", "")
PLACED = School("1", "B", "2081", "independent", 60.48, 15.42, "2081R001", "2081C1010")


def test_areas_come_by_geography_and_code(connection):
    ingest(connection, NOTE, area, [REGSO, DESO], MORNING)
    assert areas(connection) == (DESO, REGSO)
    assert areas(connection, Geography.REGSO_2025) == (REGSO,)


def test_a_new_register_takes_the_place_of_the_old(connection):
    ingest(connection, NOTE, area, [REGSO, DESO], MORNING)
    renamed = replace(REGSO, name="Bullermyren")
    ingest(connection, replace(NOTE, sha256="b"), area, [renamed], MORNING)
    assert areas(connection) == (renamed,)


def test_schools_without_position_stay_without(connection):
    ingest(connection, NOTE, school, [PILOT, PLACED], MORNING)
    assert schools(connection) == (PLACED, PILOT)


def test_which_version_each_dataset_had_at_a_moment(connection):
    ingest(connection, NOTE, school, [PILOT], MORNING)
    later = MORNING + timedelta(days=1)
    ingest(connection, replace(NOTE, sha256="b"), school, [PLACED], later)
    ingest(connection, replace(NOTE, dataset="new"), area, [REGSO], later)
    then, now = (one.isoformat(timespec="seconds") for one in (MORNING, later))
    assert sequences_at(connection, then) == {NOTE.dataset: 1, "new": 0}
    assert sequences_at(connection, now) == {NOTE.dataset: 2, "new": 1}

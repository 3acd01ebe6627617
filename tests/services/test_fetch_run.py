"""A fetch whose process dies leaves the store as it was, and the next goes on."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from killed_fetch import DATASET, DRAWN
from made_shelf import Shelf

from htl_dash.catalogue.municipalities import municipality
from htl_dash.domain.fetch_report import DatasetState, Progress, RunState
from htl_dash.services.fetch_history import history
from htl_dash.services.fetch_plan import Wanted
from htl_dash.services.fetching import fetch
from htl_dash.store.database import data_version
from htl_dash.store.observations import ObservationRepository
from htl_dash.store.registers import current_snapshots

TESTS = Path(__file__).parents[1]
WANTED = Wanted(datasets=(DATASET,))


def killed(url: str, where: str) -> None:
    """Fetch in a process of its own that dies at a place."""
    program = [sys.executable, TESTS / "killed_fetch.py", url, where]
    ended = subprocess.run(
        program, env=os.environ | {"PYTHONPATH": str(TESTS)}, timeout=60, check=False
    )
    assert ended.returncode == -signal.SIGKILL


@pytest.mark.parametrize(("where", "asked_again"), [("asking", 1), ("storing", 0)])
def test_a_killed_fetch_leaves_the_store_as_it_was_and_the_next_goes_on(
    store, database_url, where, asked_again
):
    before = data_version(store)
    killed(database_url, where)
    assert data_version(store) == before
    with store.connect() as connection:
        assert current_snapshots(connection) == ()
    shelf = Shelf({DATASET: DRAWN})
    report = fetch(store, municipality("2081"), WANTED, sources=shelf.opened)
    assert len(shelf.fetched) == asked_again
    assert report.datasets[0].state is DatasetState.NEW
    assert report.datasets[0].resumed == 3 - asked_again
    with store.connect() as connection:
        rows = ObservationRepository(connection).series(
            "upper_secondary_eligibility_areas"
        )
    assert [one.obs_value for one in rows] == [78.5, 80.1, 81.0]


def test_a_killed_fetch_keeps_the_version_before(store, database_url, today):
    old = Shelf({DATASET: DRAWN.replace("78,5", "70")})
    fetch(store, municipality("2081"), WANTED, sources=old.opened)
    before = data_version(store)
    killed(database_url, "storing")
    assert data_version(store) == before
    assert history(store, today).last.state is RunState.RUNNING
    new = Shelf({DATASET: DRAWN})
    fetch(store, municipality("2081"), WANTED, sources=new.opened)
    with store.connect() as connection:
        rows = ObservationRepository(connection).series(
            "upper_secondary_eligibility_areas", time_period="2021"
        )
    assert [one.obs_value for one in rows] == [78.5]


@pytest.fixture
def today():
    from datetime import date

    return date(2026, 11, 25)


@pytest.mark.parametrize(
    ("place", "done"),
    [
        ((0, 4, 0, 0), 0.0),
        ((1, 4, 1, 2), 0.375),
        ((4, 4, 0, 0), 1.0),
        ((0, 0, 0, 0), 1),
    ],
)
def test_how_far_it_has_come_counts_datasets_and_parts_of_the_one_at_hand(place, done):
    assert Progress("", *place).done == done

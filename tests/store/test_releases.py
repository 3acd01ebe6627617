"""The release log is added to and never changed, on both databases."""

from datetime import timedelta

import pytest
from older_store import go_back
from sqlalchemy import Connection, Engine, inspect, text
from sqlalchemy.exc import IntegrityError
from store_rows import MORNING, take_in

from htl_dash.domain.errors import StoreError
from htl_dash.store.database import data_version, open_database, upgrade, writing
from htl_dash.store.engine import engine_for, parse
from htl_dash.store.observations import ObservationRepository
from htl_dash.store.releases import (
    LoggedRelease,
    last_releases,
    log_release,
    note_waiting,
    released_after,
    releases,
)

SHARES = "ref_area | obs_value\n2081R001 | 59\n2081R002 | 12"


def log(
    connection: Connection, series: str, sequence: int, content: str = "{}"
) -> None:
    moment = MORNING + timedelta(days=sequence)
    log_release(connection, series, sequence, 1, "counts", moment, 0, content)


def test_a_release_is_read_as_it_was_logged(connection):
    log_release(connection, "x:areas", 1, 2, "counts", MORNING, 3, '{"å": 1}')
    moment = "2026-11-22T07:30:00+00:00"
    expected = LoggedRelease("x:areas", 1, 2, "counts", moment, 3, '{"å": 1}')
    assert releases(connection) == (expected,)
    assert last_releases(connection) == {"x:areas": expected}


def test_an_empty_log_has_no_releases(connection):
    assert releases(connection) == ()
    assert last_releases(connection) == {}


def test_earlier_releases_stay_and_come_by_series_and_number(connection):
    for series, sequence in [("y", 1), ("x", 2), ("x", 1), ("x", 10), ("x", 9)]:
        log(connection, series, sequence, f"{series}{sequence}")
    found = [(one.series, one.sequence) for one in releases(connection)]
    assert found == [("x", 1), ("x", 2), ("x", 9), ("x", 10), ("y", 1)]
    newest = {name: one.content for name, one in last_releases(connection).items()}
    assert newest == {"x": "x10", "y": "y1"}


def test_a_number_is_never_used_twice(store):
    with writing(store) as connection:
        log(connection, "x", 1, "first")
    with pytest.raises(IntegrityError), writing(store) as connection:
        log(connection, "x", 1, "second")
    with store.connect() as connection:
        assert [one.content for one in releases(connection)] == ["first"]


def test_which_series_have_been_released_after_a_moment(connection):
    for series, sequence in (("b", 1), ("a", 2), ("a", 3)):
        log(connection, series, sequence)
    moment = (MORNING + timedelta(days=1)).isoformat(timespec="seconds")
    assert released_after(connection, moment) == ("a",)


def test_what_waits_is_noted_on_that_release_alone(connection):
    for series, sequence in [("x", 1), ("x", 2), ("y", 2)]:
        log(connection, series, sequence)
    before = releases(connection)
    note_waiting(connection, "x", 2, 7)
    after = releases(connection)
    assert [one.waiting for one in after] == [0, 7, 0]
    assert (after[0], after[2]) == (before[0], before[2])
    assert after[1].content == before[1].content
    assert after[1].released_at == before[1].released_at


def test_a_long_release_fits(connection):
    content = "7" * 2_000_000
    log(connection, "x", 1, content)
    assert releases(connection)[0].content == content


def test_the_data_version_follows_the_releases(store):
    versions = [data_version(store)]
    for series, sequence in [("x", 1), ("x", 2), ("y", 1)]:
        with writing(store) as connection:
            log(connection, series, sequence)
        versions.append(data_version(store))
    assert len(set(versions)) == 4
    with writing(store) as connection:
        note_waiting(connection, "x", 2, 7)
    assert data_version(store) == versions[-1]


def test_a_release_that_fails_half_way_leaves_no_trace(store):
    before = data_version(store)

    def fail() -> None:
        with writing(store) as connection:
            log(connection, "x", 1)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    assert data_version(store) == before


def older(url: str) -> Engine:
    """A store as it was before there was a release log, with figures in it."""
    engine = engine_for(parse(url))
    upgrade(engine)
    with writing(engine) as connection:
        take_in(connection, "scb_one", SHARES.replace("59", "58"))
        take_in(connection, "scb_one", SHARES)
        go_back(connection, "0001")
    return engine


def test_a_store_without_a_log_gets_one_and_keeps_everything(database_url):
    engine = older(database_url)
    assert "release" not in inspect(engine).get_table_names()

    def held() -> list[object]:
        with engine.connect() as connection:
            found = text("SELECT snapshot_id, ref_area, obs_value FROM observation")
            return sorted(connection.execute(found).all())

    before = held()
    assert upgrade(engine)
    assert held() == before
    with engine.connect() as connection:
        repository = ObservationRepository(connection)
        assert [row.obs_value for row in repository.of_snapshot(1)] == [58, 12]
        now = repository.series("low_economic_standard")
        assert [row.obs_value for row in now] == [59, 12]
    with writing(engine) as connection:
        assert releases(connection) == ()
        log(connection, "x", 1)
    assert not upgrade(engine)
    with engine.connect() as connection:
        assert len(releases(connection)) == 1
    engine.dispose()


def test_a_store_without_a_log_is_not_opened_but_told_how_to_mend(database_url):
    older(database_url).dispose()
    with pytest.raises(StoreError) as caught:
        open_database(database_url)
    assert "htl init" in caught.value.facts["cure"]

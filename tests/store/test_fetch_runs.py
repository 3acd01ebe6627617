"""Runs, their answers and their requests are kept, and read back as they were."""

from datetime import timedelta

import pytest
from store_rows import MORNING

from htl_dash.domain.fetch_report import (
    DatasetReport,
    DatasetState,
    RunState,
    Unlike,
    as_json,
    from_json,
)
from htl_dash.domain.fetching import SourceName
from htl_dash.domain.received import Received
from htl_dash.store.fetch_runs import (
    LoggedRequest,
    begin_run,
    end_run,
    keep_part,
    kept_part,
    last_run,
    log_requests,
    logged_requests,
    note_report,
)

DAY = timedelta(days=1)
WAITING = DatasetReport("a", "A", SourceName.SCB, DatasetState.WAITING)
PAGE = Received("https://x.se", b"[1]", MORNING.isoformat(timespec="seconds"))


def report(state: DatasetState) -> tuple[DatasetReport, ...]:
    return (DatasetReport("a", "A", SourceName.SCB, state),)


def test_a_report_comes_back_as_it_was_kept():
    full = DatasetReport(
        "a",
        "Åldrar",
        SourceName.KOLADA,
        DatasetState.MISMATCH,
        rows=3,
        mismatches=(Unlike("N1", "andel", "antal"),),
        notes=("Not.",),
        problem="Problem.",
    )
    assert from_json(as_json((full, WAITING))) == (full, WAITING)


def test_a_run_that_says_it_is_running_when_another_begins_was_interrupted(connection):
    first = begin_run(connection, "{}", (WAITING,), MORNING)
    assert last_run(connection).state is RunState.RUNNING
    begin_run(connection, "{}", (WAITING,), MORNING + DAY)
    second = last_run(connection)
    assert second.number > first
    end_run(connection, second.number, RunState.DONE, MORNING + DAY)
    ended = last_run(connection)
    assert (ended.state, ended.ended_at[:10]) == (RunState.DONE, "2026-11-23")
    assert ended.datasets == (WAITING,)


def test_a_run_that_was_stopped_does_not_hide_the_one_before_that_ended(connection):
    first = begin_run(connection, "{}", (WAITING,), MORNING)
    end_run(connection, first, RunState.DONE, MORNING)
    second = begin_run(connection, "{}", (WAITING,), MORNING + DAY)
    end_run(connection, second, RunState.STOPPED, MORNING + DAY)
    assert last_run(connection).number == second
    assert last_run(connection, RunState.DONE, RunState.FAILED).number == first
    assert last_run(connection, RunState.INTERRUPTED) is None


@pytest.mark.parametrize(
    ("state", "found"),
    [
        (DatasetState.FAILED, 2),
        (DatasetState.STOPPED, 2),
        (DatasetState.WAITING, 2),
        (DatasetState.NEW, 0),
        (DatasetState.UNCHANGED, 0),
    ],
)
def test_a_part_is_used_again_only_until_its_dataset_has_been_taken_in(
    connection, state, found
):
    run = begin_run(connection, "{}", (WAITING,), MORNING)
    keep_part(connection, run, "a", "2023", (PAGE, PAGE))
    note_report(connection, run, report(state))
    assert len(kept_part(connection, "a", "2023", MORNING)) == found
    assert kept_part(connection, "a", "2024", MORNING) == ()
    assert kept_part(connection, "b", "2023", MORNING) == ()


def test_a_part_that_is_too_old_is_not_used(connection):
    run = begin_run(connection, "{}", (WAITING,), MORNING)
    keep_part(connection, run, "a", "2023", (PAGE,))
    assert kept_part(connection, "a", "2023", MORNING - DAY) == (PAGE,)
    assert kept_part(connection, "a", "2023", MORNING + timedelta(seconds=1)) == ()


def test_the_last_time_a_part_came_is_the_one_that_is_used(connection):
    for content in (b"[1]", b"[2]"):
        run = begin_run(connection, "{}", (WAITING,), MORNING)
        one = Received("https://x.se", content, PAGE.received_at)
        keep_part(connection, run, "a", "2023", (one,))
    [page] = kept_part(connection, "a", "2023", MORNING)
    assert page.content == b"[2]"


def test_the_log_has_every_request_of_a_run_in_order(connection):
    run = begin_run(connection, "{}", (), MORNING)
    tried = LoggedRequest(
        MORNING.isoformat(), "GET", "https://x.se", 1, 503, 9, 0, "down"
    )
    lost = LoggedRequest(
        MORNING.isoformat(), "GET", "https://x.se", 2, None, 60_000, 0, "timeout"
    )
    log_requests(connection, run, (tried, lost))
    log_requests(connection, run, ())
    assert logged_requests(connection, run) == (tried, lost)
    assert logged_requests(connection, run + 1) == ()

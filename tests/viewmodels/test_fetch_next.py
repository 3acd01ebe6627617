"""What did not come is told with its cure, and asked for again where that helps."""

from dataclasses import replace

import pytest

from htl_dash.domain.fetch_report import (
    DatasetReport,
    DatasetState,
    RunReport,
    RunState,
    Unlike,
)
from htl_dash.domain.fetching import SourceName
from htl_dash.viewmodels.fetch_next import how_long, next_step

NEW = DatasetReport("a", "Barn", SourceName.SCB, DatasetState.NEW)
DOWN = replace(
    NEW, dataset="b", state=DatasetState.FAILED, problem="Svarar inte.", cure="Vänta."
)
SKIPPED = replace(DOWN, dataset="c", state=DatasetState.SKIPPED)
UNLIKE = replace(
    NEW, dataset="d", state=DatasetState.MISMATCH, mismatches=(Unlike("N1", "a", ""),)
)
RUN = RunReport(
    *(7, RunState.FAILED),
    *("2026-11-25T12:00:00+00:00", "2026-11-25T12:07:10+00:00", (NEW, DOWN)),
)


def test_a_run_where_all_came_leaves_nothing_to_do():
    assert next_step(None) is None
    assert next_step(replace(RUN, datasets=(NEW,))) is None
    waiting = replace(NEW, state=DatasetState.WAITING)
    running = replace(RUN, state=RunState.RUNNING, datasets=(waiting,))
    assert next_step(running) is None


def test_what_failed_was_skipped_or_not_reached_can_be_asked_for_again():
    waiting = replace(NEW, dataset="e", state=DatasetState.WAITING)
    step = next_step(replace(RUN, datasets=(NEW, DOWN, SKIPPED, waiting)))
    assert step.datasets == ("b", "c", "e")
    assert "Svarar inte. Vänta." in step.lines[0]


def test_those_that_were_skipped_take_one_line_for_each_source():
    more = replace(SKIPPED, dataset="f")
    step = next_step(replace(RUN, datasets=(DOWN, SKIPPED, more)))
    assert len(step.lines) == 2
    assert step.lines[1].startswith("**SCB**, 2 till: hoppades över")


def test_what_the_source_means_otherwise_is_told_and_not_asked_for_again():
    partly = replace(UNLIKE, state=DatasetState.NEW)
    for one in (UNLIKE, partly):
        step = next_step(replace(RUN, datasets=(one,)))
        assert step.datasets == ()
        assert "hjälper inte" in step.lines[0]


@pytest.mark.parametrize(
    ("ended", "said"),
    [("12:00:20", "mindre än"), ("12:01:05", "en minut"), ("12:07:10", "7 minuter")],
)
def test_how_long_it_takes_is_what_the_last_run_took(ended, said):
    assert said in how_long(replace(RUN, ended_at=f"2026-11-25T{ended}+00:00"))


def test_where_no_run_has_ended_the_time_is_said_to_be_unknown():
    unknown = how_long(None)
    assert how_long(replace(RUN, state=RunState.STOPPED)) == unknown
    assert not any(one.isdigit() for one in unknown)

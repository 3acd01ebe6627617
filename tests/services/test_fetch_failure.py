"""A source that falls silent is waited for once in a run, and no other suffers for it."""

import socket
from collections.abc import Iterator
from contextlib import contextmanager

import httpx
import pytest
from made_shelf import Shelf

from htl_dash.catalogue.municipalities import municipality
from htl_dash.domain.errors import HtlError
from htl_dash.domain.fetch_report import DatasetReport, DatasetState, Progress, RunState
from htl_dash.domain.fetching import SourceName
from htl_dash.services.fetch_failure import Silence, SkippedError
from htl_dash.services.fetch_plan import Wanted
from htl_dash.services.fetching import Client, fetch, look
from htl_dash.sources.clients import client
from htl_dash.sources.exchange import Fault
from htl_dash.sources.transport import MOST_SILENT, Transport

AREAS = "scb_eligibility_areas"
POOR = "scb_low_economic_standard_0_19"
KOLADA = "kolada_home"
WANTED = Wanted(datasets=(AREAS, POOR, KOLADA))
DRAWN = """
    ref_area | geography    | time_period | obs_value
    2081     | municipality | 2023        | 3
"""


@pytest.fixture
def stalled(monkeypatch) -> Iterator[None]:
    """SCB, as a server that lets everybody in and says nothing."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        address = f"http://127.0.0.1:{server.getsockname()[1]}"
        monkeypatch.setenv("HTL_SCB_URL", address)
        yield


def opened_by(asked: list) -> object:
    """Give SCB over a real transport that soon loses its patience, and a shelf."""

    @contextmanager
    def opened(log, is_stopped) -> Iterator[Client]:
        def both(one) -> None:
            asked.append(one)
            log(one)

        shelf = Shelf({KOLADA: DRAWN})
        patience = httpx.Timeout(0.02)
        with Transport(log=both, sleep=lambda seconds: None, timeout=patience) as way:
            scb = client(SourceName.SCB, way)
            yield lambda name: scb if name is SourceName.SCB else shelf

    return opened


def states(found: tuple[DatasetReport, ...]) -> dict[str, DatasetState]:
    return {one.dataset: one.state for one in found}


def test_the_other_datasets_of_a_source_that_stalls_are_skipped_and_say_so(
    store, stalled
):
    asked = []
    home = municipality("2081")
    seen: list[Progress] = []
    report = fetch(store, home, WANTED, sources=opened_by(asked), tell=seen.append)
    became = states(report.datasets)
    assert [one.failed for one in seen if one.failed] == [1, 2]
    assert sorted(became[one] for one in (AREAS, POOR)) == ["failed", "skipped"]
    assert became[KOLADA] is DatasetState.NEW
    assert len(asked) == MOST_SILENT
    assert {one.fault for one in asked} == {Fault.TIMEOUT}
    assert report.state is RunState.FAILED
    [skipped] = [one for one in report.datasets if one.state == "skipped"]
    assert "SCB svarade inte" in skipped.problem
    assert skipped.is_failure


def test_looking_waits_once_for_a_source_that_stalls(store, stalled):
    asked = []
    report = look(store, municipality("2081"), WANTED, sources=opened_by(asked))
    became = states(report.datasets)
    assert sorted(became.values()) == ["failed", "planned", "skipped"]
    assert len(asked) == MOST_SILENT


@pytest.mark.parametrize(
    ("fault", "status", "is_silent"),
    [
        (Fault.TIMEOUT, None, True),
        (Fault.CONNECT, None, True),
        (Fault.TIMEOUT, 200, False),
        (Fault.NOT_FOUND, 404, False),
        (Fault.DOWN, 503, False),
        (None, None, False),
    ],
)
def test_only_a_source_that_gave_no_answer_at_all_is_silent(fault, status, is_silent):
    silence = Silence()
    silence.note(SourceName.SCB, HtlError(fault=fault, status=status))
    silence.heed(SourceName.KOLADA)
    try:
        silence.heed(SourceName.SCB)
    except SkippedError:
        assert is_silent
    else:
        assert not is_silent

"""Bytes are kept once and as they came, and every time that they came is known."""

from dataclasses import replace

import pytest
from sqlalchemy import func, select
from sqlalchemy.exc import NoResultFound
from store_rows import MORNING, NOTE

from htl_dash.domain.geography import Geography
from htl_dash.domain.observation import Incoming
from htl_dash.domain.received import Arrival, Received
from htl_dash.domain.status import ConfStatus, ObsStatus
from htl_dash.store.observations import ObservationRepository
from htl_dash.store.received import is_kept, keep, read_received, received_ids
from htl_dash.store.schema import content, observation
from htl_dash.store.snapshots import ingest

ANSWER = Received(
    origin="https://statistik.example/api",
    content="område;värde\n".encode() * 100,
    received_at="2026-11-03T06:00:00+00:00",
    request='{"selection": []}',
    media_type="text/csv",
    encoding="utf-8",
)


def test_what_came_comes_out_again_as_it_was(connection):
    assert read_received(connection, keep(connection, ANSWER)) == ANSWER


def test_the_same_bytes_lie_once_and_have_both_times(connection):
    later = replace(ANSWER, received_at="2026-11-04T06:00:00+00:00")
    keep(connection, ANSWER)
    keep(connection, later)
    assert connection.scalar(select(func.count()).select_from(content)) == 1
    last = received_ids(connection)[ANSWER.checksum]
    assert read_received(connection, last).received_at == later.received_at


def test_bytes_that_never_came_are_not_kept(connection):
    assert not is_kept(connection, ANSWER.checksum)
    with pytest.raises(NoResultFound):
        read_received(connection, 1)


def test_a_figure_leads_to_its_bytes_and_to_its_place_in_them(connection):
    number = keep(connection, ANSWER)
    figure = Incoming(
        *("low_economic_standard", Geography.REGSO_2025, "2081R001", "2024"),
        *("_T", "_T", None, None, None, ObsStatus.MISSING, ConfStatus.PUBLISHER),
        *("..", ANSWER.checksum, "R2C2"),
    )
    ingest(connection, NOTE, observation, [figure], MORNING, Arrival.FETCH)
    (stored,) = ObservationRepository(connection).series("low_economic_standard")
    assert (stored.received_id, stored.source_cell) == (number, "R2C2")
    assert stored.symbol == ".."

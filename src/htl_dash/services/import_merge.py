"""A file joined with what earlier files gave of the same dataset.

Next year's file holds next year's figures: what it does not speak of stays as it was.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from hashlib import sha256

from sqlalchemy import Connection

from htl_dash.domain.observation import Incoming, Observation
from htl_dash.store.observations import ObservationRepository
from htl_dash.store.received import checksums

_CARRIED = (
    "indicator",
    "geography",
    "ref_area",
    "time_period",
    "sex",
    "category",
    "obs_value",
    "numerator",
    "denominator",
    "obs_status",
    "conf_status",
    "symbol",
    "source_cell",
)


def carried(connection: Connection, snapshot_id: int) -> tuple[Incoming, ...]:
    """Return the figures of a snapshot as figures on their way into the next one.

    Each still leads to the cell that it was read in.
    """
    rows = ObservationRepository(connection).of_snapshot(snapshot_id)
    known = checksums(connection)
    return tuple(_incoming(one, known) for one in rows)


def _incoming(one: Observation, known: Mapping[int, str]) -> Incoming:
    values = {name: getattr(one, name) for name in _CARRIED}
    return Incoming(**values, received=known.get(one.received_id or 0, ""))


def merged(
    before: Iterable[Incoming], figures: Iterable[Incoming]
) -> tuple[Incoming, ...]:
    """Return all figures, by key; where both have one, it is the later."""
    found = {one.key: one for one in before}
    found |= {one.key: one for one in figures}
    return tuple(found[key] for key in sorted(found))


def content_hash(figures: Sequence[Incoming]) -> str:
    """Return a hash of what the figures say, wherever in a file they were read."""
    said = [
        [*one.key, one.obs_value, one.numerator, one.denominator]
        + [one.obs_status, one.conf_status, one.symbol]
        for one in figures
    ]
    return sha256(json.dumps(said, ensure_ascii=False).encode()).hexdigest()


def span(figures: Iterable[Incoming]) -> str:
    """Return the periods from the first to the last; empty where there are none."""
    periods = sorted({one.time_period for one in figures})
    if len(periods) < 2:
        return "".join(periods)
    return f"{periods[0]}\u2013{periods[-1]}"

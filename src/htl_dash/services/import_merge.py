"""A file joined with what earlier files gave of the same dataset.

Next year's file holds next year's figures: what it does not speak of stays as it was.
"""

import json
from collections.abc import Iterable, Sequence
from hashlib import sha256

from sqlalchemy import Connection

from htl_dash.domain.observation import Incoming
from htl_dash.store.observations import ObservationRepository
from htl_dash.store.received import checksums


def carried(connection: Connection, snapshot_id: int) -> tuple[Incoming, ...]:
    """Return the figures of a snapshot as figures on their way into the next one.

    Each still leads to the cell that it was read in.
    """
    rows = ObservationRepository(connection).of_snapshot(snapshot_id)
    known = checksums(connection)
    return tuple(one.again(known.get(one.received_id or 0, "")) for one in rows)


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

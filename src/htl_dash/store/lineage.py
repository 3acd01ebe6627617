"""Every version of one figure, with the snapshot that each came in."""

from sqlalchemy import Connection, select

from htl_dash.domain.observation import Observation
from htl_dash.store.notes import Snapshot
from htl_dash.store.observations import FIGURE_KEY, observation_of
from htl_dash.store.schema import observation, snapshot


def versions_of(
    connection: Connection, key: tuple[str, ...]
) -> tuple[tuple[Observation, Snapshot], ...]:
    """Return a figure as it stands in every snapshot that has it, oldest first.

    `key` is as `Observation.key`. The figures have not passed the disclosure door.
    """
    o = observation.c
    wanted = (o[name] == value for name, value in zip(FIGURE_KEY, key, strict=True))
    query = select(observation).where(*wanted).order_by(o.snapshot_id)
    figures = [observation_of(row) for row in connection.execute(query)]
    ids = [one.snapshot_id for one in figures]
    notes = select(snapshot).where(snapshot.c.id.in_(ids))
    rows = connection.execute(notes).mappings()
    known = {one.id: one for one in map(Snapshot.read, rows)}
    return tuple((one, known[one.snapshot_id]) for one in figures)

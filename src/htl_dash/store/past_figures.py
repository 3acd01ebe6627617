"""Every version of the same figures, those that are no longer current too."""

from collections import defaultdict
from collections.abc import Iterable

from sqlalchemy import Connection, select

from htl_dash.domain.geography import Geography
from htl_dash.domain.observation import TOTAL, Observation
from htl_dash.store.notes import Snapshot
from htl_dash.store.observations import observation_of
from htl_dash.store.schema import observation, snapshot


def versions(
    connection: Connection, indicator: str, geography: Geography
) -> tuple[tuple[Snapshot, tuple[Observation, ...]], ...]:
    """Return the totals of one indicator as each snapshot had them, oldest first.

    Of datasets that have had such figures: a version of theirs without any is there too,
    empty. The figures have not passed the disclosure door.
    """
    o = observation.c
    query = select(observation).where(
        o.indicator == indicator,
        o.geography == geography,
        o.sex == TOTAL,
        o.category == TOTAL,
    )
    rows = defaultdict(list)
    for row in connection.execute(query):
        figure = observation_of(row)
        rows[figure.snapshot_id].append(figure)
    return tuple((one, tuple(rows[one.id])) for one in _of_same(connection, [*rows]))


def _of_same(connection: Connection, ids: Iterable[int]) -> tuple[Snapshot, ...]:
    """Return all versions of the datasets that the snapshots are of, oldest first."""
    s = snapshot.c
    datasets = select(s.dataset).where(s.id.in_(ids))
    query = select(snapshot).where(s.dataset.in_(datasets)).order_by(s.id)
    return tuple(Snapshot.read(row) for row in connection.execute(query).mappings())

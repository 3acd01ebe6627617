"""Figures that several datasets give, and not the same: which is shown, and which not."""

from collections import defaultdict
from collections.abc import Collection

from sqlalchemy import Connection, and_, or_, select

from htl_dash.domain.observation import Observation
from htl_dash.store.observations import FIGURE_KEY, observation_of
from htl_dash.store.schema import observation, snapshot

_CONTENT = ("obs_value", "obs_status", "conf_status")
Ranks = dict[int, tuple[bool, int]]
"""How snapshots stand to each other, by number: see `store.observations.ranks`."""


def disagreeing(
    connection: Connection, ranked: Ranks, dataset: str = ""
) -> tuple[tuple[Observation, ...], ...]:
    """Return what current datasets say of the same figure, the one that is shown first.

    Args:
        connection: The caller's transaction.
        ranked: The current snapshots.
        dataset: The only one to look at the figures of; empty for all.

    Ordered by key; figures of which all say the same are left out, and so is who says
    the same as the first. They have not passed the disclosure door.
    """
    mine = select(snapshot.c.id).where(snapshot.c.id.in_(ranked))
    if dataset:
        mine = mine.where(snapshot.c.dataset == dataset)
    some = [*connection.scalars(mine)]
    found: dict[tuple[str, ...], dict[int, Observation]] = defaultdict(dict)
    for one, other in differing(connection, some, ranked):
        found[one.key] |= {one.snapshot_id: one, other.snapshot_id: other}
    told = []
    for key in sorted(found):
        rows = found[key].values()
        first, *others = sorted(rows, key=lambda r: ranked[r.snapshot_id], reverse=True)
        told.append((first, *(r for r in others if _says(r) != _says(first))))
    return tuple(told)


def differing(
    connection: Connection, some: Collection[int], others: Collection[int]
) -> tuple[tuple[Observation, Observation], ...]:
    """Return the same figures in snapshots of different datasets, where they differ."""
    if not some or not others:
        return ()
    a, b = observation.alias(), observation.alias()
    of_a, of_b = snapshot.alias(), snapshot.alias()
    same_key = (a.c[name] == b.c[name] for name in FIGURE_KEY)
    pairs = (
        a.join(b, and_(*same_key))
        .join(of_a, of_a.c.id == a.c.snapshot_id)
        .join(of_b, of_b.c.id == b.c.snapshot_id)
    )
    query = (
        select(*a.c, *b.c)
        .select_from(pairs)
        .where(
            # Summed, so that SQLite does not try the key with each number: 20 times slower.
            (a.c.snapshot_id + 0).in_(some),
            (b.c.snapshot_id + 0).in_(others),
            of_a.c.dataset != of_b.c.dataset,
            or_(*(a.c[name].is_distinct_from(b.c[name]) for name in _CONTENT)),
        )
    )
    width = len(a.c)
    return tuple(
        (observation_of(row[:width]), observation_of(row[width:]))
        for row in connection.execute(query)
    )


def _says(row: Observation) -> tuple[object, ...]:
    return row.obs_value, row.obs_status, row.conf_status

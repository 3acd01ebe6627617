"""Use case: which figures another dataset has taken over, with another value.

A new version of the same dataset is told by `services.changes`. Here the figure comes
from somewhere else than before, as when what has been fetched goes before the pack.
Counts of our own are never told: that one changed would say that a child came or left.
"""

from collections import defaultdict
from dataclasses import dataclass

from sqlalchemy import Connection

from htl_dash.disclosure.release import ReleasedCell, release
from htl_dash.domain.observation import Observation
from htl_dash.domain.received import Arrival
from htl_dash.services.figures import is_done
from htl_dash.store.disagreeing import differing
from htl_dash.store.notes import Snapshot
from htl_dash.store.observations import shown_of
from htl_dash.store.registers import current_snapshots, snapshots_at


@dataclass(frozen=True, slots=True)
class TakenOver:
    """What one dataset has taken over, as pairs of before and after, by key.

    `loaded_at` is when its newest version came, UTC, ISO 8601.
    """

    dataset: str
    title: str
    loaded_at: str
    changed: tuple[tuple[ReleasedCell, ReleasedCell], ...]


def taken_over(connection: Connection, moment: str) -> tuple[TakenOver, ...]:
    """Return what has been taken over since a moment (UTC, ISO 8601), by dataset."""
    then = {one.id: one for one in snapshots_at(connection, moment)}
    now = {one.id: one for one in current_snapshots(connection)}
    pairs = (
        *differing(connection, now.keys() - then.keys(), then),
        *differing(connection, now, then.keys() - now.keys()),
    )
    found: dict[str, list[tuple[ReleasedCell, ReleasedCell]]] = defaultdict(list)
    for indicator in sorted({one.indicator for one, _ in pairs}):
        before = {one.key: one for one in shown_of(connection, _ranks(then), indicator)}
        for after in shown_of(connection, _ranks(now), indicator):
            old = before.get(after.key)
            if old and _is_taken(
                then[old.snapshot_id], now[after.snapshot_id], old, after
            ):
                ids = frozenset((old.snapshot_id, after.snapshot_id))
                was, is_now = release((old, after), ids, {})
                found[now[after.snapshot_id].dataset].append((was, is_now))
    return tuple(
        TakenOver(one.dataset, one.title, one.loaded_at, tuple(found[one.dataset]))
        for one in now.values()
        if one.dataset in found
    )


def _is_taken(
    then: Snapshot, now: Snapshot, before: Observation, after: Observation
) -> bool:
    """Whether a figure comes from another dataset and says something else."""
    if then.dataset == now.dataset or not (is_done(then) and is_done(now)):
        return False
    return _says(before) != _says(after)


def _says(row: Observation) -> tuple[object, ...]:
    return row.obs_value, row.obs_status, row.conf_status


def _ranks(snapshots: dict[int, Snapshot]) -> dict[int, tuple[bool, int]]:
    """Return how they stand to each other: see `store.observations.ranks`."""
    return {at: (one.arrival is not Arrival.PACK, at) for at, one in snapshots.items()}

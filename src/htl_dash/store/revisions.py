"""What a new version of a dataset changed: figures that differ, are new, or are gone."""

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import Connection, and_, case, func, or_, select

from htl_dash.domain.observation import Observation
from htl_dash.store.notes import Snapshot
from htl_dash.store.observations import FIGURE_KEY, observation_of
from htl_dash.store.registers import current_snapshots
from htl_dash.store.schema import observation, snapshot

_CONTENT = ("obs_value", "numerator", "denominator", "obs_status", "conf_status")
FigureKey = tuple[str, ...]
"""Indicator, geography, area, period, sex and category."""


@dataclass(frozen=True, slots=True)
class ChangedFigure:
    """The same figure before and after: its value, counts or status differ."""

    old: Observation
    new: Observation


@dataclass(frozen=True, slots=True)
class Revision:
    """The difference between two snapshots of one dataset, ordered by key."""

    old: Snapshot
    new: Snapshot
    changed: tuple[ChangedFigure, ...]
    added: tuple[Observation, ...]
    gone: tuple[Observation, ...]


def revisions(
    connection: Connection, since_sequence: Mapping[str, int] | None = None
) -> tuple[Revision, ...]:
    """Return what differs per dataset between an earlier snapshot and the current one.

    Args:
        connection: The caller's transaction.
        since_sequence: The sequence to compare with, by dataset; the one before the
            current where the dataset is not named.

    Datasets without an earlier snapshot, or where every figure is the same, are left
    out. The figures have not passed the disclosure door.
    """
    found = []
    for new in current_snapshots(connection):
        earlier = (since_sequence or {}).get(new.dataset, new.sequence - 1)
        if not 1 <= earlier < new.sequence:
            continue
        old = snapshot_at(connection, new.dataset, earlier)
        if old:
            found.append(_revision(connection, old, new))
    return tuple(r for r in found if r.changed or r.added or r.gone)


def changed_of(connection: Connection, old: Snapshot, new: Snapshot) -> tuple[int, int]:
    """Return how many figures have changed, of how many that are in both snapshots.

    Counted in the database: a new version may have hundreds of thousands of figures.
    """
    before, after = observation.alias(), observation.alias()
    same_key = (before.c[name] == after.c[name] for name in FIGURE_KEY)
    differs = or_(
        *(before.c[name].is_distinct_from(after.c[name]) for name in _CONTENT)
    )
    query = (
        select(func.count(), func.coalesce(func.sum(case((differs, 1), else_=0)), 0))
        .select_from(before.join(after, and_(*same_key)))
        .where(before.c.snapshot_id == old.id, after.c.snapshot_id == new.id)
    )
    both, changed = connection.execute(query).one()
    return int(changed), int(both)


def snapshot_at(connection: Connection, dataset: str, sequence: int) -> Snapshot | None:
    """Return a version of a dataset, or None where it never had it."""
    query = select(snapshot).where(
        snapshot.c.dataset == dataset, snapshot.c.sequence == sequence
    )
    row = connection.execute(query).mappings().one_or_none()
    return Snapshot.read(row) if row else None


def _revision(connection: Connection, old: Snapshot, new: Snapshot) -> Revision:
    before, after = _figures(connection, old.id), _figures(connection, new.id)
    both = sorted(before.keys() & after.keys())
    return Revision(
        old=old,
        new=new,
        changed=tuple(
            ChangedFigure(before[key], after[key])
            for key in both
            if _content(before[key]) != _content(after[key])
        ),
        added=tuple(after[key] for key in sorted(after.keys() - before.keys())),
        gone=tuple(before[key] for key in sorted(before.keys() - after.keys())),
    )


def _figures(connection: Connection, snapshot_id: int) -> dict[FigureKey, Observation]:
    query = select(observation).where(observation.c.snapshot_id == snapshot_id)
    figures = (observation_of(row) for row in connection.execute(query))
    return {figure.key: figure for figure in figures}


def _content(figure: Observation) -> tuple[object, ...]:
    return tuple(getattr(figure, name) for name in _CONTENT)

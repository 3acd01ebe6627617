"""Use case: what is new or revised in the figures since the version before."""

from dataclasses import dataclass

from sqlalchemy import Engine

from htl_dash.disclosure.release import ReleasedCell
from htl_dash.services.figures import Figures, is_done
from htl_dash.store.registers import sequences_at
from htl_dash.store.revisions import Revision, revisions


@dataclass(frozen=True, slots=True)
class DatasetChange:
    """What the newest version of one dataset changed, as released cells.

    `changed` holds pairs of before and after. `loaded_at` is UTC, ISO 8601.
    """

    dataset: str
    title: str
    loaded_at: str
    changed: tuple[tuple[ReleasedCell, ReleasedCell], ...]
    added: tuple[ReleasedCell, ...]
    gone: tuple[ReleasedCell, ...]


def data_changes(engine: Engine, since: str | None = None) -> tuple[DatasetChange, ...]:
    """Return one entry per dataset with an earlier version, newest first.

    With `since` (UTC, ISO 8601) that is the version at that moment, and datasets that
    have no other since are left out.

    Counts of our own are left out: that one changed would tell that a child came.
    """
    with engine.connect() as connection:
        figures = Figures(connection)
        sequences = sequences_at(connection, since) if since else None
        found = [
            _change(figures, revision)
            for revision in revisions(connection, sequences)
            if is_done(revision.old) and is_done(revision.new)
        ]
    return tuple(sorted(found, key=lambda change: change.loaded_at, reverse=True))


def _change(figures: Figures, revision: Revision) -> DatasetChange:
    """Release both versions whole, then pick what differs: see `Figures.series`."""
    old, new = figures.of_snapshot(revision.old), figures.of_snapshot(revision.new)
    return DatasetChange(
        dataset=revision.new.dataset,
        title=revision.new.title,
        loaded_at=revision.new.loaded_at,
        changed=tuple((old[p.old.key], new[p.new.key]) for p in revision.changed),
        added=tuple(new[figure.key] for figure in revision.added),
        gone=tuple(old[figure.key] for figure in revision.gone),
    )

"""Use case: which figures on a page said something else in an earlier version.

The last change of each figure, whether its dataset came anew or another dataset took
over from it. Counts of our own are never told: that one changed would say that a child
came or left.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import Connection, Engine

from htl_dash.disclosure.release import ReleasedCell, release
from htl_dash.domain.geography import Geography
from htl_dash.domain.observation import Observation
from htl_dash.domain.received import Arrival
from htl_dash.services.figures import is_done
from htl_dash.store.notes import Snapshot
from htl_dash.store.past_figures import versions


@dataclass(frozen=True, slots=True)
class Revised:
    """A figure before and after its last change, and the day of it (UTC)."""

    before: ReleasedCell
    after: ReleasedCell
    day: date


Placed = tuple[str, str]
"""An area's code and a period."""


def revised(
    engine: Engine, indicator: str, geography: Geography
) -> dict[Placed, Revised]:
    """Return the totals of an indicator that have been others, by area and period."""
    with engine.connect() as connection:
        return revised_in(connection, indicator, geography)


def revised_in(
    connection: Connection, indicator: str, geography: Geography
) -> dict[Placed, Revised]:
    """Return the same within a transaction that is already open."""
    found: dict[Placed, Revised] = {}
    state: dict[str, _Version] = {}
    for one, rows in versions(connection, indicator, geography):
        last = state.get(one.dataset)
        before = _current(state)
        state[one.dataset] = _Version(
            one, {(r.ref_area, r.time_period): r for r in rows}
        )
        after = _current(state)
        touched = state[one.dataset].rows.keys() | (last.rows.keys() if last else set())
        day = datetime.fromisoformat(one.loaded_at).date()
        for key in touched & before.keys() & after.keys():
            if _says(before[key][1]) != _says(after[key][1]):
                found.update(_told(key, before[key], after[key], day))
    return found


@dataclass(frozen=True, slots=True)
class _Version:
    """One version of a dataset, its figures by area and period."""

    snapshot: Snapshot
    rows: Mapping[Placed, Observation]

    @property
    def rank(self) -> tuple[bool, int]:
        """How it stands to others that give the same figure: see `store.observations`."""
        return self.snapshot.arrival is not Arrival.PACK, self.snapshot.id


Standing = tuple[Snapshot, Observation]


def _current(state: Mapping[str, _Version]) -> dict[Placed, Standing]:
    """Return each figure as readers met it, of those that several datasets give."""
    found: dict[Placed, Standing] = {}
    for version in sorted(state.values(), key=lambda one: one.rank):
        found |= {key: (version.snapshot, row) for key, row in version.rows.items()}
    return found


def _says(row: Observation) -> tuple[object, ...]:
    return row.obs_value, row.obs_status, row.conf_status


def _told(
    key: Placed, before: Standing, after: Standing, day: date
) -> Iterator[tuple[Placed, Revised]]:
    """Give the change, unless either figure is a count of our own."""
    snapshots = {before[0].id: before[0], after[0].id: after[0]}
    if all(is_done(one) for one in snapshots.values()):
        rows = (before[1], after[1])
        old, new = release(rows, frozenset(snapshots), {})
        yield key, Revised(old, new, day)

"""The door: what comes in is a figure in the store, what goes out may be shown.

Figures that the publisher has protected pass unchanged with the publisher's status.
Plain counts are held to a smallest count here, whatever was done before.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from htl_dash.domain.geography import Geography
from htl_dash.domain.observation import Observation
from htl_dash.domain.status import ConfStatus, ObsStatus


@dataclass(frozen=True, slots=True)
class ReleasedCell:
    """A figure that may be shown, or an empty cell that says why it is empty.

    `value` is in the source's own unit. It is None where the figure is missing
    (`obs_status`) or hidden (`conf_status`); a true zero is 0.0.
    """

    indicator: str
    geography: Geography
    ref_area: str
    time_period: str
    sex: str
    category: str
    value: float | None
    numerator: int | None
    denominator: int | None
    obs_status: ObsStatus
    conf_status: ConfStatus
    snapshot_id: int

    @property
    def key(self) -> tuple[str, ...]:
        """What the cell is about, whatever version of it this is."""
        return (
            self.indicator,
            self.geography,
            self.ref_area,
            self.time_period,
            self.sex,
            self.category,
        )

    @property
    def is_hidden(self) -> bool:
        """Whether somebody's protection, and not a gap in the data, emptied it."""
        return self.conf_status is not ConfStatus.FREE


def release(
    observations: Iterable[Observation],
    protected_snapshots: frozenset[int],
    minimum_count: int,
) -> tuple[ReleasedCell, ...]:
    """Return every observation as a cell that is safe to show, in the same order.

    Args:
        observations: Figures as they lie in the store.
        protected_snapshots: Snapshots whose publisher has protected the figures.
        minimum_count: The smallest count of people that may be shown; zero may.

    A group is the breakdown of one indicator in one place and period. If one of its
    counts is small, all of the group is hidden: the others would give it away
    through the total.
    """
    rows = tuple(observations)
    small = {
        _group(row)
        for row in rows
        if row.snapshot_id not in protected_snapshots and _is_small(row, minimum_count)
    }
    return tuple(_cell(row, small, minimum_count) for row in rows)


def _group(row: Observation) -> tuple[str, Geography, str, str, int]:
    return (
        row.indicator,
        row.geography,
        row.ref_area,
        row.time_period,
        row.snapshot_id,
    )


def _is_small(row: Observation, minimum_count: int) -> bool:
    """Few with the trait reveals them; few without it reveals the others."""
    count = row.obs_value if row.numerator is None else row.numerator
    if count is not None and 0 < count < minimum_count:
        return True
    if row.numerator is None or row.denominator is None:
        return False
    return 0 < row.denominator - row.numerator < minimum_count


def _cell(
    row: Observation,
    small: set[tuple[str, Geography, str, str, int]],
    minimum_count: int,
) -> ReleasedCell:
    status = row.conf_status
    if status is ConfStatus.FREE and _group(row) in small:
        is_small = _is_small(row, minimum_count)
        status = ConfStatus.SMALL_COUNT if is_small else ConfStatus.SECONDARY
    shown = status is ConfStatus.FREE
    return ReleasedCell(
        row.indicator,
        row.geography,
        row.ref_area,
        row.time_period,
        row.sex,
        row.category,
        row.obs_value if shown else None,
        row.numerator if shown else None,
        row.denominator if shown else None,
        row.obs_status,
        status,
        row.snapshot_id,
    )

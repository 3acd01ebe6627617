"""The door: what comes in is a figure in the store, what goes out may be shown.

Figures that were protected before they came to us pass unchanged, with the publisher's
status. A count of our own passes only if it stands in the release log, with the value
that it has there.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from htl_dash.domain.geography import Geography
from htl_dash.domain.observation import Observation
from htl_dash.domain.status import ConfStatus, ObsStatus


@dataclass(frozen=True, slots=True)
class ReleasedCell:
    """A figure that may be shown, or an empty cell that says why it is empty.

    `value` is in the source's own unit. It is None where the figure is missing
    (`obs_status`) or hidden (`conf_status`); a true zero is 0.0. Who hid it can be told,
    but of our own counts never why: that would say how small they are. `symbol` is the
    mark that a publisher has put in a figure that came protected ('..', '~100').
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
    symbol: str = ""

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


@dataclass(frozen=True, slots=True)
class Readable:
    """What readers may see of one figure; nothing where it is hidden or missing."""

    value: float | None = None
    numerator: int | None = None
    denominator: int | None = None


NOTHING = Readable()
Log: TypeAlias = Mapping[tuple[str, ...], Readable]
"""What the release log lets readers see, by the figure's key."""


def release(
    observations: Iterable[Observation], done: frozenset[int], log: Log
) -> tuple[ReleasedCell, ...]:
    """Return every observation as a cell that is safe to show, in the same order.

    Args:
        observations: Figures as they lie in the store.
        done: Snapshots whose figures were protected before they came.
        log: What has been released of the figures of all other snapshots.
    """
    return tuple(
        _passed(row) if row.snapshot_id in done else _logged(row, log)
        for row in observations
    )


def _passed(row: Observation) -> ReleasedCell:
    if row.conf_status is ConfStatus.FREE:
        shown = Readable(row.obs_value, row.numerator, row.denominator)
        return _cell(row, shown, ConfStatus.FREE, row.symbol)
    if row.conf_status is ConfStatus.PUBLISHER:
        return _cell(row, NOTHING, row.conf_status, row.symbol)
    return _cell(row, NOTHING, ConfStatus.PROTECTED)


def _logged(row: Observation, log: Log) -> ReleasedCell:
    if row.key in log:
        return _cell(row, log[row.key], ConfStatus.FREE)
    is_empty = row.obs_value is None and row.numerator is None
    is_gap = is_empty and row.conf_status is ConfStatus.FREE
    return _cell(row, NOTHING, ConfStatus.FREE if is_gap else ConfStatus.PROTECTED)


def _cell(
    row: Observation, shown: Readable, status: ConfStatus, symbol: str = ""
) -> ReleasedCell:
    return ReleasedCell(
        row.indicator,
        row.geography,
        row.ref_area,
        row.time_period,
        row.sex,
        row.category,
        shown.value,
        shown.numerator,
        shown.denominator,
        row.obs_status,
        status,
        row.snapshot_id,
        symbol,
    )

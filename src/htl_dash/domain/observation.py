"""Figures as they lie in the store, before the disclosure door.

Import-linter keeps this module out of view models, charts, exports and pages.
"""

from dataclasses import dataclass

from htl_dash.domain.geography import Geography
from htl_dash.domain.status import ConfStatus, ObsStatus

TOTAL = "_T"
"""SDMX code for 'all', used for sex and category."""


@dataclass(frozen=True, slots=True)
class Observation:
    """One figure in its source's own unit (per cent as 59.0, not 0.59).

    `category` is the one further breakdown a series may have: age band, grade,
    tenure or provider. `numerator` and `denominator` are counts, where known.
    `symbol` is what the publisher wrote instead of a figure, or beside it ('..', '~100').
    `received_id` and `source_cell` say in which bytes, and where in them, the figure was
    read; None and empty where it came before that was kept.
    """

    indicator: str
    geography: Geography
    ref_area: str
    time_period: str
    sex: str
    category: str
    obs_value: float | None
    numerator: int | None
    denominator: int | None
    obs_status: ObsStatus
    conf_status: ConfStatus
    snapshot_id: int
    symbol: str = ""
    received_id: int | None = None
    source_cell: str = ""

    @property
    def key(self) -> tuple[str, ...]:
        """What the figure is about, whatever version of it this is."""
        return (
            self.indicator,
            self.geography,
            self.ref_area,
            self.time_period,
            self.sex,
            self.category,
        )

    def again(self, received: str) -> "Incoming":
        """Return it as a figure that comes in once more, from the cell it was read in.

        `received` is the checksum of the bytes that `received_id` numbers.
        """
        return Incoming(
            self.indicator,
            self.geography,
            self.ref_area,
            self.time_period,
            self.sex,
            self.category,
            self.obs_value,
            self.numerator,
            self.denominator,
            self.obs_status,
            self.conf_status,
            self.symbol,
            received,
            self.source_cell,
        )


@dataclass(frozen=True, slots=True)
class Incoming:
    """One figure on its way in: an Observation that has no snapshot yet.

    `received` is the checksum of the bytes it was read from, empty where they are not
    kept, and `source_cell` the place in them: see `htl_dash.domain.received`.
    """

    indicator: str
    geography: Geography
    ref_area: str
    time_period: str
    sex: str
    category: str
    obs_value: float | None
    numerator: int | None
    denominator: int | None
    obs_status: ObsStatus
    conf_status: ConfStatus
    symbol: str = ""
    received: str = ""
    source_cell: str = ""

    @property
    def key(self) -> tuple[str, ...]:
        """What the figure is about, as an Observation has it."""
        place = (self.indicator, self.geography, self.ref_area)
        return (*place, self.time_period, self.sex, self.category)

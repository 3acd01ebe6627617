"""Read figures through the disclosure door: the only way services get them."""

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import Connection

from htl_dash.disclosure.release import ReleasedCell, release
from htl_dash.domain.geography import Geography
from htl_dash.domain.indicator import Indicator
from htl_dash.domain.municipality import Municipality
from htl_dash.domain.observation import TOTAL, Observation
from htl_dash.stats.estimate import Estimate, Method
from htl_dash.stats.proportions import wilson
from htl_dash.store.notes import Snapshot
from htl_dash.store.observations import ObservationRepository
from htl_dash.store.registers import current_snapshots

WHOLE_PERCENT = 0.01
PUBLISHER = "publisher"
"""An origin note's protection where the publisher has protected the figures."""


class Figures:
    """Released figures within the caller's transaction."""

    def __init__(self, connection: Connection, municipality: Municipality) -> None:
        """Note which snapshots their publishers have protected."""
        self._repository = ObservationRepository(connection)
        self._minimum_count = municipality.minimum_count
        self._released: dict[
            tuple[str, Geography | None], tuple[ReleasedCell, ...]
        ] = {}
        self._bands: dict[Geography, tuple[ReleasedCell, ...]] = {}
        self._protected = frozenset(
            snapshot.id
            for snapshot in current_snapshots(connection)
            if snapshot.protection == PUBLISHER
        )

    def of_snapshot(self, snapshot: Snapshot) -> dict[tuple[str, ...], ReleasedCell]:
        """Return everything in one snapshot, current or not, by the figure's key."""
        protected = snapshot.protection == PUBLISHER
        cells = release(
            self._repository.of_snapshot(snapshot.id),
            frozenset({snapshot.id}) if protected else frozenset(),
            self._minimum_count,
        )
        return {cell.key: cell for cell in cells}

    def series(
        self,
        indicator: str,
        geography: Geography | None = None,
        ref_area: str | None = None,
        time_period: str | None = None,
        sex: str | None = TOTAL,
        category: str | None = TOTAL,
    ) -> tuple[ReleasedCell, ...]:
        """Return released cells of one indicator; None in a filter means all.

        The door sees all of the indicator first: what may be shown never depends on
        which part of it is asked for.
        """
        return tuple(
            cell
            for cell in self._everything(indicator, geography)
            if ref_area in (None, cell.ref_area)
            and time_period in (None, cell.time_period)
            and sex in (None, cell.sex)
            and category in (None, cell.category)
        )

    def periods(self, indicator: str, geography: Geography) -> tuple[str, ...]:
        """Return the periods with rows, latest first."""
        return tuple(self._repository.periods(indicator, geography))

    def population(self, geography: Geography) -> tuple[ReleasedCell, ...]:
        """Return the newest population by area and five-year band, both sexes."""
        if geography not in self._bands:
            bands = self._repository.population_bands(geography)
            newest = max((row.time_period for row in bands), default="")
            rows = (row for row in bands if row.time_period == newest)
            self._bands[geography] = self._release(rows)
        return self._bands[geography]

    def _everything(
        self, indicator: str, geography: Geography | None
    ) -> tuple[ReleasedCell, ...]:
        key = (indicator, geography)
        if key not in self._released:
            rows = self._repository.series(
                indicator, geography, sex=None, category=None
            )
            self._released[key] = self._release(rows)
        return self._released[key]

    def _release(self, rows: Iterable[Observation]) -> tuple[ReleasedCell, ...]:
        return release(rows, self._protected, self._minimum_count)


@dataclass(frozen=True, slots=True)
class AreaFigure:
    """One place's figure: an estimate, or why there is none.

    `denominator` is what the interval rests on; None where nobody knows it.
    """

    cell: ReleasedCell
    estimate: Estimate | None
    denominator: float | None


def estimate(
    indicator: Indicator, cell: ReleasedCell, denominator: float | None
) -> AreaFigure:
    """Put a cell on the stats scale (0-1 for shares), with limits where they exist."""
    if cell.value is None:
        return AreaFigure(cell, None, None)
    value = cell.value / indicator.unit.multiplier
    known = cell.denominator or denominator
    if not indicator.has_interval or not known:
        return AreaFigure(cell, Estimate(value, None, None, Method.PUBLISHED), known)
    rounding = WHOLE_PERCENT if indicator.decimals == 0 else 0.0
    return AreaFigure(cell, wilson(value, known, rounding), known)

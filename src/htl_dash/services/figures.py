"""Read figures through the disclosure door: the only way services get them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from sqlalchemy import Connection

from htl_dash.catalogue.protection import protection_rules
from htl_dash.disclosure.frozen import Frozen
from htl_dash.disclosure.release import Readable, ReleasedCell, release
from htl_dash.domain.geography import Geography
from htl_dash.domain.indicator import Indicator
from htl_dash.domain.observation import TOTAL, Observation
from htl_dash.domain.period import start_year
from htl_dash.services.area_names import named_alike
from htl_dash.services.counted import series_names
from htl_dash.services.known import known_indicators
from htl_dash.services.releases import read_release, readable
from htl_dash.stats.estimate import Estimate, Method
from htl_dash.stats.proportions import wilson
from htl_dash.store.notes import Snapshot
from htl_dash.store.observations import ObservationRepository
from htl_dash.store.registers import current_snapshots
from htl_dash.store.releases import last_releases


class Figures:
    """Released figures within the caller's transaction."""

    def __init__(self, connection: Connection) -> None:
        """Note which snapshots were protected before they came."""
        self._connection = connection
        self._repository = ObservationRepository(connection)
        self._released: dict[
            tuple[str, Geography | None], tuple[ReleasedCell, ...]
        ] = {}
        self._bands: dict[tuple[Geography, str], tuple[ReleasedCell, ...]] = {}
        self._band_periods: dict[Geography, tuple[str, ...]] = {}
        self._done = frozenset(
            snapshot.id
            for snapshot in current_snapshots(connection)
            if is_done(snapshot)
        )

    def of_snapshot(self, snapshot: Snapshot) -> dict[tuple[str, ...], ReleasedCell]:
        """Return everything in one snapshot, current or not, by the figure's key.

        Counts of our own are all hidden: a version beside the one before would tell who
        came and who left. The release log is where to see them.
        """
        done = frozenset({snapshot.id}) if is_done(snapshot) else frozenset()
        cells = release(self._repository.of_snapshot(snapshot.id), done, {})
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

    def passing(self, indicator: str) -> tuple[ReleasedCell, ...]:
        """Return all that is released of one indicator, and remember none of it."""
        return self._release(
            self._repository.series(indicator, None, sex=None, category=None)
        )

    def periods(self, indicator: str, geography: Geography) -> tuple[str, ...]:
        """Return the periods with rows, latest first."""
        return tuple(self._repository.periods(indicator, geography))

    def population(
        self, geography: Geography, time_period: str = ""
    ) -> tuple[ReleasedCell, ...]:
        """Return the population by area and five-year band, both sexes, of one period.

        The newest where none is asked for. Where there are no bands for the period, those
        of the nearest one that there are.
        """
        if geography not in self._band_periods:
            found = self._repository.band_periods(geography)
            self._band_periods[geography] = found
        nearest = nearest_period(self._band_periods[geography], time_period)
        key = (geography, nearest)
        if key not in self._bands:
            rows = self._repository.population_bands(geography, nearest)
            self._bands[key] = self._release(rows)
        return self._bands[key]

    def named_alike(self, one: Geography, other: Geography) -> frozenset[str]:
        """Return the codes that have the same name in two divisions."""
        return named_alike(self._connection, one, other)

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
        kept = tuple(rows)
        ours = (row for row in kept if row.snapshot_id not in self._done)
        log = {row.key: seen for row in ours if (seen := self._readable(row))}
        return release(kept, self._done, log)

    def _readable(self, row: Observation) -> Readable | None:
        indicator = self._indicators[row.indicator]
        found = [
            readable(row, self._log[name], indicator.unit, indicator.decimals)
            for name in series_names(row)
            if name in self._log
        ]
        return found[0] if found and None not in found else None

    @cached_property
    def _indicators(self) -> dict[str, Indicator]:
        return known_indicators(self._connection)

    @cached_property
    def _log(self) -> dict[str, Frozen]:
        logged = last_releases(self._connection)
        return {name: read_release(one) for name, one in logged.items()}


def nearest_period(periods: Sequence[str], wanted: str) -> str:
    """Return the period nearest to the one wanted, the later of two as near.

    The newest where none is wanted; empty where there are none.
    """
    if not wanted or not periods:
        return max(periods, default="")
    year = start_year(wanted)
    return min(sorted(periods)[::-1], key=lambda one: abs(start_year(one) - year))


def is_done(snapshot: Snapshot) -> bool:
    """Whether the figures were protected before they came; no if we do not know."""
    rule = protection_rules().get(snapshot.protection)
    return rule is not None and rule.is_done


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
    if indicator.has_interval and not 0 <= value <= 1:
        known = None  # No share: shown as it is, with the flag that the checks give it.
    if not indicator.has_interval or not known:
        return AreaFigure(cell, Estimate(value, None, None, Method.PUBLISHED), known)
    return AreaFigure(cell, wilson(value, known, indicator.rounding), known)

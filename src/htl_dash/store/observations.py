"""Read observations of the current snapshots. SQL stops here; callers see figures."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from math import fsum
from typing import Any

from sqlalchemy import ColumnElement, Connection, func, select

from htl_dash.domain.geography import Geography
from htl_dash.domain.observation import TOTAL, Observation
from htl_dash.domain.received import Arrival
from htl_dash.domain.status import ConfStatus, ObsStatus
from htl_dash.store.schema import current_ids, observation, snapshot

FIGURE_KEY = ("indicator", "geography", "ref_area", "time_period", "sex", "category")
"""The columns that say what a figure is about, in the order of `Observation.key`."""
_SEXES = ("F", "M")
_GEOGRAPHIES = {code.value: code for code in Geography}
_OBS_STATUSES = {code.value: code for code in ObsStatus}
_CONF_STATUSES = {code.value: code for code in ConfStatus}


class ObservationRepository:
    """All current observations, as if they were a collection in memory.

    Everything comes ordered by indicator, geography, area, period, sex and category,
    with values in the source's own unit.
    """

    def __init__(self, connection: Connection) -> None:
        """Work inside the caller's transaction."""
        self._connection = connection

    def series(
        self,
        indicator: str,
        geography: Geography | None = None,
        ref_area: str | None = None,
        time_period: str | None = None,
        sex: str | None = TOTAL,
        category: str | None = TOTAL,
    ) -> tuple[Observation, ...]:
        """Return the figures of one indicator; None in a filter means all."""
        o = observation.c
        wanted = {
            o.geography: geography,
            o.ref_area: ref_area,
            o.time_period: time_period,
            o.sex: sex,
            o.category: category,
        }
        filters = (column == v for column, v in wanted.items() if v is not None)
        return self._read(o.indicator == indicator, *filters)

    def periods(self, indicator: str, geography: Geography) -> tuple[str, ...]:
        """Return the periods with rows, latest first."""
        o = observation.c
        query = (
            select(o.time_period)
            .distinct()
            .where(
                o.indicator == indicator,
                o.geography == geography,
                o.snapshot_id.in_(current_ids()),
            )
        )
        return tuple(sorted(self._connection.scalars(query), reverse=True))

    def indicators(self, dataset: str = "") -> frozenset[str]:
        """Return the codes of all indicators with current rows, in a dataset or in any."""
        ids = current_ids()
        if dataset:
            ids = ids.where(snapshot.c.dataset == dataset)
        o = observation.c
        query = select(o.indicator).distinct().where(o.snapshot_id.in_(ids))
        return frozenset(self._connection.scalars(query))

    def band_periods(self, geography: Geography) -> tuple[str, ...]:
        """Return the periods with a population by age band, latest first."""
        o = observation.c
        query = (
            select(o.time_period)
            .distinct()
            .where(
                o.indicator == "population",
                o.geography == geography,
                o.category != TOTAL,
                o.snapshot_id.in_(current_ids()),
            )
        )
        return tuple(sorted(self._connection.scalars(query), reverse=True))

    def places(self, geography: Geography) -> tuple[str, ...]:
        """Return the codes of the places that have figures in a geography, in order."""
        o = observation.c
        query = (
            select(o.ref_area)
            .distinct()
            .where(o.geography == geography, o.snapshot_id.in_(current_ids()))
        )
        return tuple(sorted(self._connection.scalars(query)))

    def population_bands(
        self, geography: Geography, time_period: str | None = None
    ) -> tuple[Observation, ...]:
        """Return the population per area, period and age band, both sexes together.

        A band is empty where one of the sexes is: missing is never counted as zero.
        """
        rows = self.series(
            "population", geography, None, time_period, sex=None, category=None
        )
        bands = defaultdict(list)
        for row in rows:
            if row.category != TOTAL:
                bands[row.ref_area, row.time_period, row.category].append(row)
        return tuple(_both_sexes(band) for band in bands.values())

    def of_snapshot(self, snapshot_id: int) -> tuple[Observation, ...]:
        """Return all figures of one snapshot, current or not."""
        query = (
            select(observation)
            .where(observation.c.snapshot_id == snapshot_id)
            .order_by(*(observation.c[name] for name in FIGURE_KEY))
        )
        return tuple(observation_of(row) for row in self._connection.execute(query))

    def newest_periods(self) -> dict[tuple[str, Geography], str]:
        """Return the newest period with a value, by indicator and geography."""
        o = observation.c
        query = (
            select(o.indicator, o.geography, func.max(o.time_period))
            .where(o.obs_value.is_not(None), o.snapshot_id.in_(current_ids()))
            .group_by(o.indicator, o.geography)
        )
        rows = self._connection.execute(query)
        return {(code, Geography(place)): period for code, place, period in rows}

    def _read(self, *conditions: ColumnElement[bool]) -> tuple[Observation, ...]:
        query = (
            select(observation)
            .where(*conditions, observation.c.snapshot_id.in_(current_ids()))
            .order_by(*(observation.c[name] for name in FIGURE_KEY))
        )
        rows = tuple(map(observation_of, self._connection.execute(query).all()))
        return _preferred(rows, self._ranks)

    @cached_property
    def _ranks(self) -> dict[int, tuple[bool, int]]:
        return ranks(self._connection)


def ranks(connection: Connection) -> dict[int, tuple[bool, int]]:
    """Return how current snapshots stand to each other, where two give one figure.

    What has been fetched or sent goes before the pack, and then the later goes first.
    """
    query = select(snapshot.c.id, snapshot.c.arrival).where(
        snapshot.c.id.in_(current_ids())
    )
    rows = connection.execute(query)
    return {at: (arrival != Arrival.PACK, at) for at, arrival in rows}


def shown_of(
    connection: Connection, ranked: Mapping[int, tuple[bool, int]], indicator: str
) -> tuple[Observation, ...]:
    """Return an indicator's figures as some snapshots, current or not, let them be shown.

    `ranked` says how the snapshots stand to each other: see `ranks`.
    """
    query = (
        select(observation)
        .where(
            observation.c.indicator == indicator, observation.c.snapshot_id.in_(ranked)
        )
        .order_by(*(observation.c[name] for name in FIGURE_KEY))
    )
    rows = tuple(map(observation_of, connection.execute(query).all()))
    return _preferred(rows, ranked)


def _preferred(
    rows: tuple[Observation, ...], ranked: Mapping[int, tuple[bool, int]]
) -> tuple[Observation, ...]:
    """Return one figure for each key, of those that several datasets give.

    The rows come in the order of their keys, so that those with one key follow each
    other.
    """
    if len({row.snapshot_id for row in rows}) <= 1:
        return rows
    found = [rows[0]]
    for row in rows[1:]:
        last = found[-1]
        # Sex and period tell most neighbours apart, and are quicker than whole keys.
        is_near = row.sex == last.sex and row.time_period == last.time_period
        if not is_near or row.key != last.key:
            found.append(row)
        elif ranked[row.snapshot_id] > ranked[last.snapshot_id]:
            found[-1] = row
    return tuple(found)


def observation_of(row: Sequence[Any]) -> Observation:
    """Make a figure of a row with all columns of the observation table, in order."""
    indicator, geography, ref_area, time_period, sex, category = row[:6]
    value, numerator, denominator, obs_status, conf_status, snapshot_id = row[6:12]
    return Observation(
        indicator,
        _GEOGRAPHIES[geography],
        ref_area,
        time_period,
        sex,
        category,
        value,
        numerator,
        denominator,
        _OBS_STATUSES[obs_status],
        _CONF_STATUSES[conf_status],
        snapshot_id,
        *row[12:],
    )


def _both_sexes(band: list[Observation]) -> Observation:
    """Add the two sexes, or return the total where the source gives it."""
    for row in band:
        if row.sex == TOTAL:
            return row
    values = [row.obs_value for row in band if row.obs_value is not None]
    if len(values) == len(_SEXES):
        return replace(band[0], sex=TOTAL, obs_value=fsum(values))
    empty = next((row for row in band if row.obs_value is None), None)
    if empty:
        return replace(empty, sex=TOTAL)
    return replace(band[0], sex=TOTAL, obs_value=None, obs_status=ObsStatus.MISSING)

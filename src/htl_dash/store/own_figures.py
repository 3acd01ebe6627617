"""Figures of own indicators as they came, before the disclosure door."""

from sqlalchemy import Connection, select

from htl_dash.domain.geography import Geography
from htl_dash.domain.observation import Incoming, Observation
from htl_dash.store.observations import ObservationRepository
from htl_dash.store.schema import observation, snapshot


def current_figures(connection: Connection, code: str) -> tuple[Incoming, ...]:
    """Return the figures that stand now, ready to stand in the next version too."""
    rows = ObservationRepository(connection).series(code, sex=None, category=None)
    return tuple(map(_incoming, rows))


def figures_told(
    connection: Connection, code: str
) -> tuple[tuple[Geography, str, str], ...]:
    """Return geography, period and sex of all that was ever counted, without counts."""
    o = observation.c
    query = (
        select(o.geography, o.time_period, o.sex)
        .join(snapshot, snapshot.c.id == o.snapshot_id)
        .where(o.indicator == code, snapshot.c.dataset == code)
        .distinct()
        .order_by(o.geography, o.time_period, o.sex)
    )
    rows = connection.execute(query)
    return tuple((Geography(place), period, sex) for place, period, sex in rows)


def _incoming(row: Observation) -> Incoming:
    return Incoming(
        row.indicator,
        row.geography,
        row.ref_area,
        row.time_period,
        row.sex,
        row.category,
        row.obs_value,
        row.numerator,
        row.denominator,
        row.obs_status,
        row.conf_status,
        source_cell=row.source_cell,
    )

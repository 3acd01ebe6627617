"""Read the registers (areas and schools) and the snapshots' notes."""

from sqlalchemy import Connection, case, func, select

from htl_dash.domain.geography import Area, Geography, School
from htl_dash.store import schema
from htl_dash.store.notes import Snapshot
from htl_dash.store.schema import current_ids


def current_snapshots(connection: Connection) -> tuple[Snapshot, ...]:
    """Return the newest snapshot of every dataset, by dataset."""
    query = (
        select(schema.snapshot)
        .where(schema.snapshot.c.id.in_(current_ids()))
        .order_by(schema.snapshot.c.dataset)
    )
    return tuple(Snapshot.read(row) for row in connection.execute(query).mappings())


def sequences_at(connection: Connection, moment: str) -> dict[str, int]:
    """Return the sequence that every dataset had at a moment (UTC, ISO 8601).

    0 for a dataset that there was not yet.
    """
    s = schema.snapshot.c
    then = func.max(case((s.loaded_at <= moment, s.sequence), else_=0))
    rows = connection.execute(select(s.dataset, then).group_by(s.dataset))
    return {dataset: int(sequence) for dataset, sequence in rows}


def snapshot(connection: Connection, snapshot_id: int) -> Snapshot:
    """Return one snapshot, current or not; NoResultFound if there is none."""
    query = select(schema.snapshot).where(schema.snapshot.c.id == snapshot_id)
    return Snapshot.read(connection.execute(query).mappings().one())


def areas(
    connection: Connection, geography: Geography | None = None
) -> tuple[Area, ...]:
    """Return the current areas of one geography, or of all, by geography and code."""
    a = schema.area.c
    query = (
        select(a.geography, a.code, a.name, a.parent_code, a.area_km2)
        .where(a.snapshot_id.in_(current_ids()))
        .order_by(a.geography, a.code)
    )
    if geography is not None:
        query = query.where(a.geography == geography)
    return tuple(Area(Geography(row[0]), *row[1:]) for row in connection.execute(query))


def schools(connection: Connection) -> tuple[School, ...]:
    """Return the current schools, by unit code."""
    columns = (c for c in schema.school.c if c is not schema.school.c.snapshot_id)
    query = (
        select(*columns)
        .where(schema.school.c.snapshot_id.in_(current_ids()))
        .order_by(schema.school.c.unit_code)
    )
    return tuple(School(*row) for row in connection.execute(query))

"""Read the registers (areas and schools) and the snapshots' notes."""

from dataclasses import replace

from sqlalchemy import Connection, case, func, select

from htl_dash.domain.geography import Area, Geography, School
from htl_dash.store import schema
from htl_dash.store.notes import Snapshot
from htl_dash.store.observations import ranks
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


def snapshots_at(connection: Connection, moment: str) -> tuple[Snapshot, ...]:
    """Return the version that every dataset had at a moment, by dataset."""
    query = (
        select(schema.snapshot)
        .where(schema.snapshot.c.loaded_at <= moment)
        .order_by(schema.snapshot.c.sequence)
    )
    rows = connection.execute(query).mappings()
    newest = {one.dataset: one for one in map(Snapshot.read, rows)}
    return tuple(newest[dataset] for dataset in sorted(newest))


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
    """Return the current schools, by unit code.

    Where two datasets have the same school, what has been fetched or sent goes before
    the pack. What it does not say of the school is taken from the other.
    """
    found: dict[str, School] = {}
    ranked = ranks(connection)
    have_any = {*connection.scalars(select(schema.school.c.snapshot_id).distinct())}
    for number in sorted(ranked.keys() & have_any, key=ranked.__getitem__):
        for one in schools_of(connection, number):
            before = found.get(one.unit_code)
            found[one.unit_code] = _filled(one, before) if before else one
    return tuple(found[code] for code in sorted(found))


def schools_of(connection: Connection, snapshot_id: int) -> tuple[School, ...]:
    """Return the schools of one snapshot, current or not, by unit code."""
    columns = (c for c in schema.school.c if c is not schema.school.c.snapshot_id)
    query = (
        select(*columns)
        .where(schema.school.c.snapshot_id == snapshot_id)
        .order_by(schema.school.c.unit_code)
    )
    return tuple(School(*row) for row in connection.execute(query))


def _filled(one: School, other: School) -> School:
    """Return a school with what is empty taken from another account of it."""
    has_position = one.latitude is not None and one.longitude is not None
    place = one if has_position else other
    return replace(
        one,
        provider=one.provider or other.provider,
        latitude=place.latitude,
        longitude=place.longitude,
        regso=one.regso or other.regso,
        deso=one.deso or other.deso,
    )

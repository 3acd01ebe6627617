"""Use case: put what the municipality has published about its initiatives in the store.

What people have changed since is never written over: a field follows the published
description until somebody writes something else in it.
"""

from datetime import datetime

from sqlalchemy import Connection

from htl_dash.catalogue.initiatives import school_description
from htl_dash.domain.initiative import Initiative
from htl_dash.domain.municipality import Municipality
from htl_dash.domain.record import (
    FIELDS,
    PUBLISHED,
    FieldKind,
    RecordKind,
    Signature,
    Values,
    Via,
)
from htl_dash.services.field_options import codes_of
from htl_dash.services.initiatives import values_of
from htl_dash.store.records import add_record, change_record, last_written, records


def publish_descriptions(
    connection: Connection, municipality: Municipality, read_at: datetime
) -> int:
    """Write new and changed descriptions of the pilot schools; return how many."""
    by = Signature(PUBLISHED, read_at, Via.PUBLISHED)
    return sum(
        _publish(connection, school.unit_code, one.code, _values(one, municipality), by)
        for school in municipality.pilot_schools
        for one in school_description(school.unit_code).initiatives
    )


def _values(one: Initiative, municipality: Municipality) -> Values:
    """Return what is to stand in the store, codes in the order that forms save them.

    A code that forms do not have comes last.
    """
    kind, values = RecordKind.INITIATIVE, values_of(one)
    for field in FIELDS[kind]:
        if field.kind is FieldKind.CHOICES and (written := values[field.name]):
            codes = str(written).split()
            known = (*codes_of(kind, field.name, municipality), *codes)
            values[field.name] = " ".join(sorted(codes, key=known.index))
    return values


def _publish(
    connection: Connection, unit_code: str, code: str, values: Values, by: Signature
) -> bool:
    kind = RecordKind.INITIATIVE
    found = records(connection, kind, code=code)
    if not found:
        keys = {"code": code, "unit_code": unit_code}
        add_record(connection, kind, keys, values, by)
        return True
    (record,) = found
    told = last_written(connection, kind, record.id, PUBLISHED)
    followed = {n for n, value in record.values.items() if value == told.get(n)}
    published = {name: value for name, value in values.items() if name in followed}
    after = change_record(connection, kind, record.id, record.revision, published, by)
    return after.revision > record.revision

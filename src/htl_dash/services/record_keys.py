"""What a new record is found by: a school, an initiative, a term, a day or a code."""

import re
from collections.abc import Mapping
from datetime import date

from sqlalchemy import Connection

from htl_dash.domain.municipality import Municipality
from htl_dash.domain.record import RecordKind
from htl_dash.domain.term import Term
from htl_dash.store.records import records

CODE = re.compile(r"[a-z0-9_]+")
_NAMES = {
    RecordKind.INITIATIVE: {"unit_code", "code"},
    RecordKind.VOLUME: {"initiative_id", "term"},
    RecordKind.FLOW: {"unit_code", "term"},
    RecordKind.PROBLEM: {"unit_code", "lifted_on"},
}


def keys_of_new(
    connection: Connection,
    kind: RecordKind,
    keys: Mapping[str, object],
    municipality: Municipality,
) -> Mapping[str, object]:
    """Return the keys of a new record; a new initiative is given a code of its own.

    ValueError where one is missing or not what it should be: a page may have it from an
    address that anybody can write, and no free text comes into the store that way.
    """
    if kind is RecordKind.INITIATIVE and "code" not in keys:
        keys = {**keys, "code": _new_code(connection, str(keys["unit_code"]))}
    wrong = keys.keys() ^ _NAMES[kind]
    wrong |= {n for n, value in keys.items() if not _is_right(n, value, municipality)}
    if wrong:
        raise ValueError(sorted(wrong))
    return keys


def _is_right(name: str, value: object, municipality: Municipality) -> bool:
    match name:
        case "unit_code":
            return value in {one.unit_code for one in municipality.pilot_schools}
        case "term":
            return Term.read(str(value)) is not None
        case "code":
            return CODE.fullmatch(str(value)) is not None
        case "initiative_id":
            return isinstance(value, int)
        case _:
            return isinstance(value, date)


def _new_code(connection: Connection, unit: str) -> str:
    """Return the school's code and a number that no other initiative has."""
    taken = {one.keys["code"] for one in records(connection, RecordKind.INITIATIVE)}
    number = 1
    while f"{unit}_{number}" in taken:
        number += 1
    return f"{unit}_{number}"

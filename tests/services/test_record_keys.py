"""A new record is found by a school, an initiative, a term, a day or a code: no words."""

from datetime import date

import pytest
from registering import NORTH, SOUTH, TOWN, initiative

from htl_dash.domain.record import RecordKind
from htl_dash.services.record_keys import keys_of_new
from htl_dash.store.database import writing

KINDS = {
    RecordKind.INITIATIVE: ("unit_code", "code"),
    RecordKind.VOLUME: ("initiative_id", "term"),
    RecordKind.FLOW: ("unit_code", "term"),
    RecordKind.PROBLEM: ("unit_code", "lifted_on"),
}
RIGHT = {
    "unit_code": NORTH,
    "term": "vt2026",
    "initiative_id": 7,
    "lifted_on": date(2026, 3, 2),
    "code": "parent_groups_2",
}
WRONG = {
    "unit_code": ["Anna", "", "99999999", None],
    "term": ["våren", "", None, "vt26"],
    "initiative_id": ["7", None, "Anna"],
    "lifted_on": ["2026-03-02", None],
    "code": ["Anna Andersson", "", "a-b", "å"],
}
EACH = [(kind, name) for kind, names in KINDS.items() for name in names]


def right(kind: RecordKind) -> dict[str, object]:
    return {name: RIGHT[name] for name in KINDS[kind]}


@pytest.mark.parametrize("kind", KINDS)
def test_keys_that_are_right_are_given_back(connection, kind):
    assert keys_of_new(connection, kind, right(kind), TOWN) == right(kind)


@pytest.mark.parametrize(("kind", "name"), EACH, ids=str)
def test_what_is_no_such_key_is_refused(connection, kind, name):
    for value in WRONG[name]:
        with pytest.raises(ValueError, match=name):
            keys_of_new(connection, kind, right(kind) | {name: value}, TOWN)


@pytest.mark.parametrize("kind", [RecordKind.VOLUME, RecordKind.FLOW])
def test_a_key_that_is_missing_is_missed(connection, kind):
    without = {name: RIGHT[name] for name in KINDS[kind] if name != "term"}
    with pytest.raises(ValueError, match="term"):
        keys_of_new(connection, kind, without, TOWN)


def test_a_key_that_is_not_known_is_refused(connection):
    with pytest.raises(ValueError, match="child"):
        keys_of_new(connection, RecordKind.FLOW, {"child": "Anna"}, TOWN)


def test_a_new_initiative_has_the_lowest_number_that_is_free(store):
    initiative(store, NORTH)
    with writing(store) as connection:
        unit = {"unit_code": NORTH}
        second = keys_of_new(connection, RecordKind.INITIATIVE, unit, TOWN)
        first = keys_of_new(
            connection, RecordKind.INITIATIVE, {"unit_code": SOUTH}, TOWN
        )
        own = keys_of_new(
            connection, RecordKind.INITIATIVE, unit | {"code": "parents"}, TOWN
        )
    assert second["code"] == f"{NORTH}_2"
    assert first["code"] == f"{SOUTH}_1"
    assert own["code"] == "parents"

"""An initiative is the same in the store as in the catalogue, and back again."""

import pytest
from registering import NORTH, OTHER, SOUTH, TOWN, WHO, initiative, stored, write
from store_rows import MORNING

from htl_dash.catalogue.initiatives import described_schools, school_description
from htl_dash.domain.initiative import InitiativeKind, InitiativeStatus
from htl_dash.domain.record import FIELDS, RecordKind
from htl_dash.domain.term import Term
from htl_dash.services.initiatives import (
    initiative_of,
    registered_initiatives,
    school_with_initiatives,
    values_of,
)
from htl_dash.services.publishing import publish_descriptions
from htl_dash.services.register import Entry, undo
from htl_dash.store.database import writing
from htl_dash.store.records import Record

KIND = RecordKind.INITIATIVE
EVERY = [
    o for unit in described_schools() for o in school_description(unit).initiatives
]


@pytest.mark.parametrize("one", EVERY, ids=lambda one: one.code)
def test_what_is_described_goes_into_a_record_and_comes_out_the_same(one):
    record = Record(KIND, 1, {"code": one.code}, values_of(one), 1)
    assert record.values.keys() == {field.name for field in FIELDS[KIND]}
    assert initiative_of(record) == one


def test_what_is_registered_is_read_with_everything_that_is_not_told_unknown(store):
    own = initiative(store, first_term="ht2026", activities="Lek\nSång", status="")
    (found,) = registered_initiatives(store)
    one = found.initiative
    assert (found.id, found.revision, found.unit_code) == (own.id, 1, NORTH)
    assert (one.code, one.title, one.kind) == (
        f"{NORTH}_1",
        "Öppet hus",
        InitiativeKind.ORDINARY,
    )
    assert one.first_term == Term.read("ht2026")
    assert one.activities == ("Lek", "Sång")
    assert (one.status, one.need, one.last_term, one.approach.value) == (None,) * 4
    assert one.dimensions == one.indicators == one.actors == ()
    assert one.approach.reason == ""


def test_a_schools_initiatives_are_its_own(store):
    initiative(store), initiative(store, SOUTH)
    assert [o.unit_code for o in registered_initiatives(store)] == [NORTH, SOUTH]
    assert [o.unit_code for o in registered_initiatives(store, SOUTH)] == [SOUTH]


def published(store) -> None:
    with writing(store) as connection:
        publish_descriptions(connection, TOWN, MORNING)


def test_it_is_as_published_until_somebody_writes_something_else(store):
    published(store)
    mine = initiative(store)

    def is_published() -> dict[int, bool]:
        return {o.id: o.is_published for o in registered_initiatives(store)}

    first = stored(store, KIND)[0]
    before = is_published()
    assert before.pop(mine.id) is False
    assert {*before.values()} == {True}
    write(store, Entry(KIND, {}, 1, {"title": "Eget namn"}, first.id), OTHER)
    assert is_published()[first.id] is False
    undo(store, KIND, first.id, 2, WHO)
    assert is_published()[first.id] is True


def test_a_school_is_described_with_what_is_registered_now(store):
    published(store)
    mine = initiative(store)
    gone = initiative(store)
    undo(store, KIND, gone.id, 1, WHO)
    found = school_with_initiatives(store, NORTH)
    codes = [one.code for one in school_description(NORTH).initiatives]
    assert [one.code for one in found.initiatives] == [*codes, mine.keys["code"]]
    assert found.causes == school_description(NORTH).causes
    every = [one.initiative.status for one in registered_initiatives(store, NORTH)]
    assert every[-1] is InitiativeStatus.REMOVED


def test_a_school_without_a_file_is_described_by_its_initiatives_alone(store):
    found = school_with_initiatives(store, "99999999")
    assert (found.unit_code, found.causes, found.initiatives) == ("99999999", (), ())

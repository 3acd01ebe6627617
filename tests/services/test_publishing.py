"""What is published stands in the store until somebody writes something else there."""

from dataclasses import replace
from datetime import timedelta

import pytest
from made_schools import DESCRIBED, GROUPS
from registering import NORTH, OTHER, SOUTH, TOWN, WHO, stored, write
from sqlalchemy import Engine
from store_rows import MORNING

from htl_dash.catalogue.initiatives import school_description
from htl_dash.catalogue.municipalities import municipality, municipality_codes
from htl_dash.domain.initiative import (
    Approach,
    Classification,
    Initiative,
    SchoolDescription,
)
from htl_dash.domain.record import FIELDS, RecordKind, Via
from htl_dash.services.editing import changes, opened
from htl_dash.services.publishing import publish_descriptions
from htl_dash.services.register import Entry, undo
from htl_dash.services.written import read_values
from htl_dash.store.database import writing
from htl_dash.store.records import records

KIND = RecordKind.INITIATIVE
LATER = MORNING + timedelta(days=1)
ONE = replace(
    GROUPS,
    need="Få mötesplatser",
    actors=("region", "school"),
    approach=Classification(Approach.PREVENTIVE, "Vår klassning."),
)


@pytest.fixture
def publish(store, monkeypatch):
    """Let the northern school describe one initiative; give how many were written."""

    def describe(one: Initiative) -> int:
        told = {NORTH: replace(DESCRIBED, initiatives=(one,))}

        def described(unit: str) -> SchoolDescription:
            return told.get(unit, replace(DESCRIBED, initiatives=()))

        name = "htl_dash.services.publishing.school_description"
        monkeypatch.setattr(name, described)
        with writing(store) as connection:
            return publish_descriptions(connection, TOWN, LATER)

    return describe


def values(store: Engine) -> dict[str, object]:
    (now,) = stored(store, KIND)
    return now.values


def change(store: Engine, **typed: str) -> None:
    (now,) = stored(store, KIND)
    write(store, Entry(KIND, {}, now.revision, typed, now.id), OTHER)


def test_descriptions_are_written_once_and_signed_as_published(store):
    def again() -> int:
        with writing(store) as connection:
            return publish_descriptions(connection, TOWN, MORNING)

    described = [
        (unit, one.code, one.title)
        for unit in (NORTH, SOUTH)
        for one in school_description(unit).initiatives
    ]
    assert again() == len(described) > 0
    before = stored(store, KIND)
    assert again() == 0
    assert stored(store, KIND) == before
    told = [(o.keys["unit_code"], o.keys["code"], o.values["title"]) for o in before]
    assert told == described
    signed = {(one.who, one.via) for one in changes(store, KIND, before[0].id)}
    assert signed == {("published", Via.PUBLISHED)}


def test_a_changed_description_is_followed(store, publish):
    assert publish(ONE) == 1
    assert publish(replace(ONE, need="Inga mötesplatser", target_group=None)) == 1
    now = values(store)
    assert (now["need"], now["target_group"]) == ("Inga mötesplatser", None)
    assert publish(replace(ONE, need="Inga mötesplatser", target_group=None)) == 0


def test_what_somebody_has_written_is_not_written_over(store, publish):
    publish(ONE)
    change(store, need="Vuxna som syns", target_group="")
    changed = replace(ONE, need="Ny text", target_group="Alla", title="Nytt namn")
    assert publish(changed) == 1
    now = values(store)
    assert (now["need"], now["target_group"]) == ("Vuxna som syns", None)
    assert now["title"] == "Nytt namn"
    assert publish(changed) == 0


def test_a_field_that_was_empty_is_followed_until_somebody_fills_it(store, publish):
    publish(ONE)
    change(store, plan="Vår plan")
    publish(replace(ONE, plan="Publicerad plan", lessons="Publicerad lärdom"))
    now = values(store)
    assert (now["plan"], now["lessons"]) == ("Vår plan", "Publicerad lärdom")


def test_a_change_that_is_undone_is_followed_again(store, publish):
    publish(ONE)
    change(store, need="Av misstag")
    (now,) = stored(store, KIND)
    undo(store, KIND, now.id, now.revision, WHO)
    publish(replace(ONE, need="Ny text"))
    assert values(store)["need"] == "Ny text"


def test_one_that_was_removed_stays_removed(store, publish):
    publish(ONE)
    (now,) = stored(store, KIND)
    undo(store, KIND, now.id, 1, WHO)
    publish(replace(ONE, title="Nytt namn"))
    assert values(store)["status"] == "removed"


def test_one_that_is_no_longer_described_stays(store, publish):
    publish(ONE)
    publish(replace(ONE, code="another"))
    assert [one.keys["code"] for one in stored(store, KIND)] == [ONE.code, "another"]


def test_codes_stand_in_the_order_in_which_forms_save_them(store, publish):
    publish(replace(ONE, actors=("region", "nobody_knows", "school")))
    assert values(store)["actors"] == "school region nobody_knows"


@pytest.mark.parametrize("code", municipality_codes())
def test_what_is_published_can_be_saved_by_whoever_opens_it(connection, code):
    home = municipality(code)
    publish_descriptions(connection, home, MORNING)
    for record in records(connection, KIND):
        typed = dict(opened(record).written)
        texts = {one.name: typed[one.name] for one in FIELDS[KIND] if one.is_free_text}
        assert read_values(KIND, typed, home, texts) == record.values

"""What people have said of files is remembered, can be forgotten, and never lost."""

from datetime import timedelta

from sqlalchemy import func, select
from store_rows import MORNING

from htl_dash.domain.record import Signature, Via
from htl_dash.domain.table_choice import ColumnRole, TableChoices
from htl_dash.store.import_choices import (
    Act,
    Acted,
    Remembered,
    acts,
    forget,
    note_act,
    remember,
    remembered,
)
from htl_dash.store.source_tables import import_choice

BY = Signature("coordinator", MORNING, Via.FILE)
LATER = Signature("head_teacher", MORNING + timedelta(days=1), Via.FILE)
CHOICES = TableChoices(
    roles={"Skola": ColumnRole.PLACE_NAME, "Län": ColumnRole.IGNORED},
    indicators={"Meritvärde": "merit_value_17", "Antal": ""},
    publisher="Skolverket",
    period="2024/25",
)


def test_choices_are_remembered_for_their_source(connection):
    assert remembered(connection, "siris/prov") is None
    remember(connection, "siris/prov", CHOICES, BY)
    at = MORNING.isoformat()
    assert remembered(connection, "siris/prov") == Remembered(CHOICES, BY.who, at)
    assert remembered(connection, "siris/annat") is None


def test_the_last_that_was_said_holds_and_the_first_is_still_there(connection):
    remember(connection, "siris/prov", CHOICES, BY)
    other = TableChoices(publisher="SCB")
    remember(connection, "siris/prov", other, LATER)
    found = remembered(connection, "siris/prov")
    assert (found.choices, found.who) == (other, LATER.who)
    count = select(func.count()).select_from(import_choice)
    assert connection.scalar(count) == 2


def test_the_same_choices_are_not_written_again(connection):
    remember(connection, "siris/prov", TableChoices(), BY)
    remember(connection, "siris/prov", CHOICES, BY)
    remember(connection, "siris/prov", CHOICES, LATER)
    assert remembered(connection, "siris/prov").who == BY.who


def test_choices_can_be_forgotten(connection):
    remember(connection, "siris/prov", CHOICES, BY)
    forget(connection, "siris/prov", LATER)
    assert remembered(connection, "siris/prov") is None


def test_who_took_a_file_in_and_who_took_it_back_is_told_latest_first(connection):
    remember(connection, "siris/prov", CHOICES, BY)
    note_act(connection, "file_prov", Act.IMPORTED, 1, "prov.csv", BY)
    note_act(connection, "file_prov", Act.UNDONE, 2, "prov.csv", LATER)
    first, second = BY.at.isoformat(), LATER.at.isoformat()
    assert acts(connection) == (
        Acted("file_prov", Act.UNDONE, 2, "prov.csv", LATER.who, second),
        Acted("file_prov", Act.IMPORTED, 1, "prov.csv", BY.who, first),
    )

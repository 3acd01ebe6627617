"""Every write says who, when and what it replaced; nobody's change is written over."""

from dataclasses import replace
from datetime import timedelta
from threading import Barrier, Thread

import pytest
from sqlalchemy import Connection, Engine
from sqlalchemy.exc import IntegrityError
from store_rows import MORNING

from htl_dash.domain.errors import StaleError
from htl_dash.domain.record import Change, RecordKind, Signature, Via
from htl_dash.store.database import writing
from htl_dash.store.records import (
    Record,
    add_record,
    change_record,
    history,
    last_written,
    one_record,
    records,
    undo_last,
    work_number,
)

INITIATIVE, VOLUME, FLOW = RecordKind.INITIATIVE, RecordKind.VOLUME, RecordKind.FLOW
ANN = Signature("coordinator", MORNING)
BO = Signature("head_teacher", MORNING + timedelta(hours=1))
UNDO = replace(BO, via=Via.UNDO)
TITLE = {"kind": "ordinary", "title": "Öppet hus"}


def initiative(connection: Connection, **values: str) -> Record:
    number = len(records(connection, INITIATIVE)) + 1
    keys = {"code": f"one_{number}", "unit_code": "34516710"}
    return add_record(connection, INITIATIVE, keys, TITLE | values, ANN)


def volume(connection: Connection, **values: float) -> Record:
    keys = {"initiative_id": initiative(connection).id, "term": "vt2026"}
    return add_record(connection, VOLUME, keys, values, ANN)


def test_a_new_record_has_its_keys_its_values_and_revision_one(connection):
    found = volume(connection, planned_hours=12.5, actual_reach=24)
    assert found == one_record(connection, VOLUME, found.id)
    assert found.keys["term"] == "vt2026"
    assert (found.values["planned_hours"], found.values["actual_reach"]) == (12.5, 24)
    assert found.values["actual_hours"] is None
    assert found.revision == 1


def test_records_are_found_by_their_keys_oldest_first(connection):
    first, second = initiative(connection), initiative(connection)
    assert records(connection, INITIATIVE) == (first, second)
    assert records(connection, INITIATIVE, code="one_2") == (second,)
    assert records(connection, INITIATIVE, code="' OR 1=1 --") == ()
    assert records(connection, INITIATIVE, unit_code="23251345") == ()


def test_a_key_or_field_that_there_is_none_of_is_a_bug(connection):
    with pytest.raises(KeyError):
        records(connection, INITIATIVE, **{"1=1; --": 1})
    with pytest.raises(KeyError):
        initiative(connection, child="x")
    assert records(connection, INITIATIVE) == ()


def test_a_record_that_is_not_there_cannot_be_read(connection):
    with pytest.raises(LookupError):
        one_record(connection, FLOW, 7)


def test_the_history_says_who_when_before_and_after_for_every_field(connection):
    made = initiative(connection, need="Få platser", plan="")
    values = {"title": "Öppet hus på torget", "need": None, "target_group": "Alla"}
    change_record(connection, INITIATIVE, made.id, 1, values, replace(BO, via=Via.FILE))
    first, later = MORNING.isoformat(), (MORNING + timedelta(hours=1)).isoformat()

    def ann(name: str, after: str) -> Change:
        return Change(1, name, None, after, "coordinator", Via.FORM, first, False)

    def bo(name: str, before: str | None, after: str | None) -> Change:
        return Change(2, name, before, after, "head_teacher", Via.FILE, later, False)

    assert sorted(history(connection, INITIATIVE, made.id), key=str) == sorted(
        (
            ann("kind", "ordinary"),
            ann("title", "Öppet hus"),
            ann("need", "Få platser"),
            ann("plan", ""),
            bo("title", "Öppet hus", "Öppet hus på torget"),
            bo("need", "Få platser", None),
            bo("target_group", None, "Alla"),
        ),
        key=str,
    )


def test_the_history_is_of_one_record_and_in_order(connection):
    one, other = initiative(connection), initiative(connection)
    change_record(connection, INITIATIVE, one.id, 1, {"title": "A"}, BO)
    change_record(connection, INITIATIVE, other.id, 1, {"title": "B"}, BO)
    change_record(connection, INITIATIVE, one.id, 2, {"title": "C"}, ANN)
    told = [one.after for one in history(connection, INITIATIVE, one.id)]
    assert told == ["ordinary", "Öppet hus", "A", "C"]


def test_counts_are_in_the_history_without_what_they_were(connection):
    made = volume(connection, actual_reach=3, planned_hours=4.0)
    change_record(connection, VOLUME, made.id, 1, {"actual_reach": 4}, BO)
    told = history(connection, VOLUME, made.id)
    secret = [one for one in told if one.is_secret]
    assert [(one.field, one.revision) for one in secret] == [
        ("actual_reach", 1),
        ("actual_reach", 2),
    ]
    assert {(one.before, one.after) for one in secret} == {(None, None)}
    assert [one.after for one in told if not one.is_secret] == [4.0]


def test_a_record_is_printed_without_what_stands_in_it(connection):
    assert "9173" not in repr(volume(connection, actual_reach=9173))


def test_writing_what_stands_there_already_is_no_change(connection):
    made = volume(connection, planned_hours=40.0)
    before = work_number(connection)
    again = change_record(connection, VOLUME, made.id, 1, {"planned_hours": 40}, BO)
    assert again == made
    assert work_number(connection) == before


def test_the_second_of_two_writers_is_stopped_and_nothing_of_hers_is_written(store):
    with writing(store) as connection:
        made = initiative(connection)
    with writing(store) as connection:
        change_record(connection, INITIATIVE, made.id, 1, {"title": "Först"}, ANN)
    second = {"title": "Sedan", "need": "Platser"}
    with pytest.raises(StaleError) as caught, writing(store) as connection:
        change_record(connection, INITIATIVE, made.id, 1, second, BO)
    assert caught.value.facts == {"seen": 1, "revision": 2}
    with store.connect() as connection:
        now = one_record(connection, INITIATIVE, made.id)
        told = history(connection, INITIATIVE, made.id)
    assert (now.values["title"], now.values["need"], now.revision) == ("Först", None, 2)
    assert {one.who for one in told} == {"coordinator"}


def test_what_fails_half_way_is_not_written_at_all(store):
    with writing(store) as connection:
        made = initiative(connection)

    def fail() -> None:
        with writing(store) as connection:
            change_record(connection, INITIATIVE, made.id, 1, {"title": "Halv"}, BO)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    with store.connect() as connection:
        assert one_record(connection, INITIATIVE, made.id) == made
        assert len(history(connection, INITIATIVE, made.id)) == 2


def at_once(store: Engine, *work) -> list[object]:
    """Do some work in threads that start together; give what became of each."""
    ready, found = Barrier(len(work)), [None] * len(work)

    def do(at: int) -> None:
        ready.wait()
        try:
            with writing(store) as connection:
                found[at] = work[at](connection)
        except (StaleError, IntegrityError) as error:
            found[at] = error

    threads = [Thread(target=do, args=(at,)) for at in range(len(work))]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    return found


def test_of_many_who_write_at_once_one_gets_through(store):
    with writing(store) as connection:
        made = initiative(connection)

    def retitle(title: str):
        return lambda connection: change_record(
            connection, INITIATIVE, made.id, 1, {"title": title}, BO
        )

    found = at_once(store, *(retitle(title) for title in "ABCDEF"))
    (through,) = [one for one in found if isinstance(one, Record)]
    assert sum(isinstance(one, StaleError) for one in found) == 5
    with store.connect() as connection:
        assert one_record(connection, INITIATIVE, made.id) == through


def test_no_two_records_have_the_same_keys(store):
    with writing(store) as connection:
        keys = {"initiative_id": initiative(connection).id, "term": "vt2026"}

    def add(connection: Connection) -> Record:
        return add_record(connection, VOLUME, keys, {"planned_hours": 1.0}, ANN)

    found = at_once(store, add, add, add)
    assert sum(isinstance(one, Record) for one in found) == 1
    assert sum(isinstance(one, IntegrityError) for one in found) == 2
    with store.connect() as connection:
        assert len(records(connection, VOLUME)) == 1


def test_a_term_of_an_initiative_that_is_not_there_is_refused(store):
    with pytest.raises(IntegrityError), writing(store) as connection:
        add_record(connection, VOLUME, {"initiative_id": 7, "term": "vt2026"}, {}, ANN)


def test_undo_writes_back_what_was_there_and_undoing_that_writes_it_again(connection):
    made = volume(connection, planned_hours=10.0, actual_reach=3)
    values = {"planned_hours": 20.0, "actual_reach": 4, "follow_up": "Bra"}
    change_record(connection, VOLUME, made.id, 1, values, ANN)
    undone = undo_last(connection, VOLUME, made.id, 2, UNDO)
    assert (undone.values, undone.revision) == (made.values, 3)
    redone = undo_last(connection, VOLUME, made.id, 3, UNDO)
    assert redone.values == made.values | values
    assert redone.revision == 4
    vias = {one.revision: one.via for one in history(connection, VOLUME, made.id)}
    assert vias == {1: Via.FORM, 2: Via.FORM, 3: Via.UNDO, 4: Via.UNDO}


def test_undoing_a_new_record_empties_it(connection):
    made = volume(connection, planned_hours=10.0, actual_reach=3)
    undone = undo_last(connection, VOLUME, made.id, 1, UNDO)
    assert {*undone.values.values()} == {None}
    assert undo_last(connection, VOLUME, made.id, 2, UNDO).values == made.values


def test_undo_after_somebody_elses_change_is_refused(connection):
    made = initiative(connection)
    change_record(connection, INITIATIVE, made.id, 1, {"title": "Mitt"}, ANN)
    change_record(connection, INITIATIVE, made.id, 2, {"need": "Ert"}, BO)
    with pytest.raises(StaleError):
        undo_last(connection, INITIATIVE, made.id, 2, UNDO)
    assert one_record(connection, INITIATIVE, made.id).values["title"] == "Mitt"


def test_what_one_function_wrote_last_is_told_field_by_field(connection):
    made = initiative(connection, need="Platser")
    change_record(connection, INITIATIVE, made.id, 1, {"title": "Bo"}, BO)
    change_record(connection, INITIATIVE, made.id, 2, {"need": None}, ANN)
    ann = last_written(connection, INITIATIVE, made.id, "coordinator")
    assert ann == {"kind": "ordinary", "title": "Öppet hus", "need": None}
    assert last_written(connection, INITIATIVE, made.id, "nobody") == {}


def test_the_work_number_grows_with_every_change_of_anything(connection):
    numbers = [work_number(connection)]
    made = volume(connection, planned_hours=10.0)
    numbers.append(work_number(connection))
    change_record(connection, VOLUME, made.id, 1, {"planned_hours": 11.0}, BO)
    numbers.append(work_number(connection))
    assert numbers[0] == 0
    assert numbers == sorted({*numbers})


@pytest.mark.parametrize(
    "text", ["'; DROP TABLE change; --", "åäö 😀", 'a"b\\c\n', "{}"]
)
def test_any_text_is_kept_as_it_was_written(connection, text):
    made = initiative(connection, need=text)
    change_record(connection, INITIATIVE, made.id, 1, {"need": None}, BO)
    undone = undo_last(connection, INITIATIVE, made.id, 2, UNDO)
    assert undone.values["need"] == text

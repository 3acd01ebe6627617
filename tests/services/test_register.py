"""What is registered is saved whole or refused whole, and can be taken back."""

from threading import Barrier, Thread

import pytest
from made import HOME
from registering import (
    AUTUMN,
    NORTH,
    OTHER,
    SOUTH,
    SPRING,
    SPRING_DAY,
    TOWN,
    WHO,
    consented,
    consulted,
    flow,
    initiative,
    problem,
    stored,
    submit,
    teamed,
    volume,
    write,
)
from sqlalchemy import Engine

from htl_dash.domain.errors import StaleError
from htl_dash.domain.flow import FlowCount
from htl_dash.domain.record import FIELDS, RecordKind, Via
from htl_dash.services.editing import changes
from htl_dash.services.register import (
    NOT_YET,
    Entry,
    NothingToSubmitError,
    SubmittedError,
    UnsignedError,
    hand_in,
    save,
    signed,
    undo,
)
from htl_dash.services.work import flow_terms, handed_in_terms, work_items
from htl_dash.services.written import WrittenError
from htl_dash.text import t

INITIATIVE, VOLUME = RecordKind.INITIATIVE, RecordKind.VOLUME
FLOW, PROBLEM = RecordKind.FLOW, RecordKind.PROBLEM
FREE = [(k, one.name) for k in RecordKind for one in FIELDS[k] if one.is_free_text]


def keys(error: WrittenError) -> list[tuple[str, str]]:
    return [(one.field, one.text_key) for one in error.problems]


def again(record_id: int, kind: RecordKind, seen: int, **written: str) -> Entry:
    return Entry(kind, {}, seen, written, record_id)


def test_a_new_initiative_is_given_its_schools_next_code(store):
    codes = [initiative(store, unit).keys["code"] for unit in (NORTH, NORTH, SOUTH)]
    assert codes == [f"{NORTH}_1", f"{NORTH}_2", f"{SOUTH}_1"]


def test_a_volume_and_a_flow_are_found_by_what_they_are_about(store):
    own = initiative(store)
    made = volume(store, own.id, planned_hours="40")
    assert volume(store, own.id, seen=1, actual_hours="38,5").id == made.id
    assert volume(store, own.id, AUTUMN, planned_hours="40").id != made.id
    counted = flow(store, **consulted(9, 5, 2))
    assert flow(store, seen=1, **consented(9, 5, 2, 0)).id == counted.id
    (now,) = stored(store, FLOW)
    assert (now.revision, now.values["consultations"]) == (2, 9)


def test_what_is_saved_comes_back_without_its_counts(store):
    own = initiative(store)
    saved = volume(store, own.id, planned_reach="20", actual_reach="9173")
    assert saved.values["planned_reach"] == 20
    assert "actual_reach" not in saved.values
    assert "9173" not in f"{saved} {saved.values}"
    assert flow(store, **consulted(9, 5, 2)).values == {}
    assert undo(store, VOLUME, saved.id, 1, WHO).values.keys() == saved.values.keys()


def test_the_second_of_two_writers_is_stopped_and_nothing_of_hers_is_written(store):
    own = initiative(store)
    write(store, again(own.id, INITIATIVE, 1, title="Först", need="Platser"))
    with pytest.raises(StaleError) as caught:
        write(store, again(own.id, INITIATIVE, 1, title="Sedan", plan="Ny"), OTHER)
    assert caught.value.facts == {"seen": 1, "revision": 2}
    assert t(caught.value.text_key, **caught.value.facts)
    (now,) = stored(store, INITIATIVE)
    assert (now.values["title"], now.values["plan"], now.revision) == ("Först", None, 2)


def test_the_second_to_begin_the_same_term_is_stopped_too(store):
    own = initiative(store)
    volume(store, own.id, planned_hours="40")
    flow(store, **consulted(9, 5, 2))
    with pytest.raises(StaleError):
        volume(store, own.id, planned_hours="41")
    with pytest.raises(StaleError):
        flow(store, **consulted(8, 5, 2))
    assert stored(store, VOLUME)[0].values["planned_hours"] == 40


def test_of_those_who_begin_the_same_term_at_once_one_gets_through(store):
    own, ready, found = initiative(store), Barrier(4), []

    def begin(hours: str) -> None:
        ready.wait()
        try:
            found.append(volume(store, own.id, planned_hours=hours))
        except StaleError as error:
            found.append(error)

    threads = [Thread(target=begin, args=(str(n),)) for n in range(4)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    assert sorted(type(one) is StaleError for one in found) == [False, True, True, True]
    assert len(stored(store, VOLUME)) == 1


def test_those_who_register_initiatives_at_once_get_a_code_each(store):
    ready = Barrier(4)

    def begin() -> None:
        ready.wait()
        initiative(store)

    threads = [Thread(target=begin) for _ in range(4)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    codes = [one.keys["code"] for one in stored(store, INITIATIVE)]
    assert sorted(codes) == [f"{NORTH}_{n}" for n in range(1, 5)]


def test_what_is_refused_leaves_everything_as_it_was(store):
    own = initiative(store)
    with pytest.raises(WrittenError) as caught:
        write(store, again(own.id, INITIATIVE, 1, title="Nytt", approach="promotive"))
    assert keys(caught.value) == [("approach_reason", "written.no_reason")]
    assert stored(store, INITIATIVE)[0] == one_of(store, own.id)
    assert len(changes(store, INITIATIVE, own.id)) == 3


def one_of(store: Engine, record_id: int):
    return next(one for one in stored(store, INITIATIVE) if one.id == record_id)


def test_what_is_not_touched_is_held_against_what_is_written(store):
    own = initiative(
        store, first_term="ht2026", approach="promotive", approach_reason="Alla."
    )
    with pytest.raises(WrittenError) as caught:
        write(
            store, again(own.id, INITIATIVE, 1, last_term="vt2026", approach_reason="")
        )
    assert keys(caught.value) == [
        ("last_term", "written.ends_before"),
        ("approach_reason", "written.no_reason"),
    ]


@pytest.mark.parametrize(("kind", "field"), FREE, ids=str)
def test_an_identity_number_is_saved_nowhere(store, kind, field):
    own = initiative(store)
    keys_of = {
        INITIATIVE: {"unit_code": NORTH},
        VOLUME: {"initiative_id": own.id, "term": SPRING.code},
        PROBLEM: {"unit_code": NORTH, "lifted_on": SPRING_DAY},
    }
    entry = Entry(
        kind,
        keys_of[kind],
        NOT_YET,
        {field: "Det gäller 830101-9801."},
        accepted={field: "Det gäller 830101-9801."},
    )
    with pytest.raises(WrittenError) as caught:
        write(store, entry)
    assert (field, "free_text.identity_number") in keys(caught.value)
    assert len([one for k in RecordKind for one in stored(store, k)]) == 1


@pytest.mark.parametrize(
    ("kind", "wrong"),
    [
        (FLOW, {"unit_code": "Anna Andersson", "term": "vt2026"}),
        (FLOW, {"unit_code": "99999999", "term": "vt2026"}),
        (FLOW, {"unit_code": NORTH, "term": "Anna"}),
        (INITIATIVE, {"unit_code": NORTH, "code": "Anna Andersson"}),
        (PROBLEM, {"unit_code": NORTH, "lifted_on": "Anna"}),
    ],
)
def test_nothing_comes_in_as_a_key_but_a_key(store, kind, wrong):
    written = {"title": "x", "kind": "ordinary"} if kind is INITIATIVE else {}
    if kind is PROBLEM:
        written = {"title": "x", "description": "x", "dimensions": "health"}
        written |= {"raised_by": WHO, "status": "lifted"}
    with pytest.raises(ValueError, match=r"\["):
        write(store, Entry(kind, wrong, NOT_YET, written))
    assert stored(store, kind) == ()


@pytest.mark.parametrize(
    "who", ["", "anna", "Anna Andersson", "Coordinator", "published"]
)
def test_only_a_function_of_the_municipality_signs(store, who):
    with pytest.raises(UnsignedError) as caught:
        signed(who)
    assert t(caught.value.text_key)
    own = initiative(store)
    with pytest.raises(UnsignedError):
        undo(store, INITIATIVE, own.id, 1, who)
    with pytest.raises(UnsignedError):
        hand_in(store, TOWN, NORTH, SPRING, who)


def test_the_history_says_who_how_and_when(store):
    own = initiative(store)
    entry = again(own.id, INITIATIVE, 1, need="Platser")
    save(store, TOWN, entry, signed(OTHER, Via.FILE))
    last, *first = changes(store, INITIATIVE, own.id)
    assert (last.field, last.before, last.after) == ("need", None, "Platser")
    assert (last.who, last.via, last.revision) == (OTHER, Via.FILE, 2)
    assert last.at.endswith("+00:00")
    assert {(one.who, one.via, one.revision) for one in first} == {(WHO, Via.FORM, 1)}


def test_undo_restores_and_undoing_the_undo_redoes(store):
    own = initiative(store, need="Platser")
    write(store, again(own.id, INITIATIVE, 1, need="Vuxna", title="Annat"))
    back = undo(store, INITIATIVE, own.id, 2, WHO)
    assert (back.values["need"], back.values["title"]) == ("Platser", "Öppet hus")
    forth = undo(store, INITIATIVE, own.id, back.revision, WHO)
    assert (forth.values["need"], forth.values["title"]) == ("Vuxna", "Annat")


def test_undo_brings_a_count_back_without_showing_it(store):
    own = initiative(store)
    volume(store, own.id, actual_reach="3")
    made = volume(store, own.id, seen=1, actual_reach="4")
    undo(store, VOLUME, made.id, 2, WHO)
    assert stored(store, VOLUME)[0].values["actual_reach"] == 3


def test_undo_after_somebody_elses_change_is_refused(store):
    own = initiative(store)
    write(store, again(own.id, INITIATIVE, 1, need="Mitt"))
    write(store, again(own.id, INITIATIVE, 2, plan="Ert"), OTHER)
    with pytest.raises(StaleError):
        undo(store, INITIATIVE, own.id, 2, WHO)
    assert stored(store, INITIATIVE)[0].values["need"] == "Mitt"


def test_a_new_initiative_that_is_undone_is_marked_as_removed(store):
    own = initiative(store)
    gone = undo(store, INITIATIVE, own.id, 1, WHO)
    assert (gone.values["status"], gone.values["title"]) == ("removed", "Öppet hus")
    assert work_items(store) == ()
    assert undo(store, INITIATIVE, own.id, 2, WHO).values["status"] == "ongoing"


def test_a_new_problem_that_is_undone_is_withdrawn(store):
    lifted = problem(store)
    assert undo(store, PROBLEM, lifted.id, 1, WHO).values["status"] == "withdrawn"


def test_a_new_volume_or_flow_that_is_undone_is_empty(store):
    own = initiative(store)
    made = volume(store, own.id, planned_hours="40", actual_reach="3")
    counted = flow(store, **consulted(9, 5, 2))
    undo(store, VOLUME, made.id, 1, WHO)
    undo(store, FLOW, counted.id, 1, WHO)
    for kind in (VOLUME, FLOW):
        (now,) = stored(store, kind)
        assert {*now.values.values()} == {None}


def test_a_term_is_handed_in_once_and_tells_by_whom(store):
    flow(store, **consulted(9, 5, 2))
    submit(store)
    (found,) = handed_in_terms(store)
    assert (found.unit_code, found.term, found.who) == (NORTH, SPRING, WHO)
    with pytest.raises(SubmittedError) as caught:
        submit(store)
    assert t(caught.value.text_key)
    assert len(handed_in_terms(store)) == 1


def test_a_term_with_nothing_in_it_is_not_handed_in(store):
    own = initiative(store)
    volume(store, own.id, AUTUMN, planned_hours="40")
    volume(store, initiative(store, SOUTH).id, planned_hours="40")
    made = volume(store, own.id, planned_hours="40")
    undo(store, VOLUME, made.id, 1, WHO)
    with pytest.raises(NothingToSubmitError) as caught:
        submit(store)
    assert t(caught.value.text_key)
    assert handed_in_terms(store) == ()
    submit(store, term=AUTUMN)


def test_a_release_that_fails_leaves_the_term_open(store, monkeypatch):
    flow(store, **consulted(9, 5, 2))

    def fail(*_arguments: object) -> None:
        raise ZeroDivisionError

    with monkeypatch.context() as patched:
        patched.setattr("htl_dash.services.register.publish_series", fail)
        with pytest.raises(ZeroDivisionError):
            submit(store)
    assert handed_in_terms(store) == ()
    assert flow_terms(store) == ()


# A count that cannot be seen must not be found by trying either.

STORED = {"9": consulted(9, 5, 2), "8": consulted(8, 5, 2)}


@pytest.mark.parametrize("seen", [NOT_YET, 1, 7])
@pytest.mark.parametrize("tried", range(12))
def test_nothing_that_is_tried_tells_what_is_stored(fill, seen, tried):
    told = []
    for counts in STORED.values():
        engine = fill()
        made = stored(engine, FLOW)
        if made:
            write(engine, again(made[0].id, FLOW, made[0].revision, **counts))
        else:
            flow(engine, **counts)
        revision = stored(engine, FLOW)[0].revision
        told.append(answer(engine, revision if seen == 1 else seen, tried))
    assert told[0] == told[1]


def answer(engine: Engine, seen: int, tried: int) -> tuple[object, ...]:
    try:
        flow(engine, seen=seen, feedback_in_time=str(tried))
    except WrittenError as error:
        return ("refused", *keys(error))
    except StaleError:
        return ("stale",)
    return ("saved",)


def test_a_single_count_of_a_part_cannot_be_written_over(store):
    made = flow(store, **consulted(9, 5, 2), **teamed(3, 1, 1, 1, 0, 0))
    with pytest.raises(WrittenError) as caught:
        write(store, again(made.id, FLOW, 1, feedback_in_time="6"))
    assert {key for _, key in keys(caught.value)} == {"written.part"}
    cleared = write(
        store, again(made.id, FLOW, 1, **dict.fromkeys(consulted(0, 0, 0), "?"))
    )
    assert cleared.revision == 2
    now = stored(store, FLOW)[0].values
    assert (now["consultations"], now["teams_started"]) == (None, 3)


def test_an_empty_box_leaves_the_count_that_is_there(store):
    made = flow(store, **consulted(9, 5, 2))
    write(store, again(made.id, FLOW, 1, **dict.fromkeys(FlowCount, "")))
    assert stored(store, FLOW)[0].values["consultations"] == 9


def test_another_municipalitys_schools_are_not_written_in(store):
    with pytest.raises(ValueError, match="unit_code"):
        save(
            store,
            HOME,
            Entry(FLOW, {"unit_code": SOUTH, "term": "vt2026"}, NOT_YET, {}),
            signed(WHO),
        )

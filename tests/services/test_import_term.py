"""A filled-in term is taken in whole or not at all, and never over others' work."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from made import HOME
from sqlalchemy import event
from term_books import (
    COLUMNS,
    TERM,
    UNIT,
    filled,
    flow,
    template,
    volumes,
    with_initiatives,
)

from htl_dash.domain.flow import FlowCount
from htl_dash.domain.initiative import InitiativeStatus
from htl_dash.domain.record import RecordKind, Via
from htl_dash.services.import_term import import_term, preview
from htl_dash.services.register import Entry, UnsignedError, save, signed, undo
from htl_dash.store.records import history
from htl_dash.text import t

WHO = "coordinator"
CONSULTED = {"D5": 9, "D6": 5, "D7": 2}
"""Consultations, and feedback in time and later."""


@pytest.fixture
def engine(store):
    return with_initiatives(store)


class StoppedError(Exception):
    """Something stops in the middle of the work."""


def take(engine, content: bytes, who: str = WHO, *, accepted: bool = False):
    return import_term(engine, HOME, content, who, accepted=accepted)


def write(engine, keys: dict, seen: int = 0, **written: str) -> None:
    entry = Entry(RecordKind.VOLUME, {"term": TERM.code, **keys}, seen, written)
    save(engine, HOME, entry, signed("head_teacher"))


def refused(report) -> list[tuple[str, int | None, str, str, str]]:
    """Return sheet, row, column, value and reason of what stops a file."""
    assert all(t(one.text_key, **one.facts) for one in report.refused)
    return [
        (
            one.place.sheet,
            one.place.row,
            one.place.column,
            one.value,
            one.text_key,
        )
        for one in report.refused
    ]


def test_everything_is_stored_as_it_was_written(engine):
    cells = {"C5": 40, "D5": 12.5, "E5": "1 200", "F5": "900", "G5": 30, "H5": 17}
    content = filled(template(engine), {**cells, "I5": "Gick bra"}, CONSULTED)
    report = take(engine, content)
    assert (report.rows, report.stored, report.refused) == (2, 2, ())
    stored = volumes(engine)
    assert set(stored) == {1}
    assert stored[1].values == {
        "planned_hours": 40.0,
        "actual_hours": 12.5,
        "planned_sek": 1200,
        "actual_sek": 900,
        "planned_reach": 30,
        "actual_reach": 17,
        "follow_up": "Gick bra",
    }
    counted = {name: value for name, value in flow(engine).values.items() if value}
    assert counted == {"consultations": 9, "feedback_in_time": 5, "feedback_later": 2}


def test_it_is_signed_by_the_function_and_told_to_come_from_a_file(engine):
    take(engine, filled(template(engine), {"C5": 40}))
    with engine.connect() as connection:
        (change,) = history(connection, RecordKind.VOLUME, volumes(engine)[1].id)
    assert (change.who, change.via) == (WHO, Via.FILE)


def test_nothing_is_saved_unless_somebody_signs(engine):
    with pytest.raises(UnsignedError):
        take(engine, filled(template(engine), {"C5": 40}), who="")
    assert volumes(engine) == {}


def test_a_preview_tells_what_will_change_and_changes_nothing(engine):
    write(engine, {"initiative_id": 1}, actual_hours="10", actual_reach="17")
    content = filled(
        template(engine), {"D5": 12, "H5": 17, "I5": "Gick bra", "C6": 5}, CONSULTED
    )
    found = preview(engine, HOME, content, "")
    told = {
        (one.title, one.is_new): {
            each.field: "secret" if each.is_secret else (each.before, each.after)
            for each in one.changes
        }
        for one in found.rows
    }
    assert told == {
        ("Föräldragrupper", False): {
            "actual_hours": (10.0, 12.0),
            "actual_reach": "secret",
            "follow_up": (None, "Gick bra"),
        },
        ("Information", True): {"planned_hours": (None, 5.0)},
        ("", True): dict.fromkeys(
            ("consultations", "feedback_in_time", "feedback_later"), "secret"
        ),
    }
    assert volumes(engine)[1].revision == 1
    assert flow(engine) is None


def test_an_untouched_template_changes_nothing_even_after_others_have_written(engine):
    before = {"term": TERM.later(-1).code, "initiative_id": 1}
    write(engine, before, planned_hours="40")
    content = template(engine)
    write(engine, {"initiative_id": 1}, planned_hours="50")
    report = take(engine, content)
    assert (report.rows, report.stored, report.refused) == (0, 0, ())
    assert volumes(engine)[1].values["planned_hours"] == 50


def test_a_plan_from_the_term_before_is_stored_with_the_row_that_goes_on(engine):
    before = {"term": TERM.later(-1).code, "initiative_id": 1}
    write(engine, before, planned_hours="40", planned_sek="900")
    take(engine, filled(template(engine), {"D5": 35, "E5": None}))
    stored = volumes(engine)[1].values
    assert (stored["planned_hours"], stored["actual_hours"]) == (40, 35)
    assert stored["planned_sek"] is None


def test_an_emptied_cell_leaves_what_is_stored_and_a_question_mark_clears_it(engine):
    write(engine, {"initiative_id": 1}, actual_hours="10", actual_sek="900")
    take(engine, filled(template(engine), {"D5": None, "F5": "?"}))
    stored = volumes(engine)[1].values
    assert (stored["actual_hours"], stored["actual_sek"]) == (10, None)


def test_zero_is_a_real_zero(engine):
    take(engine, filled(template(engine), {"D5": 0, "H5": 0}))
    stored = volumes(engine)[1].values
    assert (stored["actual_hours"], stored["actual_reach"]) == (0, 0)


def test_the_same_file_again_changes_nothing(engine):
    content = filled(template(engine), {"D5": 12})
    assert take(engine, content).stored == 1
    again = take(engine, content)
    assert (again.rows, again.stored, again.refused) == (1, 0, ())
    assert volumes(engine)[1].revision == 1


def test_counts_are_stored_again_so_that_nobody_is_told_that_they_were_the_same(engine):
    content = filled(template(engine), {"D5": 12, "H5": 17}, CONSULTED)
    first = take(engine, content)
    before = volumes(engine)[1].values, flow(engine).values
    assert take(engine, content) == first
    assert (volumes(engine)[1].values, flow(engine).values) == before


def test_a_corrected_copy_of_the_file_replaces_what_it_stored_before(engine):
    content = filled(template(engine), {"D5": 12, "H5": 17})
    take(engine, content)
    corrected = filled(content, {"D5": 13, "H5": 18})
    assert [one.replaces for one in preview(engine, HOME, corrected, WHO).rows] == [
        True
    ]
    assert take(engine, corrected).stored == 1
    stored = volumes(engine)[1].values
    assert (stored["actual_hours"], stored["actual_reach"]) == (13, 18)


def test_what_somebody_else_has_changed_since_is_never_written_over(engine):
    content = filled(template(engine), {"D5": 12, "D6": 8})
    write(engine, {"initiative_id": 1}, actual_hours="10")
    report = take(engine, content)
    assert refused(report) == [("Volymer", 5, "", "", "term_file.stale")]
    assert volumes(engine)[1].values["actual_hours"] == 10
    assert set(volumes(engine)) == {1}


def test_another_function_is_told_that_the_row_has_changed(engine):
    content = filled(template(engine), {"D5": 12})
    take(engine, content)
    other = filled(content, {"D5": 13})
    report = take(engine, other, who="head_teacher")
    assert refused(report) == [("Volymer", 5, "", "", "term_file.stale")]


def test_an_old_file_does_not_tell_whether_a_count_was_guessed(engine):
    content = template(engine)
    write(engine, {"initiative_id": 1}, actual_reach="17")
    for guess in (16, 17):
        found = preview(engine, HOME, filled(content, {"H5": guess}), WHO)
        assert [one.text_key for one in found.refused] == ["term_file.stale"]


def test_a_new_file_does_not_tell_whether_a_count_was_guessed(engine):
    write(engine, {"initiative_id": 1}, actual_reach="17")
    content = template(engine)
    one, other = (
        preview(engine, HOME, filled(content, {"H5": guess}), WHO) for guess in (16, 17)
    )
    assert one.rows[0].changes == other.rows[0].changes


def test_what_was_undone_does_not_come_back_with_the_same_file(engine):
    content = filled(template(engine), {"D5": 12})
    take(engine, content)
    undo(engine, RecordKind.VOLUME, volumes(engine)[1].id, 1, WHO)
    assert refused(take(engine, content)) == [("Volymer", 5, "", "", "term_file.stale")]


def test_everything_wrong_is_told_at_once_and_nothing_is_stored(engine):
    content = filled(
        template(engine),
        {
            "C5": 40,
            "D5": "tolv",
            "E5": "12,5",
            "F5": 12000000000,
            "I5": "Möte med en flicka i 3B",
            "D6": True,
            "A9": "Ny",
            "B9": "unknown",
            "C9": 1,
        },
        {"D5": 3, "D6": 5, "D7": 0, "D8": 4, "C17": "other"},
    )
    report = take(engine, content)
    assert set(refused(report)) >= {
        ("Volymer", 5, "D", "tolv", "written.hours"),
        ("Volymer", 5, "E", "12,5", "written.sek"),
        ("Volymer", 5, "F", "12000000000", "written.large"),
        ("Volymer", 5, "I", "", "free_text.class_description"),
        ("Volymer", 6, "D", "SANT", "term_file.truth"),
        ("Volymer", 9, "B", "unknown", "term_file.unknown_initiative"),
        ("Flöde", 7, "D", "0", "written.feedback_sum"),
        ("Flöde", 9, "D", "", "written.part"),
        ("Flöde", 10, "D", "", "written.part"),
        ("Flöde", 11, "D", "", "written.part"),
        ("Flöde", 17, "C", "other", "term_file.unknown_count"),
    }
    assert report.stored == 0
    assert volumes(engine) == {}
    assert flow(engine) is None


def test_an_initiative_that_has_been_removed_is_told(engine):
    content = filled(template(engine), {"D5": 12})
    gone = {"status": InitiativeStatus.REMOVED.value}
    entry = Entry(RecordKind.INITIATIVE, {}, 1, gone, record_id=1)
    save(engine, HOME, entry, signed(WHO))
    reasons = [one.text_key for one in take(engine, content).refused]
    assert reasons == ["term_file.removed_initiative"]


@pytest.mark.parametrize("written", ["Samtal med Anna", "Ring 070-123 45 67 först"])
def test_texts_that_may_hold_names_are_stored_when_they_are_accepted(engine, written):
    content = filled(template(engine), {"I5": written})
    found = preview(engine, HOME, content, WHO)
    assert [one.place.column for one in found.warnings] == ["I"]
    assert not found.refused
    assert len(found.rows) == 1
    assert {one.value for one in found.warnings} == {""}
    assert not take(engine, content).stored
    assert volumes(engine) == {}
    assert take(engine, content, accepted=True).stored == 1
    assert volumes(engine)[1].values["follow_up"] == written


def test_a_text_that_points_out_a_child_is_refused_though_accepted(engine):
    content = filled(template(engine), {"I5": "En flicka i 3B"})
    assert not take(engine, content, accepted=True).stored


@pytest.mark.parametrize("nth", [1, 2, 3])
def test_a_failure_in_the_middle_leaves_the_store_as_it_was(engine, nth):
    content = filled(template(engine), {"C5": 40, "C6": 50}, CONSULTED)
    written = 0

    def fail(*event_facts: object) -> None:
        nonlocal written
        if str(event_facts[2]).startswith("INSERT INTO change"):
            written += 1
            if written == nth:
                raise StoppedError

    event.listen(engine, "before_cursor_execute", fail)
    with pytest.raises(StoppedError):
        take(engine, content)
    event.remove(engine, "before_cursor_execute", fail)
    assert written == nth
    assert volumes(engine) == {}
    assert flow(engine) is None
    assert take(engine, content).stored == 3


hours = st.none() | st.integers(0, 4000) | st.decimals(0, 999, places=2).map(float)
kronor = st.none() | st.integers(0, 1_000_000_000)
counts = st.none() | st.integers(0, 2000)
notes = st.none() | st.sampled_from(["Gick bra", "Färre än planerat\nMer tid behövs"])
rows = st.fixed_dictionaries(
    {
        "planned_hours": hours,
        "actual_hours": hours,
        "planned_sek": kronor,
        "actual_sek": kronor,
        "planned_reach": counts,
        "actual_reach": counts,
        "follow_up": notes,
    }
)


@given(one=rows, other=rows, told=st.tuples(counts, counts).filter(all))
@settings(
    max_examples=25,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
def test_what_is_filled_in_is_what_is_stored(engine, one, other, told):
    with engine.begin() as connection:
        for name in ("volume", "flow", "change"):
            connection.exec_driver_sql(f"DELETE FROM {name}")  # noqa: S608
    cells = {
        f"{column}{number}": row[name]
        for number, row in ((5, one), (6, other))
        for name, column in COLUMNS.items()
    }
    in_time, later = told
    counted = {"D5": in_time + later, "D6": in_time, "D7": later}
    report = take(engine, filled(template(engine), cells, counted))
    assert not report.refused
    stored = volumes(engine)
    for number, row in ((1, one), (2, other)):
        if any(value is not None for value in row.values()):
            assert stored[number].values == row
        else:
            assert number not in stored
    known = flow(engine)
    assert known.keys["unit_code"] == UNIT
    assert known.values[FlowCount.CONSULTATIONS] == in_time + later
    assert known.values[FlowCount.FEEDBACK_LATER] == later


@pytest.mark.parametrize("tried", [0, 7, 8, 30])
def test_what_is_stored_cannot_be_found_by_trying_one_count_at_a_time(engine, tried):
    take(engine, filled(template(engine), {}, CONSULTED))
    half = filled(template(engine), {}, {"D6": tried})
    told = {one[-1] for one in refused(preview(engine, HOME, half, WHO))}
    assert told == {"written.part"}

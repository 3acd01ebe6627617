"""What is typed is read as people mean it, or refused with everything that is wrong."""

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made import HOME

from htl_dash.domain.record import FIELDS, LONGEST_LINE, LONGEST_TEXT, RecordKind
from htl_dash.services.written import MOST, Problem, WrittenError, read_values
from htl_dash.text import HARD_SPACE, catalogue, number, t

INITIATIVE, VOLUME = RecordKind.INITIATIVE, RecordKind.VOLUME
FLOW, PROBLEM = RecordKind.FLOW, RecordKind.PROBLEM
NUMBER_OF_NOBODY = "830101-9801"
"""A number for tests, as the tax agency gives them out: serials 980 to 989."""
MAY_BE_A_NAME = "Vi pratade länge med Fatima."
FREE = [(k, one.name) for k in RecordKind for one in FIELDS[k] if one.is_free_text]


def read(kind: RecordKind, accepted: dict[str, str] | None = None, **written: str):
    return read_values(kind, written, HOME, accepted or {})


def refused(kind: RecordKind, accepted: dict[str, str] | None = None, **written: str):
    with pytest.raises(WrittenError) as caught:
        read(kind, accepted, **written)
    assert caught.value.facts["count"] == len(caught.value.problems)
    return caught.value.problems


def keys(found: tuple[Problem, ...]) -> list[tuple[str, str]]:
    return [(one.field, one.text_key) for one in found]


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("0", 0),
        ("7", 7),
        ("1200", 1200),
        ("1 200", 1200),
        (f"1{HARD_SPACE}200", 1200),
        ("1\u202f200", 1200),
        ("1.200", 1200),
        ("12 345 678", 12345678),
        ("  24 ", 24),
        ("24,0", 24),
        ("24.00", 24),
        ("?", None),
        ("1 000 000 000", 1_000_000_000),
        ("1000000000", 1_000_000_000),
        ("007", 7),
    ],
)
def test_whole_numbers_are_read_as_swedes_write_them(typed, value):
    assert read(VOLUME, planned_sek=typed) == {"planned_sek": value}


@pytest.mark.parametrize(
    ("typed", "hours"),
    [("12,5", 12.5), ("12.5", 12.5), ("40", 40.0), ("1 200,25", 1200.25), ("0,1", 0.1)],
)
def test_hours_may_have_decimals(typed, hours):
    assert read(VOLUME, planned_hours=typed) == {"planned_hours": hours}


@pytest.mark.parametrize(
    "typed",
    ["tjugo", "-3", "+3", "3-4", "1,200", "12 34", "1 2000", "1,5", "3 st", "1e3", "??"]
    + ["0x10", "½", "1.2.3", "12,", ",5", "1  200", "NaN", "inf", "9" * 5000]
    + [" ".join(["1"] + ["000"] * 3000)],
)
def test_what_is_no_whole_number_is_refused(typed):
    assert keys(refused(VOLUME, planned_sek=typed)) == [("planned_sek", "written.sek")]


@pytest.mark.parametrize(
    ("kind", "field", "over"),
    [
        (VOLUME, "actual_hours", "100 000,5"),
        (VOLUME, "planned_sek", "1 000 000 001"),
        (VOLUME, "planned_reach", "100001"),
        (FLOW, "consultations", "100 001"),
    ],
)
def test_a_number_too_large_is_told_how_large_it_may_be(kind, field, over):
    (found,) = refused(kind, **{field: over})
    assert found.text_key == "written.large"
    assert found.facts["most"] in MOST.values()


@given(st.integers(0, 1_000_000_000))
def test_a_number_is_read_back_from_how_it_is_shown(value):
    assert read(VOLUME, planned_sek=number(value)) == {"planned_sek": value}
    assert read(VOLUME, planned_sek=str(value)) == {"planned_sek": value}


@given(st.integers(0, 10_000_000))
def test_hours_are_read_back_from_how_they_are_shown(hundredths):
    found = read(VOLUME, planned_hours=number(hundredths / 100, 2))
    assert found == {"planned_hours": pytest.approx(hundredths / 100, abs=1e-9)}


@given(st.text(string.digits + " .,?-\u00a0", max_size=12))
def test_any_scrawl_is_a_number_within_bounds_or_refused(typed):
    try:
        found = read(VOLUME, planned_reach=typed)["planned_reach"]
    except WrittenError:
        return
    assert found is None or 0 <= found <= 100_000
    assert found is None or isinstance(found, int)


def test_an_empty_count_leaves_what_is_there_and_a_question_mark_clears_it():
    assert read(VOLUME, actual_reach="", actual_hours="") == {"actual_hours": None}
    assert read(VOLUME, actual_reach="?") == {"actual_reach": None}


def test_a_field_that_is_left_out_is_not_touched():
    assert read(VOLUME, follow_up="Bra.") == {"follow_up": "Bra."}


@pytest.mark.parametrize(
    ("typed", "saved"),
    [("vt2026", "vt2026"), (" ht2026 ", "ht2026"), ("", None)],
)
def test_a_term_is_read(typed, saved):
    assert read(INITIATIVE, first_term=typed) == {"first_term": saved}


@pytest.mark.parametrize("typed", ["vt26", "våren 2026", "2026", "vt1999"])
def test_what_is_no_term_is_refused(typed):
    assert keys(refused(INITIATIVE, first_term=typed)) == [
        ("first_term", "written.term")
    ]


def test_choices_are_saved_in_reading_order_and_once():
    found = read(INITIATIVE, dimensions="learning health  learning")
    assert found == {"dimensions": "health learning"}
    assert read(INITIATIVE, actors="family_services school") == {
        "actors": "school family_services"
    }
    assert read(INITIATIVE, dimensions="") == {"dimensions": None}


@pytest.mark.parametrize(
    ("kind", "field", "typed"),
    [
        (INITIATIVE, "dimensions", "health wealth"),
        (INITIATIVE, "status", "planned ongoing"),
        (INITIATIVE, "status", "lifted"),
        (PROBLEM, "status", "ongoing"),
        (INITIATIVE, "responsible", "Anna Andersson"),
        (PROBLEM, "raised_by", "anna"),
    ],
)
def test_what_cannot_be_chosen_is_refused(kind, field, typed):
    assert keys(refused(kind, **{field: typed})) == [(field, "written.choice")]


def test_a_line_loses_its_extra_spaces_and_a_text_keeps_its_lines():
    assert read(INITIATIVE, title="  Öppet \t hus\n på torget ")["title"] == (
        "Öppet hus på torget"
    )
    found = read(INITIATIVE, activities=" Lek  \r\n\r\nSång\u2028Dans \n")
    assert found == {"activities": "Lek\n\nSång\nDans"}


def test_what_no_database_can_hold_is_left_out():
    assert read(INITIATIVE, need="Plat\0ser") == {"need": "Platser"}


@pytest.mark.parametrize(
    ("field", "most"), [("title", LONGEST_LINE), ("need", LONGEST_TEXT)]
)
def test_a_text_too_long_is_told_by_how_much(field, most):
    assert read(INITIATIVE, **{field: "x" * most}) == {field: "x" * most}
    (found,) = refused(INITIATIVE, **{field: "x" * (most + 7)})
    assert found.facts == {"most": most, "over": 7}


@pytest.mark.parametrize("typed", ["", "   ", "\n"])
def test_what_must_be_filled_in_is_missed(typed):
    found = refused(PROBLEM, title=typed, description="Få vuxna.")
    assert keys(found) == [("title", "written.missing")]


def test_everything_that_is_wrong_is_said_at_once():
    found = refused(
        INITIATIVE,
        title="",
        need=f"Ring {NUMBER_OF_NOBODY} eller anna@exempel.se",
        first_term="våren",
        status="klar",
    )
    assert keys(found) == [
        ("title", "written.missing"),
        ("first_term", "written.term"),
        ("status", "written.choice"),
        ("need", "free_text.identity_number"),
        ("need", "free_text.email"),
    ]


@pytest.mark.parametrize(("kind", "field"), FREE, ids=str)
def test_no_free_text_takes_an_identity_number(kind, field):
    found = refused(kind, **{field: f"Prata med {NUMBER_OF_NOBODY}."})
    assert [one.field for one in found] == [field]
    assert found[0].part == NUMBER_OF_NOBODY
    assert not found[0].can_be_accepted
    assert not read_is_let_through(kind, field, f"Prata med {NUMBER_OF_NOBODY}.")


def read_is_let_through(kind: RecordKind, field: str, text: str) -> bool:
    """Whether a text is saved once its writer has said that it points out nobody."""
    try:
        read(kind, {field: text}, **{field: text})
    except WrittenError:
        return False
    return True


@pytest.mark.parametrize(("kind", "field"), FREE, ids=str)
def test_a_name_is_asked_about_in_every_free_text(kind, field):
    (found,) = refused(kind, **{field: MAY_BE_A_NAME})
    assert found.can_be_accepted
    assert read_is_let_through(kind, field, MAY_BE_A_NAME)


@pytest.mark.parametrize(
    "accepted",
    [
        {},
        {"need": MAY_BE_A_NAME},
        {"title": MAY_BE_A_NAME + " Igen."},
        {"title": MAY_BE_A_NAME[:-1]},
        {"title": MAY_BE_A_NAME.lower()},
    ],
)
def test_a_warning_is_accepted_for_exactly_that_text_in_that_field(accepted):
    assert refused(INITIATIVE, accepted, title=MAY_BE_A_NAME)


def test_a_text_is_read_by_the_guard_as_it_will_be_saved():
    split = "En flicka\n\n i\n 3B"
    assert refused(INITIATIVE, title=split)[0].text_key == (
        refused(INITIATIVE, title="En flicka i 3B")[0].text_key
    )


def test_every_problem_has_its_words_and_they_are_filled():
    found = refused(
        VOLUME,
        planned_sek="x",
        planned_hours="y",
        planned_reach="9" * 7,
        actual_reach="z",
    )
    assert all(t(one.text_key, **one.facts) for one in found)
    assert {one.text_key for one in found} <= {
        f"written.{name}" for name in catalogue()["written"]
    }


def test_neither_errors_nor_problems_are_printed_with_what_was_written():
    with pytest.raises(WrittenError) as caught:
        read(
            INITIATIVE,
            need=f"Ring {NUMBER_OF_NOBODY}",
            title="Fatima Alvi",
            first_term="hemligt",
        )
    with pytest.raises(WrittenError) as counted:
        read(FLOW, consultations="9173 st", consent_asked="917391739173")
    for error in (caught.value, counted.value):
        printed = f"{error!r} {error} {error.problems!r} {error.facts}"
        assert not [
            s for s in (NUMBER_OF_NOBODY, "Fatima", "hemligt", "9173") if s in printed
        ]


def test_a_field_that_the_kind_does_not_have_is_a_bug():
    with pytest.raises(KeyError):
        read(FLOW, title="x")

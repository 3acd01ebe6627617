"""What people register is read in Swedish: names of fields, choices and history."""

from dataclasses import replace

import pytest
from made import HOME

from htl_dash.catalogue.indicators import all_indicators
from htl_dash.domain.record import FIELDS, PUBLISHED, Change, FieldKind, RecordKind, Via
from htl_dash.domain.term import Season, Term
from htl_dash.services.field_options import codes_of
from htl_dash.text import t
from htl_dash.viewmodels.record_view import (
    choice_names,
    field_label,
    field_name,
    function_name,
    history_table,
    in_words,
    term_choices,
)

AT = "2026-11-25T10:00:00+00:00"
CHOSEN = [
    (kind, one.name)
    for kind, fields in FIELDS.items()
    for one in fields
    if one.kind in (FieldKind.CHOICE, FieldKind.CHOICES)
]
HOURS = Change(2, "planned_hours", 40.0, 12.5, "coordinator", Via.FORM, AT, False)


@pytest.mark.parametrize(("kind", "name"), CHOSEN)
def test_everything_that_can_be_chosen_has_a_name_and_nothing_else_has(kind, name):
    names = choice_names(kind, name, HOME, all_indicators())
    assert tuple(names) == codes_of(kind, name, HOME)
    assert all(text and text != code for code, text in names.items())


def test_a_field_that_must_be_filled_in_is_marked():
    title, need = (
        next(one for one in FIELDS[RecordKind.INITIATIVE] if one.name == name)
        for name in ("title", "need")
    )
    assert field_label(title, HOME).endswith("*")
    assert field_label(need, HOME) == t("field.need")


@pytest.mark.parametrize(("limit", "days"), [(None, "7 dagar"), (14, "14 dagar")])
def test_feedback_is_asked_for_by_the_models_own_limit_or_by_a_week(limit, days):
    model = replace(HOME.team_model, feedback_days=limit)
    home = replace(HOME, team_model=model)
    assert days in field_name("feedback_in_time", home)


@pytest.mark.parametrize(
    ("kind", "name", "value", "words"),
    [
        (RecordKind.INITIATIVE, "dimensions", "health safety", "Hälsa, Trygghet"),
        (RecordKind.INITIATIVE, "first_term", "ht2026", "höstterminen 2026"),
        (RecordKind.INITIATIVE, "status", "ongoing", "Pågår"),
        (RecordKind.PROBLEM, "status", "lifted", "Lyft"),
        (RecordKind.INITIATIVE, "need", "Tid", "Tid"),
        (RecordKind.INITIATIVE, "actors", "gone", "gone"),
        (RecordKind.VOLUME, "planned_hours", 12.5, "12,5"),
        (RecordKind.VOLUME, "planned_hours", 40.0, "40"),
        (RecordKind.VOLUME, "actual_sek", None, ""),
    ],
)
def test_what_stands_in_a_field_is_read_in_words(kind, name, value, words):
    assert in_words(kind, name, value, HOME, all_indicators()) == words


def test_terms_are_offered_around_today_the_latest_first():
    names = term_choices(Term(2026, Season.AUTUMN))
    assert list(names)[:5] == ["ht2028", "vt2028", "ht2027", "vt2027", "ht2026"]
    assert names["ht2026"] == "höstterminen 2026"
    assert "ht2022" in names


def test_the_published_description_is_no_function_and_an_unknown_one_keeps_its_code():
    assert function_name(PUBLISHED, HOME) == t("history.published")
    assert function_name("not_declared", HOME) == "not_declared"


def test_the_history_tells_before_and_after_in_words():
    table = history_table(RecordKind.VOLUME, (HOURS,), HOME, "Föräldragrupper", {})
    (row,) = table.rows
    assert row[2:] == (t("field.planned_hours"), "40", "12,5")
    assert "25 november 2026" in row[0]


@pytest.mark.parametrize("via", [Via.UNDO, Via.FILE])
def test_the_history_says_how_a_change_came_about(via):
    change = replace(HOURS, via=via)
    table = history_table(RecordKind.VOLUME, (change,), HOME, "x", {})
    assert table.rows[0][1] == t(
        f"history.{via}", who=function_name("coordinator", HOME)
    )


def test_a_count_is_never_in_the_history_whatever_the_change_holds():
    change = Change(2, "actual_reach", 7, 8, "coordinator", Via.FORM, AT, True)
    table = history_table(RecordKind.VOLUME, (change,), HOME, "x", {})
    assert table.rows[0][3:] == (t("history.secret"),) * 2
    assert not {"7", "8"} & {*table.rows[0], *table.shown[0]}


def test_what_was_typed_is_shown_as_typed_and_filed_as_typed():
    change = replace(HOURS, field="follow_up", before=None, after="[a](b) *c*")
    table = history_table(RecordKind.VOLUME, (change,), HOME, "x", {})
    assert table.rows[0][4] == "[a](b) *c*"
    assert "[a](b)" not in table.shown[0][4]

"""What points out a person refuses the whole file, and so does a file for others."""

from dataclasses import replace

import pytest
from made import HOME
from openpyxl import Workbook
from openpyxl.comments import Comment
from term_books import TERM, UNIT, changed, filled

from htl_dash.domain.municipality import PilotSchool
from htl_dash.exports.term_template import term_template
from htl_dash.services.editing import Opened
from htl_dash.services.given_file import IdentityNumberError, quotable
from htl_dash.services.term_file import read_file
from htl_dash.services.term_sheet import TermSheet
from htl_dash.sources.office_file import FileError
from htl_dash.text import t

OTHER_SCHOOL = PilotSchool("23251345", "Nygårdskolan", "Nygårdsskolan", (), "")
TWO = replace(HOME, pilot_schools=(*HOME.pilot_schools, OTHER_SCHOOL))
TRAINING = replace(HOME, is_training=True)
SHEET = TermSheet(UNIT, TERM, (), Opened(None, 0, {}, frozenset()))
TEMPLATE = term_template(HOME, SHEET)
NUMBER = "140101-1234"


def test_a_template_of_our_own_is_read():
    found = read_file(TEMPLATE, HOME, (UNIT, TERM))
    assert (found.mark.unit_code, found.mark.term) == (UNIT, TERM)


def in_comment(book: Workbook) -> None:
    book["Flöde"]["D5"].comment = Comment(f"gäller {NUMBER}", "a")


def on_other_sheet(book: Workbook) -> None:
    book.create_sheet("Anteckningar")["C3"] = f"gäller {NUMBER}"


def as_sheet_name(book: Workbook) -> None:
    book.create_sheet(NUMBER)["C3"] = "text"


def as_number(book: Workbook) -> None:
    book["Volymer"]["D40"] = 201401011234


def as_padded_number(book: Workbook) -> None:
    book["Volymer"]["D40"] = 501011234
    book["Volymer"]["D40"].number_format = "000000-0000"


def in_properties(book: Workbook) -> None:
    book.properties.subject = NUMBER


def in_formula(book: Workbook) -> None:
    book["Volymer"]["D40"] = f'=LEFT("{NUMBER}",2)'


@pytest.mark.parametrize(
    ("write", "where"),
    [
        (in_comment, "Flöde, cell D5"),
        (on_other_sheet, "ett annat blad, cell C3"),
        (as_sheet_name, "utanför cellerna"),
        (as_number, "Volymer, cell D40"),
        (as_padded_number, "Volymer, cell D40"),
        (in_properties, "utanför cellerna"),
        (in_formula, "Volymer, cell D40"),
    ],
)
def test_an_identity_number_anywhere_refuses_the_file_and_is_never_told(write, where):
    with pytest.raises(IdentityNumberError) as found:
        read_file(changed(TEMPLATE, write), HOME)
    told = t(found.value.text_key, **found.value.facts)
    assert where in told
    for part in ("1401", "1234", "0501"):
        assert part not in told
        assert part not in str(found.value)


@pytest.mark.parametrize(
    "written",
    [
        NUMBER,
        "20140101-1234",
        "201401011234",
        "140101 - 1234",
        "141301-1234",
        "1401611234",
        "140101+1234",
        "20140101T123",
        "\uff11\uff14\uff10\uff11\uff10\uff11-1234",
    ],
)
def test_whatever_is_shaped_like_an_identity_number_refuses_the_file(written):
    with pytest.raises(IdentityNumberError):
        read_file(filled(TEMPLATE, {"I30": f"Samtal om {written}."}), HOME)


@pytest.mark.parametrize(
    "written", ["1 200 000", 999999999, "2026-11-22", 34516710, "0243-740 00", "ht2026"]
)
def test_ordinary_numbers_do_not(written):
    read_file(filled(TEMPLATE, flow={"D5": written}), HOME)


def test_a_file_with_a_number_is_refused_for_it_whatever_else_is_wrong():
    book = changed(TEMPLATE, lambda one: one.remove(one["htl"]))
    with pytest.raises(IdentityNumberError):
        read_file(filled(book, {"A1": NUMBER}), HOME)


@pytest.mark.parametrize(
    ("made_for", "read_by", "why"),
    [
        (TRAINING, HOME, "is_training"),
        (HOME, TRAINING, "is_real"),
        (HOME, replace(HOME, code="2080"), "other_municipality"),
        (TWO, replace(HOME, pilot_schools=(OTHER_SCHOOL,)), "other_school"),
    ],
)
def test_a_file_for_others_is_refused(made_for, read_by, why):
    with pytest.raises(FileError) as found:
        read_file(term_template(made_for, SHEET), read_by)
    assert found.value.text_key == f"term_file.{why}"
    assert t(found.value.text_key, **found.value.facts)


@pytest.mark.parametrize(
    ("wanted", "why", "told"),
    [
        ((OTHER_SCHOOL.unit_code, TERM), "other_school", "Nygårdskolan"),
        ((UNIT, TERM.later(1)), "other_term", "ht2026"),
    ],
)
def test_a_file_for_another_school_or_term_than_the_chosen_is_refused(
    wanted, why, told
):
    with pytest.raises(FileError) as found:
        read_file(TEMPLATE, TWO, wanted)
    assert found.value.text_key == f"term_file.{why}"
    assert told in t(found.value.text_key, **found.value.facts)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("tolv", "tolv"),
        ("Anna Andersson", ""),
        ("en flicka i 3B", ""),
        ("anna@example.se", ""),
        ("x" * 31, ""),
    ],
)
def test_what_may_point_out_somebody_is_not_quoted(text, said):
    assert quotable(text) == said

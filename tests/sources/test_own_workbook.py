"""What somebody has filled in is read by headings and labels, wherever they stand."""

import io

import pytest
from made_own import FACTS, PLACE, filled_own
from openpyxl import Workbook

from htl_dash.domain.geography import Geography
from htl_dash.exports.own_template import own_template
from htl_dash.services.own_places import CountedPlace
from htl_dash.sources.office_file import FileError, open_office
from htl_dash.sources.own_layout import Fact
from htl_dash.sources.own_workbook import OwnFile, read_own_workbook
from htl_dash.sources.sheet_rows import Place

PLACES = (CountedPlace(Geography.REGSO_2025, "2081R001", "Bullermyren"),)
ROWS = (("2081R001 Bullermyren", "2025", "", "3", "40"), ("2081R001", "2024/25"))


def read(change=None, facts=None) -> OwnFile:
    template = own_template(PLACE, PLACES)
    return read_own_workbook(open_office(filled_own(template, ROWS, facts, change)))


def test_facts_and_counts_are_read_as_they_were_typed():
    found = read()
    assert {fact: one.text for fact, one in found.facts.items()} == FACTS
    assert found.facts[Fact.TITLE].place == Place("Om måttet", 5, "B", "Ert svar")
    first, second = found.rows
    assert first.written == {
        "area": "2081R001 Bullermyren",
        "period": "2025",
        "numerator": "3",
        "denominator": "40",
    }
    assert first.places["numerator"] == Place("Antal", 5, "D", "Täljare")
    assert second.written == {"area": "2081R001", "period": "2024/25"}
    assert found.faults == ()
    assert (found.mark.municipality, found.mark.is_training) == ("2081", False)


def test_a_year_that_is_typed_as_a_number_is_a_year():
    def year(book: Workbook) -> None:
        book["Antal"]["B5"] = 2025

    assert read(year).rows[0].written["period"] == "2025"


def test_columns_may_have_moved_and_rows_too():
    def move(book: Workbook) -> None:
        book["Antal"].insert_cols(1)
        book["Om måttet"].insert_rows(4)

    assert read(move).rows[0].written["numerator"] == "3"
    assert read(move).facts[Fact.TITLE].text == FACTS[Fact.TITLE]


def test_what_is_not_said_has_an_empty_answer_and_its_cell():
    found = read(facts={Fact.CAUTIONS: ""})
    assert found.facts[Fact.CAUTIONS].text == ""
    assert found.facts[Fact.CAUTIONS].place.row == 14

    def drop(book: Workbook) -> None:
        book["Om måttet"].delete_rows(14)

    dropped = read(drop).facts[Fact.CAUTIONS]
    assert (dropped.text, dropped.place) == ("", Place("Om måttet"))


@pytest.mark.parametrize(
    ("change", "key", "place"),
    [
        (
            lambda book: book.remove(book["Antal"]),
            "term_file.no_sheet",
            Place("Antal"),
        ),
        (
            lambda book: book["Antal"].__setitem__("D4", "Teljare"),
            "term_file.no_column",
            Place("Antal", 4),
        ),
        (
            lambda book: book["Om måttet"].__setitem__("A5", "Rubrik"),
            "own.unknown_fact",
            Place("Om måttet", 5, "B", "Ert svar"),
        ),
        (
            lambda book: book["Antal"].__setitem__("D5", "=D6"),
            "term_file.no_result",
            Place("Antal", 5, "D", "Täljare"),
        ),
    ],
)
def test_what_is_wrong_with_the_sheets_is_told_with_its_place(change, key, place):
    assert (key, place) in [(one.text_key, one.place) for one in read(change).faults]


def test_a_workbook_that_is_not_ours_or_newer_is_refused():
    out = io.BytesIO()
    Workbook().save(out)
    with pytest.raises(FileError) as caught:
        read_own_workbook(open_office(out.getvalue()))
    assert caught.value.text_key == "own.not_template"
    for value, key in (("99", "term_file.newer"), ("x", "own.not_template")):
        with pytest.raises(FileError) as caught:
            read(lambda book, value=value: book["htl"].__setitem__("B1", value))
        assert caught.value.text_key == key

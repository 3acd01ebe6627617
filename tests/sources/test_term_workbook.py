"""The sheets are read by headings and codes; what is wrong in them is told at once."""

import io

import pytest
import xlsxwriter
from made import HOME
from openpyxl import Workbook, load_workbook
from term_books import TERM, UNIT, changed, filled, saved

from htl_dash.domain.flow import FlowCount
from htl_dash.domain.record import RecordKind
from htl_dash.exports.term_template import term_template
from htl_dash.services.editing import Opened
from htl_dash.services.term_sheet import OpenedVolume, TermSheet
from htl_dash.sources.office_file import FileError, open_office
from htl_dash.sources.sheet_rows import Place
from htl_dash.sources.term_workbook import TermFile, read_term_file
from htl_dash.text import t

NEW = Opened(None, 0, {}, frozenset())
SHEET = TermSheet(
    UNIT,
    TERM,
    (OpenedVolume("a", "Första", NEW), OpenedVolume("b", "Andra", NEW)),
    NEW,
)
TEMPLATE = term_template(HOME, SHEET)


def read(content: bytes) -> TermFile:
    return read_term_file(open_office(content))


def faults(content: bytes) -> list[tuple[str, int | None, str, str]]:
    """Return sheet, row, column and reason of everything that is wrong."""
    found = read(content).faults
    assert all(t(one.text_key, **one.facts) for one in found)
    return [
        (
            one.place.sheet,
            one.place.row,
            one.place.column,
            one.text_key.removeprefix("term_file."),
        )
        for one in found
    ]


def written(content: bytes, kind: RecordKind = RecordKind.VOLUME) -> dict[str, dict]:
    found = read(content)
    assert not found.faults
    return {one.code: dict(one.written) for one in found.rows if one.kind is kind}


def test_a_template_as_it_is_fetched_has_nothing_written_and_nothing_wrong():
    assert written(TEMPLATE) == {"a": {}, "b": {}}
    assert written(TEMPLATE, RecordKind.FLOW) == {one.value: {} for one in FlowCount}


def test_what_is_written_stands_under_its_field():
    content = filled(TEMPLATE, {"C5": 40, "F6": "1 200", "I6": "Bra"}, {"D5": 7})
    assert written(content) == {
        "a": {"planned_hours": "40"},
        "b": {"actual_sek": "1 200", "follow_up": "Bra"},
    }
    assert written(content, RecordKind.FLOW)["consultations"] == {"count": "7"}


def move_columns(book: Workbook) -> None:
    sheet = book["Volymer"]
    for row in range(4, 7):
        for one, other in (("B", "H"), ("C", "D")):
            a, b = sheet[f"{one}{row}"], sheet[f"{other}{row}"]
            a.value, b.value = b.value, a.value


def test_columns_may_be_moved_and_rows_sorted():
    content = filled(TEMPLATE, {"A5": "Andra", "B5": "b", "A6": "Första", "B6": "a"})
    content = filled(content, {"C5": 1, "D6": 2})
    expected = {"b": {"planned_hours": "1"}, "a": {"actual_hours": "2"}}
    assert written(content) == expected
    assert written(changed(content, move_columns)) == expected


def test_headings_are_known_whatever_their_case_and_spaces():
    content = filled(TEMPLATE, {"C4": " planerade\u00a0TIMMAR: ", "C5": 3})
    assert written(content)["a"] == {"planned_hours": "3"}


def test_rows_above_the_headings_may_be_more_or_fewer():
    for change in (
        lambda b: b["Volymer"].insert_rows(1, 3),
        lambda b: b["Volymer"].delete_rows(2),
    ):
        content = changed(filled(TEMPLATE, {"C5": 3}), change)
        assert written(content)["a"] == {"planned_hours": "3"}


def test_empty_rows_at_the_end_are_nothing():
    content = filled(TEMPLATE, {f"C{row}": "  " for row in range(7, 300)})
    assert set(written(content)) == {"a", "b"}


def test_a_row_that_is_taken_away_is_not_asked_for():
    assert set(written(changed(TEMPLATE, lambda b: b["Volymer"].delete_rows(5)))) == {
        "b"
    }


def test_the_titles_of_initiatives_may_hold_anything():
    assert set(written(filled(TEMPLATE, {"A5": True}))) == {"a", "b"}


def merge(cells: str):
    return lambda book: book["Volymer"].merge_cells(cells)


def rename(book: Workbook) -> None:
    book["Flöde"].title = "Flödet 2"


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (filled(TEMPLATE, {"B6": "a"}), ("Volymer", 6, "B", "row_twice")),
        (filled(TEMPLATE, {"B6": None, "C6": 1}), ("Volymer", 6, "B", "no_code")),
        (filled(TEMPLATE, {"C9": 1}), ("Volymer", 9, "B", "no_code")),
        (filled(TEMPLATE, {"D4": "Utförda h"}), ("Volymer", 4, "", "no_column")),
        (
            filled(TEMPLATE, {"D4": "Planerade timmar"}),
            ("Volymer", 4, "D", "heading_twice"),
        ),
        (filled(TEMPLATE, {"B4": "Nummer"}), ("Volymer", None, "", "no_headings")),
        (filled(TEMPLATE, {"K6": "anteckning"}), ("Volymer", 6, "K", "stray")),
        (filled(TEMPLATE, {"D5": "=C5*2"}), ("Volymer", 5, "D", "no_result")),
        (filled(TEMPLATE, {"D5": "#VALUE!"}), ("Volymer", 5, "D", "excel_error")),
        (filled(TEMPLATE, flow={"D6": True}), ("Flöde", 6, "D", "truth")),
        (changed(TEMPLATE, merge("C5:C6")), ("Volymer", 5, "C", "merged")),
        (changed(TEMPLATE, rename), ("Flöde", None, "", "no_sheet")),
        (
            changed(TEMPLATE, lambda b: b.remove(b["Volymer"])),
            ("Volymer", None, "", "no_sheet"),
        ),
    ],
)
def test_what_is_wrong_is_told_with_sheet_row_and_column(content, expected):
    assert expected in faults(content)


def test_merged_headings_above_the_table_do_no_harm():
    assert not faults(changed(TEMPLATE, merge("A1:C1")))


def test_everything_wrong_is_told_at_once():
    content = filled(
        TEMPLATE,
        {"C5": "=A1", "D5": True, "E6": "#REF!", "G6": -1, "L5": "x", "L6": "y"},
        {"D7": 1.234},
    )
    assert faults(content) == [
        ("Volymer", 5, "L", "stray"),
        ("Volymer", 5, "C", "no_result"),
        ("Volymer", 5, "D", "truth"),
        ("Volymer", 6, "E", "excel_error"),
        ("Volymer", 6, "G", "negative"),
        ("Flöde", 7, "D", "decimals"),
    ]


def test_a_place_has_the_heading_beside_the_letter():
    (fault,) = read(filled(TEMPLATE, {"D5": True})).faults
    assert fault.place == Place("Volymer", 5, "D", "Utförda timmar")
    assert fault.value == "SANT"


def test_a_formula_with_a_result_is_read_as_the_result():
    """As Excel saves it: the result beside the formula."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out)
    for original in load_workbook(io.BytesIO(TEMPLATE)).worksheets:
        sheet = book.add_worksheet(original.title)
        for row in original.iter_rows():
            for cell in row:
                if cell.value is not None:
                    sheet.write_string(cell.row - 1, cell.column - 1, str(cell.value))
    book.worksheets()[0].write_formula("D5", "=20*2", None, 40)
    book.close()
    assert written(out.getvalue())["a"] == {"actual_hours": "40"}


def set_mark(cell: str, value: object):
    def change(book: Workbook) -> None:
        book["htl"][cell] = value

    return change


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (saved(Workbook()), "not_template"),
        (changed(TEMPLATE, lambda book: book.remove(book["htl"])), "not_template"),
        (changed(TEMPLATE, set_mark("A1", "other")), "not_template"),
        (changed(TEMPLATE, set_mark("B4", "hösten")), "not_template"),
        (changed(TEMPLATE, set_mark("B1", "2")), "newer"),
    ],
)
def test_what_is_not_our_template_is_refused(content, why):
    with pytest.raises(FileError) as found:
        read(content)
    assert found.value.text_key == f"term_file.{why}"

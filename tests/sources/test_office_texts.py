"""Nothing that is written in a workbook goes unread, wherever it stands."""

import io

import pytest
import xlsxwriter
from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.worksheet.datavalidation import DataValidation
from term_books import saved

from htl_dash.sources.office_file import open_office
from htl_dash.sources.office_texts import FoundText, office_texts, part_texts

SAID = "sagt här"


def texts(content: bytes) -> list[FoundText]:
    return list(office_texts(open_office(content)))


def in_cell(book: Workbook) -> None:
    book.active["C7"] = SAID


def in_formula(book: Workbook) -> None:
    book.active["C7"] = f'="{SAID}"'


def in_comment(book: Workbook) -> None:
    book.active["C7"].comment = Comment(SAID, "a")


def in_sheet_name(book: Workbook) -> None:
    book.create_sheet(SAID)


def in_hidden_sheet(book: Workbook) -> None:
    sheet = book.create_sheet("dolt")
    sheet.sheet_state = "veryHidden"
    sheet["B2"] = SAID


def in_header(book: Workbook) -> None:
    book.active.oddHeader.left.text = SAID


def in_validation(book: Workbook) -> None:
    rule = DataValidation("whole", prompt=SAID, formula1="1", formula2="2")
    rule.add("A1")
    book.active.add_data_validation(rule)


def in_properties(book: Workbook) -> None:
    book.properties.description = SAID


def in_link(book: Workbook) -> None:
    book.active["A1"].hyperlink = f"https://example.se/{SAID}"


@pytest.mark.parametrize(
    "write",
    [
        in_cell,
        in_formula,
        in_comment,
        in_sheet_name,
        in_hidden_sheet,
        in_header,
        in_validation,
        in_properties,
        in_link,
    ],
)
def test_a_text_is_found_wherever_it_is_written(write):
    book = Workbook()
    write(book)
    assert any(SAID in one.text for one in texts(saved(book)))


def test_a_box_and_rich_text_in_runs_are_read_as_one_text():
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out)
    sheet, bold = book.add_worksheet(), book.add_format({"bold": True})
    sheet.insert_textbox("A1", "i en ruta")
    sheet.write_rich_string("B1", "halva ", bold, "andra")
    book.close()
    found = {one.text for one in texts(out.getvalue())}
    assert {"i en ruta", "halva andra"} <= found


def test_a_text_in_a_cell_is_told_with_its_place():
    book = Workbook()
    in_cell(book)
    assert FoundText(SAID, "Sheet", "C7") in texts(saved(book))


@pytest.mark.parametrize(
    ("value", "number_format", "shown"),
    [
        (201401011234, "General", "201401011234"),
        (501011234, "000000-0000", "050101-1234"),
        (501011234, '000000"-"0000', "050101-1234"),
        (501011234, "0000000000", "0501011234"),
        (1401011234.0, "0", "1401011234"),
    ],
)
def test_a_number_is_read_as_it_is_shown(value, number_format, shown):
    book = Workbook()
    book.active["A1"] = value
    book.active["A1"].number_format = number_format
    assert FoundText(shown, "Sheet", "A1") in texts(saved(book))


def test_ordinary_numbers_are_not_padded():
    book = Workbook()
    book.active["A1"] = 1011234
    book.active["A1"].number_format = "#,##0"
    in_cells = {one.text for one in texts(saved(book)) if one.cell}
    assert in_cells == {"1011234"}


@pytest.mark.parametrize("begun", ["<t ", "<v ", "<x:v "])
def test_marks_that_are_begun_and_never_ended_are_looked_at_once(begun):
    # Were each looked at to the end of the part, this would take hours.
    body = begun.encode() * 300_000 + f"<t>{SAID}</t>".encode()
    assert SAID in list(part_texts(body))

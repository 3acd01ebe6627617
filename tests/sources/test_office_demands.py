"""What a small file would have a reader do is seen before it is done."""

import io
import zipfile

import pytest
from openpyxl import Workbook
from term_books import saved

from htl_dash.sources.office_demands import copied, has_endless_format, reach
from htl_dash.sources.office_file import FileError, open_office
from htl_dash.sources.table_file import open_table_file

ALL = "A1:XFD1048576"
SHEET, STYLES = "xl/worksheets/sheet1.xml", "xl/styles.xml"
CELL = b'<c r="A1"><v>1</v></c>'


def changed(part: str, before: str, after: str, encoding: str = "utf-8") -> bytes:
    """Return a workbook with one cell, and one of its parts written otherwise."""
    book = Workbook()
    book.active["A1"] = 1
    book.active["A1"].number_format = "0.000"
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(saved(book))) as old,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            body = old.read(name)
            if name == part:
                assert before in body.decode()
                body = body.decode().replace(before, after).encode(encoding)
            new.writestr(name, body)
    return out.getvalue()


def after_cells(marks: str, encoding: str = "utf-8") -> bytes:
    return changed(SHEET, "</sheetData>", f"</sheetData>{marks}", encoding)


@pytest.mark.parametrize(
    "marks",
    [
        f'<mergeCells><mergeCell ref="{ALL}"/></mergeCells>',
        '<mergeCells><mergeCell ref="A1:X&#70;D1048576"/></mergeCells>',
        f'<hyperlinks><hyperlink tooltip="ref=\'" ref="{ALL}" location="a"/></hyperlinks>',
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-16-le"])
def test_a_block_of_all_cells_is_refused_before_it_is_made(marks, encoding):
    with pytest.raises(FileError) as found:
        open_office(after_cells(marks, encoding))
    assert found.value.text_key == "term_file.too_many_cells"


def test_what_is_joined_in_an_ordinary_sheet_is_not_much():
    assert (
        reach(b'<mergeCell ref="A1:C2"/><x:mergeCell ref="D1:D4"/><c ref="A1:Z9"/>')
        == 10
    )
    open_office(after_cells('<mergeCells><mergeCell ref="A1:H1"/></mergeCells>'))


def test_a_formula_that_very_many_cells_share_is_refused():
    shared = "".join(
        f'<c r="B{n}"><f t="shared" si="0"/><v>1</v></c>' for n in range(2, 1000)
    )
    first = f'<f t="shared" ref="B1:B999" si="0">{"+".join(["A1"] * 2000)}</f>'
    row = f'<row r="2"><c r="B1">{first}<v>1</v></c>{shared}</row>'
    with pytest.raises(FileError) as found:
        open_office(changed(SHEET, "</sheetData>", f"{row}</sheetData>"))
    assert found.value.text_key == "term_file.too_many_cells"


def test_formulas_are_measured_whole():
    ours = b'<f t="shared" si="0">A1+A2</f>'
    assert 5 < copied(ours) < 40
    assert copied(b"<f>A1+A2</f>") == 0
    assert copied(b'<f t="shared" si="0"><![CDATA[A1]]></f>') > 1_000_000


def test_a_formula_that_is_none_is_told_as_damaged():
    first = '<c r="B1"><f t="shared" ref="B1:B2" si="0">"a"a"a</f></c>'
    after = '<c r="B2"><f t="shared" si="0"/></c>'
    row = f'<row r="2">{first}{after}</row></sheetData>'
    with pytest.raises(FileError) as found:
        open_office(changed(SHEET, "</sheetData>", row))
    assert found.value.text_key == "term_file.damaged"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_a_format_without_an_end_is_refused(encoding):
    # Were it looked through, this would take hours.
    content = changed(STYLES, '"0.000"', f'"{"[a" * 500_000}"', encoding)
    for reader in (open_office, lambda one: open_table_file("fil", one)):
        with pytest.raises(FileError) as found:
            reader(content)
        assert found.value.text_key.endswith(".damaged")


def test_a_long_format_written_with_references_is_not():
    written = b"&quot;" * 200
    assert not has_endless_format(b'<numFmt formatCode="' + written + b'"/>')


@pytest.mark.parametrize("name", ["UTF-7", "UTF-32", "cp037"])
def test_an_encoding_that_hides_marks_is_refused(name):
    said = f'<?xml version="1.0" encoding="{name}"?><worksheet'
    encoding = "ascii" if name == "UTF-7" else name
    with pytest.raises(FileError) as found:
        open_office(changed(SHEET, "<worksheet", said, encoding))
    assert found.value.text_key == "term_file.damaged"


def test_pictures_and_settings_of_printers_are_no_hindrance():
    content = changed(SHEET, "<v>", "<v>")
    out = io.BytesIO(content)
    with zipfile.ZipFile(out, "a") as book:
        book.writestr("xl/media/image1.png", b"\x89PNG\r\n\x1a\n" + bytes(400))
        book.writestr("xl/printerSettings/printerSettings1.bin", b"P\0C\0" * 200)
    assert open_office(out.getvalue()).values.active["A1"].value == 1


def test_more_marks_than_the_cells_can_have_are_refused():
    with pytest.raises(FileError) as found:
        open_office(after_cells("<a>b</a>" * 600_000))
    assert found.value.text_key == "term_file.too_many_cells"


def test_blocks_that_lie_over_each_other_are_not_gone_through():
    rows = "".join(
        f'<row r="{n}"><c r="A{n}"><v>1</v></c></row>' for n in range(2, 3000)
    )
    blocks = f'<mergeCell ref="{ALL}"/>' * 1000
    marks = f"{rows}</sheetData><mergeCells>{blocks}</mergeCells>"
    with pytest.raises(FileError) as found:
        open_table_file("fil", changed(SHEET, "</sheetData>", marks))
    assert found.value.text_key == "table_file.damaged"

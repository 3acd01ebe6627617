"""A workbook is read as a person sees it, whoever wrote it."""

import datetime
import io
import zipfile

import pytest
import xlwt
from made_tables import workbook

from htl_dash.sources import table_excel
from htl_dash.sources.office_file import FileError
from htl_dash.sources.table_excel import read_excel
from htl_dash.text import t


def changed(content: bytes, **parts: bytes | None) -> bytes:
    """A workbook with parts added, or taken out where there is None."""
    named = {name.replace("__", "/"): body for name, body in parts.items()}
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(out, "w") as new:
        for one in old.namelist():
            if one not in named:
                new.writestr(one, old.read(one))
        for name, body in named.items():
            if body is not None:
                new.writestr(name, body)
    return out.getvalue()


def old_excel(rows: list[list[object]], hidden: bool = False) -> bytes:
    book = xlwt.Workbook()
    sheet = book.add_sheet("Blad1")
    for r, row in enumerate(rows):
        for c, value in enumerate(row):
            sheet.write(r, c, value)
    if hidden:
        book.add_sheet("dold").visibility = 1
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def refused(content: bytes) -> str:
    with pytest.raises(FileError) as found:
        read_excel(content)
    assert t(found.value.text_key, **found.value.facts)
    return found.value.text_key.removeprefix("table_file.")


def test_values_are_shown_as_in_excel_without_noise():
    rows = [[0.1 + 0.2, 22.3, 604, True, 2120002239, datetime.date(2024, 12, 31), None]]
    (sheet,) = read_excel(workbook({"Blad1": rows})).sheets
    assert sheet.rows == (
        ("0.3", "22.3", "604", "SANT", "2120002239", "2024-12-31"),
    ) or sheet.rows == (("0.3", "22.3", "604", "SANT", "2120002239", "2024-12-31", ""),)


def test_lost_zeros_and_per_cents_are_shown_as_the_format_shows_them():
    formats = {"A1": "0000", "B1": "0.0%", "C1": "0"}
    content = workbook({"Blad1": [[604, 0.046, 0.07]]}, formats=formats)
    (sheet,) = read_excel(content).sheets
    assert sheet.rows == (("0604", "4.6 %", "0.07"),)


def test_a_formula_without_a_result_and_an_error_are_not_empty():
    rows = [["=1+1", "#DIV/0!", "x"]]
    content = workbook({"Blad1": rows})
    content = changed(
        content,
        xl__worksheets__sheet1_xml=None,
        **{
            "xl/worksheets/sheet1.xml": b'<worksheet xmlns="http://schemas.openxml'
            b'formats.org/spreadsheetml/2006/main"><sheetData><row r="1"><c r="A1">'
            b'<f>1+1</f></c><c r="B1" t="e"><v>#DIV/0!</v></c><c r="C1"><v>3</v></c>'
            b"</row></sheetData></worksheet>"
        },
    )
    (sheet,) = read_excel(content).sheets
    assert sheet.rows == (("=1+1", "#DIV/0!", "3"),)


def test_a_merged_block_tells_what_stands_for_the_cells_below():
    content = workbook({"Blad1": [["a", 1], [None, 2], [None, 3]]}, merged=["A1:A3"])
    (sheet,) = read_excel(content).sheets
    assert sheet.merged == {(1, 0): "a", (2, 0): "a"}
    assert [row[0] for row in sheet.rows] == ["a", "", ""]


def test_hidden_sheets_are_opened_and_marked():
    content = workbook({"Synlig": [["a"]], "Dold": [["b"]]}, hidden=["Dold"])
    sheets = read_excel(content).sheets
    assert [(one.name, one.is_hidden) for one in sheets] == [
        ("Synlig", False),
        ("Dold", True),
    ]


def test_a_workbook_that_points_to_a_missing_part_is_read():
    relations = (
        b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/'
        b'relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats'
        b'.org/officeDocument/2006/relationships/drawing" Target="../drawings/'
        b'drawing1.xml"/></Relationships>'
    )
    parts = {"xl/worksheets/_rels/sheet1.xml.rels": relations}
    (sheet,) = read_excel(changed(workbook({"Blad1": [["a", 1]]}), **parts)).sheets
    assert sheet.rows == (("a", "1"),)


def test_the_older_form_is_read():
    book = read_excel(old_excel([["Kommun", "Andel"], ["Borlänge", 12.5]], hidden=True))
    assert book.is_old
    assert book.sheets[0].rows == (("Kommun", "Andel"), ("Borlänge", "12.5"))
    assert book.sheets[1].is_hidden


def test_hidden_rows_and_columns_of_the_older_form_are_named():
    book = xlwt.Workbook()
    sheet = book.add_sheet("Blad1")
    for r in range(4):
        sheet.write(r, 0, "a")
        sheet.write(r, 1, r)
    sheet.row(2).hidden = True
    sheet.col(1).hidden = True
    out = io.BytesIO()
    book.save(out)
    (found,) = read_excel(out.getvalue()).sheets
    assert (found.hidden_rows, found.hidden_columns) == ((2,), (1,))
    assert len(found.rows) == 4


def test_what_stands_outside_the_cells_is_found_in_both_forms():
    cache = b'<pivotCacheRecords><r><s v="191212-1212"/></r></pivotCacheRecords>'
    parts = {"xl/pivotCache/pivotCacheRecords1.xml": cache}
    book = read_excel(changed(workbook({"Blad1": [["a"]]}), **parts))
    assert "191212-1212" in book.outside
    old = read_excel(old_excel([["19121212-1212"]]))
    assert any("19121212-1212" in one for one in old.outside)


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"PK\x03\x04 broken", "damaged"),
        (b"\xd0\xcf\x11\xe0 broken", "damaged"),
        (b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le"), "password"),
        (b"\xd0\xcf\x11\xe0" + "_VBA_PROJECT".encode("utf-16-le"), "macros"),
        (changed(workbook({"B": [[1]]}), **{"xl/vbaProject.bin": b"x"}), "macros"),
        (workbook({"B": [[1]]})[:-200], "damaged"),
        (
            changed(workbook({"B": [[1]]}), **{"xl/styles.xml": b"<!DOCTYPE a><a/>"}),
            "damaged",
        ),
        (changed(workbook({"B": [[1]]}), **{"xl/workbook.xml": None}), "no_table"),
        (changed(workbook({"B": [[1]]}), **{"xl/styles.xml": b"<a>"}), "damaged"),
    ],
)
def test_what_cannot_be_trusted_is_refused(content, why):
    assert refused(content) == why


def test_a_cell_far_away_is_refused_before_room_is_made_for_it():
    content = changed(
        workbook({"B": [[1]]}),
        **{
            "xl/worksheets/sheet1.xml": b'<worksheet xmlns="http://schemas.openxml'
            b'formats.org/spreadsheetml/2006/main"><sheetData><row r="1048576">'
            b'<c r="XFD1048576"><v>1</v></c></row></sheetData></worksheet>'
        },
    )
    assert refused(content) == "too_wide"


def test_too_many_cells_are_refused(monkeypatch):
    limits = table_excel.Limits(10**6, 10**6, 100, 3)
    monkeypatch.setattr(table_excel, "LIMITS", limits)
    assert refused(workbook({"B": [[1, 2], [3, 4]]})) == "too_many_cells"


OLD = old_excel([["Kommun", "År", "Andel"], ["Borlänge", 2024, 12.5]])
SECTOR, TABLE_OF_SECTORS = 512, 0x4C


def looped(content: bytes) -> bytes:
    """An old workbook where every sector says that it is the next one after itself."""
    at = (int.from_bytes(content[TABLE_OF_SECTORS:][:4], "little") + 1) * SECTOR
    links = b"".join(n.to_bytes(4, "little") for n in range(SECTOR // 4))
    return content[:at] + links + content[at + SECTOR :]


def test_a_chain_of_sectors_without_an_end_is_damage():
    """Found by the fuzzer: a reader that follows it takes all memory there is."""
    assert refused(looped(OLD)) == "damaged"


@pytest.mark.parametrize("byte", [0x00, 0x7F, 0xFF])
def test_whatever_is_broken_in_an_old_workbook_is_told_as_damage(byte):
    """Found by the fuzzer: fields cut short, and folders inside themselves."""
    for at in range(8, len(OLD), 61):
        broken = bytearray(OLD)
        broken[at : at + 4] = bytes([byte] * 4)
        for content in (bytes(broken), OLD[:at]):
            try:
                read_excel(content)
            except FileError as error:
                assert t(error.text_key, **error.facts)

"""A workbook with numbers as numbers, and its sources on a sheet of their own."""

import io
import re
import zipfile

import pytest
from made import dataset_status
from openpyxl import load_workbook

from htl_dash.exports.workbook import workbook
from htl_dash.text import t
from htl_dash.viewmodels.sources import source_note
from htl_dash.viewmodels.tables import Table

SOURCES = (
    source_note(dataset_status()),
    source_note(dataset_status(dataset="two", publisher="Kolada", sha256="cd" * 32)),
)


def table(*rows: tuple) -> Table:
    columns = tuple(f"k{n}" for n in range(len(rows[0])))
    return Table("namn", "Rubrik", columns, (), columns, rows, ("Obs.",), SOURCES)


def sheets(*rows: tuple):
    book = load_workbook(io.BytesIO(workbook(table(*rows))))
    assert book.sheetnames == [t("export.sheet_data"), t("export.sheet_sources")]
    return book.worksheets


@pytest.mark.parametrize(
    ("value", "published"),
    [(59.0, 59), (0.0, 0), (77.2, 77.2), (0.57 * 100, 57), (-3.5, -3.5)],
)
def test_numbers_are_numbers_as_published(value, published):
    cell = sheets((value,))[0]["A2"]
    assert cell.data_type == "n"
    assert cell.value == published


@pytest.mark.parametrize(
    "text",
    [
        "=1+1",
        "{=1+1}",
        "+46",
        "@SUM(A1)",
        "https://www.scb.se/",
        "12",
        "2024",
        "mailto:a@b.se",
        "internal:Sheet1!A1",
    ],
)
def test_text_stays_text(text):
    cell = sheets((text,))[0]["A2"]
    assert cell.data_type == "s"
    assert cell.value == text
    assert cell.hyperlink is None


def test_no_formula_is_anywhere_in_the_file():
    body = workbook(table(("=1+1", "{=1+1}", "=cmd|' /C calc'!A0")))
    with zipfile.ZipFile(io.BytesIO(body)) as parts:
        for name in parts.namelist():
            assert b"<f>" not in parts.read(name)
            assert b"<f " not in parts.read(name)


def test_nothing_is_an_empty_cell_and_never_zero():
    sheet = sheets(("a", None, 0.0))[0]
    assert sheet["B2"].value is None
    assert sheet["C2"].value == 0


def test_every_row_and_column_is_there_under_its_name():
    sheet = sheets(("a", 1.5), ("b", 2.5))[0]
    assert list(sheet.iter_rows(values_only=True)) == [
        ("k0", "k1"),
        ("a", 1.5),
        ("b", 2.5),
    ]
    assert sheet.freeze_panes == "A2"


def test_sources_cautions_and_fingerprints_are_on_their_own_sheet():
    lines = list(sheets(("a",))[1].iter_rows(values_only=True))
    assert lines[0] == (t("export.what"), t("export.text"))
    assert (t("export.title"), "Rubrik") in lines
    assert (t("export.note"), "Obs.") in lines
    for note in SOURCES:
        assert (t("export.sha"), note.sha256) in lines
        assert (t("export.retrieved"), note.retrieved) in lines
        assert (t("export.licence"), note.licence) in lines
        assert (t("export.caution"), note.cautions[0]) in lines
        source = next(text for what, text in lines if note.publisher in (text or ""))
        assert note.table in source


def test_the_same_table_gives_the_same_bytes():
    assert workbook(table(("a", 1.0))) == workbook(table(("a", 1.0)))


def test_no_clock_is_written_into_the_file():
    with zipfile.ZipFile(io.BytesIO(workbook(table(("a",))))) as parts:
        dates = {info.date_time[:3] for info in parts.infolist()}
        core = parts.read("docProps/core.xml").decode()
    assert dates == {(1980, 1, 1)}
    assert set(re.findall(r"\d{4}-\d\d-\d\d", core)) == {"2000-01-01"}

"""A CSV that Swedish Excel opens as it is, with the source on every row."""

import csv
import io
from dataclasses import replace

import pytest
from made import dataset_status

from htl_dash.exports.csv_file import csv_file
from htl_dash.text import HARD_SPACE, t
from htl_dash.viewmodels.sources import source_note
from htl_dash.viewmodels.tables import Table

SOURCES = (
    source_note(dataset_status()),
    source_note(dataset_status(dataset="two", publisher="Kolada", sha256="cd" * 32)),
)


def table(*rows: tuple, sources=SOURCES) -> Table:
    columns = tuple(f"k{n}" for n in range(len(rows[0])))
    return Table("namn", "Rubrik", columns, (), columns, rows, ("Obs.",), sources)


def read(body: bytes) -> list[list[str]]:
    text = body.decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text, newline=""), delimiter=";"))


def test_excel_is_told_that_it_is_utf_8():
    body = csv_file(table(("åäö",)))
    assert body.startswith(b"\xef\xbb\xbf")
    assert body.count(b"\r\n") == 2
    assert read(body)[1][0] == "åäö"


@pytest.mark.parametrize(
    ("value", "cell"),
    [
        (59.0, "59"),
        (3, "3"),
        (0.0, "0"),
        (77.2, "77,2"),
        (0.57 * 100, "57"),
        (12345678901.0, "12345678901"),
        (55.4213, "55,4213"),
        (-3.5, "-3,5"),
        (1234567.0, "1234567"),
        (None, ""),
        ("uppgift saknas", "uppgift saknas"),
        ("", ""),
        ("a;b", "a;b"),
        ('sa "så"', 'sa "så"'),
        ("två\nrader", "två\nrader"),
        (f"1{HARD_SPACE}234", f"1{HARD_SPACE}234"),
    ],
)
def test_cells_read_back(value, cell):
    assert read(csv_file(table((value,))))[1][0] == cell


@pytest.mark.parametrize(
    "text",
    ["=1+1", "+46", "-2+3", "@SUM(A1)", "\tx", "\rx", '=HYPERLINK("http://a")'],
)
def test_text_that_looks_like_a_formula_is_none(text):
    assert read(csv_file(table((text,))))[1][0] == f"'{text}"


def test_every_row_keeps_its_source_and_fingerprint():
    header, *rows = read(csv_file(table(("a", 1.0), ("b", 2.0))))
    assert header == ["k0", "k1", t("column.source"), t("column.sha")]
    assert len(rows) == 2
    for row in rows:
        assert row[2] == "; ".join(one.line for one in SOURCES)
        assert row[3] == f"{'ab' * 32}; {'cd' * 32}"


def test_the_same_table_gives_the_same_bytes():
    assert csv_file(table(("a", 1.0))) == csv_file(table(("a", 1.0)))


def test_a_table_without_sources_is_still_square():
    header, row = read(csv_file(table(("a",), sources=())))
    assert len(header) == len(row) == 3


def test_nothing_is_run_as_a_formula_wherever_it_stands():
    note = replace(SOURCES[0], publisher="=1+1")
    columns = ('=HYPERLINK("http://x")', "-2")
    written = Table("namn", "Rubrik", columns, (), columns, ((1, "@a"),), (), (note,))
    cells = [one for row in read(csv_file(written)) for one in row]
    assert not [one for one in cells if one.startswith(("=", "+", "-", "@"))]

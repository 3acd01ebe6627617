"""A cell is read as it would have been typed, or told why not."""

import io
from datetime import date, datetime, time

import pytest
from openpyxl import Workbook, load_workbook
from term_books import saved

from htl_dash.sources.term_cells import Unreadable, read_cell, typed
from htl_dash.text import t


def cells(value: object, number_format: str = "General"):
    book = Workbook()
    book.active["A1"] = value
    if number_format != "General":
        book.active["A1"].number_format = number_format
    content = saved(book)
    return (
        load_workbook(io.BytesIO(content), data_only=only).active["A1"]
        for only in (True, False)
    )


def read(value: object, number_format: str = "General", *, is_text: bool = False):
    return read_cell(*cells(value, number_format), is_text=is_text)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, ""),
        ("   ", ""),
        ("\u00a0", ""),
        (0, "0"),
        (40, "40"),
        (40.0, "40"),
        (12.5, "12,5"),
        (0.1 + 0.2, "0,3"),
        ("1 200", "1 200"),
        ("1\u00a0200", "1 200"),
        ("1\u2009200\u00a0", "1 200"),
        ("12,5", "12,5"),
        (" ? ", "?"),
        ("tolv", "tolv"),
        ("40_x000D_", "40"),
    ],
)
def test_a_number_is_read_as_it_would_be_typed(value, text):
    assert read(value) == text


@pytest.mark.parametrize(
    ("value", "number_format", "why", "shown"),
    [
        (datetime(2026, 2, 1), "General", "date", "ett datum"),
        (date(2014, 1, 1), "General", "date", "ett datum"),
        (time(8, 30), "General", "date", "ett datum"),
        (True, "General", "truth", "SANT"),
        (False, "General", "truth", "FALSKT"),
        ("#VALUE!", "General", "excel_error", "#VÄRDEFEL!"),
        ("#REF!", "General", "excel_error", "#REFERENS!"),
        ("#N/A", "General", "excel_error", "#SAKNAS!"),
        ("=A2+1", "General", "no_result", ""),
        (0.5, "0%", "percent", "0,5"),
        (-3, "General", "negative", "-3"),
        (100 / 3, "General", "decimals", "33,3333333333"),
    ],
)
def test_what_cannot_be_read_is_told_as_it_is_shown(value, number_format, why, shown):
    found = read(value, number_format)
    assert isinstance(found, Unreadable)
    assert found.text_key == f"term_file.{why}"
    assert (t(found.shown_key) if found.shown_key else found.shown) == shown


def test_a_long_text_keeps_its_lines_and_loses_what_cannot_be_seen():
    assert read("  Ett \r\ntvå\u00a0tre  \n", is_text=True) == "Ett\ntvå\u00a0tre"
    assert read(7, is_text=True) == "7"
    assert read(-7, is_text=True) == "-7"


def test_numbers_are_typed_as_swedes_do():
    assert [typed(one) for one in (1200, 1.25, -0.5, 3.0)] == [
        "1200",
        "1,25",
        "-0,5",
        "3",
    ]

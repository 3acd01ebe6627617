"""What is left out of a file is told: figures, columns and sheets."""

import io

from importing import GYLLE, NAME, engine
from made import HOME
from made_data_files import siris
from made_tables import workbook
from openpyxl import load_workbook

from htl_dash.services.import_data import preview
from htl_dash.viewmodels.import_left_view import hidden_lines, left_lines, unread_lines

__all__ = ["engine"]


def divided(heading: str) -> list[list[object]]:
    rows = [["2081", 2024, "Norr", 9], ["2080", 2024, "Syd", 8]]
    return [["Kommunkod", "År", heading, "Andel"], *rows]


def test_what_is_left_out_is_told_with_examples(engine):
    content = siris(GYLLE, "Storskolan;99999999;30;80;~100;249,1")
    found = preview(engine, HOME, NAME, content)
    assert any("99999999 Storskolan" in line for line in left_lines(found.prepared))
    assert unread_lines(found.file) == ()


def test_columns_and_sheets_that_are_not_read_are_told(engine):
    rows = divided("Rektorsområde")
    sheets = {"Tal": rows, "Om": [["Läs mig"]], "Gammalt": rows, "Tomt": []}
    found = preview(engine, HOME, "a.xlsx", workbook(sheets, hidden=["Gammalt"]))
    assert found.file.unread_columns == ("Rektorsområde",)
    columns, skipped = unread_lines(found.file)
    assert columns.endswith("Rektorsområde")
    assert skipped.endswith("Om; Gammalt")


def test_a_long_heading_is_told_in_part(engine):
    rows = divided("Uppgifter om det som har hänt under året i området")
    found = preview(engine, HOME, "a.xlsx", workbook({"Tal": rows}))
    (line,) = unread_lines(found.file)
    assert line.endswith("Uppgifter om det som har hänt …")


def test_rows_and_columns_that_are_read_though_they_are_hidden_are_told(engine):
    rows = [
        ["Kommunkod", "År", "Andel", "Not"],
        *(["2081", 2010 + y, y, "x"] for y in range(9)),
    ]
    book = load_workbook(io.BytesIO(workbook({"Tal": rows, "Om": [["Läs mig"]]})))
    for at in (3, 4, 5, 8, 40):
        book["Tal"].row_dimensions[at].hidden = True
    for letter in ("C", "Z"):
        book["Tal"].column_dimensions[letter].hidden = True
    book["Om"].row_dimensions[1].hidden = True
    out = io.BytesIO()
    book.save(out)
    found = preview(engine, HOME, "a.xlsx", out.getvalue())
    assert hidden_lines(found.file) == (
        "Dolda rader på bladet Tal läses som de andra: 3–5, 8",
        "Dolda kolumner på bladet Tal läses som de andra: C",
    )
    assert found.prepared.rows == 9


def test_where_nothing_is_hidden_nothing_is_said(engine):
    found = preview(engine, HOME, "a.xlsx", workbook({"Tal": divided("Område")}))
    assert hidden_lines(found.file) == ()

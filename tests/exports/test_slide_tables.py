"""Tables are shared out on slides; nothing in them is lost."""

import pytest
from made_document import TABLE, table
from pptx import Presentation

from htl_dash.exports.slide_parts import ACROSS
from htl_dash.exports.slide_tables import native_table, table_pages


def test_a_short_table_is_one_page():
    assert table_pages(TABLE, 4.5) == (TABLE.shown,)


def test_a_table_without_rows_has_no_page():
    assert table_pages(table(), 4.5) == ()


@pytest.mark.parametrize("count", [1, 9, 10, 60])
def test_rows_keep_their_order_over_the_pages(count):
    rows = tuple((f"Insats {n}", "ord " * (n % 9)) for n in range(count))
    found = [row for page in table_pages(table(*rows), 4.5) for row in page]
    assert tuple(found) == rows


def test_a_row_too_high_for_a_slide_goes_on_in_the_next():
    words = [f"ord{n}" for n in range(500)]
    found = table_pages(table(("Insats", " ".join(words))), 4.5)
    assert len(found) > 1
    assert found[0][0][0] == "Insats"
    told = " ".join(row[1] for page in found for row in page)
    assert told.split() == words


def test_the_columns_names_are_the_header_row_of_every_page():
    deck = Presentation()
    slide = deck.slides.add_slide(deck.slide_layouts[5])
    native_table(slide, TABLE, TABLE.shown, "Två insatser")
    made = next(shape.table for shape in slide.shapes if shape.has_table)
    assert made.first_row
    assert [cell.text for cell in made.rows[0].cells] == list(TABLE.shown_columns)
    assert [cell.text for cell in made.rows[2].cells] == list(TABLE.shown[1])
    assert sum(one.width.inches for one in made.columns) == pytest.approx(
        ACROSS, abs=0.01
    )

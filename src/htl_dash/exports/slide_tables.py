"""A document's tables as PowerPoint's own, split over slides where they are long."""

from collections.abc import Iterator, Sequence
from itertools import zip_longest
from textwrap import wrap

from pptx.slide import Slide
from pptx.util import Inches

from htl_dash.charts import theme
from htl_dash.exports.slide_chart_parts import fill
from htl_dash.exports.slide_parts import ACROSS, BODY_TOP, LEAST, LEFT, write
from htl_dash.viewmodels.tables import Table

_LINE, _EDGE = 0.3, 0.12
"""Inches that a line takes, and what stands around the lines of a row."""
_WIDE = 34
"""Letters that the widest column asks for."""
_LETTERS_AN_INCH, _BOLD_AN_INCH = 8.8, 7.6
Row = tuple[str, ...]


def table_pages(table: Table, high: float) -> tuple[tuple[Row, ...], ...]:
    """Share out a table's rows on slides; a row too high goes on in the next one.

    `high` is the inches that a slide has for a table.
    """
    widths = _widths(table)
    room = high - _high(table.shown_columns, widths)
    pages: list[tuple[Row, ...]] = []
    held: list[Row] = []
    used = 0.0
    for row in table.shown:
        for piece in _split(row, widths, room):
            needs = _high(piece, widths)
            if held and used + needs > room:
                pages.append(tuple(held))
                held, used = [], 0.0
            held.append(piece)
            used += needs
    return (*pages, tuple(held)) if held else tuple(pages)


def native_table(slide: Slide, table: Table, rows: Sequence[Row], alt: str) -> None:
    """Add a table with the columns' names as its header row."""
    across = len(table.shown_columns)
    widths = _widths(table)
    lines = (table.shown_columns, *rows)
    total = sum(_high(line, widths) for line in lines)
    place = (Inches(one) for one in (LEFT, BODY_TOP, ACROSS, total))
    frame = slide.shapes.add_table(len(lines), across, *place)
    frame._element.nvGraphicFramePr.cNvPr.set("descr", alt)
    native = frame.table
    native.horz_banding = False
    for column, width in zip(native.columns, widths, strict=True):
        column.width = Inches(width)
    for at, line in enumerate(lines):
        native.rows[at].height = Inches(_high(line, widths))
        for cell, text in zip(native.rows[at].cells, line, strict=True):
            cell.margin_top = cell.margin_bottom = Inches(0.03)
            fill(cell.fill, theme.PAPER if at else theme.ACCENT)
            ink = theme.INK if at else theme.PAPER
            write(cell.text_frame.paragraphs[0], text, LEAST, ink, bold=at == 0)


def _widths(table: Table) -> tuple[float, ...]:
    """Share out the slide's width: longest words first, then by how long texts are."""
    columns = list(zip(table.shown_columns, *table.shown, strict=True))
    least = [_inches(max(map(_longest_word, column))) for column in columns]
    asked = [_inches(min(max(map(len, column)), _WIDE)) for column in columns]
    wanted = [max(0.01, more - one) for more, one in zip(asked, least, strict=True)]
    spare = max(0.0, ACROSS - sum(least))
    found = [
        one + spare * more / sum(wanted)
        for one, more in zip(least, wanted, strict=True)
    ]
    return tuple(ACROSS * one / sum(found) for one in found)


def _longest_word(text: str) -> int:
    return min(_WIDE, max((len(word) for word in text.split(" ")), default=0))


def _inches(letters: int) -> float:
    """Return the width that so many bold letters take in a cell."""
    return letters / _BOLD_AN_INCH + 0.25


def _letters(width: float) -> int:
    return max(4, int((width - 0.2) * _LETTERS_AN_INCH))


def _high(row: Row, widths: Sequence[float]) -> float:
    cells = zip(row, widths, strict=True)
    return _EDGE + _LINE * max(
        max(1, len(wrap(text, _letters(width)))) for text, width in cells
    )


def _split(row: Row, widths: Sequence[float], room: float) -> Iterator[Row]:
    """Give a row, in pieces where one slide cannot hold it."""
    most = int((room - _EDGE) / _LINE)
    columns = []
    for text, width in zip(row, widths, strict=True):
        lines = wrap(text, _letters(width)) or [""]
        parts = [" ".join(lines[at : at + most]) for at in range(0, len(lines), most)]
        columns.append(parts if len(parts) > 1 else [text])
    yield from zip_longest(*columns, fillvalue="")

"""How the workbooks to fill in look: heads, headings, what is locked and what is not."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from htl_dash.charts.theme import ACCENT, INK, MUTED, PANEL, PAPER, RULE, TARGET
from htl_dash.sources.sheet_rows import Sheet
from htl_dash.text import t

TOP = 3
"""Rows above the headings: what the sheet is, how to begin, and for training a band."""
A4 = 9
WHOLE = "0"
"""The format of whole numbers."""
NUMBER_FORMATS = (WHOLE, "#,##0", "General")


@dataclass(frozen=True, slots=True)
class Look:
    """What every sheet says on top, and how cells look.

    `numbers` has the cells to write numbers in, by number format.
    """

    title: str
    is_training: bool
    top: Format
    band: Format
    muted: Format
    heading: Format
    locked: Format
    text: Format
    numbers: Mapping[str, Format]

    @classmethod
    def of(cls, book: xlsxwriter.Workbook, title: str, *, is_training: bool) -> "Look":
        """Make the formats of a workbook."""
        cell = {"border": 1, "border_color": RULE, "valign": "top", "font_color": INK}
        written = {**cell, "locked": False}
        dark = {"bold": True, "font_color": PAPER, "text_wrap": True, "valign": "top"}
        return cls(
            title,
            is_training,
            top=book.add_format({"bold": True, "font_size": 14, "font_color": INK}),
            band=book.add_format({"bold": True, "font_color": TARGET}),
            muted=book.add_format({"font_color": MUTED}),
            heading=book.add_format({**dark, "bg_color": ACCENT}),
            locked=book.add_format({**cell, "bg_color": PANEL, "text_wrap": True}),
            text=book.add_format({**written, "text_wrap": True, "num_format": "@"}),
            numbers={
                shown: book.add_format({**written, "num_format": shown})
                for shown in NUMBER_FORMATS
            },
        )

    @property
    def whole(self) -> Format:
        """Return how a cell for a whole number looks."""
        return self.numbers[WHOLE]


def framed(
    book: xlsxwriter.Workbook, layout: Sheet, begin: str, look: Look
) -> Worksheet:
    """Add a sheet with its headings, ready for rows from TOP + 1 on.

    `begin` says on top of it how to go about it.
    """
    sheet = book.add_worksheet(layout.name)
    head(sheet, look)
    sheet.write_string(1, 0, begin, look.muted)
    for at, column in enumerate(layout.columns):
        sheet.set_column(at, at, column.width)
        sheet.write_string(TOP, at, column.heading, look.heading)
    sheet.freeze_panes(TOP + 1, 2)
    sheet.repeat_rows(TOP)
    free = ("format_columns", "format_rows", "sort", "autofilter")
    sheet.protect("", dict.fromkeys(free, True))
    return sheet


def head(sheet: Worksheet, look: Look) -> None:
    """Say on top of a sheet, and on every page of paper, what it is."""
    sheet.write_string(0, 0, look.title, look.top)
    if look.is_training:
        sheet.write_string(2, 0, t("training.file_note"), look.band)
        sheet.set_header(f"&L&A&R{t('training.file_note')}")
    else:
        sheet.set_header("&L&A")
    sheet.set_footer("&R&P (&N)")
    sheet.set_landscape()
    sheet.set_paper(A4)
    sheet.fit_to_pages(1, 0)
    sheet.hide_gridlines(1)


def guide(sheet: Worksheet, lines: Sequence[str], look: Look) -> None:
    """Write how to fill in the workbook, a passage in each row."""
    head(sheet, look)
    sheet.set_column(0, 0, 110)
    for row, line in enumerate(lines, start=TOP):
        sheet.write_string(row, 0, line, look.locked)
    sheet.protect()

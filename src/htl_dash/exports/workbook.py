"""A table as an Excel workbook: one sheet of figures, one of sources and cautions."""

import io
from datetime import UTC, datetime

import xlsxwriter

from htl_dash.exports.steps import Step, Steps
from htl_dash.exports.training_mark import is_training, marked
from htl_dash.text import t
from htl_dash.viewmodels.document import Document, Section
from htl_dash.viewmodels.tables import Table, digits

MADE = datetime(2000, 1, 1, tzinfo=UTC).replace(tzinfo=None)
"""A fixed date in the file's properties: the same table gives the same bytes."""


def workbook(table: Table) -> bytes:
    """Return the table as XLSX with numbers as numbers."""
    table = marked(table)
    out = io.BytesIO()
    book = xlsxwriter.Workbook(
        out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    )
    book.set_properties({"title": table.title, "created": MADE})
    heading = book.add_format({"bold": True, "bottom": 1})
    wrapped = book.add_format({"text_wrap": True, "valign": "top"})
    _figures(book.add_worksheet(t("export.sheet_data")), table, heading)
    _sources(book.add_worksheet(t("export.sheet_sources")), table, heading, wrapped)
    if is_training():
        for sheet in book.worksheets():
            sheet.set_header(f"&C{t('training.file_note')}")  # on every printed page
    book.close()
    return out.getvalue()


def carrying(table: Table) -> Document:
    """Return a document of one table and nothing else, as a workbook is asked for."""
    only = (Section(table.title, (table,)),)
    day = MADE.date()
    return Document(table.name, table.title, "", (), only, (), (), (), day, "")


def workbook_steps(document: Document) -> Steps:
    """Give the one step there is, and the workbook of a document's only table."""
    ((table,),) = (one.blocks for one in document.sections)
    if not isinstance(table, Table):
        raise TypeError("a workbook is made of a table")
    yield Step(t("exporting.rows", rows=len(table.rows)), 0.2)
    return workbook(table)


def _figures(
    sheet: xlsxwriter.worksheet.Worksheet,
    table: Table,
    heading: xlsxwriter.format.Format,
) -> None:
    sheet.write_row(0, 0, table.columns, heading)
    for number, row in enumerate(table.rows, start=1):
        for column, value in enumerate(row):
            if isinstance(value, float):
                sheet.write(number, column, float(digits(value)))
            elif value is not None:
                sheet.write(number, column, value)
    sheet.freeze_panes(1, 0)
    sheet.autofit()


def _sources(
    sheet: xlsxwriter.worksheet.Worksheet,
    table: Table,
    heading: xlsxwriter.format.Format,
    wrapped: xlsxwriter.format.Format,
) -> None:
    lines = [(t("export.title"), table.title)]
    lines += [(t("export.note"), note) for note in table.notes]
    for note in table.sources:
        lines += [
            (t("export.source"), f"{note.publisher}, {note.table}: {note.title}"),
            (t("export.period"), note.period),
            (t("export.retrieved"), note.retrieved),
            (t("export.licence"), note.licence),
            (t("export.address"), note.url),
            (t("export.sha"), note.sha256),
        ]
        lines += [(t("export.caution"), caution) for caution in note.cautions]
    sheet.write_row(0, 0, [t("export.what"), t("export.text")], heading)
    for number, (what, text) in enumerate(lines, start=1):
        sheet.write(number, 0, what, wrapped)
        sheet.write(number, 1, text, wrapped)
    sheet.set_column(0, 0, 22)
    sheet.set_column(1, 1, 110)

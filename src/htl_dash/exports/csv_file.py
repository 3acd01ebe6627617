"""A table as CSV that Swedish Excel opens as it is: semicolon, decimal comma, BOM."""

import csv
import io

from htl_dash.exports.training_mark import marked
from htl_dash.text import t
from htl_dash.viewmodels.tables import Table, Value

_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


def csv_file(table: Table) -> bytes:
    """Return the table with its source on every row, so a copied row keeps it."""
    table = marked(table)
    source = "; ".join(dict.fromkeys(note.line for note in table.sources))
    hashes = "; ".join(note.sha256 for note in table.sources)
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerow([*table.columns, t("column.source"), t("column.sha")])
    for row in table.rows:
        writer.writerow([*(_cell(value) for value in row), source, hashes])
    return out.getvalue().encode("utf-8-sig")


def _cell(value: Value) -> str:
    """Return a cell; text that a spreadsheet would run as a formula is quoted."""
    if value is None:
        return ""
    if isinstance(value, float | int):
        return f"{value:.10g}".replace(".", ",")
    return f"'{value}" if value.startswith(_FORMULA_STARTS) else value

"""A table as CSV that Swedish Excel opens as it is: semicolon, decimal comma, BOM."""

import csv
import io

from htl_dash.exports.training_mark import marked
from htl_dash.text import t
from htl_dash.viewmodels.tables import Table, Value, digits

_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


def csv_file(table: Table) -> bytes:
    """Return the table with its source on every row, so a copied row keeps it."""
    table = marked(table)
    source = _cell("; ".join(dict.fromkeys(note.line for note in table.sources)))
    hashes = "; ".join(note.sha256 for note in table.sources)
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    heading = [*table.columns, t("column.source"), t("column.sha")]
    writer.writerow([_cell(name) for name in heading])
    for row in table.rows:
        writer.writerow([*(_cell(value) for value in row), source, hashes])
    return out.getvalue().encode("utf-8-sig")


def _cell(value: Value) -> str:
    """Return a cell; text that a spreadsheet would run as a formula is quoted."""
    if value is None:
        return ""
    if isinstance(value, float | int):
        return digits(value).replace(".", ",")
    return f"'{value}" if value.startswith(_FORMULA_STARTS) else value

"""Read workbooks in the form before 2007 (.xls), cell by cell.

xlrd is written in Python and gives up on a damaged file; faster readers in other
languages take the whole program with them.
"""

import datetime
import io
import struct
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import xlrd

from htl_dash.sources.office_file import FileError
from htl_dash.sources.table_excel_cells import Look, format_of

MOST_CELLS = 1_000_000
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_MACROS = "_VBA_PROJECT".encode("utf-16-le")
_SHORTEST_RUN = 6
_LAST_LETTER = "\u024f"
_GIVES_UP = (
    ArithmeticError,
    AssertionError,
    AttributeError,
    EOFError,
    LookupError,
    MemoryError,
    OSError,
    RecursionError,
    TypeError,
    ValueError,
    struct.error,
    xlrd.XLRDError,
    xlrd.compdoc.CompDocError,
)
"""What xlrd raises on a file that is not as it should be."""


@dataclass(frozen=True, slots=True)
class OldSheet:
    """Rows of values with what their formats do to them, merged blocks and its look."""

    name: str
    rows: tuple[tuple[object, ...], ...]
    merged: tuple[tuple[int, int, int], ...]
    is_hidden: bool
    look: Look


@dataclass(frozen=True, slots=True)
class AsShown:
    """A text that a cell shows, whatever its value."""

    text: str


def read_old(content: bytes) -> tuple[OldSheet, ...]:
    """Return every sheet; `merged` is top row, row after the last, and column.

    Raises:
        FileError: It is protected, has macros, is damaged or no workbook.
    """
    if _ENCRYPTED in content:
        raise FileError("table_file.password")
    if _MACROS in content:
        raise FileError("table_file.macros")
    silence = io.StringIO()
    try:
        book = xlrd.open_workbook(
            file_contents=content,
            logfile=silence,
            formatting_info=True,
            ragged_rows=True,
        )
        return tuple(_sheet(book, one) for one in book.sheets())
    except FileError:
        raise
    except _GIVES_UP as error:
        is_locked = "encrypted" in str(error).lower()
        key = "table_file.password" if is_locked else "table_file.damaged"
        raise FileError(key) from error


def _sheet(book: Any, sheet: Any) -> OldSheet:
    if sheet.nrows * sheet.ncols > MOST_CELLS:
        raise FileError("table_file.too_many_cells", most=MOST_CELLS)
    rows = tuple(
        tuple(_value(book, one) for one in sheet.row(at)) for at in range(sheet.nrows)
    )
    merged = tuple((top, end, left) for top, end, left, _ in sheet.merged_cells)
    look = Look(
        hidden_rows=frozenset(r for r, one in sheet.rowinfo_map.items() if one.hidden),
        hidden_columns=tuple(
            range(c, c + 1) for c, one in sheet.colinfo_map.items() if one.hidden
        ),
    )
    return OldSheet(sheet.name, rows, merged, sheet.visibility != 0, look)


def _value(book: Any, cell: Any) -> object:
    if cell.ctype == xlrd.XL_CELL_BOOLEAN:
        return bool(cell.value)
    if cell.ctype == xlrd.XL_CELL_ERROR:
        return AsShown(xlrd.error_text_from_code.get(cell.value, "#?"))
    if cell.ctype == xlrd.XL_CELL_DATE:
        found = xlrd.xldate_as_datetime(cell.value, book.datemode)
        return found.date() if found.time() == datetime.time() else found
    if cell.ctype == xlrd.XL_CELL_NUMBER:
        written = book.format_map[book.xf_list[cell.xf_index].format_key]
        special = format_of(written.format_str)
        plain = f"{cell.value:.15g}"
        return AsShown(special.shown(plain)) if special else cell.value
    return cell.value


def runs_of_text(content: bytes) -> Iterator[str]:
    """Give everything in the bytes that looks like text, in cells or not."""
    wide = content.decode("utf-16-le", errors="replace")
    shifted = content[1:].decode("utf-16-le", errors="replace")
    for text in (content.decode("latin-1"), wide, shifted):
        run: list[str] = []
        for one in f"{text}\x00":
            if one.isprintable() and one <= _LAST_LETTER:
                run.append(one)
                continue
            if len(run) >= _SHORTEST_RUN:
                yield "".join(run)
            run = []

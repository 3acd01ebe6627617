"""Read workbooks as texts: what a person sees in each cell, with nothing lost.

Values come from calamine, which reads files that other programs than Excel have written
and never runs anything. What calamine leaves out, the raw sheets tell: see
`table_excel_cells`. The form before 2007 has a reader of its own, `table_excel_old`.
"""

import datetime
import io
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import ClassVar

import python_calamine
from python_calamine import CalamineError, CalamineWorkbook

from htl_dash.sources.office_file import MEGABYTE, FileError, Limits, unpacked_workbook
from htl_dash.sources.office_texts import part_texts
from htl_dash.sources.table_excel_cells import Look, Special, looks
from htl_dash.sources.table_excel_old import (
    AsShown,
    OldSheet,
    read_old,
    runs_of_text,
)
from htl_dash.text import t

LIMITS = Limits(30 * MEGABYTE, 250 * MEGABYTE, 2_000, 1_000_000)
MOST_AREA = 5_000_000
"""Cells that a sheet may reach over, filled or not: a reader makes room for all."""
OLE, ZIP = b"\xd0\xcf\x11\xe0", b"PK\x03\x04"
_OFFICE = b"[Content_Types].xml"
LARGEST_EXACT = 1e15
_REMEMBERS = re.compile(
    r"pivotCache|externalLink|charts?/|customXml|comment", re.IGNORECASE
)
"""Parts that may hold copies of cells as something else than texts."""
_BETWEEN = re.compile(r"[^<>\"']+")
_UNIQUE_ID = re.compile(r"[0-9A-F]{8}(?:-[0-9A-F]{4}){3}-[0-9A-F]{12}", re.IGNORECASE)
_REFUSED = {
    "term_file.too_large": "table_file.too_large",
    "term_file.empty": "table_file.empty",
    "term_file.password": "table_file.password",
    "term_file.no_excel": "table_file.no_table",
    "term_file.too_packed": "table_file.too_packed",
    "term_file.macros": "table_file.macros",
    "term_file.other_sheet": "table_file.other_sheet",
    "term_file.damaged": "table_file.damaged",
    "term_file.too_many_cells": "table_file.too_many_cells",
}
"""What the guard of term files says, and what is said of a table instead."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """Rows of texts from row 1 and column A, each row as wide as it is.

    `merged` holds what stands in the first cell of a merged block, for the cells below
    it in the same column. `is_hidden` sheets are guarded but give no figures. Rows and
    columns that are hidden are read like others; those with something in them are named,
    from 0.
    """

    MOST_CELLS: ClassVar[int] = 1_000_000

    name: str
    rows: tuple[tuple[str, ...], ...]
    merged: Mapping[tuple[int, int], str] = field(default_factory=dict)
    is_hidden: bool = False
    hidden_rows: tuple[int, ...] = ()
    hidden_columns: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class ExcelBook:
    """Every sheet, and texts that stand in no cell. `is_old` is the form before 2007."""

    sheets: tuple[Sheet, ...]
    outside: tuple[str, ...]
    is_old: bool


def is_excel(content: bytes) -> bool:
    """Whether the bytes are a workbook of some kind, or at least packed as one."""
    return content.startswith((OLE, ZIP))


def read_excel(content: bytes) -> ExcelBook:
    """Return the sheets of a workbook.

    Raises:
        FileError: It is too large, protected, has macros, is damaged or none at all.
    """
    if content.startswith(OLE):
        return _old(content)
    try:
        parts = unpacked_workbook(content, LIMITS)
    except FileError as error:
        most = LIMITS.most_cells if "cells" in error.text_key else None
        facts = error.facts if most is None else {"most": most}
        if error.text_key == "term_file.no_excel" and _is_only_packed(content):
            raise FileError("table_file.zip") from error
        raise FileError(_REFUSED[error.text_key], **facts) from error
    seen = looks(parts, MOST_AREA)
    book = _opened(content)
    sheets = tuple(_sheets(book, seen))
    return ExcelBook(sheets, tuple(dict.fromkeys(_outside(parts))), is_old=False)


def _is_only_packed(content: bytes) -> bool:
    """Whether a file is packed and is nothing of Office's own."""
    return content.startswith(ZIP) and _OFFICE not in content


def _old(content: bytes) -> ExcelBook:
    sheets = tuple(map(_old_sheet, read_old(content)))
    return ExcelBook(sheets, tuple(runs_of_text(content)), is_old=True)


def _old_sheet(one: OldSheet) -> Sheet:
    rows = tuple(tuple(_shown(value) for value in row) for row in one.rows)
    below = dict(_below(rows, one.merged))
    return Sheet(one.name, rows, below, one.is_hidden, *_hidden_parts(rows, one.look))


def _opened(content: bytes) -> CalamineWorkbook:
    try:
        return CalamineWorkbook.from_filelike(io.BytesIO(content))
    except python_calamine.PasswordError as error:
        raise FileError("table_file.password") from error
    except (CalamineError, OSError, ValueError) as error:
        raise FileError("table_file.damaged") from error


def _sheets(book: CalamineWorkbook, seen: Mapping[str, Look]) -> Iterator[Sheet]:
    hidden = {
        one.name
        for one in book.sheets_metadata
        if one.visible is not python_calamine.SheetVisibleEnum.Visible
    }
    for name in book.sheet_names:
        try:
            sheet = book.get_sheet_by_name(name)
            rows = sheet.to_python(skip_empty_area=False)
        except (CalamineError, OSError, ValueError) as error:
            raise FileError("table_file.damaged") from error
        look = seen.get(name, Look())
        shown = tuple(_row(r, row, look.cells) for r, row in enumerate(rows))
        blocks = [
            (top, bottom + 1, left)
            for (top, left), (bottom, _) in sheet.merged_cell_ranges or []
        ]
        below = dict(_below(shown, blocks))
        yield Sheet(name, shown, below, name in hidden, *_hidden_parts(shown, look))


def _hidden_parts(
    rows: Sequence[Sequence[str]], look: Look
) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Return the hidden rows and columns that something stands in."""
    some = [{c for c, text in enumerate(row) if text.strip()} for row in rows]
    filled = {c for row in some for c in row} if look.hidden_columns else set()
    return (
        tuple(r for r in sorted(look.hidden_rows) if r < len(some) and some[r]),
        tuple(c for c in sorted(filled) if any(c in s for s in look.hidden_columns)),
    )


def _row(
    r: int, row: Sequence[object], special: Mapping[tuple[int, int], Special]
) -> tuple[str, ...]:
    if not special:
        return tuple(_shown(value) for value in row)
    return tuple(
        special[r, c].shown(_shown(value)) if (r, c) in special else _shown(value)
        for c, value in enumerate(row)
    )


def _shown(value: object) -> str:
    """Return what a person sees in a cell with the usual format.

    Fifteen digits are what Excel itself holds; more are only noise of the arithmetic.
    """
    if isinstance(value, str):
        return value
    if isinstance(value, AsShown):
        return value.text
    if isinstance(value, bool):
        return t("term_file.true") if value else t("term_file.false")
    if isinstance(value, int | float):
        is_plain = abs(value) < LARGEST_EXACT and float(value).is_integer()
        return str(int(value)) if is_plain else f"{value:.15g}"
    if isinstance(value, datetime.datetime) and value.time() == datetime.time():
        return value.date().isoformat()
    return str(value)


def _below(
    rows: tuple[tuple[str, ...], ...], merged: Iterable[tuple[int, int, int]]
) -> Iterator[tuple[tuple[int, int], str]]:
    """Give the cells below the first in each merged block, and what stands in it."""
    gone_through = 0
    for top, end, left in merged:
        if top < len(rows) and left < len(rows[top]):
            gone_through += max(0, min(end, len(rows)) - top - 1)
            if gone_through > Sheet.MOST_CELLS:  # they lie over each other
                raise FileError("table_file.damaged")
            for row in range(top + 1, min(end, len(rows))):
                yield (row, left), rows[top][left]


def _outside(parts: Mapping[str, bytes]) -> Iterator[str]:
    """Give the texts in comments, properties, boxes and what pivot tables remember."""
    for name, body in parts.items():
        if not name.endswith((".xml", ".rels", ".vml")):
            continue
        yield from (_UNIQUE_ID.sub("", one) for one in part_texts(body))
        if _REMEMBERS.search(name):
            text = _UNIQUE_ID.sub("", body.decode("utf-8", errors="replace"))
            yield from (one[0] for one in _BETWEEN.finditer(text))

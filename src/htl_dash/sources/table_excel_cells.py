"""What the raw sheets of a workbook tell that a reader of values leaves out.

A code that is stored as the number 604 and shown as 0604, 0.046 that is shown as 4.6 %,
a formula without a result and a cell with an error: read as plain values they would be
wrong or empty, and nobody would know. Source: ECMA-376 part 1, 18.3.1.4 and 18.8.
"""

import io
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Protocol

from defusedxml.ElementTree import fromstring, iterparse
from openpyxl.styles.numbers import BUILTIN_FORMATS

from htl_dash.sources.office_file import FileError

MOST_SPANS = 1000
"""Spans of hidden columns that are looked at: no sheet of people's has more."""
_CELL = re.compile(r"([A-Z]{1,3})(\d{1,7})")
_ZEROS = re.compile(r"0{2,}")
_QUOTED = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]')
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


class _Element(Protocol):
    """As much of an XML element as is used here."""

    tag: str
    text: str | None

    def get(self, key: str) -> str | None: ...
    def iter(self) -> Iterator["_Element"]: ...
    def clear(self) -> None: ...
    def __iter__(self) -> Iterator["_Element"]: ...


@dataclass(frozen=True, slots=True)
class Special:
    """A cell that is shown otherwise than its value: `text` where that is all there is."""

    text: str = ""
    is_percent: bool = False
    zeros: int = 0

    def shown(self, value: str) -> str:
        """Return the cell as it is shown, from its value as a text."""
        if self.text:
            return self.text
        if self.zeros and value.isdigit():
            return value.zfill(self.zeros)
        if self.is_percent:
            try:
                return f"{float(value) * 100:.15g} %"
            except ValueError:
                return value
        return value


@dataclass(frozen=True, slots=True)
class Look:
    """How a sheet is shown: its special cells, and what is hidden, all from 0."""

    cells: Mapping[tuple[int, int], Special] = field(default_factory=dict)
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: tuple[range, ...] = ()


def looks(parts: Mapping[str, bytes], most_area: int) -> dict[str, Look]:
    """Return how each sheet is shown.

    Raises:
        FileError: A sheet reaches too far, or a part is no XML.
    """
    try:
        formats = dict(_formats(parts.get("xl/styles.xml", b"")))
        found = {
            name: _look(body, formats, most_area)
            for name, body in parts.items()
            if b"sheetData" in body and name.endswith(".xml")
        }
        names = _sheet_parts(parts)
    except (SyntaxError, ValueError, KeyError, LookupError) as error:
        raise FileError("table_file.damaged") from error
    return {sheet: found[part] for sheet, part in names.items() if part in found}


def _formats(styles: bytes) -> Iterator[tuple[str, Special]]:
    """Give the special formats, by the number that cells name them with."""
    if not styles:
        return
    root: _Element = fromstring(styles)
    written = dict(BUILTIN_FORMATS)
    for one in root.iter():
        if _name(one) == "numFmt":
            code = one.get("formatCode") or ""
            written[int(one.get("numFmtId") or 0)] = code
    for group in root:
        if _name(group) == "cellXfs":
            for at, one in enumerate(group):
                code = written.get(int(one.get("numFmtId") or 0), "")
                if special := format_of(code):
                    yield str(at), special


def format_of(code: str) -> Special | None:
    """Return what a number format does to a value, where that changes what it says."""
    plain = _QUOTED.sub("", code.split(";")[0])
    if "%" in plain:
        return Special(is_percent=True)
    return Special(zeros=len(plain)) if _ZEROS.fullmatch(plain) else None


def _sheet_parts(parts: Mapping[str, bytes]) -> dict[str, str]:
    """Return the raw part of each sheet, by the sheet's name."""
    relations: _Element = fromstring(parts["xl/_rels/workbook.xml.rels"])
    targets = {
        one.get("Id"): (one.get("Target") or "").removeprefix("/xl/")
        for one in relations
    }
    book: _Element = fromstring(parts["xl/workbook.xml"])
    return {
        one.get("name") or "": f"xl/{targets.get(one.get(_RELATION))}"
        for one in book.iter()
        if _name(one) == "sheet"
    }


def _look(body: bytes, formats: Mapping[str, Special], most_area: int) -> Look:
    found: dict[tuple[int, int], Special] = {}
    hidden_rows: set[int] = set()
    hidden_columns: list[range] = []
    row, last_row, last_column = -1, 0, 0
    for _, one in iterparse(io.BytesIO(body), events=("end",)):
        is_told = len(hidden_columns) < MOST_SPANS
        if is_told and _name(one) == "col" and _is_hidden(one):
            span = range(int(one.get("min") or 1) - 1, int(one.get("max") or 0))
            hidden_columns.append(span)
        if _name(one) != "row":
            continue
        row, column = int(one.get("r") or row + 2) - 1, -1
        if _is_hidden(one):
            hidden_rows.add(row)
        for cell in one:
            row, column = _at(cell.get("r"), row, column + 1)
            last_row, last_column = max(last_row, row), max(last_column, column)
            if special := _cell(cell, formats):
                found[row, column] = special
        if (last_row + 1) * (last_column + 1) > most_area:
            raise FileError("table_file.too_wide")
        one.clear()
    return Look(found, frozenset(hidden_rows), tuple(hidden_columns))


def _is_hidden(one: _Element) -> bool:
    return one.get("hidden") in ("1", "true") or one.get("ht") == "0"


def _at(written: str | None, row: int, column: int) -> tuple[int, int]:
    """Return where a cell lies: as it says, or else after the one before."""
    if written is None:
        return max(row, 0), column
    match = _CELL.fullmatch(written)
    if match is None:
        raise ValueError(written)
    at = 0
    for letter in match[1]:
        at = at * 26 + ord(letter) - ord("A") + 1
    return int(match[2]) - 1, at - 1


def _cell(one: _Element, formats: Mapping[str, Special]) -> Special | None:
    is_number = one.get("t") in (None, "n")
    inside = {_name(part): part.text or "" for part in one}
    if one.get("t") == "e":
        return Special(text=inside.get("v", "") or "#?")
    if "f" in inside and not inside.get("v") and "is" not in inside:
        is_text = one.get("t") == "str"
        return None if is_text else Special(text=f"={inside['f']}")
    return formats.get(one.get("s") or "") if is_number else None


def _name(one: _Element) -> str:
    return one.tag.rpartition("}")[2]

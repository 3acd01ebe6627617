"""Every text in a workbook, wherever it stands, for the guards that must read it all.

Cells as they are shown, formulas, comments, names of sheets, headers, boxes, notes to
the one who fills in, and what is left in the file of cells that have been emptied.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape

from openpyxl.cell import Cell, MergedCell

from htl_dash.sources.office_file import OfficeFile

# A mark ends before the next begins: no part is looked through more than once.
_VALUES = re.compile(r"<((?:\w+:)?[vf])(?:\s[^<>]*)?>[^<]*</\1>")
_PARAGRAPH_ENDS = re.compile(r"</(?:\w+:)?(?:p|si|is|comment|threadedComment)>")
_RUN = re.compile(r"<(?:\w+:)?t(?:\s[^<>]*)?>([^<]*)<")
_TEXT = re.compile(r">([^<>]+)<")
_SAID = re.compile(
    r"(?:name|displayName|title|prompt|promptTitle|error|errorTitle|display|tooltip"
    r"|descr|alt|Target)=(?:\"([^\"]*)\"|'([^']*)')"
)
_PADDED = re.compile(r"0{6,}|0{2,}\\?-\"?0{4}")


@dataclass(frozen=True, slots=True)
class FoundText:
    """A text, and the sheet and cell it stands in; empty for one outside the cells."""

    text: str
    sheet: str = ""
    cell: str = ""


def office_texts(opened: OfficeFile) -> Iterator[FoundText]:
    """Give each text of a workbook, those in cells first."""
    for book in (opened.values, opened.formulas):
        for sheet in book.worksheets:
            yield FoundText(sheet.title)
            for row in sheet.iter_rows():
                for cell in row:
                    for text in _cell_texts(cell):
                        yield FoundText(text, sheet.title, cell.coordinate)
    for name, body in opened.parts.items():
        if name.endswith((".xml", ".rels", ".vml")):
            yield from map(FoundText, part_texts(body))


def _cell_texts(cell: Cell | MergedCell) -> Iterator[str]:
    if cell.comment is not None:
        yield cell.comment.text
    value = cell.value
    if isinstance(value, bool) or value is None:
        return
    if isinstance(value, int) or (isinstance(value, float) and value.is_integer()):
        yield from _shown(int(value), cell.number_format)
    else:
        yield str(value)


def _shown(value: int, number_format: str) -> Iterator[str]:
    """Give a whole number as it is stored, and as a format with zeros shows it."""
    yield str(value)
    if _PADDED.search(number_format):
        digits = str(value).zfill(sum(one == "0" for one in number_format))
        yield digits
        yield f"{digits[:-4]}-{digits[-4:]}"


def part_texts(body: bytes) -> Iterator[str]:
    """Give the texts in a raw part of a workbook, but not the values of its cells."""
    encoding = "utf-16" if body[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8"
    text = _VALUES.sub("", body.decode(encoding, errors="replace"))
    for paragraph in _PARAGRAPH_ENDS.split(text):
        yield unescape("".join(_RUN.findall(paragraph)))
    # One at a time: a small file can unpack to more of them than memory has room for.
    for found in _TEXT.finditer(text):
        yield unescape(found[1])
    for found in _SAID.finditer(text):
        yield unescape(found[1] or found[2] or "")

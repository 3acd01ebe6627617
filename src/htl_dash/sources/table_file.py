"""Open a table of any kind that somebody has sent: CSV, Excel, PX or JSON.

What a file is, is seen in its bytes and never in its name. Nothing of it is understood
here: sheets are rows of texts as a person would see them, each with its place.
"""

import re
from codecs import BOM_UTF8
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import PurePath

from openpyxl.utils import get_column_letter

from htl_dash.sources.cube import Cube
from htl_dash.sources.json_stat import read_json_stat
from htl_dash.sources.office_file import MEGABYTE, FileError
from htl_dash.sources.office_texts import FoundText
from htl_dash.sources.px_encoding import encoding_of
from htl_dash.sources.px_file import read_px
from htl_dash.sources.pxweb_json import read_pxweb
from htl_dash.sources.table_excel import Sheet, is_excel, read_excel
from htl_dash.sources.table_text import decoded, rows_of, separator_of
from htl_dash.text import t

MOST_BYTES = 30 * MEGABYTE
_PX = re.compile(rb'^\s*(?:\xef\xbb\xbf)?[A-Z][A-Z0-9-]{2,20}(?:\[\w+\])?\s*=\s*["A-Z]')
# A space that runs over many lines would be looked through again from each of them.
_PX_DATA = re.compile(rb"(?:^|[;\r\n])[^\S\r\n]*+DATA\s*+=", re.MULTILINE)
_WEB_PAGE = re.compile(
    rb"\s*<(?:!doctype html|html|head|body|table|meta)\b", re.IGNORECASE
)
_V1 = re.compile(rb'"columns"\s*:')
_CELLS_OF_V1 = re.compile(rb'"dimension"\s*:')
_FRACTION = re.compile(r"[-+]?\d{1,5}[.,]\d+(?:[eE][-+]?\d+)?")
# A text that is never closed goes on to the end, and so is looked through but once.
_QUOTED = re.compile(r'"((?:[^"\\]|\\[\s\S])*+)(?:\\?\Z|")')
_PX_QUOTED = re.compile(r'"([^"]*+)(?:\Z|")')
"""PX knows no escapes: a backslash before a quotation mark stands for itself."""
_PX_GOES_ON = re.compile(r'"\s*+"')
"""Between two parts of one text of PX, which may stand on a line each."""
_ESCAPED = re.compile(r"\\u([0-9a-fA-F]{4})")
_NUMBERS = re.compile(r"\d[\d.]*")


class TableKind(StrEnum):
    """What a file is, whatever its name says."""

    CSV = "csv"
    XLSX = "xlsx"
    XLS = "xls"
    PX = "px"
    JSON_STAT = "json_stat"
    PXWEB_JSON = "pxweb_json"


@dataclass(frozen=True)
class TableFile:
    """A file that has been opened.

    Attributes:
        name: As it was sent; nothing in it is trusted.
        kind: What it is.
        sheets: Rows of texts; one without a name for CSV, none for PX and JSON.
        cube: The table of a PX or JSON file.
        encoding: Of text, as Python calls it; empty for Excel.
        reason: The text key that says why it was read as that; may be empty.
        separator: Between the cells of a CSV file.
        is_ended: Whether the last row of a CSV file has its line break.
        outside: Texts of an Excel file that stand in no cell: comments and the like.
        raw: The text of a PX or JSON file.
    """

    name: str
    kind: TableKind
    sheets: tuple[Sheet, ...] = ()
    cube: Cube | None = None
    encoding: str = ""
    reason: str = ""
    separator: str = ""
    is_ended: bool = True
    outside: tuple[str, ...] = field(default=(), repr=False)
    raw: str = field(default="", repr=False)

    @property
    def stem(self) -> str:
        """The file's name without folder and ending."""
        return PurePath(self.name.replace("\\", "/")).stem

    def place(self, sheet: Sheet, row: int, column: int) -> str:
        """Return where a cell lies, from its row and column counted from 0."""
        if self.kind is TableKind.CSV:
            return f"R{row + 1}C{column + 1}"
        return f"{sheet.name}!{get_column_letter(column + 1)}{row + 1}"

    def texts(self) -> Iterator[FoundText]:
        """Give every text for the guards to read, hidden sheets and comments too.

        A number with a fraction is left out: no identity number has one, and digits
        after a point only look like it.
        """
        yield FoundText(self.name)
        for sheet in self.sheets:
            yield FoundText(sheet.name, sheet.name)
            for r, row in enumerate(sheet.rows):
                for c, text in enumerate(row):
                    if text and not _FRACTION.fullmatch(text):
                        where = self.place(sheet, r, c).removeprefix(f"{sheet.name}!")
                        yield FoundText(text, sheet.name, where)
        yield from map(FoundText, self.outside)
        yield from map(FoundText, self.cube.texts() if self.cube else ())
        is_px = self.kind is TableKind.PX
        raw = _PX_GOES_ON.sub("", self.raw) if is_px else self.raw
        quoted = _PX_QUOTED if is_px else _QUOTED
        for found in quoted.finditer(raw):
            yield FoundText(found[1])
            if "\\u" in found[1]:
                yield FoundText(
                    _ESCAPED.sub(lambda one: chr(int(one[1], 16)), found[1])
                )
        for number in _NUMBERS.findall(quoted.sub(" ", raw)):
            if number.isdigit():
                yield FoundText(number)


def open_table_file(name: str, content: bytes) -> TableFile:
    """Return what is in a file.

    Raises:
        FileError: It is too large, protected, has macros, or is no table that is known.
        ReadError: It is PX or JSON, but not a whole table in that format.
    """
    if len(content) > MOST_BYTES:
        raise FileError("table_file.too_large", most=MOST_BYTES // MEGABYTE)
    if is_excel(content):
        book = read_excel(content)
        kind = TableKind.XLS if book.is_old else TableKind.XLSX
        return TableFile(name, kind, book.sheets, outside=book.outside)
    if content.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] in (b"{", b"["):
        return _json(name, content)
    if _WEB_PAGE.match(content.removeprefix(BOM_UTF8)):
        raise FileError("table_file.web_page")
    if _PX.match(content) and _PX_DATA.search(content):
        return _px(name, content)
    return _csv(name, content)


def _json(name: str, content: bytes) -> TableFile:
    is_v1 = _V1.search(content) and not _CELLS_OF_V1.search(content)
    kind = TableKind.PXWEB_JSON if is_v1 else TableKind.JSON_STAT
    cube = read_pxweb(content) if is_v1 else read_json_stat(content)
    raw = content.decode("utf-8-sig")
    return TableFile(name, kind, cube=cube, encoding="utf-8", raw=raw)


def _px(name: str, content: bytes) -> TableFile:
    cube, encoding = read_px(content), encoding_of(content)
    reason = "table_file.encoding_px" if encoding.differs else ""
    raw = content.decode(encoding.used, errors="replace")
    return TableFile(
        name, TableKind.PX, cube=cube, encoding=encoding.used, reason=reason, raw=raw
    )


def _csv(name: str, content: bytes) -> TableFile:
    found = decoded(content)
    separator = separator_of(found.text)
    rows = rows_of(found.text, separator)
    if sum(len(row) for row in rows) > Sheet.MOST_CELLS:
        raise FileError("table_file.too_many_cells", most=Sheet.MOST_CELLS)
    return TableFile(
        name,
        TableKind.CSV,
        (Sheet("", rows),),
        encoding=found.encoding,
        reason=found.reason,
        separator=separator,
        is_ended=found.text.endswith(("\n", "\r")),
    )


def how_read(file: TableFile) -> str:
    """Return in Swedish how a file was read: its kind, encoding and separator."""
    kind = t(f"table_kind.{file.kind}")
    names: Mapping[str, str] = {
        "utf-8-sig": t("table_file.utf8_mark"),
        "cp1252": t("table_file.windows"),
        "latin-1": t("table_file.latin"),
        "cp850": t("table_file.dos"),
        "mac_roman": t("table_file.mac"),
    }
    if not file.encoding:
        return kind
    encoding = names.get(file.encoding, file.encoding.upper())
    if file.separator:
        separators = {
            ";": t("table_file.semicolon"),
            "\t": t("table_file.tab"),
            ",": t("table_file.comma"),
            "|": t("table_file.bar"),
        }
        facts = {"kind": kind, "encoding": encoding}
        return t("table_file.how_csv", separator=separators[file.separator], **facts)
    return t("table_file.how_text", kind=kind, encoding=encoding)

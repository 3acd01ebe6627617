"""Open a workbook that somebody has sent, without trusting it.

Everything that can be measured is measured before anything is read: the size of the
file, of what is packed in it, how many cells there are. Macros, outside entities and
passwords are refused. Nothing in the file is run.
"""

import io
import re
import warnings
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import NoReturn

from openpyxl import load_workbook
from openpyxl.formula.tokenizer import TokenizerError
from openpyxl.utils.exceptions import InvalidFileException
from openpyxl.workbook import Workbook

from htl_dash.domain.errors import HtlError
from htl_dash.sources.office_demands import (
    MOST_COPIED,
    copied,
    has_endless_format,
    has_too_many_marks,
    plain_bytes,
    reach,
)

MEGABYTE = 1024 * 1024
MOST_BYTES = 5 * MEGABYTE
MOST_UNPACKED = 50 * MEGABYTE
MOST_PARTS = 500
MOST_CELLS = 50_000
MOST_ROWS, MOST_COLUMNS = 2_000, 60
_OLE, _ZIP = b"\xd0\xcf\x11\xe0", b"PK\x03\x04"
_IS_PACKED_WITH_PASSWORD = 0x1
_CELL = re.compile(rb"<(?:\w+:)?c[\s/>]")
_FORMULA = re.compile(rb"[<:]f[\s/>]")
"""Without any, formulas read as values: most files that are sent are read once."""
_XML = (".xml", ".rels", ".vml")
_DECLARATIONS = (b"<!DOCTYPE", b"<!ENTITY")
_FOUND_BROKEN = (
    AttributeError,
    EOFError,
    IndexError,
    InvalidFileException,
    KeyError,
    NotImplementedError,
    OSError,
    SyntaxError,  # of XML: what every parser that openpyxl may use raises
    RuntimeError,
    TokenizerError,
    TypeError,
    ValueError,
    zipfile.BadZipFile,
    zlib.error,
)
"""What the zip, XML and workbook readers raise when a file is not as it should be."""


class FileError(HtlError):
    """A file that somebody has sent cannot be read. `text_key` says why, and the cure."""

    def __init__(self, text_key: str, **facts: object) -> None:
        """Keep what is wrong, and its facts."""
        super().__init__(**facts)
        self.text_key = text_key


@dataclass(frozen=True, slots=True)
class Limits:
    """How large a workbook may be, before anything in it is read."""

    most_bytes: int
    most_unpacked: int
    most_parts: int
    most_cells: int


@dataclass(frozen=True, slots=True)
class OfficeFile:
    """A workbook: with values, with formulas as they are written, and its raw parts."""

    values: Workbook
    formulas: Workbook
    parts: Mapping[str, bytes]


def open_office(content: bytes) -> OfficeFile:
    """Return the workbook in a file's bytes.

    Raises:
        FileError: It is too large, no workbook, protected, has macros or is damaged.
    """
    limits = Limits(MOST_BYTES, MOST_UNPACKED, MOST_PARTS, MOST_CELLS)
    parts = unpacked_workbook(content, limits)
    _require_modest(parts, limits)
    try:
        values = formulas = _loaded(content, only_values=True)
        if any(_FORMULA.search(_plain(name, body)) for name, body in parts.items()):
            formulas = _loaded(content, only_values=False)
        opened = OfficeFile(values, formulas, parts)
    except _FOUND_BROKEN as error:
        _refuse_broken(error)
    _require_sane(opened.values)
    return opened


def unpacked_workbook(content: bytes, limits: Limits) -> Mapping[str, bytes]:
    """Return the raw parts of a workbook that is safe to read, by their names.

    Raises:
        FileError: It is too large, no workbook, protected, has macros or is damaged.
    """
    if len(content) > limits.most_bytes:
        raise FileError("term_file.too_large", most=limits.most_bytes // MEGABYTE)
    _require_zip(content)
    try:
        parts = _unpacked(content, limits)
    except _FOUND_BROKEN as error:
        _refuse_broken(error)
    _require_workbook(parts, limits)
    return parts


def _refuse_broken(error: Exception) -> NoReturn:
    if isinstance(error, FileError):
        raise error
    raise FileError("term_file.damaged") from error


def _require_zip(content: bytes) -> None:
    if not content:
        raise FileError("term_file.empty")
    if content.startswith(_OLE):
        is_locked = "EncryptedPackage".encode("utf-16-le") in content
        raise FileError("term_file.password" if is_locked else "term_file.old_excel")
    if not content.startswith(_ZIP):
        is_text = b"\x00" not in content and _is_rows(content)
        raise FileError("term_file.csv" if is_text else "term_file.no_excel")


def _is_rows(content: bytes) -> bool:
    """Whether a file looks like rows with something between the columns."""
    first = content.splitlines()[0]
    return any(one in first for one in (b";", b",", b"\t"))


def _unpacked(content: bytes, limits: Limits) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        inside = packed.infolist()
        if any(one.flag_bits & _IS_PACKED_WITH_PASSWORD for one in inside):
            raise FileError("term_file.password")
        # Python reads no more of a part than the directory says that it is.
        total = sum(one.file_size for one in inside)
        if total > limits.most_unpacked or len(inside) > limits.most_parts:
            most = limits.most_unpacked // MEGABYTE
            raise FileError("term_file.too_packed", most=most)
        return {one.filename: packed.read(one) for one in inside}


def _require_workbook(parts: Mapping[str, bytes], limits: Limits) -> None:
    if any(name.endswith("vbaProject.bin") for name in parts):
        raise FileError("term_file.macros")
    if "xl/workbook.xml" not in parts:
        is_other = "xl/workbook.bin" in parts or "mimetype" in parts
        raise FileError("term_file.other_sheet" if is_other else "term_file.no_excel")
    bodies = [_plain(name, body) for name, body in parts.items()]
    for body in bodies:
        if any(one in body for one in _DECLARATIONS) or has_endless_format(body):
            raise FileError("term_file.damaged")
    cells = sum(len(_CELL.findall(body)) for body in bodies)
    if cells > limits.most_cells or has_too_many_marks(bodies, limits.most_cells):
        raise FileError("term_file.too_many_cells")


def _plain(name: str, body: bytes) -> bytes:
    """Return a part so that its marks are seen, whatever encoding it is in."""
    plain = plain_bytes(body)
    if plain is None and name.endswith(_XML):
        raise FileError("term_file.damaged")
    return body if plain is None else plain


def _require_modest(parts: Mapping[str, bytes], limits: Limits) -> None:
    """Refuse what openpyxl would make cell by cell, or copy again and again."""
    bodies = [_plain(name, body) for name, body in parts.items()]
    if sum(map(reach, bodies)) > limits.most_cells:
        raise FileError("term_file.too_many_cells")
    if sum(map(copied, bodies)) > MOST_COPIED:
        raise FileError("term_file.too_many_cells")


def _loaded(content: bytes, *, only_values: bool) -> Workbook:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return load_workbook(io.BytesIO(content), data_only=only_values)


def _require_sane(book: Workbook) -> None:
    for place, sheet in enumerate(book.worksheets, start=1):
        if sheet.max_row > MOST_ROWS or sheet.max_column > MOST_COLUMNS:
            facts = {"place": place, "rows": MOST_ROWS, "columns": MOST_COLUMNS}
            raise FileError("term_file.too_wide", **facts)

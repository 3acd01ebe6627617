"""Which encoding and which separator a text file has, told with the reason.

The rules are few and always give the same answer: a mark at the start, then UTF-8 where
every byte is right, then UTF-16 by its zeros, then the Western code page that makes the
other bytes Swedish letters.
"""

import csv
import io
import re
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from htl_dash.sources.office_file import FileError
from htl_dash.text import t

SEPARATORS = (";", "\t", ",", "|")
"""Between the cells of a row, the most usual in Sweden first."""
_TRIED_ROWS = 300
_MARKS = ((BOM_UTF8, "utf-8-sig"), (BOM_UTF16_LE, "utf-16"), (BOM_UTF16_BE, "utf-16"))
_WESTERN = ("cp1252", "cp850", "mac_roman", "latin-1")
_FEWEST_ZEROS = 0.3
_MOST_STRANGE = 0.02
_STRANGE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffd]")
_BOM = "\ufeff"
_ALIKE = 2


@dataclass(frozen=True, slots=True)
class TextFile:
    """A text, the encoding it was read as, and the text key that says why that one."""

    text: str
    encoding: str
    reason: str


def decoded(content: bytes) -> TextFile:
    """Return the text in a file.

    Raises:
        FileError: It is empty, or the bytes are no text in any encoding that is known.
    """
    if not content.strip():
        raise FileError("table_file.empty")
    found = _decoded(content)
    if len(_STRANGE.findall(found.text)) > len(found.text) * _MOST_STRANGE:
        raise FileError("table_file.no_text")
    return found


def _decoded(content: bytes) -> TextFile:
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return _marked(content, encoding)
    if b"\x00" in content:
        return _zeros(content)
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError:
        return _western(content)
    is_plain = content.isascii()
    reason = "table_file.encoding_ascii" if is_plain else "table_file.encoding_utf8"
    return TextFile(text, "utf-8", reason)


def _marked(content: bytes, encoding: str) -> TextFile:
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError as error:
        raise FileError("table_file.broken_text", encoding=encoding) from error
    return TextFile(text.removeprefix(_BOM), encoding, "table_file.encoding_mark")


def _zeros(content: bytes) -> TextFile:
    """Read UTF-16 without a mark: every other byte of a Western text is zero."""
    for start, encoding in ((1, "utf-16-le"), (0, "utf-16-be")):
        half = content[start::2]
        if half.count(0) > len(half) * _FEWEST_ZEROS:
            try:
                text = content.decode(encoding)
            except UnicodeDecodeError:
                break
            return TextFile(text, encoding, "table_file.encoding_zeros")
    raise FileError("table_file.no_text")


def _western(content: bytes) -> TextFile:
    """Choose the code page where most of the bytes above 127 are Swedish letters."""
    letters = t("table_words.letters")
    best: tuple[int, TextFile] | None = None
    for encoding in _WESTERN:
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        swedish = sum(text.count(one) for one in letters)
        if best is None or swedish > best[0]:
            found = TextFile(text, encoding, "table_file.encoding_letters")
            best = (swedish, found)
    if best is None:
        raise FileError("table_file.no_text")
    return best[1]


def separator_of(text: str) -> str:
    """Return what stands between the cells; FileError where nothing does.

    The one that gives the most rows of one and the same width, wider than one cell.
    """
    best, most = "", 0
    for one in SEPARATORS:
        widths = Counter(len(row) for row in _some_rows(text, one) if len(row) > 1)
        alike = max(widths.values(), default=0)
        if alike > most:
            best, most = one, alike
    if not best:
        raise FileError("table_file.no_columns")
    return best


def _some_rows(text: str, separator: str) -> Iterator[list[str]]:
    lines = io.StringIO(text, newline="")
    try:
        yield from islice(csv.reader(lines, delimiter=separator), _TRIED_ROWS)
    except csv.Error:
        return


def rows_of(text: str, separator: str) -> tuple[tuple[str, ...], ...]:
    """Return every row, empty ones too.

    Raises:
        FileError: A quotation mark begins something that never ends, or ends too early;
            or the text ends in the middle of a row.
    """
    found: list[tuple[str, ...]] = []
    lines = io.StringIO(text, newline="")
    reader = csv.reader(lines, delimiter=separator, strict=True)
    try:
        found.extend(tuple(row) for row in reader)
    except csv.Error as error:
        raise FileError("table_file.quotes", row=len(found) + 1) from error
    if _is_cut(text, found):
        raise FileError("table_file.cut", row=len(found))
    return tuple(found)


def _is_cut(text: str, rows: list[tuple[str, ...]]) -> bool:
    """Whether the last row lacks both its end and cells that the two before it have."""
    if text.endswith(("\n", "\r")) or len(rows) <= _ALIKE:
        return False
    *widths, last = (len(row) for row in rows[-_ALIKE - 1 :])
    return 1 < last < min(widths) and len({*widths}) == 1

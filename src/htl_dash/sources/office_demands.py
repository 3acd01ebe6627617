"""What a workbook would have its reader do, measured in its parts before it is read.

A file of some thousand bytes can join every cell of a sheet, give a link to each of
them, or hold a format that takes hours to look through.
"""

import re
from collections.abc import Iterable
from html import unescape

from openpyxl.utils import range_boundaries

LONGEST_FORMAT = 255
"""As Excel has it (ECMA-376 part 1, 18.8.30)."""
MARKS_PER_CELL = 20
"""A cell has some four marks in its sheet and as many in the list of texts."""
MOST_COPIED = 1_000_000
"""Characters of formulas that a reader copies to the cells that share them."""
_KNOWN_ENCODINGS = {b"utf-8", b"utf-16", b"us-ascii", b"iso-8859-1", b"windows-1252"}
_ENCODING = re.compile(rb"<\?xml[^>]*?encoding\s*=\s*[\"']([^\"'>]*)")
_HEAD = 300
_FORMAT = re.compile(rb"formatCode\s*+=\s*+(?:\"([^\"<]*+)|'([^'<]*+))")
_BLOCK = re.compile(rb"<(?:\w+:)?(?:mergeCell|hyperlink)\s([^<]*+)")
_REF = re.compile(rb"\bref\s*+=\s*+[\"']([^\"']*+)")
_FORMULA = re.compile(rb"<(?:\w+:)?f[\s>/]([^<]*+)")
_IS_SHARED = re.compile(rb"\bt\s*+=\s*+[\"'](?:[^\"'&]*+&|shared)")


def plain_bytes(body: bytes) -> bytes | None:
    """Return a part of XML with its marks as ASCII; None where it is written strangely.

    Parsers know encodings in which nothing that is looked for here would be found.
    """
    if body[:2] in (b"\xff\xfe", b"\xfe\xff") or b"\x00" in body[:4]:
        order = "utf-16-be" if body[:1] in (b"\x00", b"\xfe") else "utf-16-le"
        body = body.decode(order, errors="replace").encode("utf-8", errors="replace")
    said = _ENCODING.search(body[:_HEAD])
    is_known = said is None or said[1].lower() in _KNOWN_ENCODINGS
    return body if is_known and b"\x00" not in body[:_HEAD] else None


def has_too_many_marks(bodies: Iterable[bytes], most_cells: int) -> bool:
    """Whether there are more marks than so many cells can have need of."""
    return sum(one.count(b"<") for one in bodies) > MARKS_PER_CELL * most_cells


def has_endless_format(body: bytes) -> bool:
    """Whether the format of a number is longer than any that Excel can have written."""
    return any(
        len(unescape((one or other).decode("utf-8", errors="replace"))) > LONGEST_FORMAT
        for one, other in _FORMAT.findall(body)
        if len(one or other) > LONGEST_FORMAT
    )


def reach(body: bytes) -> int:
    """Return how many cells are joined or have a link, in all.

    Every one of them is made by a reader, filled or not.
    """
    return sum(
        _area(unescape(ref.decode("utf-8", errors="replace")))
        for block in _BLOCK.findall(body)
        for ref in _REF.findall(block)
    )


def copied(body: bytes) -> int:
    """Return how many characters of formulas a reader would copy, at most."""
    formulas = _FORMULA.findall(body)
    shared = sum(1 for one in formulas if _IS_SHARED.search(one))
    if shared and (body.count(b"<!") or body.count(b"<?") > 1):
        return MOST_COPIED + 1  # what stands in several pieces cannot be measured
    return shared * max(map(len, formulas), default=0)


def _area(ref: str) -> int:
    try:
        left, top, right, bottom = range_boundaries(ref)
    except (TypeError, ValueError):
        return 0  # no reader takes it either
    if left is None or top is None or right is None or bottom is None:
        return 0
    return max(0, right - left + 1) * max(0, bottom - top + 1)

"""Read again what stands in one place of what was received.

Places are written as `Incoming.source_cell` has them: a JSON pointer ('/value/12'), a row
and column of a text file ('R17C9'), a sheet and cell ('Blad1!C7') or a place among the
data of a PX file ('DATA[12]'). A figure that is worked out has several, as
`htl_dash.domain.fraction` writes them.
"""

import json
import re
from collections.abc import Sequence
from typing import Any

from htl_dash.domain.fraction import fraction_at
from htl_dash.domain.received import Received
from htl_dash.sources.cube import ReadError
from htl_dash.sources.office_file import FileError
from htl_dash.sources.px_file import read_px
from htl_dash.sources.table_file import open_table_file

_PX_CELL = re.compile(r"DATA\[(\d+)\]")


def cell_text(received: Received, place: str) -> str | None:
    """Return what stands in a place as it was written; None where it cannot be read.

    Of a figure that is worked out, what stands in its cells: '(17 + 4) / 320'.
    """
    if fraction := fraction_at(place):
        above, below = (
            [cell_text(received, one) for one in cells]
            for cells in (fraction.numerator, fraction.denominator)
        )
        return f"{_sum(above)} / {_sum(below)}" if None not in above + below else None
    try:
        if place.startswith("/"):
            return _in_json(received.content, place)
        if found := _PX_CELL.fullmatch(place):
            return _in_px(received.content, int(found[1]))
        return _in_sheets(received, place)
    except (ValueError, LookupError, TypeError, FileError, ReadError):
        return None


def _sum(texts: Sequence[str | None]) -> str:
    whole = " + ".join(filter(None, texts))
    return f"({whole})" if len(texts) > 1 else whole


def _in_json(content: bytes, pointer: str) -> str:
    """Follow a JSON pointer (RFC 6901); numbers are given as they were written."""
    found: Any = json.loads(content.decode("utf-8-sig"), parse_float=str, parse_int=str)
    for step in pointer.split("/")[1:]:
        name = step.replace("~1", "/").replace("~0", "~")
        found = found[int(name)] if isinstance(found, list) else found[name]
    return "null" if found is None else str(found)


def _in_px(content: bytes, at: int) -> str:
    cube = read_px(content)
    value = cube.values[at]
    return cube.statuses.get(at, "") if value is None else f"{value:g}"


def _in_sheets(received: Received, place: str) -> str | None:
    """Look the place up where the reader of files would say that it lies."""
    opened = open_table_file(received.origin, received.content)
    for sheet in opened.sheets:
        for row, cells in enumerate(sheet.rows):
            for column, text in enumerate(cells):
                if opened.place(sheet, row, column) == place:
                    return text
    return None

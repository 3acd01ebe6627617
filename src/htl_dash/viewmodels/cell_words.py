"""A place in what was received, in words: where to look when one opens the file."""

import re

from htl_dash.text import plain_markdown, t

_ROW_COLUMN = re.compile(r"R(\d+)C(\d+)")
_SHEET_CELL = re.compile(r"(.+)!([A-Z]+\d+)")
_PX_VALUE = re.compile(r"DATA\[(\d+)\]")


def cell_words(place: str) -> str:
    """Return a place as `sources/cell_text.py` writes them, for people.

    A pointer into an answer has no better words than itself and stays as it is.
    """
    if found := _ROW_COLUMN.fullmatch(place):
        return t("lineage.at_row", row=found[1], column=found[2])
    if found := _SHEET_CELL.fullmatch(place):
        return t("lineage.at_sheet", sheet=plain_markdown(found[1]), cell=found[2])
    if found := _PX_VALUE.fullmatch(place):
        return t("lineage.at_value", number=int(found[1]) + 1)
    return f"`{place.replace('`', chr(39))}`"

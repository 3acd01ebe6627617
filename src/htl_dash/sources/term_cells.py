"""What stands in a cell, as it would have been typed; or why it cannot be read."""

import datetime
from dataclasses import dataclass
from typing import Any

from openpyxl.cell import Cell, MergedCell
from openpyxl.utils.escape import unescape

AnyCell = Cell | MergedCell
_ODD_SPACES = dict.fromkeys(map(ord, "\u2007\u2008\u2009\u200a\u202f\u00a0"), " ")
_DATES = (datetime.date, datetime.time, datetime.timedelta)
_EXCEL_ERRORS = {
    "#VALUE!": "term_file.value_error",
    "#REF!": "term_file.ref_error",
    "#NAME?": "term_file.name_error",
    "#DIV/0!": "term_file.div_error",
    "#N/A": "term_file.missing_error",
    "#NUM!": "term_file.num_error",
    "#NULL!": "term_file.null_error",
}
"""What the file says, and the text for what Swedish Excel shows."""
MOST_DECIMALS = 2


@dataclass(frozen=True, slots=True)
class Unreadable:
    """Why a cell cannot be read. `shown` is what stands there, or a text's key for it."""

    text_key: str
    shown: str = ""
    shown_key: str = ""


def read_cell(value: AnyCell, formula: AnyCell, *, is_text: bool) -> str | Unreadable:
    """Return what stands in a cell as it is typed; empty where nothing does.

    `value` and `formula` are the same cell, read with results and with formulas.
    """
    found: Any = value.value
    if formula.data_type == "f" and found is None:
        return Unreadable("term_file.no_result")
    if value.data_type == "e":
        shown = str(found)
        key = _EXCEL_ERRORS.get(shown, "")
        return Unreadable("term_file.excel_error", "" if key else shown, key)
    match found:
        case None:
            return ""
        case bool():
            key = "term_file.true" if found else "term_file.false"
            return Unreadable("term_file.truth", shown_key=key)
        case int() | float() if is_text:
            return typed(found)
        case int() | float():
            return _number(found, formula.number_format)
        case _ if isinstance(found, _DATES):
            return Unreadable("term_file.date", shown_key="term_file.a_date")
    return cleaned(str(found), is_text=is_text)


def cleaned(text: str, *, is_text: bool) -> str:
    """Return a text without what cannot be seen at its ends; odd spaces as ordinary."""
    whole = unescape(text)
    if not is_text:
        return whole.translate(_ODD_SPACES).strip()
    return "\n".join(line.rstrip() for line in whole.splitlines()).strip()


def typed(value: float) -> str:
    """Return a number as a Swede types it, without the noise of binary fractions."""
    if isinstance(value, int) or value.is_integer():
        return str(int(value))
    return f"{value:.10f}".rstrip("0").rstrip(".").replace(".", ",")


def _number(value: float, number_format: str) -> str | Unreadable:
    text = typed(value)
    if "%" in number_format:
        return Unreadable("term_file.percent", text)
    if text.startswith("-"):
        return Unreadable("term_file.negative", text)
    _, _, decimals = text.partition(",")
    if len(decimals) > MOST_DECIMALS:
        return Unreadable("term_file.decimals", text)
    return text

"""What holds of every file that people give: no person in it, and all that is wrong is told.

Anything shaped like a personal identity number, wherever it stands, refuses the whole
file: nothing of it is kept, and nothing of the number is told but where it stands.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from htl_dash.disclosure.free_text import inspect
from htl_dash.disclosure.free_text_numbers import identity_numbers
from htl_dash.disclosure.free_text_plain import plain
from htl_dash.sources.office_file import FileError, OfficeFile
from htl_dash.sources.office_texts import FoundText, office_texts
from htl_dash.sources.sheet_rows import Place
from htl_dash.text import listing, t

FEWEST_DIGITS = 8
"""A number in a school's register (TF) has eight digits; no other has fewer."""
PLACES_TOLD = 5
LONGEST_QUOTE = 30


class IdentityNumberError(FileError):
    """Something in the file is shaped like an identity number, or is about persons."""


@dataclass(frozen=True, slots=True)
class Refusal:
    """Something that stops the file: where, what stands there, and what to do.

    `value` is empty where it may not be told. `can_be_accepted` marks a text that may
    be saved when its writer has said that it points out nobody.
    """

    place: Place
    text_key: str
    facts: Mapping[str, object] = field(default_factory=dict)
    value: str = ""
    can_be_accepted: bool = False


def require_no_identity_number(opened: OfficeFile, sheets: Sequence[str]) -> None:
    """Look through all of a workbook; `sheets` are those whose names may be told.

    Raises:
        IdentityNumberError: It holds something shaped like an identity number.
    """
    if places := tuple(dict.fromkeys(_identity_places(opened, sheets))):
        told = [one for one in places if one][:PLACES_TOLD]
        where = listing(told) if told else t("term_file.outside_cells")
        raise IdentityNumberError("term_file.identity", where=where)


def quotable(text: str) -> str:
    """Return what may be said of a cell: nothing if it may point out a person."""
    is_short = len(text) <= LONGEST_QUOTE
    return text if is_short and not inspect(text) else ""


def _identity_places(opened: OfficeFile, sheets: Sequence[str]) -> Iterator[str]:
    """Give the cell of each, or nothing for one that stands in no cell."""
    known: dict[str, bool] = {}
    for one in office_texts(opened):
        if one.text not in known:
            known[one.text] = has_identity_number(one.text)
        if known[one.text]:
            yield _cell(one, sheets) if one.cell else ""


def _cell(one: FoundText, sheets: Sequence[str]) -> str:
    """Return a cell in words; a sheet's name may itself point out somebody."""
    sheet = one.sheet if one.sheet in sheets else t("term_file.some_sheet")
    return t("term_file.cell", sheet=sheet, cell=one.cell)


def has_identity_number(text: str) -> bool:
    """Whether something in a text is shaped like a personal identity number."""
    if text.isascii() and sum(one.isdigit() for one in text) < FEWEST_DIGITS:
        return False
    return any(True for _ in identity_numbers(plain(text).text))

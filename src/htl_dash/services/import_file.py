"""Read a workbook that has come back, unless it is not ours or holds a person in it.

Anything shaped like a personal identity number, wherever it stands, refuses the whole
file: nothing of it is kept, and nothing of the number is told but where it stands.
"""

from collections.abc import Iterator, Sequence

from htl_dash.disclosure.free_text import inspect
from htl_dash.disclosure.free_text_numbers import identity_numbers
from htl_dash.disclosure.free_text_plain import plain
from htl_dash.domain.municipality import Municipality
from htl_dash.domain.term import Term
from htl_dash.sources.office_file import FileError, OfficeFile, open_office
from htl_dash.sources.office_texts import FoundText, office_texts
from htl_dash.sources.term_layout import LAYOUTS, Mark
from htl_dash.sources.term_workbook import TermFile, read_term_file
from htl_dash.text import listing, t

FEWEST_DIGITS = 8
"""A number in a school's register (TF) has eight digits; no other has fewer."""
PLACES_TOLD = 5
LONGEST_QUOTE = 30


class IdentityNumberError(FileError):
    """Something in the file is shaped like an identity number, or is about persons."""


def read_file(
    content: bytes, municipality: Municipality, wanted: tuple[str, Term] | None = None
) -> TermFile:
    """Return what a workbook says, when it is this municipality's own.

    `wanted` is the school and the term that it must be for, if it matters.

    Raises:
        IdentityNumberError: It holds something shaped like an identity number.
        FileError: It is no workbook of ours, or for somewhere or something else.
    """
    opened = open_office(content)
    require_no_identity_number(opened, [layout.name for layout in LAYOUTS])
    found = read_term_file(opened)
    _require_own(found.mark, municipality, wanted)
    return found


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


def _require_own(
    mark: Mark, municipality: Municipality, wanted: tuple[str, Term] | None
) -> None:
    if mark.is_training and not municipality.is_training:
        raise FileError("term_file.is_training")
    if municipality.is_training and not mark.is_training:
        raise FileError("term_file.is_real")
    if mark.municipality != municipality.code:
        raise FileError("term_file.other_municipality", name=municipality.name)
    names = {one.unit_code: one.name for one in municipality.pilot_schools}
    if mark.unit_code not in names:
        raise FileError("term_file.other_school", school=listing(list(names.values())))
    if wanted is None:
        return
    unit_code, term = wanted
    if mark.unit_code != unit_code:
        raise FileError("term_file.other_school", school=names[unit_code])
    if mark.term != term:
        raise FileError("term_file.other_term", found=mark.term.code, term=term.code)

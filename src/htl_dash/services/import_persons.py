"""Refuse a file that may point out a person, before anything of it is kept.

An identity number may stand in one cell, in two cells side by side, or as a number that
has lost its zeros. A list of persons may have no number at all, but then its headings
say what it is. Names of schools and of those who publish are no hindrance.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from string import digits

from htl_dash.disclosure.free_text import inspect
from htl_dash.disclosure.free_text_kinds import Kind
from htl_dash.disclosure.identity_columns import (
    bare_in_column,
    bare_number,
    is_of_dates,
    split_numbers,
)
from htl_dash.domain.observation import TOTAL
from htl_dash.services.given_file import (
    PLACES_TOLD,
    IdentityNumberError,
    has_identity_number,
    quotable,
)
from htl_dash.sources.office_file import FileError
from htl_dash.sources.office_texts import FoundText
from htl_dash.sources.table_excel import Sheet
from htl_dash.sources.table_families.words import (
    headings,
    holds,
    read_category,
    read_sex,
    squeezed,
)
from htl_dash.sources.table_file import TableFile
from htl_dash.text import listing, t

LOOKED_AT = 200
"""Rows below a heading that are looked at to see what it stands over."""
_LONGEST_HEADING = 40
_NAMES = {Kind.NAME, Kind.FULL_NAME}
_CSV_CELL = re.compile(r"R(\d+)C(\d+)")
_NO_ENDING = ("", "-", "+")
_LENGTHS = range(6, 13)
"""Of a date, with a space before or after."""
_Column = tuple[str, str]


@dataclass(frozen=True, slots=True)
class _Seen:
    """What a text is by itself: a number, one to be seen with its column, a heading."""

    bare: str = ""
    is_number: bool = False
    is_money: bool = False


_NOTHING = _Seen()


def require_no_person(opened: TableFile) -> None:
    """Look through all of a file, what is hidden in it too.

    Raises:
        IdentityNumberError: It holds something shaped like an identity number, or rows
            about persons.
        FileError: It holds a character that cannot be stored.
    """
    found = (*_in_texts(opened), *_in_two_cells(opened))
    if places := tuple(dict.fromkeys(found)):
        told = [one for one in places if one][:PLACES_TOLD]
        where = listing(told) if told else t("term_file.outside_cells")
        raise IdentityNumberError("term_file.identity", where=where)
    for heading, where in _person_headings(opened):
        facts = {"heading": heading, "where": where}
        raise IdentityNumberError("person_file.rows", **facts)


def _in_texts(opened: TableFile) -> Iterator[str]:
    """Give the place of each in one cell, or nothing for one that stands in no cell.

    A number with nothing beside it may be an amount: its column decides.
    """
    known: dict[str, _Seen] = {}
    columns: dict[_Column, list[tuple[FoundText, str]]] = defaultdict(list)
    money: set[_Column] = set()
    for one in opened.texts():
        if one.text not in known:
            known[one.text] = _seen(one.text)
        seen = known[one.text]
        if seen.is_number:
            yield _place(one, opened)
        elif seen.bare:
            columns[_column(one)].append((one, seen.bare))
        elif seen.is_money:
            money.add(_column(one))
    for key, numbers in columns.items():
        found = bare_in_column([bare for _, bare in numbers], is_money=key in money)
        yield from (_place(numbers[at][0], opened) for at in sorted(found))


def _seen(text: str) -> _Seen:
    if "\x00" in text:
        raise FileError("table_file.no_text")
    if bare := bare_number(text):
        return _Seen(bare=bare)
    if has_identity_number(text):
        return _Seen(is_number=True)
    if text[:1].isalpha() and holds(text, "person_file.money"):
        return _Seen(is_money=True)
    return _NOTHING


def _column(one: FoundText) -> _Column:
    match = _CSV_CELL.fullmatch(one.cell)
    return one.sheet, match[2] if match else one.cell.rstrip(digits)


def _in_two_cells(opened: TableFile) -> Iterator[str]:
    """Give the place of each that stands in two cells side by side."""
    for sheet in opened.sheets:
        dates: dict[int, list[int]] = defaultdict(list)
        for r, row in enumerate(sheet.rows):
            for c, text in enumerate(row):
                if len(text) in _LENGTHS and text[0].isdigit() and text[-1].isdigit():
                    dates[c].append(r)
        for c, rows in dates.items():
            written = [sheet.rows[r][c] for r in rows]
            if is_of_dates(written):
                endings = [_next(sheet.rows[r], c) for r in rows]
                found = sorted(split_numbers(written, endings))
                yield from (_cell(opened, sheet, rows[at], c) for at in found)


def _next(row: Sequence[str], at: int) -> str:
    """Return what stands in the next cell, or in the one after a dash or nothing."""
    after = (one.strip() for one in row[at + 1 : at + 3])
    return next((one for one in after if one not in _NO_ENDING), "")


def _person_headings(opened: TableFile) -> Iterator[tuple[str, str]]:
    """Give each heading of a column about persons, and where it stands."""
    for sheet in opened.sheets:
        for r, row in enumerate(sheet.rows):
            for c, text in enumerate(row):
                is_short = len(text) <= _LONGEST_HEADING and text.strip()[:1].isalpha()
                if is_short and _is_over_persons(text, _below(sheet, r, c)):
                    yield text.strip(), _cell(opened, sheet, r, c)


def _below(sheet: Sheet, r: int, c: int) -> Iterator[str]:
    rows = islice(sheet.rows, r + 1, r + 1 + LOOKED_AT)
    cells = (row[c].strip() for row in rows if len(row) > c)
    return (one for one in cells if one)


def _is_over_persons(heading: str, below: Iterable[str]) -> bool:
    word = squeezed(heading)
    if word in headings("person_file.number_headings"):
        return any(one.isdigit() for text in below for one in text)
    if word in headings("person_file.name_headings"):
        return _most(map(_is_words, below))
    if word in headings("person_file.may_be_names"):
        return _most(map(_is_name, below))
    return False


def _most(tests: Iterable[bool]) -> bool:
    found = [*tests]
    return sum(found) * 2 > len(found)


def _is_words(text: str) -> bool:
    is_part = read_sex(text) is not None or read_category(text) == TOTAL
    return not is_part and any(one.isalpha() for one in text)


def _is_name(text: str) -> bool:
    return any(one.kind in _NAMES for one in inspect(text))


def _place(one: FoundText, opened: TableFile) -> str:
    if one.cell:
        return _in_words(one.sheet, one.cell)
    return t("data_file.in_name") if one.text == opened.name else ""


def _cell(opened: TableFile, sheet: Sheet, row: int, column: int) -> str:
    place = opened.place(sheet, row, column)
    return _in_words(sheet.name, place.removeprefix(f"{sheet.name}!"))


def _in_words(sheet: str, cell: str) -> str:
    """Return a cell in words; a sheet's name may itself point out somebody."""
    if match := _CSV_CELL.fullmatch(cell):
        return t("data_file.csv_cell", row=match[1], column=match[2])
    told = quotable(sheet) or t("term_file.some_sheet")
    return t("term_file.cell", sheet=told, cell=cell)

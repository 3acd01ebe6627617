"""Read a file of figures, unless a person may be pointed out in it.

Anything shaped like a personal identity number, wherever it stands, refuses the whole
file: nothing of it is kept, and nothing of the number is told but where it stands.
Names of schools and the addresses of those who publish statistics are no hindrance.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from string import digits

from htl_dash.disclosure.free_text_kinds import Action
from htl_dash.disclosure.free_text_numbers import identity_numbers
from htl_dash.domain.table_choice import ColumnRole, TableChoices
from htl_dash.services.import_file import (
    PLACES_TOLD,
    IdentityNumberError,
    has_identity_number,
    quotable,
)
from htl_dash.sources.cube import ReadError
from htl_dash.sources.office_file import FileError
from htl_dash.sources.office_texts import FoundText
from htl_dash.sources.raw_table import RawTable, Recognised
from htl_dash.sources.recognising import read_raw, recognise
from htl_dash.sources.table_families.known_headings import (
    is_ignored,
    is_owner_type,
    role_of,
)
from htl_dash.sources.table_file import (
    TableFile,
    TableKind,
    how_read,
    open_table_file,
)
from htl_dash.text import listing, t

MEDIA_TYPES = {
    TableKind.CSV: "text/csv",
    TableKind.XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    TableKind.XLS: "application/vnd.ms-excel",
    TableKind.PX: "text/x-pcaxis",
    TableKind.JSON_STAT: "application/json",
    TableKind.PXWEB_JSON: "application/json",
}
_CSV_CELL = re.compile(r"R(\d+)C(\d+)")
_NINE = re.compile(r"\d{9}")


@dataclass(frozen=True)
class ReadFile:
    """A file that holds a table which was recognised, and no person."""

    name: str
    checksum: str
    recognised: Recognised
    opened: TableFile

    @property
    def read_as(self) -> str:
        """How it was read, in Swedish: kind, encoding and separator."""
        return how_read(self.opened)

    @property
    def encoding(self) -> str:
        """The encoding of its text; empty where it is none."""
        return self.opened.encoding

    @property
    def media_type(self) -> str:
        """What it is, whatever its name says."""
        return MEDIA_TYPES[self.opened.kind]

    @property
    def unread_columns(self) -> tuple[str, ...]:
        """The headings of columns that are left out though nothing says why."""
        return tuple(
            one.heading
            for one in self.recognised.columns
            if one.role is ColumnRole.IGNORED and one.samples
            if not is_ignored(one.heading) and not is_owner_type(one.heading)
            if role_of(one.heading).role is ColumnRole.IGNORED
        )

    def raw(self, choices: TableChoices) -> RawTable:
        """Return what stands in the table, with columns as somebody has chosen."""
        return read_raw(self.opened, self.recognised, choices)


def read_data_file(name: str, content: bytes) -> ReadFile:
    """Return what a file holds.

    Raises:
        IdentityNumberError: It holds something shaped like an identity number.
        FileError: It cannot be read, or holds no table that can be recognised.
    """
    # A file's name is bytes to some systems, and need not be a text.
    name = name.encode("utf-8", "replace").decode()
    try:
        opened = open_table_file(name, content)
    except ReadError as error:
        raise FileError(error.text_key, **error.facts) from error
    found = (*_identity_places(opened), *_places_of_lost_zeros(opened))
    if places := tuple(dict.fromkeys(found)):
        told = [one for one in places if one][:PLACES_TOLD]
        where = listing(told) if told else t("term_file.outside_cells")
        raise IdentityNumberError("term_file.identity", where=where)
    recognised = recognise(opened)
    if recognised is None:
        raise FileError("data_file.not_recognised")
    return ReadFile(name, sha256(content).hexdigest(), recognised, opened)


def _identity_places(opened: TableFile) -> Iterator[str]:
    """Give the cell of each, or nothing for one that stands in no cell."""
    known: dict[str, bool] = {}
    for one in opened.texts():
        if "\x00" in one.text:
            raise FileError("table_file.no_text")
        if one.text not in known:
            known[one.text] = has_identity_number(one.text)
        if known[one.text]:
            yield _place(one, opened)


def _place(one: FoundText, opened: TableFile) -> str:
    if one.cell:
        return _cell(one)
    return t("data_file.in_name") if one.text == opened.name else ""


def _places_of_lost_zeros(opened: TableFile) -> Iterator[str]:
    """Give the cells of numbers that were identity numbers before they lost a zero.

    A number of nine digits may as well be an amount, so its check digit must be right,
    and so for most numbers of nine digits in its column.
    """
    columns: dict[tuple[str, str], list[tuple[FoundText, bool]]] = defaultdict(list)
    for one in opened.texts():
        if one.cell and _NINE.fullmatch(one.text.strip()):
            numbers = identity_numbers(f"0{one.text.strip()}")
            is_one = any(number.action is Action.BLOCK for number in numbers)
            match = _CSV_CELL.fullmatch(one.cell)
            column = match[2] if match else one.cell.rstrip(digits)
            columns[one.sheet, column].append((one, is_one))
    for found in columns.values():
        shaped = [one for one, is_one in found if is_one]
        if len(shaped) * 2 > len(found):
            yield from map(_cell, shaped)


def _cell(one: FoundText) -> str:
    """Return a cell in words; a sheet's name may itself point out somebody."""
    if match := _CSV_CELL.fullmatch(one.cell):
        return t("data_file.csv_cell", row=match[1], column=match[2])
    sheet = quotable(one.sheet) or t("term_file.some_sheet")
    return t("term_file.cell", sheet=sheet, cell=one.cell)

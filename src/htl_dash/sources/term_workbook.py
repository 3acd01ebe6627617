"""Read the workbook that a school has filled in for a term.

Columns are found by their headings, so they may have been moved; rows by their codes,
so they may have been sorted. What is wrong with how the sheets are built, and every
cell that cannot be read, is found at once and told with its place.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from openpyxl.utils import get_column_letter
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from htl_dash.domain.record import RecordKind
from htl_dash.sources.office_file import FileError, OfficeFile
from htl_dash.sources.term_cells import Unreadable, cleaned, read_cell
from htl_dash.sources.term_layout import (
    CODE,
    LAYOUTS,
    MARK_SHEET,
    Column,
    Layout,
    Mark,
    read_mark,
)
from htl_dash.text import t

HEADINGS_WITHIN = 20
_SAID_AT_MOST = 40
_FREE_TEXT = ("title", "label", "part", "follow_up")


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands: the sheet, and as much more as there is to say."""

    sheet: str
    row: int | None = None
    column: str = ""
    heading: str = ""


@dataclass(frozen=True, slots=True)
class Fault:
    """What cannot be read: where, what stands there, and the text on what to do.

    `value` is as it stands in the file and may point out a person: who shows it must
    look first.
    """

    place: Place
    text_key: str
    facts: Mapping[str, object] = field(default_factory=dict)
    value: str = ""


@dataclass(frozen=True, slots=True)
class SheetRow:
    """A row that has a code: what is written, as typed, by column, and where it stands.

    Cells that are empty are not in `written`.
    """

    kind: RecordKind
    code: str
    title: str
    place: Place
    written: Mapping[str, str]
    places: Mapping[str, Place]


@dataclass(frozen=True, slots=True)
class TermFile:
    """A workbook as it is filled in, and everything in it that cannot be read."""

    mark: Mark
    rows: tuple[SheetRow, ...]
    faults: tuple[Fault, ...]


def read_term_file(opened: OfficeFile) -> TermFile:
    """Return what a term's workbook says.

    Raises:
        FileError: It is not made by the product, or by a newer one.
    """
    mark = _mark(opened)
    rows: list[SheetRow] = []
    faults: list[Fault] = []
    for layout in LAYOUTS:
        for one in _Reader(opened, layout).read():
            (faults if isinstance(one, Fault) else rows).append(one)  # type: ignore[arg-type]
    return TermFile(mark, tuple(rows), tuple(faults))


def _mark(opened: OfficeFile) -> Mark:
    if MARK_SHEET not in opened.values.sheetnames:
        raise FileError("term_file.not_template")
    found = read_mark(opened.values[MARK_SHEET].iter_rows(values_only=True))
    if isinstance(found, int):
        raise FileError("term_file.newer")
    if found is None:
        raise FileError("term_file.not_template")
    return found


class _Reader:
    """Reads one sheet; both views of it have the same cells."""

    def __init__(self, opened: OfficeFile, layout: Layout) -> None:
        self._layout = layout
        self._name = layout.name
        self._values = _sheet(opened.values, layout.name)
        self._formulas = _sheet(opened.formulas, layout.name)
        self._columns: dict[int, Column] = {}
        self._first: dict[str, int] = {}

    def read(self) -> Iterator[SheetRow | Fault]:
        """Give rows and faults, from the top down."""
        if self._values is None or self._formulas is None:
            yield Fault(Place(self._name), "term_file.no_sheet")
            return
        top = self._find_headings(self._values)
        if top is None:
            facts = {"heading": self._heading(CODE)}
            yield Fault(Place(self._name), "term_file.no_headings", facts)
            return
        yield from self._heading_faults(self._values, top)
        yield from self._merged(self._values, top)
        strays: set[int] = set()
        for number in range(top + 1, self._values.max_row + 1):
            yield from self._strays(self._values, number, strays)
            yield from self._row(self._values, self._formulas, number)

    def _heading(self, name: str) -> str:
        return next(c.heading for c in self._layout.columns if c.name == name)

    def _find_headings(self, sheet: Worksheet) -> int | None:
        wanted = _alike(self._heading(CODE))
        for row in sheet.iter_rows(max_row=min(HEADINGS_WITHIN, sheet.max_row)):
            if any(_alike(cell.value) == wanted for cell in row):
                return row[0].row
        return None

    def _heading_faults(self, sheet: Worksheet, top: int) -> Iterator[Fault]:
        known = {_alike(one.heading): one for one in self._layout.columns}
        for at, cell in enumerate(sheet[top], start=1):
            column = known.get(_alike(cell.value))
            if column is None:
                continue
            if column in self._columns.values():
                place = self._place(top, at, column)
                yield Fault(place, "term_file.heading_twice")
            else:
                self._columns[at] = column
        for column in (*self._layout.filled_in,):
            if column not in self._columns.values():
                facts = {"heading": column.heading}
                yield Fault(Place(self._name, top), "term_file.no_column", facts)

    def _merged(self, sheet: Worksheet, top: int) -> Iterator[Fault]:
        for one in sheet.merged_cells.ranges:
            if one.max_row > top:
                place = self._place(one.min_row, one.min_col)
                yield Fault(place, "term_file.merged", {"cells": one.coord})

    def _strays(self, sheet: Worksheet, number: int, told: set[int]) -> Iterator[Fault]:
        """Give what stands beside the table, once a column: it would be lost."""
        for at, cell in enumerate(sheet[number], start=1):
            if at not in self._columns and at not in told and _alike(cell.value):
                told.add(at)
                yield Fault(self._place(number, at), "term_file.stray")

    def _row(
        self, values: Worksheet, formulas: Worksheet, number: int
    ) -> Iterator[SheetRow | Fault]:
        written: dict[str, str] = {}
        places: dict[str, Place] = {}
        faults = []
        matters = {CODE, *(one.name for one in self._layout.filled_in)}
        for at, column in self._columns.items():
            places[column.name] = place = self._place(number, at, column)
            is_text = column.name in _FREE_TEXT or column.name == CODE
            cells = values.cell(number, at), formulas.cell(number, at)
            found = read_cell(*cells, is_text=is_text)
            if isinstance(found, Unreadable) and column.name not in matters:
                continue
            if isinstance(found, Unreadable):
                shown = t(found.shown_key) if found.shown_key else found.shown
                faults.append(Fault(place, found.text_key, {}, shown[:_SAID_AT_MOST]))
            elif found:
                written[column.name] = found
        yield from faults
        if code := written.pop(CODE, ""):
            yield from self._coded(code, number, written, places)
        elif written or faults:
            yield Fault(places[CODE], "term_file.no_code")

    def _coded(
        self, code: str, number: int, written: dict[str, str], places: dict[str, Place]
    ) -> Iterator[SheetRow | Fault]:
        if code in self._first:
            facts = {"first": self._first[code]}
            yield Fault(places[CODE], "term_file.row_twice", facts, code)
            return
        self._first[code] = number
        fields = {one.name for one in self._layout.filled_in}
        kept = {name: text for name, text in written.items() if name in fields}
        title = written.get("title", "")
        place = Place(self._name, number)
        yield SheetRow(self._layout.kind, code, title, place, kept, places)

    def _place(self, row: int, at: int, column: Column | None = None) -> Place:
        heading = column.heading if column else ""
        return Place(self._name, row, get_column_letter(at), heading)


def _sheet(book: Workbook, name: str) -> Worksheet | None:
    for one in book.worksheets:
        if isinstance(one, Worksheet) and _alike(one.title) == _alike(name):
            return one
    return None


def _alike(value: object) -> str:
    """Return a heading or a name as it is compared: case and spaces do not matter."""
    text = "" if value is None else cleaned(str(value), is_text=False)
    return " ".join(text.casefold().rstrip(":*").split())

"""Read the rows of a sheet that the product has laid out and somebody has filled in.

Columns are found by their headings, so they may have been moved. What is wrong with how
the sheet is built, and every cell that cannot be read, is told with its place.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from openpyxl.cell import Cell, MergedCell
from openpyxl.utils import get_column_letter
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from htl_dash.sources.office_file import OfficeFile
from htl_dash.sources.term_cells import Unreadable, cleaned, read_cell
from htl_dash.text import t

HEADINGS_WITHIN = 20
_SAID_AT_MOST = 40


@dataclass(frozen=True, slots=True)
class Column:
    """A column: the field it holds, its heading's text and its width in characters."""

    name: str
    text_key: str
    width: int

    @property
    def heading(self) -> str:
        """Return what stands over the column."""
        return t(self.text_key)


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
class RowCells:
    """A row below the headings: what is written, as typed, by column, and the places.

    Cells that are empty are not in `written`, nor are those that cannot be read:
    `has_faults` tells that there are such.
    """

    number: int
    written: dict[str, str]
    places: dict[str, Place]
    has_faults: bool


@dataclass(frozen=True, slots=True)
class Sheet:
    """How a sheet is laid out.

    `key` is the column whose heading the row of headings is found by, `needed` are
    those that may not be missing, and `texts` those that hold words and no numbers.
    What cannot be read matters in the key and in the needed columns alone.
    """

    name: str
    columns: tuple[Column, ...]
    key: str
    needed: Collection[str]
    texts: Collection[str]


class SheetReader:
    """Reads one sheet; both views of it have the same cells."""

    def __init__(self, opened: OfficeFile, layout: Sheet) -> None:
        """Find the sheet by its name."""
        self._layout = layout
        self._values = sheet_named(opened.values, layout.name)
        self._formulas = sheet_named(opened.formulas, layout.name)
        self._columns: dict[int, Column] = {}

    def read(self) -> Iterator[RowCells | Fault]:
        """Give rows and faults, from the top down."""
        name = self._layout.name
        if self._values is None or self._formulas is None:
            yield Fault(Place(name), "term_file.no_sheet")
            return
        top = self._find_headings(self._values)
        if top is None:
            facts = {"heading": self._heading(self._layout.key)}
            yield Fault(Place(name), "term_file.no_headings", facts)
            return
        yield from self._heading_faults(self._values, top)
        yield from self._merged(self._values, top)
        strays: set[int] = set()
        rows = self._values.iter_rows(min_row=top + 1)
        for number, row in enumerate(rows, start=top + 1):
            yield from self._strays(row, number, strays)
            yield from self._row(self._values, self._formulas, number)

    def _heading(self, name: str) -> str:
        return next(c.heading for c in self._layout.columns if c.name == name)

    def _find_headings(self, sheet: Worksheet) -> int | None:
        wanted = alike(self._heading(self._layout.key))
        for row in sheet.iter_rows(max_row=min(HEADINGS_WITHIN, sheet.max_row)):
            if any(alike(cell.value) == wanted for cell in row):
                return row[0].row
        return None

    def _heading_faults(self, sheet: Worksheet, top: int) -> Iterator[Fault]:
        known = {alike(one.heading): one for one in self._layout.columns}
        for at, cell in enumerate(sheet[top], start=1):
            column = known.get(alike(cell.value))
            if column is None:
                continue
            if column in self._columns.values():
                place = self._place(top, at, column)
                yield Fault(place, "term_file.heading_twice")
            else:
                self._columns[at] = column
        for column in self._layout.columns:
            is_needed = column.name in self._layout.needed
            if is_needed and column not in self._columns.values():
                facts = {"heading": column.heading}
                place = Place(self._layout.name, top)
                yield Fault(place, "term_file.no_column", facts)

    def _merged(self, sheet: Worksheet, top: int) -> Iterator[Fault]:
        for one in sheet.merged_cells.ranges:
            if one.max_row > top:
                place = self._place(one.min_row, one.min_col)
                yield Fault(place, "term_file.merged", {"cells": one.coord})

    def _strays(
        self, row: Sequence[Cell | MergedCell], number: int, told: set[int]
    ) -> Iterator[Fault]:
        """Give what stands beside the table, once a column: it would be lost."""
        for at, cell in enumerate(row, start=1):
            if at not in self._columns and at not in told and alike(cell.value):
                told.add(at)
                yield Fault(self._place(number, at), "term_file.stray")

    def _row(
        self, values: Worksheet, formulas: Worksheet, number: int
    ) -> Iterator[RowCells | Fault]:
        written: dict[str, str] = {}
        places: dict[str, Place] = {}
        faults = []
        matters = {self._layout.key, *self._layout.needed}
        for at, column in self._columns.items():
            places[column.name] = place = self._place(number, at, column)
            is_text = column.name in self._layout.texts
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
        yield RowCells(number, written, places, bool(faults))

    def _place(self, row: int, at: int, column: Column | None = None) -> Place:
        heading = column.heading if column else ""
        return Place(self._layout.name, row, get_column_letter(at), heading)


def sheet_named(book: Workbook, name: str) -> Worksheet | None:
    """Return the sheet with a name, however it is written; None where there is none."""
    for one in book.worksheets:
        if isinstance(one, Worksheet) and alike(one.title) == alike(name):
            return one
    return None


def alike(value: object) -> str:
    """Return a heading or a name as it is compared: case and spaces do not matter."""
    text = "" if value is None else cleaned(str(value), is_text=False)
    return " ".join(text.casefold().rstrip(":*").split())

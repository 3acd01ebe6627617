"""Read the workbook that a school has filled in for a term.

Columns are found by their headings, so they may have been moved; rows by their codes,
so they may have been sorted. What is wrong with how the sheets are built, and every
cell that cannot be read, is found at once and told with its place.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from htl_dash.domain.record import RecordKind
from htl_dash.sources.office_file import FileError, OfficeFile
from htl_dash.sources.sheet_rows import Fault, Place, RowCells, SheetReader
from htl_dash.sources.term_layout import (
    CODE,
    LAYOUTS,
    MARK_SHEET,
    Layout,
    Mark,
    read_mark,
)


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
    """Reads the coded rows of one sheet."""

    def __init__(self, opened: OfficeFile, layout: Layout) -> None:
        self._layout = layout
        self._reader = SheetReader(opened, layout.sheet)
        self._first: dict[str, int] = {}

    def read(self) -> Iterator[SheetRow | Fault]:
        """Give rows and faults, from the top down."""
        for one in self._reader.read():
            if isinstance(one, Fault):
                yield one
            elif code := one.written.pop(CODE, ""):
                yield self._coded(code, one)
            elif one.written or one.has_faults:
                yield Fault(one.places[CODE], "term_file.no_code")

    def _coded(self, code: str, row: RowCells) -> SheetRow | Fault:
        if code in self._first:
            facts = {"first": self._first[code]}
            return Fault(row.places[CODE], "term_file.row_twice", facts, code)
        self._first[code] = row.number
        fields = {one.name for one in self._layout.filled_in}
        kept = {name: text for name, text in row.written.items() if name in fields}
        title = row.written.get("title", "")
        place = Place(self._layout.name, row.number)
        return SheetRow(self._layout.kind, code, title, place, kept, row.places)

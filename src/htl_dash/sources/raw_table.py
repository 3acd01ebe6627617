"""A table as it stands in a file that somebody has sent, before anything is decided."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from htl_dash.domain.mark import Mark
from htl_dash.domain.table_choice import ColumnRole


@dataclass(frozen=True, slots=True)
class Cell:
    """Where a cell is: sheet (empty where there are none), row from 1, column letter.

    `place` is where its bytes are found again, as `Incoming.source_cell` writes it.
    """

    sheet: str = ""
    row: int | None = None
    column: str = ""
    heading: str = ""
    place: str = ""


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its heading, a key unique in the table, what it is, and some cells."""

    key: str
    heading: str
    role: ColumnRole
    sheet: str = ""
    letter: str = ""
    samples: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Recognised:
    """What a file was taken to be.

    Attributes:
        family: The kind of file: 'siris', 'pxweb', ...
        publisher: Empty where the file does not say, and the family neither.
        title: The table's own.
        table: What the table is called year after year; its title without years.
        period: What all of it is about, where that stands outside the rows.
        columns: Every column, in order.
        skipped: The sheets with something on them that are not read: hidden ones, and
            those without a table.
    """

    family: str
    publisher: str
    title: str
    table: str
    period: str
    columns: tuple[Column, ...]
    skipped: tuple[str, ...] = ()

    @property
    def signature(self) -> str:
        """What people's choices are remembered by: the same for next year's file."""
        return f"{self.family}/{self.publisher}/{self.table}".lower()


@dataclass(frozen=True, slots=True)
class RawFigure:
    """One cell with a figure or a mark, and what the row and headings say about it.

    Everything is as it was written but for `period` (2024, 2023/24), `sex` (_T, F, M)
    and a `category` that is the whole (_T). `measure` is a heading, a label or an id.
    """

    place: str
    place_name: str
    period: str
    sex: str
    category: str
    measure: str
    mark: Mark
    text: str
    cell: Cell
    unit: str = ""


@dataclass(frozen=True, slots=True)
class RowProblem:
    """A cell or a row that cannot be read: where, what stands there, why and the cure."""

    cell: Cell
    value: str
    text_key: str
    facts: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class RawTable:
    """Everything that was read; `rows` counts the rows of data, read or refused.

    `unused` counts empty cells of areas in a version that was not in use that year.
    """

    rows: int
    figures: tuple[RawFigure, ...]
    problems: tuple[RowProblem, ...] = ()
    unused: int = 0

"""A table on a sheet, with its columns and what stands outside its rows."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from openpyxl.utils import get_column_letter

from htl_dash.domain.table_choice import ColumnRole
from htl_dash.sources.raw_table import Cell
from htl_dash.sources.table_families.heads import Block
from htl_dash.sources.table_families.table_column import TableColumn
from htl_dash.sources.table_file import TableFile


@dataclass(frozen=True)
class Sheeted:
    """A table on a sheet.

    Attributes:
        file: Where it stands.
        block: Its rows.
        columns: What they are.
        title: The measure, where no heading says it.
        period: What all rows are about, where they do not say it; may be empty.
        place: Likewise; may be empty.
        sex: Likewise; may be empty.
        fills_down: Whether an empty cell at the start of a row stands for those above.
        figures: The columns of figures.
        others: All the other columns, from 0.
        as_shares: The columns, from 0, that have 0.046 for 4.6 per cent.
    """

    file: TableFile
    block: Block
    columns: tuple[TableColumn, ...]
    title: str
    period: str
    place: str
    fills_down: bool
    sex: str = ""
    as_shares: frozenset[int] = frozenset()
    figures: tuple[TableColumn, ...] = ()
    others: tuple[int, ...] = ()
    _by_role: dict[ColumnRole, tuple[TableColumn, ...]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Sort the columns by role, once for all rows."""
        for role in ColumnRole:
            found = tuple(one for one in self.columns if one.role is role)
            self._by_role[role] = found
        figures = tuple(one for one in self.columns if one.is_figures)
        others = tuple(one.at for one in self.columns if not one.is_figures)
        object.__setattr__(self, "figures", figures)
        object.__setattr__(self, "others", others)

    @property
    def by_role(self) -> Mapping[ColumnRole, tuple[TableColumn, ...]]:
        """The columns with each role, in order."""
        return self._by_role

    def cell(self, row: int, column: TableColumn) -> Cell:
        """Return where a cell lies, to be told to people and found again."""
        return self.cell_at(row, column.at, column.head.heading)

    def cell_at(self, row: int, at: int, heading: str = "") -> Cell:
        """Return where a cell lies by its row and column from 0."""
        sheet, letter = self.block.sheet, get_column_letter(at + 1)
        place = self.file.place(sheet, row, at)
        return Cell(sheet.name, row + 1, letter, heading, place)

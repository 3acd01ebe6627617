"""A column of a table on a sheet, with what it is taken to be."""

from dataclasses import dataclass

from htl_dash.domain.table_choice import ColumnRole
from htl_dash.sources.table_families.heads import Head
from htl_dash.sources.table_families.known_headings import Level

_FIGURES = {ColumnRole.MEASURE, ColumnRole.VALUE}


@dataclass(frozen=True, slots=True)
class TableColumn:
    """A column: its heading, a key unique in the file, and what it is taken to be."""

    head: Head
    key: str
    role: ColumnRole
    level: Level = Level.NONE

    @property
    def at(self) -> int:
        """Its place on the sheet, from 0."""
        return self.head.at

    @property
    def is_figures(self) -> bool:
        """Whether its cells are figures."""
        return self.role in _FIGURES

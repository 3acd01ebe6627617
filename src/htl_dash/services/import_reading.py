"""Read a file of figures, unless a person may be pointed out in it.

Anything shaped like a personal identity number, wherever it stands, refuses the whole
file: nothing of it is kept, and nothing of the number is told but where it stands. So
does a list of persons: see `import_persons`.
"""

from dataclasses import dataclass
from hashlib import sha256

from htl_dash.domain.table_choice import ColumnRole, TableChoices
from htl_dash.services.import_persons import require_no_person
from htl_dash.sources.cube import ReadError
from htl_dash.sources.office_file import FileError
from htl_dash.sources.raw_table import RawTable, Recognised
from htl_dash.sources.recognising import read_raw, recognise
from htl_dash.sources.table_excel import Sheet
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

MEDIA_TYPES = {
    TableKind.CSV: "text/csv",
    TableKind.XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    TableKind.XLS: "application/vnd.ms-excel",
    TableKind.PX: "text/x-pcaxis",
    TableKind.JSON_STAT: "application/json",
    TableKind.PXWEB_JSON: "application/json",
}


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

    @property
    def half_hidden(self) -> tuple[Sheet, ...]:
        """The sheets that are read and have hidden rows or columns in them."""
        return tuple(
            one
            for one in self.opened.sheets
            if one.hidden_rows or one.hidden_columns
            if not one.is_hidden and one.name not in self.recognised.skipped
        )

    def raw(self, choices: TableChoices) -> RawTable:
        """Return what stands in the table, with columns as somebody has chosen."""
        return read_raw(self.opened, self.recognised, choices)


def read_data_file(name: str, content: bytes) -> ReadFile:
    """Return what a file holds.

    Raises:
        IdentityNumberError: It holds something shaped like an identity number, or rows
            about persons.
        FileError: It cannot be read, or holds no table that can be recognised.
    """
    # A file's name is bytes to some systems, and need not be a text.
    name = name.encode("utf-8", "replace").decode()
    try:
        opened = open_table_file(name, content)
    except ReadError as error:
        raise FileError(error.text_key, **error.facts) from error
    require_no_person(opened)
    recognised = recognise(opened)
    if recognised is None:
        raise FileError("data_file.not_recognised")
    return ReadFile(name, sha256(content).hexdigest(), recognised, opened)

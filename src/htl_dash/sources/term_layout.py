"""How a term's workbook is laid out: one place for who writes it and who reads it.

Two sheets are filled in, found by their names and their columns by their headings. A
sheet that is not seen holds the mark: for whom the workbook was made, and what each
record held then.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from htl_dash.domain.record import FIELDS, RecordKind
from htl_dash.domain.term import Term
from htl_dash.sources.sheet_rows import Column, Sheet
from htl_dash.text import t

TEMPLATE = "htl_term"
VERSION = 1
"""Raised when an older product could not read the workbook rightly."""
MARK_SHEET = "htl"
CODE, COUNT = "code", "count"
FREE_TEXT = ("title", "label", "part", "follow_up", CODE)
"""Columns that hold words."""
_YES, _NO = "1", "0"
_HEAD = ("municipality", "unit_code", "term", "training")


@dataclass(frozen=True, slots=True)
class Layout:
    """A sheet that is filled in: `columns` in the order that the product writes them."""

    kind: RecordKind
    text_key: str
    columns: tuple[Column, ...]

    @property
    def name(self) -> str:
        """Return what the sheet is called."""
        return t(self.text_key)

    @property
    def sheet(self) -> Sheet:
        """Return how the sheet is read and drawn."""
        names = tuple(one.name for one in self.filled_in)
        return Sheet(self.name, self.columns, CODE, names, FREE_TEXT)

    @property
    def filled_in(self) -> tuple[Column, ...]:
        """Return the columns that may be written in."""
        fields = {*(one.name for one in FIELDS[self.kind]), COUNT}
        return tuple(one for one in self.columns if one.name in fields)


VOLUMES = Layout(
    RecordKind.VOLUME,
    "term_file.volumes",
    (
        Column("title", "term_file.title", 34),
        Column(CODE, "term_file.code", 20),
        Column("planned_hours", "term_file.planned_hours", 11),
        Column("actual_hours", "term_file.actual_hours", 11),
        Column("planned_sek", "term_file.planned_sek", 12),
        Column("actual_sek", "term_file.actual_sek", 12),
        Column("planned_reach", "term_file.planned_reach", 11),
        Column("actual_reach", "term_file.actual_reach", 11),
        Column("follow_up", "term_file.follow_up", 52),
    ),
)
FLOW = Layout(
    RecordKind.FLOW,
    "term_file.flow",
    (
        Column("part", "term_file.part", 34),
        Column("label", "term_file.label", 36),
        Column(CODE, "term_file.code", 20),
        Column(COUNT, "term_file.count", 12),
    ),
)
LAYOUTS = (VOLUMES, FLOW)


@dataclass(frozen=True, slots=True)
class Marked:
    """A record as it was when the workbook was made.

    `code` is the initiative's, and empty for the flow. `written` is what was filled in
    beforehand, as it is typed.
    """

    kind: RecordKind
    code: str
    revision: int
    written: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Mark:
    """For whom a workbook was made. `records` has the revisions it began from."""

    municipality: str
    unit_code: str
    term: Term
    is_training: bool
    records: tuple[Marked, ...]
    version: int = VERSION


def mark_rows(mark: Mark) -> Iterator[tuple[str, ...]]:
    """Give a mark as rows of text, for the sheet that is not seen."""
    yield TEMPLATE, str(mark.version)
    training = _YES if mark.is_training else _NO
    values = (mark.municipality, mark.unit_code, mark.term.code, training)
    yield from zip(_HEAD, values, strict=True)
    for one in mark.records:
        written = (one.written.get(name.name, "") for name in FIELDS[one.kind])
        yield one.kind.value, one.code, str(one.revision), *written


def read_mark(rows: Iterable[tuple[object, ...]]) -> Mark | int | None:
    """Return the mark in a sheet's rows.

    Only the number of the version where it is newer than we know, None where it is no
    mark at all.
    """
    texts = [tuple("" if v is None else str(v) for v in row) for row in rows]
    pairs = {row[0]: row[1] for row in texts if len(row) > 1}
    version = _number(pairs.get(TEMPLATE, ""))
    if version is None or version > VERSION:
        return version
    term = Term.read(pairs.get("term", ""))
    if term is None or not all(pairs.get(name) for name in _HEAD):
        return None
    kinds = {layout.kind.value: layout.kind for layout in LAYOUTS}
    records = tuple(
        _marked(kinds[row[0]], row) for row in texts if row[:1] and row[0] in kinds
    )
    is_training = pairs["training"] == _YES
    place = pairs["municipality"], pairs["unit_code"]
    return Mark(*place, term, is_training, records, version)


def _marked(kind: RecordKind, row: tuple[str, ...]) -> Marked:
    _, code, revision, *written = (*row, "", "")[: 3 + len(FIELDS[kind])]
    names = (one.name for one in FIELDS[kind])
    found = {name: text for name, text in zip(names, written, strict=False) if text}
    return Marked(kind, code, _number(revision) or 0, found)


def _number(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdigit() else None

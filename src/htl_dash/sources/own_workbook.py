"""Read the workbook in which somebody has declared an own indicator and counted it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from htl_dash.sources.office_file import FileError, OfficeFile
from htl_dash.sources.own_layout import (
    ANSWER,
    MARK_SHEET,
    WHAT,
    Fact,
    OwnMark,
    counts_sheet,
    facts_sheet,
    read_own_mark,
)
from htl_dash.sources.sheet_rows import (
    Fault,
    Place,
    RowCells,
    SheetReader,
    alike,
)


@dataclass(frozen=True, slots=True)
class Answer:
    """What is said of one thing, and the cell it stands in."""

    text: str
    place: Place


@dataclass(frozen=True, slots=True)
class OwnFile:
    """A workbook as it is filled in, and everything in it that cannot be read.

    `facts` has a place for each thing to say, with an empty text where nothing is said.
    `rows` are those of the counts that somebody has written in.
    """

    mark: OwnMark
    facts: Mapping[Fact, Answer]
    rows: tuple[RowCells, ...]
    faults: tuple[Fault, ...]


def read_own_workbook(opened: OfficeFile) -> OwnFile:
    """Return what the workbook of an own indicator says.

    Raises:
        FileError: It is not made by the product, or by a newer one.
    """
    mark = _mark(opened)
    facts: dict[Fact, Answer] = {}
    rows: list[RowCells] = []
    faults: list[Fault] = []
    for fact in _facts(opened):
        if isinstance(fact, Fault):
            faults.append(fact)
        else:
            facts[fact[0]] = fact[1]
    missing = Place(facts_sheet().name)
    for one in Fact:
        facts.setdefault(one, Answer("", missing))
    for row in SheetReader(opened, counts_sheet()).read():
        if isinstance(row, Fault):
            faults.append(row)
        elif row.written or row.has_faults:
            rows.append(row)
    return OwnFile(mark, facts, tuple(rows), tuple(faults))


def _mark(opened: OfficeFile) -> OwnMark:
    if MARK_SHEET not in opened.values.sheetnames:
        raise FileError("own.not_template")
    found = read_own_mark(opened.values[MARK_SHEET].iter_rows(values_only=True))
    if isinstance(found, int):
        raise FileError("term_file.newer")
    if found is None:
        raise FileError("own.not_template")
    return found


def _facts(opened: OfficeFile) -> Iterator[tuple[Fact, Answer] | Fault]:
    """Give what is said of each thing, found by what stands before it."""
    labels = {alike(one.label): one for one in Fact}
    for row in SheetReader(opened, facts_sheet()).read():
        if isinstance(row, Fault):
            yield row
            continue
        fact = labels.pop(alike(row.written.get(WHAT)), None)
        text = row.written.get(ANSWER, "")
        if fact is not None and ANSWER in row.places:
            yield fact, Answer(text, row.places[ANSWER])
        elif text:
            yield Fault(row.places[ANSWER], "own.unknown_fact")

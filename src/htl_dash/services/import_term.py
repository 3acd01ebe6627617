"""Use case: take in a term from a workbook, all of it or nothing."""

from dataclasses import dataclass

from sqlalchemy import Engine

from htl_dash.domain.municipality import Municipality
from htl_dash.domain.record import Via
from htl_dash.domain.term import Term
from htl_dash.services.given_file import IdentityNumberError, Refusal
from htl_dash.services.register import signed, write
from htl_dash.services.term_file import read_file
from htl_dash.services.term_plan import PlannedChange, PlannedRow, make_plan
from htl_dash.sources.office_file import FileError
from htl_dash.sources.sheet_rows import Place
from htl_dash.store.database import writing

__all__ = ["FileError", "IdentityNumberError", "Place", "PlannedChange", "Refusal"]


@dataclass(frozen=True, slots=True)
class Preview:
    """What a file would change, without anything being written.

    `filled` counts the rows that somebody has written in. Of them `rows` hold something
    new or changed, or counts, and `unchanged` counts those that are stored as they are. `warnings` must be accepted, `refused` mended.
    """

    unit_code: str
    term: Term
    filled: int
    rows: tuple[PlannedRow, ...]
    unchanged: int
    warnings: tuple[Refusal, ...]
    refused: tuple[Refusal, ...]


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What became of a file: `stored` rows of the `rows` that somebody has filled in.

    Either everything is stored or, where something is `refused`, nothing.
    """

    unit_code: str
    term: Term
    rows: int
    stored: int
    refused: tuple[Refusal, ...]


def preview(
    engine: Engine,
    municipality: Municipality,
    content: bytes,
    who: str,
    wanted: tuple[str, Term] | None = None,
) -> Preview:
    """Return what a file would change if this function imported it.

    Raises:
        FileError: The file cannot be read, or is for somewhere or something else.
        IdentityNumberError: It holds something shaped like an identity number.
    """
    found = read_file(content, municipality, wanted)
    with engine.connect() as connection:
        plan = make_plan(connection, municipality, found, who, accepted=False)
    rows = tuple(one for one in plan.rows if one.changes)
    return Preview(
        found.mark.unit_code,
        found.mark.term,
        plan.filled,
        rows,
        len(plan.rows) - len(rows),
        tuple(one for one in plan.refused if one.can_be_accepted),
        tuple(one for one in plan.refused if not one.can_be_accepted),
    )


def import_term(
    engine: Engine,
    municipality: Municipality,
    content: bytes,
    who: str,
    *,
    accepted: bool,
    wanted: tuple[str, Term] | None = None,
) -> ImportReport:
    """Store everything in a file in one transaction, or nothing.

    `accepted` says that the texts which `preview` warns of point out nobody. The same
    file once more changes nothing; its counts are written again all the same, so that
    nobody is told whether they were those that the store has.

    Raises:
        UnsignedError: Nobody has said in which function she writes.
        FileError: The file cannot be read, or is for somewhere or something else.
        IdentityNumberError: It holds something shaped like an identity number.
    """
    by = signed(who, Via.FILE)
    found = read_file(content, municipality, wanted)
    stored = 0
    with writing(engine) as connection:
        plan = make_plan(connection, municipality, found, who, accepted=accepted)
        if not plan.refused:
            for row in (one for one in plan.rows if one.changes):
                after = write(connection, municipality, row.entry, by)
                stored += after.revision > row.entry.seen
    place = found.mark.unit_code, found.mark.term
    return ImportReport(*place, plan.filled, stored, plan.refused)

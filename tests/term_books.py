"""A term's workbook for tests: made by the product, filled in as a school would."""

import io
from collections.abc import Callable

from made import HOME
from made_schools import GROUPS, INFORMATION
from openpyxl import Workbook, load_workbook
from sqlalchemy import Engine
from store_rows import MORNING

from htl_dash.domain.municipality import Municipality
from htl_dash.domain.record import RecordKind, Signature
from htl_dash.domain.term import Season, Term
from htl_dash.exports.term_template import term_template
from htl_dash.services.initiatives import values_of
from htl_dash.services.term_sheet import open_term_sheet
from htl_dash.store.database import writing
from htl_dash.store.records import Record, add_record, records

UNIT = HOME.pilot_schools[0].unit_code
TERM = Term(2026, Season.AUTUMN)
BY = Signature("coordinator", MORNING)
GROUPS_ROW, INFORMATION_ROW = 5, 6
"""Where the two initiatives stand on the sheet of volumes."""
COLUMNS = {
    "planned_hours": "C",
    "actual_hours": "D",
    "planned_sek": "E",
    "actual_sek": "F",
    "planned_reach": "G",
    "actual_reach": "H",
    "follow_up": "I",
}
FLOW_ROW = 5
Cells = dict[str, object]


def with_initiatives(engine: Engine) -> Engine:
    """Register two initiatives of one school."""
    with writing(engine) as connection:
        for one in (GROUPS, INFORMATION):
            keys = {"code": one.code, "unit_code": UNIT}
            add_record(connection, RecordKind.INITIATIVE, keys, values_of(one), BY)
    return engine


def template(
    engine: Engine, home: Municipality = HOME, unit: str = UNIT, term: Term = TERM
) -> bytes:
    """Return the template as it is fetched now."""
    return term_template(home, open_term_sheet(engine, home, unit, term))


def changed(content: bytes, change: Callable[[Workbook], object]) -> bytes:
    """Open a workbook, let something be done to it, and save it."""
    book = load_workbook(io.BytesIO(content))
    change(book)
    return saved(book)


def saved(book: Workbook) -> bytes:
    """Return a workbook's bytes."""
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def filled(
    content: bytes, volumes: Cells | None = None, flow: Cells | None = None
) -> bytes:
    """Write in cells of the two sheets: `filled(content, {"D5": 40})`."""

    def fill(book: Workbook) -> None:
        for sheet, cells in (("Volymer", volumes), ("Flöde", flow)):
            for cell, value in (cells or {}).items():
                book[sheet][cell] = value

    return changed(content, fill)


def volumes(engine: Engine) -> dict[int, Record]:
    """Return what is stored of the term's volumes, by the initiative's number."""
    with engine.connect() as connection:
        found = records(connection, RecordKind.VOLUME, term=TERM.code)
    return {int(str(one.keys["initiative_id"])): one for one in found}


def flow(engine: Engine) -> Record | None:
    """Return what is stored of the term's flow."""
    with engine.connect() as connection:
        found = records(connection, RecordKind.FLOW, unit_code=UNIT, term=TERM.code)
    return found[0] if found else None

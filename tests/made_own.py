"""Workbooks of own indicators for tests: made by the product, filled in with openpyxl."""

import io
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from functools import cache

from drawn import table
from made import HOME
from openpyxl import Workbook, load_workbook
from sqlalchemy import Engine

from htl_dash.domain.municipality import AreaName, Municipality
from htl_dash.exports.own_template import own_template
from htl_dash.services.own_places import CountedPlace, places_of
from htl_dash.sources.own_layout import Fact

CODE = "own_barn_i_oppen_fritidsverksamhet"
WHO = "coordinator"
FACTS = {
    Fact.TITLE: "Barn i öppen fritidsverksamhet",
    Fact.SHORT_TITLE: "I fritidsverksamhet",
    Fact.QUESTION: "Hur stor andel av barnen deltar i öppen fritidsverksamhet?",
    Fact.FINDING: "deltar i öppen fritidsverksamhet",
    Fact.NUMERATOR: "barn 7–12 år som var inskrivna den 15 oktober",
    Fact.DENOMINATOR: "alla barn 7–12 år som är folkbokförda i området",
    Fact.DIRECTION: "Bra",
    Fact.DIMENSIONS: "Hälsa, Trygghet",
    Fact.SOURCE: "fritidsverksamhetens närvarosystem",
    Fact.CAUTIONS: "Andra kommuners verksamhet är inte med.",
    Fact.CONTACT: "Samordnare",
}
FIRST_ROW = 5
"""Where facts and counts begin, under the headings."""
COLUMNS = ("area", "period", "sex", "numerator", "denominator")
AREAS = """
    geography | code      | parent_code
    regso2025 | 2081R001  | 2081
    regso2025 | 2081R002  | 2081
    regso2025 | 2081R003  | 2081
    deso2025  | 2081A0010 | 2081R001
    deso2025  | 2081A0020 | 2081R001
    deso2025  | 2081A0030 | 2081R002
    deso2025  | 2081A0040 | 2081R003
"""
SCHOOLS = """
    unit_code | name         | latitude | longitude
    34516710  | Tjärnaskolan |          |
    23251345  | Nygårdskolan |          |
"""
CODES = ("2081R001", "2081R002", "2081R003")
PLACE: Municipality = replace(
    HOME, area_names=tuple(AreaName(code, code, code, code) for code in CODES)
)
COUNTS = """
    area     | period | numerator | denominator
    2081R001 | 2025   | 3         | 40
    2081R002 | 2025   | 30        | 90
    2081R003 | 2025   | 45        | 120
"""


def own_book(
    engine: Engine,
    counts: str = COUNTS,
    facts: Mapping[Fact, object] | None = None,
    home: Municipality = PLACE,
    change: Callable[[Workbook], object] | None = None,
) -> bytes:
    """Return a template filled in with drawn counts and, over the usual ones, facts.

    Alike books are made once: the template is the same bytes each time.
    """
    places = tuple(places_of(engine, home))
    if change:
        return filled_own(_template(home, places), _rows(counts), facts, change)
    return _filled(home, places, counts, tuple((facts or {}).items()))


@cache
def _template(home: Municipality, places: tuple[CountedPlace, ...]) -> bytes:
    return own_template(home, places)


@cache
def _filled(
    home: Municipality,
    places: tuple[CountedPlace, ...],
    counts: str,
    facts: tuple[tuple[Fact, object], ...],
) -> bytes:
    return filled_own(_template(home, places), _rows(counts), dict(facts))


def _rows(counts: str) -> list[list[str]]:
    return [[row.get(name, "") for name in COLUMNS] for row in table(counts)]


def filled_own(
    template: bytes,
    rows: Iterable[Iterable[object]],
    facts: Mapping[Fact, object] | None = None,
    change: Callable[[Workbook], object] | None = None,
) -> bytes:
    """Fill in a template; texts that are whole numbers are written as numbers."""
    book = load_workbook(io.BytesIO(template))
    answers = {**FACTS, **(facts or {})}
    for at, fact in enumerate(Fact, start=FIRST_ROW):
        book["Om måttet"].cell(at, 2).value = answers[fact] or None
    for number, row in enumerate(rows, start=FIRST_ROW):
        for at, value in enumerate(row, start=1):
            text = str(value)
            is_number = at > 3 and text.isascii() and text.isdigit()
            book["Antal"].cell(number, at).value = (
                int(text) if is_number else text or None
            )
    if change:
        change(book)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()

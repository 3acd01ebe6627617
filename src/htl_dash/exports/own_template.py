"""The workbook in which an own indicator is declared and counted.

The same municipality and places give the same bytes. What is chosen is chosen in lists,
so that no code has to be typed; see `sources.own_layout`.
"""

import io
from collections.abc import Sequence

import xlsxwriter
from xlsxwriter.worksheet import Worksheet

from htl_dash.domain.indicator import Direction
from htl_dash.domain.municipality import Municipality
from htl_dash.exports.template_look import TOP, Look, framed, guide, head
from htl_dash.exports.workbook import MADE
from htl_dash.services.own_counts import MOST, SEXES, sex_name
from htl_dash.services.own_places import CountedPlace
from htl_dash.sources.own_layout import (
    COUNT_COLUMNS,
    FACT_COLUMNS,
    MARK_SHEET,
    NUMERATOR,
    SEX,
    Fact,
    OwnMark,
    counts_sheet,
    facts_sheet,
    mark_rows,
)
from htl_dash.text import t

ROWS = 600
"""Rows that are ready to be filled in; more may be added below."""
GUIDE = (
    "own.guide_facts",
    "own.guide_rows",
    "own.guide_unknown",
    "own.guide_division",
    "own.guide_whole",
    "own.guide_sex",
    "own.guide_period",
    "own.guide_again",
    "own.guide_same",
    "own.guide_protection",
    "own.guide_persons",
)


def own_template_name(municipality: Municipality) -> str:
    """Return what the workbook is called as a file."""
    stem = t("own.file")
    if municipality.is_training:
        stem = t("training.file", name=stem)
    return f"{stem}.xlsx"


def own_template(municipality: Municipality, places: Sequence[CountedPlace]) -> bytes:
    """Return the workbook of an own indicator as XLSX, for counts in these places."""
    out = io.BytesIO()
    options = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
    }
    book = xlsxwriter.Workbook(out, options)
    title = t("own.heading", place=municipality.name)
    book.set_properties({"title": title, "created": MADE})
    look = Look.of(book, title, is_training=municipality.is_training)
    begin = t("own.begin")
    _facts(framed(book, facts_sheet(), begin, look), municipality, look)
    _counts(framed(book, counts_sheet(), begin, look), places, look)
    _places(book.add_worksheet(t("own.places")), places, look)
    guide(book.add_worksheet(t("own.guide")), [t(key) for key in GUIDE], look)
    _mark(book.add_worksheet(MARK_SHEET), municipality)
    book.close()
    return out.getvalue()


def _facts(sheet: Worksheet, municipality: Municipality, look: Look) -> None:
    functions = [one.name for one in municipality.team_model.functions]
    lists = {
        Fact.DIRECTION: [t(f"own_direction.{one}") for one in Direction],
        Fact.CONTACT: functions,
    }
    for row, fact in enumerate(Fact, start=TOP + 1):
        sheet.write_string(row, 0, fact.label, look.locked)
        sheet.write_blank(row, 1, None, look.text)
        meant = t(f"own_meant.{fact}")
        sheet.write_string(row, len(FACT_COLUMNS) - 1, meant, look.locked)
        # Excel takes a list of its own only if it is short.
        if 0 < len(",".join(lists.get(fact, ()))) < 255:
            rule = {"validate": "list", "source": lists[fact]}
            sheet.data_validation(row, 1, row, 1, rule)


def _counts(sheet: Worksheet, places: Sequence[CountedPlace], look: Look) -> None:
    first, last = TOP + 1, TOP + ROWS
    names = [column.name for column in COUNT_COLUMNS]
    numbers = names.index(NUMERATOR)
    for row in range(first, last + 1):
        for at in range(len(COUNT_COLUMNS)):
            look_of = look.whole if at >= numbers else look.text
            sheet.write_blank(row, at, None, look_of)
    listed = f"={t('own.places')}!$A${TOP + 2}:$A${TOP + 1 + len(places)}"
    chosen = {"validate": "list", "source": listed}
    sheet.data_validation(first, 0, last, 0, chosen)
    at = names.index(SEX)
    sexes = {"validate": "list", "source": [sex_name(one) for one in SEXES]}
    sheet.data_validation(first, at, last, at, sexes)
    whole = {
        "validate": "integer",
        "criteria": "between",
        "minimum": 0,
        "maximum": MOST,
        "error_title": t("term_file.only_numbers"),
        "error_message": t("own.only_whole"),
    }
    sheet.data_validation(first, numbers, last, len(names) - 1, whole)


def _places(sheet: Worksheet, places: Sequence[CountedPlace], look: Look) -> None:
    head(sheet, look)
    for at, (key, width) in enumerate((("own.place_code", 50), ("own.place_kind", 30))):
        sheet.set_column(at, at, width)
        sheet.write_string(TOP, at, t(key), look.heading)
    for row, one in enumerate(places, start=TOP + 1):
        sheet.write_string(row, 0, one.label, look.locked)
        sheet.write_string(row, 1, t(f"own_kind.{one.geography}"), look.locked)
    sheet.freeze_panes(TOP + 1, 0)
    sheet.protect()


def _mark(sheet: Worksheet, municipality: Municipality) -> None:
    mark = OwnMark(municipality.code, municipality.is_training)
    for row, texts in enumerate(mark_rows(mark)):
        for at, text in enumerate(texts):
            sheet.write_string(row, at, text)
    sheet.protect()
    sheet.very_hidden()

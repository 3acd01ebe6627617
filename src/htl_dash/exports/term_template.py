"""A term's workbook to fill in: volumes, flow, how to do it, and a mark that is not seen.

The same content gives the same bytes. Codes are locked, without a password, so that a
row is still found when the workbook comes back; see `sources.term_layout`.
"""

import io
from unicodedata import normalize

import xlsxwriter
from xlsxwriter.worksheet import Worksheet

from htl_dash.domain.flow import FLOW_PARTS, FlowPart
from htl_dash.domain.municipality import Municipality
from htl_dash.domain.record import FieldKind, RecordKind, field
from htl_dash.exports.template_look import TOP, WHOLE, Look, framed, guide
from htl_dash.exports.workbook import MADE
from htl_dash.services.term_sheet import OpenedVolume, TermSheet
from htl_dash.services.written import MOST, UNKNOWN
from htl_dash.sources.term_layout import (
    CODE,
    FLOW,
    MARK_SHEET,
    VOLUMES,
    Mark,
    Marked,
    mark_rows,
)
from htl_dash.text import t
from htl_dash.viewmodels.record_view import field_name
from htl_dash.viewmodels.terms import term_name

GUIDE = (
    "term_file.guide_fill",
    "term_file.guide_empty",
    "term_file.guide_unknown",
    "term_file.guide_zero",
    "term_file.guide_counts",
    "term_file.guide_parts",
    "term_file.guide_persons",
    "term_file.guide_number",
    "term_file.guide_rows",
    "term_file.guide_import",
)
_PARTS = {
    FlowPart.CONSULTATIONS: "term_file.part_consultations",
    FlowPart.CONSENT: "term_file.part_consent",
    FlowPart.TEAMS: "term_file.part_teams",
}
_NUMBER_FORMATS = {FieldKind.SEK: "#,##0", FieldKind.HOURS: "General"}


def template_name(municipality: Municipality, sheet: TermSheet) -> str:
    """Return a file name in plain letters: 'termin_ht2026_tjarnaskolan.xlsx'."""
    name = normalize("NFKD", _school_name(municipality, sheet)).casefold()
    spaced = name.encode("ascii", "ignore").decode().split()
    plain = ("".join(filter(str.isalnum, word)) for word in spaced)
    stem = t("term_file.file", term=sheet.term.code, school="_".join(plain))
    if municipality.is_training:
        stem = t("training.file", name=stem)
    return f"{stem}.xlsx"


def term_template(municipality: Municipality, sheet: TermSheet) -> bytes:
    """Return a school's workbook for a term as XLSX."""
    out = io.BytesIO()
    options = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
    }
    book = xlsxwriter.Workbook(out, options)
    title = t(
        "term_file.heading",
        school=_school_name(municipality, sheet),
        term=term_name(sheet.term),
    )
    book.set_properties({"title": title, "created": MADE})
    look = Look.of(book, title, is_training=municipality.is_training)
    begin = t("term_file.begin")
    _volumes(framed(book, VOLUMES.sheet, begin, look), sheet, look)
    _flow(framed(book, FLOW.sheet, begin, look), municipality, look)
    lines = [t(key, unknown=UNKNOWN) for key in GUIDE]
    guide(book.add_worksheet(t("term_file.guide")), lines, look)
    _mark(book.add_worksheet(MARK_SHEET), municipality, sheet)
    book.close()
    return out.getvalue()


def _volumes(sheet: Worksheet, term: TermSheet, look: Look) -> None:
    for row, one in enumerate(term.volumes, start=TOP + 1):
        for at, column in enumerate(VOLUMES.columns):
            if column.name in ("title", CODE):
                known = one.title if column.name == "title" else one.code
                sheet.write_string(row, at, known, look.locked)
                continue
            kind = field(RecordKind.VOLUME, column.name).kind
            _cell(sheet, row, at, kind, one.opened.written.get(column.name, ""), look)


def _flow(sheet: Worksheet, municipality: Municipality, look: Look) -> None:
    row = TOP
    for part, counts in FLOW_PARTS.items():
        for count in counts:
            row += 1
            label = field_name(count.value, municipality)
            for at, text in enumerate((t(_PARTS[part]), label, count.value)):
                sheet.write_string(row, at, text, look.locked)
            _cell(sheet, row, len(FLOW.columns) - 1, FieldKind.COUNT, "", look)


def _cell(
    sheet: Worksheet, row: int, at: int, kind: FieldKind, written: str, look: Look
) -> None:
    """Write a cell that may be changed."""
    cell = look.text
    if kind in MOST:
        cell = look.numbers[_NUMBER_FORMATS.get(kind, WHOLE)]
    if not written:
        sheet.write_blank(row, at, None, cell)
    elif kind in MOST:
        sheet.write_number(row, at, float(written.replace(",", ".")), cell)
    else:
        sheet.write_string(row, at, written, cell)
    if kind in MOST:
        _only_numbers(sheet, row, at, kind)


def _only_numbers(sheet: Worksheet, row: int, at: int, kind: FieldKind) -> None:
    """Let a cell take a number that can be, or what is written for one not known."""
    own = f"{chr(ord('A') + at)}{row + 1}"
    can_be = f"{own}>=0,{own}<={MOST[kind]}"
    if kind is not FieldKind.HOURS:
        can_be += f",{own}=INT({own})"
    hours = kind is FieldKind.HOURS
    rule = {
        "validate": "custom",
        "value": f'=OR({own}="{UNKNOWN}",IF(ISNUMBER({own}),AND({can_be}),FALSE))',
        "error_title": t("term_file.only_numbers"),
        "error_message": t("term_file.only_hours" if hours else "term_file.only_whole"),
    }
    sheet.data_validation(row, at, row, at, rule)


def _mark(sheet: Worksheet, municipality: Municipality, term: TermSheet) -> None:
    mark = Mark(
        municipality.code,
        term.unit_code,
        term.term,
        municipality.is_training,
        (*map(_marked, term.volumes), Marked(RecordKind.FLOW, "", term.flow.seen)),
    )
    for row, texts in enumerate(mark_rows(mark)):
        for at, text in enumerate(texts):
            sheet.write_string(row, at, text)
    sheet.protect()
    sheet.very_hidden()


def _marked(one: OpenedVolume) -> Marked:
    opened = one.opened
    return Marked(RecordKind.VOLUME, one.code, opened.seen, opened.written)


def _school_name(municipality: Municipality, sheet: TermSheet) -> str:
    names = {one.unit_code: one.name for one in municipality.pilot_schools}
    return names[sheet.unit_code]

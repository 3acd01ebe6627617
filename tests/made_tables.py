"""Files of figures made by hand, in the shapes that publishers send them."""

import io
from collections.abc import Iterable, Mapping, Sequence

from openpyxl import Workbook

from htl_dash.domain.table_choice import TableChoices
from htl_dash.sources.raw_table import RawTable, Recognised
from htl_dash.sources.recognising import read_raw, recognise
from htl_dash.sources.table_file import open_table_file

Rows = Iterable[Sequence[object]]

SIRIS_PREAMBLE = """\
Statistik från Skolverket, https://www.skolverket.se;;;;;;;;;;
;;;;;;;;;;
Grundskola - Slutbetyg årskurs 9, samtliga elever;;;;;;;;;;
Valt läsår: 2024/25;;;;;;;;;;
;;;;;;;;;;
"""
SIRIS_HEADINGS = (
    "Skola;Skol-enhetskod;Skolkommun;Kommun-kod;Typ av huvudman;Huvudman;"
    "Huvudman orgnr;Antal elever;Andel (%) elever som uppfyllt betygskriterierna i"
    " alla ämnen;Andel (%) elever behöriga till yrkesprog.;Genomsnittligt meritvärde"
    " (17 ämnen)\n"
)
SIRIS_NOTES = """\
;;;;;;;;;;
Rapportbeskrivning och definitioner etc.  ;;;;;;;;;;
;;;;;;;;;;
Antal elever;Antal elever som har avslutat årskurs 9.;;;;;;;;;
;Elever som saknar godkänt betyg i alla ämnen ingår.;;;;;;;;;
"""


def siris(*rows: str) -> bytes:
    """A file as report 139 exports it, with rows that are given as text."""
    lines = "".join(f"{one}\n" for one in rows)
    return f"{SIRIS_PREAMBLE}{SIRIS_HEADINGS}{lines}{SIRIS_NOTES}".encode("utf-8-sig")


def workbook(
    sheets: Mapping[str, Rows],
    *,
    formats: Mapping[str, str] | None = None,
    merged: Sequence[str] = (),
    hidden: Sequence[str] = (),
) -> bytes:
    """A workbook with rows of values; `formats` and `merged` are for its first sheet."""
    book = Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
        if name in hidden:
            sheet.sheet_state = "hidden"
    first = book.worksheets[0]
    for cell, code in (formats or {}).items():
        first[cell].number_format = code
    for cells in merged:
        first.merge_cells(cells)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def read(
    content: bytes, name: str = "fil", choices: TableChoices | None = None
) -> tuple[Recognised, RawTable]:
    """What a file is taken to be, and everything in it."""
    opened = open_table_file(name, content)
    recognised = recognise(opened)
    assert recognised is not None
    return recognised, read_raw(opened, recognised, choices or TableChoices())


def told(table: RawTable) -> list[tuple[object, ...]]:
    """Each figure as (place, period, sex, category, measure, value or mark, cell)."""
    return [
        (
            one.place or one.place_name,
            one.period,
            one.sex,
            one.category,
            one.measure,
            one.mark.symbol if one.mark.value is None else one.mark.value,
            one.cell.place,
        )
        for one in table.figures
    ]

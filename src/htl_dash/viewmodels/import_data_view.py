"""What a colleague's file was taken to be, would change, and what stops it, in words."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from htl_dash.catalogue.indicators import all_indicators
from htl_dash.domain.geography import WIDER, Geography
from htl_dash.domain.municipality import Municipality
from htl_dash.services.given_file import quotable
from htl_dash.services.import_data import COMMAND_LINE, Preview
from htl_dash.services.import_effect import Effect, Revised, Told
from htl_dash.services.import_prepare import Prepared
from htl_dash.services.import_undo import Acted
from htl_dash.sources.raw_table import RowProblem
from htl_dash.text import long_date, number, plain_markdown, t
from htl_dash.viewmodels.cell_words import cell_words
from htl_dash.viewmodels.record_view import function_name
from htl_dash.viewmodels.tables import NOTHING, Table
from htl_dash.viewmodels.values import suffix

MOST_SHOWN = 200
"""Rows of a table on screen; the file to take away has all of them."""

PROBLEM = ("sheet", "row", "column", "heading", "value", "reason", "cure")
CHANGE = ("indicator", "place", "period", "before", "after", "cell")
COLUMN = ("column", "heading", "role", "samples")
MEASURE = ("measure", "indicator", "count")
ACT = ("when", "act", "file", "dataset", "who")


@dataclass(frozen=True, slots=True)
class Refused:
    """One thing that stops a file: where, what stands there, why, and what to do.

    `row` is None and the texts are empty where it is the file as a whole. `value` is
    empty too where it may point out somebody.
    """

    sheet: str
    row: int | None
    column: str
    heading: str
    value: str
    reason: str
    cure: str


def refused(problem: RowProblem) -> Refused:
    """Return one problem in words."""
    reason, cure = told(problem.text_key, problem.facts)
    cell = problem.cell
    value = quotable(problem.value)
    return Refused(cell.sheet, cell.row, cell.column, cell.heading, value, reason, cure)


def told(text_key: str, facts: Mapping[str, object]) -> tuple[str, str]:
    """Return what is wrong, and the cure: the lines, or else the sentences, after."""
    whole = t(text_key, **facts)
    between = "\n" if "\n" in whole else ". "
    reason, found, cure = whole.partition(between)
    return reason + found.strip(), cure.replace("\n", " ")


def as_line(one: Refused) -> str:
    """Return one problem as a line for people."""
    where = []
    if one.sheet:
        where.append(t("data_file_view.sheet", sheet=one.sheet))
    if one.row is not None:
        where.append(t("data_file_view.row", row=one.row))
    if one.column:
        where.append(t("data_file_view.column", column=one.column))
    if one.value:
        where.append(t("data_file_view.value", value=one.value))
    said = f"{one.reason} {one.cure}".strip()
    place = ", ".join(where)
    return t("data_file_view.problem", place=place, reason=said) if place else said


def _headings(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(t(f"data_file_column.{one}") for one in names)


def problems_table(problems: Iterable[RowProblem]) -> Table:
    """Return everything that stops a file as a table to take away."""
    listed = [refused(one) for one in problems]
    columns = _headings(PROBLEM)
    rows = tuple(
        (o.sheet, o.row, o.column, o.heading, o.value, o.reason, o.cure) for o in listed
    )
    shown = tuple(
        tuple(NOTHING if cell in (None, "") else str(cell) for cell in row)
        for row in rows
    )
    title = t("data_file_view.problems_title")
    return Table(
        "fel_i_filen", title, columns, shown[:MOST_SHOWN], columns, rows, (), ()
    )


def changes_table(prepared: Prepared, municipality: Municipality) -> Table:
    """Return every figure that would be revised, with what it is now."""
    columns = _headings(CHANGE)
    rows = tuple(_change(one, municipality) for one in prepared.effect.revised)
    shown = tuple((*row[:-1], cell_words(row[-1])) for row in rows[:MOST_SHOWN])
    title = t("data_file_view.changes_title")
    return Table("andrade_tal", title, columns, shown, columns, rows, (), ())


def _change(one: Revised, municipality: Municipality) -> tuple[str, ...]:
    known = all_indicators()[one.indicator]
    names = {each.code: each.name for each in municipality.area_names}
    names |= {each.code: each.name for each in municipality.peers}
    names |= {each.unit_code: each.name for each in municipality.pilot_schools}
    names[municipality.code] = municipality.name
    names[municipality.county_code] = municipality.county
    place = names.get(one.ref_area, one.ref_area)
    parts = [place, *_parts(one)]

    def shown(figure: Told) -> str:
        if figure.value is not None:
            return _exact(figure.value) + suffix(known)
        return figure.symbol or t("data_file_view.no_figure")

    before, after = shown(one.before), shown(one.after)
    title, where = known.short_title, ", ".join(parts)
    return title, where, one.time_period, before, after, one.source_cell


def _exact(value: float) -> str:
    """Return a figure with all its decimals: what is revised may be the last of them."""
    written = f"{value:.10g}"
    decimals = len(written.partition(".")[2]) if "e" not in written else 0
    return number(value, decimals)


def _parts(one: Revised) -> list[str]:
    words = {"F": t("data_file_view.girls"), "M": t("data_file_view.boys")}
    return [words[one.sex]] if one.sex in words else []


def effect_lines(found: Effect) -> tuple[str, ...]:
    """Return what would change, in short lines."""
    lines = [
        t("data_file_view.new", count=number(found.new)),
        t("data_file_view.revised", count=number(len(found.revised))),
        t("data_file_view.unchanged", count=number(found.unchanged)),
    ]
    for reason, count in found.suppressed.items():
        why = t(f"data_file_reason.{reason}")
        lines.append(t("data_file_view.suppressed", count=number(count), why=why))
    return tuple(lines)


def columns_table(found: Preview) -> Table:
    """Return what each column was taken to be, with some of what stands in it."""
    headings = _headings(COLUMN)
    rows = tuple(
        (
            one.letter,
            one.heading or NOTHING,
            t(f"data_file_role.{found.choices.roles.get(one.key, one.role)}"),
            "; ".join(shown for each in one.samples if (shown := quotable(each))),
        )
        for one in found.file.recognised.columns
    )
    title = t("data_file_view.columns_title")
    return Table("kolumner", title, headings, rows, headings, rows, (), ())


def measures_table(found: Preview) -> Table:
    """Return which indicator each measure was taken to be."""
    headings = _headings(MEASURE)
    known = all_indicators()
    rows = tuple(
        (
            one.subject,
            known[one.indicator].title
            if one.indicator
            else t("data_file_view.not_taken"),
            number(one.count),
        )
        for one in found.prepared.measures
    )
    title = t("data_file_view.measures_title")
    return Table("matt", title, headings, rows, headings, rows, (), ())


def history_table(done: Iterable[Acted], municipality: Municipality) -> Table:
    """Return who took what in, and back, the latest first."""
    columns = _headings(ACT)
    rows = tuple(
        (
            long_day(one.at),
            t(f"data_file_act.{one.act}"),
            plain_markdown(one.file),
            one.dataset,
            signer(one.who, municipality),
        )
        for one in done
    )
    title = t("data_file_view.history_title")
    return Table("inlasta_filer", title, columns, rows, columns, rows, (), ())


def signer(who: str, municipality: Municipality) -> str:
    """Return the function that signed, or that it was done by a command."""
    if who == COMMAND_LINE:
        return t("data_file.command_line")
    return function_name(who, municipality)


def long_day(moment: str) -> str:
    """Return the day of a moment (UTC, ISO 8601) as people write it."""
    return long_date(datetime.fromisoformat(moment).date())


def shown_at(indicator: str, geography: Geography) -> str:
    """Return the address where the figures of an indicator on a level are shown."""
    if geography is Geography.SCHOOL:
        return f"./omraden?visa=skolor&skolmatt={indicator}"
    if geography in (Geography.MUNICIPALITY, *WIDER):
        return "./malen"
    return f"./omraden?visa=laget&indelning={geography}&indikator={indicator}"

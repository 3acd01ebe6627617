"""What a row of a table is about: its place, period, sex and the rest."""

import re
from dataclasses import dataclass

from htl_dash.domain.observation import TOTAL
from htl_dash.domain.table_choice import ColumnRole
from htl_dash.sources.raw_table import Cell, RowProblem
from htl_dash.sources.table_families.heads import Row
from htl_dash.sources.table_families.known_headings import (
    Level,
    is_month,
    is_owner_type,
)
from htl_dash.sources.table_families.places import read_code
from htl_dash.sources.table_families.sheeted import Sheeted
from htl_dash.sources.table_families.table_column import TableColumn
from htl_dash.sources.table_families.words import (
    SEX_CODES,
    AmbiguousPeriodError,
    is_period,
    read_category,
    read_month,
    read_period,
    read_sex,
)

_DATE = re.compile(r"(\d{4}-\d{2})-\d{2}")
"""A day in a month, as spreadsheets keep 'sep-24'."""
_TABLE_ID = re.compile(r"[NU]\d{5}")


class UnreadableError(Exception):
    """A cell cannot be read; `problem` says which one, why and what to do."""

    def __init__(self, cell: Cell, value: str, text_key: str) -> None:
        """Keep the problem."""
        super().__init__(text_key)
        self.problem = RowProblem(cell, value, text_key)


@dataclass(frozen=True, slots=True)
class About:
    """What a row is about, whatever its columns of figures say; `period` may be empty."""

    place: str
    place_name: str
    period: str
    sex: str
    categories: tuple[str, ...]
    measure: str


def about(table: Sheeted, number: int, row: Row) -> About:
    """Return what a row is about.

    Raises:
        UnreadableError: A cell in it cannot be read.
    """
    names = table.by_role[ColumnRole.MEASURE_NAME]
    categories = table.by_role[ColumnRole.CATEGORY]
    return About(
        *_place(table, number, row),
        period=_period(table, number, row),
        sex=_sex(table, number, row),
        categories=tuple(read_category(row[one.at]) for one in categories),
        measure=_measure([row[one.at] for one in names]),
    )


def _measure(named: list[str]) -> str:
    """Return the name of a row's measure, with its id where a column of its own has it."""
    said = dict.fromkeys(" ".join(one.split()) for one in named)
    is_id = {one: _TABLE_ID.fullmatch(one) is not None for one in said}
    first = next((one for one in said if one and not is_id[one]), "")
    ids = [one for one in said if is_id[one] and one not in first]
    return " ".join(one for one in (first, *ids[:1]) if one)


def _place(table: Sheeted, number: int, row: Row) -> tuple[str, str]:
    """Return code and name of a row's place, one of them empty where it is not told."""
    codes = table.by_role[ColumnRole.PLACE_CODE]
    names = table.by_role[ColumnRole.PLACE_NAME]
    name = " ".join(row[names[0].at].split()) if names else ""
    if codes and row[codes[0].at]:
        return _code(table, number, row[codes[0].at], codes[0].at), name
    is_fine = any(one.level > Level.MUNICIPALITY for one in (*codes, *names))
    if name and _is_all(name) and (whole := _coarser(table, row, is_fine=is_fine)):
        return whole
    if name:
        is_code = name.isdigit()
        return (_code(table, number, name, names[0].at), "") if is_code else ("", name)
    if not codes and not names and table.place:
        return "", table.place
    if is_fine and (whole := _municipality(table, row)):
        return whole
    at = (codes or names or table.columns)[0]
    raise UnreadableError(table.cell(number, at), "", "table_problem.no_place")


def _coarser(table: Sheeted, row: Row, *, is_fine: bool) -> tuple[str, str] | None:
    """Return the municipality of a row about all in it, or the county where it has none.

    `is_fine` where the rows are about finer places than municipalities.
    """
    beside = [row[one.at] for one in table.columns if one.level >= Level.MUNICIPALITY]
    if is_fine and any(text and not _is_all(text) for text in beside):
        return _municipality(table, row)
    for one in table.columns:
        text = " ".join(row[one.at].split())
        is_county = one.level is Level.COUNTY and one.role is ColumnRole.IGNORED
        if is_county and text and not _is_all(text):
            code = read_code(text, Level.COUNTY)
            return (code, "") if code and text[0].isdigit() else ("", text)
    return None


def _municipality(table: Sheeted, row: Row) -> tuple[str, str] | None:
    """Return the municipality of a row that names no finer place, and is all of it.

    A row about an area in it, or only about schools that some have, is not.
    """
    found: dict[bool, str] = {}
    for one in table.columns:
        text = " ".join(row[one.at].split())
        if one.role is not ColumnRole.IGNORED or not text or _is_all(text):
            continue
        if one.level > Level.MUNICIPALITY or is_owner_type(one.head.heading):
            return None
        if one.level is Level.MUNICIPALITY:
            found.setdefault(text[0].isdigit(), text)
    code = read_code(found.get(True, ""), Level.MUNICIPALITY) or ""
    return (code, found.get(False, "")) if code or False in found else None


def _is_all(text: str) -> bool:
    return read_category(text) == TOTAL


def _code(table: Sheeted, number: int, written: str, at: int) -> str:
    column = table.columns[at]
    found = read_code(written, column.level)
    if found is None:
        cell = table.cell(number, column)
        raise UnreadableError(cell, written, "table_problem.unreadable_place")
    return found


def _period(table: Sheeted, number: int, row: Row) -> str:
    columns = [one for one in table.by_role[ColumnRole.PERIOD] if row[one.at]]
    if not columns:
        return table.period
    months = [one for one in columns if is_month(one.head.heading)]
    years = [one for one in columns if one not in months]
    if months and not years and table.period.isdigit():
        return _month_of_title(table, number, row, months[0])
    first = (years or months)[0]
    text = row[first.at]
    if first in months and (date := _DATE.fullmatch(text)):
        text = date[1]
    period = period_at(table.cell(number, first), text)
    if not (years and months and period.isdigit()):
        return period
    return _month(table, number, row, months[0], period)


def _month_of_title(table: Sheeted, number: int, row: Row, column: TableColumn) -> str:
    """Return the month of a row; its year may stand in the title, or beside it."""
    text = row[column.at]
    if read_month(text) is None and is_period(text):
        return period_at(table.cell(number, column), text)
    return _month(table, number, row, column, table.period)


def _month(
    table: Sheeted, number: int, row: Row, column: TableColumn, year: str
) -> str:
    """Return the month of a row, or its year where it is about all of it."""
    text = row[column.at]
    if read_category(text) == TOTAL:
        return year
    month = read_month(text)
    if month is None:
        cell = table.cell(number, column)
        raise UnreadableError(cell, text, "table_problem.unreadable_period")
    return f"{year}-{month:02}"


def period_at(cell: Cell, text: str) -> str:
    """Return the period that a cell tells; UnreadableError where it tells none."""
    try:
        found = read_period(text)
    except AmbiguousPeriodError as error:
        key = "table_problem.ambiguous_period"
        raise UnreadableError(cell, text, key) from error
    if found is None:
        raise UnreadableError(cell, text, "table_problem.unreadable_period")
    return found


def _sex(table: Sheeted, number: int, row: Row) -> str:
    columns = table.by_role[ColumnRole.SEX]
    if not columns or not row[columns[0].at]:
        return table.sex or TOTAL
    text = row[columns[0].at]
    found = read_sex(text) or SEX_CODES.get(text)
    if found is None:
        cell = table.cell(number, columns[0])
        raise UnreadableError(cell, text, "table_problem.unreadable_sex")
    return found

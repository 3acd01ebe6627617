"""Read the rows of a table: each figure with what it is about, and all that is wrong."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from htl_dash.domain.mark import read_mark
from htl_dash.domain.observation import TOTAL
from htl_dash.domain.table_choice import ColumnRole
from htl_dash.sources.raw_table import RawFigure, RawTable, RowProblem
from htl_dash.sources.table_families.about import (
    About,
    UnreadableError,
    about,
    period_at,
)
from htl_dash.sources.table_families.heads import Row
from htl_dash.sources.table_families.sheeted import Sheeted
from htl_dash.sources.table_families.table_column import TableColumn
from htl_dash.sources.table_families.telling_apart import second_table
from htl_dash.sources.table_families.words import read_category, read_sex

PERCENT, SAFE_DECIMALS = 100, 10
PARTS = " \u00b7 "
"""Between the parts of a category that has several."""


def read_rows(table: Sheeted) -> RawTable:
    """Return every figure of a table on a sheet, and every problem with its place."""
    if lacking := _lacks(table):
        rows = sum(1 for _ in _data_rows(table))
        return RawTable(rows, (), (lacking,))
    figures: list[RawFigure] = []
    problems: list[RowProblem] = []
    rows = 0
    for number, row in _data_rows(table):
        rows += 1
        try:
            what = _about(table, number, row)
        except UnreadableError as error:
            problems.append(error.problem)
            continue
        for column in table.figures:
            try:
                figures.append(_figure(table, number, row[column.at], column, what))
            except UnreadableError as error:
                problems.append(error.problem)
    return RawTable(rows, tuple(figures), tuple(problems))


def _lacks(table: Sheeted) -> RowProblem | None:
    """Return what no row of a table can tell, said once and not for each row."""
    by_role = table.by_role
    if other := second_table(table.columns, (row for _, row in table.block.rows())):
        cell = table.cell(table.block.first_row - 1, other)
        return RowProblem(cell, other.head.heading, "table_problem.beside")
    cell = table.cell_at(table.block.first_row - 1, 0)
    places = (*by_role[ColumnRole.PLACE_CODE], *by_role[ColumnRole.PLACE_NAME])
    if not places and not table.place:
        return RowProblem(cell, "", "table_problem.no_place_at_all")
    has_period = by_role[ColumnRole.PERIOD] or table.period
    if not has_period and not any(one.head.period for one in table.figures):
        return RowProblem(cell, "", "table_problem.no_period_at_all")
    return None


def _data_rows(table: Sheeted) -> Iterator[tuple[int, Row]]:
    """Give the rows that hold figures, or that belong to the table all the same.

    A row with one text and no figure is a note, and so is every row without a figure
    after the first gap.
    """
    figures = [one.at for one in table.figures]
    sheet, first = table.block.sheet, table.block.first_row
    headings = [one.strip() for one in sheet.rows[first - 1]]
    headings += [""] * (len(table.columns) - len(headings))
    merged = Counter(row for row, _ in sheet.merged)
    held: dict[int, str] = {}
    has_gap = False
    for number, row in table.block.rows():
        cells = [one.strip() for one in row]
        if not any(cells):
            has_gap = True
            continue
        cells += [""] * (len(table.columns) - len(cells))
        if cells == headings:
            continue
        has_figure = any(cells[at] for at in figures)
        filled = len(cells) - cells.count("") + merged[number]
        if has_figure or (filled > 1 and not has_gap):
            yield number, _held(table, number, cells, held)


def _held(
    table: Sheeted, number: int, cells: list[str], held: dict[int, str]
) -> list[str]:
    """Return a row where cells that stand for those above them have their text."""
    first = next((at for at in table.others if cells[at]), len(cells))
    for at in table.others:
        if not cells[at]:
            above = held.get(at, "") if table.fills_down and at < first else ""
            merged = table.block.sheet.merged.get((number, at), "")
            cells[at] = merged.strip() or above
        held[at] = cells[at]
    return cells


def _about(table: Sheeted, number: int, row: Row) -> About:
    for at in range(len(table.columns), len(row)):
        if row[at]:
            cell = table.cell_at(number, at)
            raise UnreadableError(cell, row[at], "table_problem.outside_columns")
    return about(table, number, row)


def _figure(
    table: Sheeted, number: int, text: str, column: TableColumn, what: About
) -> RawFigure:
    cell, head = table.cell(number, column), column.head
    if not text and (number, column.at) in table.block.sheet.merged:
        raise UnreadableError(cell, "", "table_problem.merged")
    mark = read_mark(text)
    if mark is None:
        raise UnreadableError(cell, text, "table_problem.unknown_mark")
    if column.at in table.as_shares and mark.value is not None:
        mark = replace(mark, value=round(mark.value * PERCENT, SAFE_DECIMALS))
    measure = _measure(table, column, what)
    if not measure:
        raise UnreadableError(cell, text, "table_problem.no_measure")
    period = period_at(cell, head.period) if head.period else what.period
    if head.month:
        period = f"{period}-{head.month:02}" if period.isdigit() else ""
    if not period:
        raise UnreadableError(cell, text, "table_problem.no_period")
    own = read_category(head.category) if head.category else TOTAL
    parts = [one for one in (*what.categories, own) if one not in ("", TOTAL)]
    return RawFigure(
        place=what.place,
        place_name=what.place_name,
        period=period,
        sex=(read_sex(head.sex) or what.sex) if head.sex else what.sex,
        category=PARTS.join(parts) or TOTAL,
        measure=measure,
        mark=mark,
        text=text,
        cell=cell,
    )


def _measure(table: Sheeted, column: TableColumn, what: About) -> str:
    """Return what a figure measures: what the row says, the heading, or the title."""
    own = column.head.measure if column.role is ColumnRole.MEASURE else ""
    return ": ".join(one for one in (what.measure, own) if one) or table.title

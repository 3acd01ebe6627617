"""Recognise the tables that colleagues send, and read the figures in them.

Wording may vary as publishers' does from year to year; what is not understood is told
and never guessed, and nothing that is hidden or missing becomes a figure.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import partial

from htl_dash.catalogue.import_measures import is_wanted
from htl_dash.domain.mark import read_mark
from htl_dash.domain.table_choice import ColumnRole, TableChoices
from htl_dash.domain.table_family import Family
from htl_dash.sources.office_file import FileError
from htl_dash.sources.raw_table import (
    Cell,
    Column,
    RawFigure,
    RawTable,
    Recognised,
    RowProblem,
)
from htl_dash.sources.table_excel import Sheet
from htl_dash.sources.table_families.columns import columns_of
from htl_dash.sources.table_families.cubes import cube_columns, read_cube
from htl_dash.sources.table_families.families import Told, measured, told
from htl_dash.sources.table_families.heads import Block, find_block
from htl_dash.sources.table_families.rows import read_rows
from htl_dash.sources.table_families.sheeted import Sheeted
from htl_dash.sources.table_families.table_column import TableColumn
from htl_dash.sources.table_families.table_title import table_name
from htl_dash.sources.table_families.versions import in_use
from htl_dash.sources.table_families.words import (
    AmbiguousPeriodError,
    holds,
    read_period,
)
from htl_dash.sources.table_file import TableFile
from htl_dash.text import t

SAMPLES = 3
_LONGEST_SAMPLE = 40


def recognise(file: TableFile) -> Recognised | None:
    """Return what a file is taken to be; None where no table can be seen in it.

    Raises:
        FileError: It ends with a figure where its publisher ends with notes.
    """
    chosen = TableChoices()
    if file.cube is not None:
        title = file.cube.title
        return Recognised(
            family=Family.CUBE,
            publisher=file.cube.source,
            title=title,
            table=file.cube.table or table_name(title) or table_name(file.stem),
            period="",
            columns=cube_columns(file.cube, chosen),
        )
    found = _tables(file, chosen)
    if not found:
        return None
    first, about = found[0]
    return Recognised(
        family=about.family,
        publisher=about.publisher,
        title=about.title,
        table=table_name(about.title) or _measures(first) or table_name(file.stem),
        period=first.period,
        columns=tuple(_told_columns(one for one, _ in found)),
        skipped=tuple(_skipped(file, [one.block.sheet for one, _ in found])),
    )


def read_raw(
    file: TableFile, recognised: Recognised, choices: TableChoices
) -> RawTable:
    """Return every figure in a file and every problem.

    The same figure twice in a file is a problem where the two differ, and one figure
    where they do not.

    Args:
        file: The file.
        recognised: What it was taken to be.
        choices: What somebody has said of it; that goes first.

    Raises:
        FileError: No table can be seen in it.
    """
    if file.cube is not None:
        return _without_twins([read_cube(file.cube, choices)])
    found = _tables(file, choices)
    if not found:
        raise FileError("table_file.unknown")
    return _without_twins([_in_use(read_rows(one)) for one, _ in found])


def _in_use(table: RawTable) -> RawTable:
    figures = tuple(in_use(table.figures))
    return replace(table, figures=figures, unused=len(table.figures) - len(figures))


def _skipped(file: TableFile, used: Sequence[Sheet]) -> Iterator[str]:
    for one in file.sheets:
        if one not in used and any(cell.strip() for row in one.rows for cell in row):
            yield one.name


def _measures(table: Sheeted) -> str:
    """Return the names of a table's measures, where there are so few as to name it."""
    named = dict.fromkeys(
        one.head.measure for one in table.columns if one.role is ColumnRole.MEASURE
    )
    found = [one for one in named if one]
    return ", ".join(found) if len(found) <= SAMPLES else ""


def _tables(file: TableFile, chosen: TableChoices) -> list[tuple[Sheeted, Told]]:
    """Return the table of each sheet that people can see and that has one."""
    found: list[tuple[Sheeted, Told]] = []
    for sheet in file.sheets:
        block = None if sheet.is_hidden else find_block(sheet)
        if block is None:
            continue
        about = told(block)
        wanted = partial(is_wanted, about.family, about.title)
        columns = columns_of(block, about.names, chosen.roles, wanted)
        if not any(one.is_figures for one in columns):
            continue
        is_open = about.family is Family.SIRIS and not file.is_ended
        if is_open and block.has_figures_last:
            raise FileError("table_file.cut", row=len(sheet.rows))
        columns = _apart(columns, [one.columns for one, _ in found], sheet.name)
        roles = chosen.roles
        columns = tuple(replace(c, role=roles.get(c.key, c.role)) for c in columns)
        found.append((_sheeted(file, block, columns, about, chosen), about))
    return found


def _sheeted(
    file: TableFile,
    block: Block,
    columns: tuple[TableColumn, ...],
    about: Told,
    chosen: TableChoices,
) -> Sheeted:
    return Sheeted(
        file=file,
        block=block,
        columns=columns,
        title=measured(about.title) or block.sheet.name,
        period=chosen.period or about.period or _named_period(block.sheet.name),
        place=about.place,
        fills_down=about.family is Family.PXWEB,
        sex=about.sex,
        as_shares=frozenset(_shares(block, columns, about.family)),
    )


def _named_period(sheet: str) -> str:
    """Return the period that a sheet is named after: a sheet for each year."""
    try:
        return read_period(sheet) or ""
    except AmbiguousPeriodError:
        return ""


def _shares(
    block: Block, columns: Sequence[TableColumn], family: Family
) -> Iterator[int]:
    """Give the columns of shares that are written as 0.046, as MUCF writes them."""
    if family is not Family.YOUTH:
        return
    for one in columns:
        if one.is_figures and holds(one.head.heading, "table_words.share"):
            texts = (row[one.at] for _, row in block.rows() if len(row) > one.at)
            marks = (read_mark(text) for text in texts)
            values = [m.value for m in marks if m and m.value is not None]
            if values and max(values) <= 1:
                yield one.at


def _apart(
    columns: tuple[TableColumn, ...],
    before: Sequence[tuple[TableColumn, ...]],
    sheet: str,
) -> tuple[TableColumn, ...]:
    """Give columns keys of their own, unless another sheet has the same headings."""
    headings = [one.head for one in columns]
    if not before or any(headings == [one.head for one in other] for other in before):
        return columns
    return tuple(replace(one, key=f"{sheet}: {one.key}") for one in columns)


def _told_columns(tables: Iterable[Sheeted]) -> Iterator[Column]:
    seen: set[str] = set()
    for table in tables:
        for one in table.columns:
            if one.key not in seen and one.head.heading:
                seen.add(one.key)
                cell = table.cell_at(0, one.at)
                samples = tuple(_samples(table, one))
                heading = one.head.heading
                yield Column(
                    one.key, heading, one.role, cell.sheet, cell.column, samples
                )


def _samples(table: Sheeted, column: TableColumn) -> Iterator[str]:
    told_of = 0
    for _, row in table.block.rows():
        text = row[column.at].strip() if column.at < len(row) else ""
        if text and told_of < SAMPLES:
            told_of += 1
            yield text[:_LONGEST_SAMPLE]


def _in_words(cell: Cell) -> str:
    """Return where a cell lies as people say it."""
    if cell.sheet:
        place = cell.place.removeprefix(f"{cell.sheet}!")
        return t("term_file.cell", sheet=cell.sheet, cell=place)
    if cell.row is None:
        return cell.place
    return t("data_file.csv_cell", row=cell.row, column=cell.column)


def _without_twins(tables: Sequence[RawTable]) -> RawTable:
    figures: dict[tuple[str, ...], RawFigure] = {}
    problems: list[RowProblem] = []
    for one in (figure for table in tables for figure in table.figures):
        place = one.place or one.place_name
        key = (place, one.period, one.sex, one.category, one.measure)
        first = figures.setdefault(key, one)
        if first.mark != one.mark:
            facts = {"other": _in_words(first.cell)}
            problem = RowProblem(one.cell, one.text, "table_problem.twice", facts)
            problems.append(problem)
    told_of = [problem for table in tables for problem in table.problems]
    rows = sum(table.rows for table in tables)
    unused = sum(table.unused for table in tables)
    return RawTable(rows, tuple(figures.values()), (*told_of, *problems), unused)

"""Decide what each column of a table is: from its heading, or else from what it holds."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import accumulate, islice, takewhile

from openpyxl.utils import get_column_letter

from htl_dash.domain.observation import TOTAL
from htl_dash.domain.table_choice import ColumnRole
from htl_dash.sources.table_families.heads import Block, Head, is_figure
from htl_dash.sources.table_families.known_headings import (
    Known,
    Level,
    is_ignored,
    is_owner_type,
    role_of,
)
from htl_dash.sources.table_families.table_column import TableColumn
from htl_dash.sources.table_families.telling_apart import with_divisions, without_twins
from htl_dash.sources.table_families.words import SEX_CODES, is_period, read_sex
from htl_dash.text import t

_SAMPLED = 200
_PLACE = re.compile(
    r"(?:\d{2}|\d{4}(?:[RABC]\d{3,4}(?:_\w+)?)?|\d{8})(?: \D.*)?", re.DOTALL
)
_AGE = re.compile(r"\d{1,3}(?: ?[-\u2013] ?\d{1,3}|\+)?(?: \w+)?")
_PERIOD, _OTHER = Known(ColumnRole.PERIOD), Known(ColumnRole.CATEGORY)
_LAST_LIKELY_YEAR = "2041"
_PLACES = {ColumnRole.PLACE_CODE, ColumnRole.PLACE_NAME}


def columns_of(
    block: Block,
    names: Sequence[str],
    roles: Mapping[str, ColumnRole],
    is_wanted: Callable[[str], bool],
) -> tuple[TableColumn, ...]:
    """Return every column.

    Args:
        block: The table.
        names: Of the columns without headings, as far as the title tells them.
        roles: What somebody has said that a column is, by its key.
        is_wanted: Whether a measure is one of ours: then its column is read, whatever
            stands in it, so that what cannot be read is told.
    """
    cells = _cells(block)
    heads = _with_names(block, names, cells)
    found = [
        TableColumn(head, key, known.role, known.level)
        for head, key in zip(heads, _keys(heads), strict=True)
        for known in (_known(head, cells[head.at], block, is_wanted),)
    ]
    found = _without_coarser_places(found)
    found = without_twins(found, cells, block.stub)
    found = _without_other_figures(found)
    found = with_divisions(found, cells)
    return tuple(replace(one, role=roles.get(one.key, one.role)) for one in found)


def _cells(block: Block) -> list[list[str]]:
    """Return what stands in each column, down to the first empty row.

    An empty cell in a column without a heading stands for the one above it.
    """
    rows = (row for _, row in block.rows())
    table = takewhile(lambda row: any(one.strip() for one in row), rows)
    some = list(islice(table, _SAMPLED))
    columns = [
        [row[head.at].strip() if len(row) > head.at else "" for row in some]
        for head in block.heads
    ]
    held = [list(accumulate(one, _hold)) for one in columns[: block.stub]]
    return [*held, *columns[block.stub :]]


def _hold(above: str, cell: str) -> str:
    return cell or above


def _with_names(
    block: Block, names: Sequence[str], cells: Sequence[Sequence[str]]
) -> list[Head]:
    """Give headings to columns that have none: by the title, or else by the letter."""
    told = _names_of_stub(block, names)
    heads = []
    for head in block.heads:
        name = told[head.at] if head.at < len(told) else ""
        if not name and any(cells[head.at]):
            letter = get_column_letter(head.at + 1)
            name = t("table_file.column", letter=letter)
        heads.append(head if head.heading else replace(head, heading=name))
    return heads


def _names_of_stub(block: Block, names: Sequence[str]) -> Sequence[str]:
    """Return the names of the first columns, where the title lists as many.

    A title from PxWeb lists what stands in the first columns, and then what stands in
    the headings: a variable for each row of them. The measures may stand in neither.
    With codes and texts there are two columns for each.
    """
    without = [one for one in names if role_of(one).role is not ColumnRole.MEASURE_NAME]
    for told in (names, without):
        variables = len(told) - len(block.header_rows)
        if variables == block.stub:
            return told[:variables]
        if variables * 2 == block.stub:
            return [one for one in told[:variables] for _ in range(2)]
    return ()


def _keys(heads: Sequence[Head]) -> Iterator[str]:
    seen: dict[str, int] = {}
    for head in heads:
        seen[head.heading] = seen.get(head.heading, 0) + 1
        times = seen[head.heading]
        yield head.heading if times == 1 else f"{head.heading} ({times})"


def _known(
    head: Head, cells: Sequence[str], block: Block, is_wanted: Callable[[str], bool]
) -> Known:
    filled = [one for one in cells if one]
    last = head.heading.rpartition(": ")[2]
    known = role_of(head.heading)
    known = role_of(last) if known.role is ColumnRole.IGNORED else known
    if head.at < block.stub:
        has_periods = any(one.period for one in block.heads)
        inferred = _inferred(filled, may_be_period=not has_periods)
        return inferred or (known if known.role is not ColumnRole.IGNORED else _OTHER)
    if known.role is ColumnRole.CATEGORY and _are_sexes(filled):
        return Known(ColumnRole.SEX)
    if known.role is not ColumnRole.IGNORED:
        return known
    if is_ignored(head.heading) or not head.heading:
        return Known(ColumnRole.IGNORED)
    figures = sum(is_figure(one) for one in filled)
    is_measure = bool(filled) and (
        figures * 2 >= len(filled) or is_wanted(head.measure)
    )
    return Known(ColumnRole.MEASURE if is_measure else ColumnRole.IGNORED)


def _are_sexes(cells: Sequence[str]) -> bool:
    """Whether a column has sexes, whatever it is called: SCB has them as background."""
    if "1+2" in cells:
        return all(one in SEX_CODES for one in cells)
    found = [read_sex(one) for one in cells]
    return all(found) and any(one != TOTAL for one in found)


def _inferred(cells: Sequence[str], *, may_be_period: bool) -> Known | None:
    """Return what a column without a heading is, seen in all of its cells."""
    tests: tuple[tuple[Callable[[str], object], Known], ...] = (
        (read_sex, Known(ColumnRole.SEX)),
        (lambda one: may_be_period and _is_year(one), _PERIOD),
        (_PLACE.fullmatch, Known(ColumnRole.PLACE_CODE, Level.ANY)),
        (_AGE.fullmatch, _OTHER),
    )
    known = (known for test, known in tests if cells and all(map(test, cells)))
    return next(known, None)


def _is_year(cell: str) -> bool:
    # 2081 is the code of a municipality before it is a year.
    return is_period(cell) and cell[:4] < _LAST_LIKELY_YEAR


def _without_coarser_places(columns: Sequence[TableColumn]) -> list[TableColumn]:
    """Keep the finest place, with one code and one name; who runs a school is no part."""
    places = [one for one in columns if one.role in _PLACES]
    finest = max((one.level for one in places), default=Level.NONE)
    kept = {
        _finest(places, role, finest) for role in (*_PLACES,) if _of_role(places, role)
    }
    return [
        replace(one, role=ColumnRole.IGNORED)
        if (one in places and one.at not in kept)
        or (finest is Level.UNIT and is_owner_type(one.head.heading))
        else one
        for one in columns
    ]


def _of_role(places: Sequence[TableColumn], role: ColumnRole) -> list[TableColumn]:
    return [one for one in places if one.role is role]


def _finest(places: Sequence[TableColumn], role: ColumnRole, level: Level) -> int:
    """Return the place of the column for a level, or of one for any level, or -1."""
    wanted = (level, Level.ANY)
    found = (one.at for each in wanted for one in places
             if one.role is role and one.level is each)  # fmt: skip
    return next(found, -1)


def _without_other_figures(columns: Sequence[TableColumn]) -> list[TableColumn]:
    """Where one column names the measure and one has the value, no other is a figure."""
    roles = {one.role for one in columns}
    if not {ColumnRole.MEASURE_NAME, ColumnRole.VALUE} <= roles:
        return list(columns)
    return [
        replace(one, role=ColumnRole.IGNORED)
        if one.role is ColumnRole.MEASURE and not one.head.period
        else one
        for one in columns
    ]

"""What the dimensions of a PX or JSON table are, and its cells as figures."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from htl_dash.domain.geography import LAST_OLDER_YEAR
from htl_dash.domain.mark import Mark, read_mark
from htl_dash.domain.observation import TOTAL
from htl_dash.domain.table_choice import ColumnRole, TableChoices
from htl_dash.sources.cube import Category, Cube, Dimension
from htl_dash.sources.raw_table import Cell, Column, RawFigure, RawTable, RowProblem
from htl_dash.sources.table_families.known_headings import role_of
from htl_dash.sources.table_families.rows import PARTS
from htl_dash.sources.table_families.words import (
    SEX_CODES,
    AmbiguousPeriodError,
    read_category,
    read_period,
    read_sex,
)

"""SCB's older areas have figures to this year, and the newer ones from the next."""
_AREA = re.compile(r"\d{4}(?:R\d{3}|[ABC]\d{4})(_\w+)?")
_ROLES = {
    "time": ColumnRole.PERIOD,
    "geo": ColumnRole.PLACE_CODE,
    "metric": ColumnRole.MEASURE_NAME,
}
_PLACES = (ColumnRole.PLACE_CODE, ColumnRole.PLACE_NAME)


def cube_columns(cube: Cube, chosen: TableChoices) -> tuple[Column, ...]:
    """Return the dimensions as columns: what each is taken to be, and some labels."""
    return tuple(
        Column(
            key=one.code,
            heading=one.label or one.code,
            role=chosen.roles.get(one.code, _role(one)),
            samples=tuple(_label(each) for each in one.categories[:3]),
        )
        for one in cube.dimensions
    )


def _role(one: Dimension) -> ColumnRole:
    if one.role in _ROLES:
        return _ROLES[one.role]
    if _is_sex(one):
        return ColumnRole.SEX
    for word in (one.code, one.label):
        role = role_of(word).role
        if role is not ColumnRole.IGNORED:
            return ColumnRole.PLACE_CODE if role in _PLACES else role
    return ColumnRole.CATEGORY


def _is_sex(one: Dimension) -> bool:
    codes = {each.code for each in one.categories}
    labels = all(read_sex(each.label or each.code) for each in one.categories)
    return codes <= set(SEX_CODES) and (labels or "1+2" in codes)


def _label(one: Category) -> str:
    return f"{one.code} {one.label}" if one.label not in ("", one.code) else one.code


@dataclass(frozen=True, slots=True)
class _Part:
    """What one category of a dimension says, with the text key of what is wrong."""

    text: str
    name: str = ""
    unit: str = ""
    problem: str = ""


def read_cube(cube: Cube, chosen: TableChoices) -> RawTable:
    """Return every cell as a figure, and every problem.

    What is wrong with a dimension is told once, and its cells are left out. A cell
    without a figure for an area in a version that is not in use that year is no figure
    at all: SCB has the older and the newer areas in one table.
    """
    roles = [one.role for one in cube_columns(cube, chosen)]
    parts = [
        {each.code: _part(each, role) for each in one.categories}
        for one, role in zip(cube.dimensions, roles, strict=True)
    ]
    problems = list(_wrong(cube, parts))
    if lacking := _lacks(roles, cube, chosen):
        return RawTable(cube.size, (), (*problems, RowProblem(Cell(), "", lacking)))
    has_newer = any("_" in code for part in parts for code in part)
    figures: list[RawFigure] = []
    unused = 0
    for categories, value, status, at in cube.cells():
        said = [part[each.code] for part, each in zip(parts, categories, strict=True)]
        if any(one.problem for one in said):
            continue
        cell, mark = Cell(place=cube.place(at)), _mark(value, status)
        if mark is None:
            problems.append(RowProblem(cell, status, "table_problem.unknown_mark"))
            continue
        figure = _figure(_by_role(roles, said), mark, cell, cube, chosen)
        if has_newer and value is None and _is_other_version(figure):
            unused += 1
        else:
            figures.append(figure)
    return RawTable(cube.size, tuple(figures), tuple(problems), unused)


def _wrong(cube: Cube, parts: list[dict[str, _Part]]) -> Iterator[RowProblem]:
    """Give the categories that cannot be read, each once."""
    for one, part in zip(cube.dimensions, parts, strict=True):
        for each in one.categories:
            if problem := part[each.code].problem:
                cell = Cell(heading=one.label or one.code)
                yield RowProblem(cell, _label(each), problem)


def _part(one: Category, role: ColumnRole) -> _Part:
    if role is ColumnRole.PERIOD:
        return _period(one)
    if role is ColumnRole.SEX:
        sex = read_sex(one.label) or read_sex(one.code) or SEX_CODES.get(one.code, "")
        return _Part(sex, problem="" if sex else "table_problem.unreadable_sex")
    label = " ".join((one.label or one.code).split())
    if role in _PLACES:
        return _Part(one.code, label)
    if role is ColumnRole.CATEGORY:
        is_whole = TOTAL in (read_category(one.code), read_category(label))
        return _Part(TOTAL if is_whole else label)
    return _Part(label, one.code, one.unit)


def _period(one: Category) -> _Part:
    try:
        found = read_period(one.code) or read_period(one.label)
    except AmbiguousPeriodError:
        return _Part("", problem="table_problem.ambiguous_period")
    problem = "" if found else "table_problem.unreadable_period"
    return _Part(found or "", problem=problem)


_Said = Mapping[ColumnRole, list[_Part]]


def _by_role(roles: list[ColumnRole], said: list[_Part]) -> _Said:
    found: dict[ColumnRole, list[_Part]] = {}
    for role, one in zip(roles, said, strict=True):
        found.setdefault(role, []).append(one)
    return found


def _lacks(roles: list[ColumnRole], cube: Cube, chosen: TableChoices) -> str:
    """Return the text key of what no cell tells, empty where they tell all."""
    if not any(role in roles for role in _PLACES):
        return "table_problem.no_place_at_all"
    if ColumnRole.PERIOD not in roles and not chosen.period:
        return "table_problem.no_period_at_all"
    has_measure = ColumnRole.MEASURE_NAME in roles or cube.title
    return "" if has_measure else "table_problem.no_measure"


def _mark(value: float | None, status: str) -> Mark | None:
    if value is None:
        found = read_mark(status)
        return found if found is None or found.value is None else None
    plain = read_mark(repr(value))
    if plain is None or not status:
        return plain
    return Mark(value, plain.obs_status, plain.conf_status, status)


def _figure(
    said: _Said, mark: Mark, cell: Cell, cube: Cube, chosen: TableChoices
) -> RawFigure:
    place = next(said[role][0] for role in _PLACES if role in said)
    measures = said.get(ColumnRole.MEASURE_NAME, [])
    periods = said.get(ColumnRole.PERIOD, [])
    sexes = said.get(ColumnRole.SEX, [])
    parts = [one.text for one in said.get(ColumnRole.CATEGORY, [])]
    return RawFigure(
        place=place.text,
        place_name=place.name,
        period=periods[0].text if periods else chosen.period,
        sex=sexes[0].text if sexes else TOTAL,
        category=PARTS.join(one for one in parts if one != TOTAL) or TOTAL,
        measure=measures[0].text if measures else cube.title,
        mark=mark,
        text=mark.symbol if mark.value is None else f"{mark.value:.15g}",
        cell=cell,
        unit=measures[0].unit if measures else cube.unit,
    )


def _is_other_version(one: RawFigure) -> bool:
    match = _AREA.fullmatch(one.place)
    is_older_year = one.period[:4] <= str(LAST_OLDER_YEAR)
    return match is not None and bool(match[1]) == is_older_year

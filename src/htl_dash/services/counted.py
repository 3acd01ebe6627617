"""Counts that we protect ourselves, as a series for the release log.

Figures of one indicator are cells of one table: area by period by sex by category by
part. The coarser of them must be sums of the finer, since readers will take them to be.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence

import numpy as np

from htl_dash.catalogue.protection import AXES
from htl_dash.disclosure.design import TOTAL, Axis, Design, Key, design
from htl_dash.disclosure.frozen import CountSeries, Frozen
from htl_dash.domain.errors import HtlError
from htl_dash.domain.geography import Geography
from htl_dash.domain.indicator import Indicator
from htl_dash.domain.observation import Observation
from htl_dash.domain.protection import Rule
from htl_dash.domain.units import Unit
from htl_dash.settings import municipality_code
from htl_dash.text import t

ONLY = "only"
"""The one leaf of an axis that divides nothing."""
WORK = "work"
"""What the names of series begin with that hold what schools have registered."""
WITH, WITHOUT = "with", "without"
"""The parts of a share: those counted in the numerator, and the rest."""
AREAS, SCHOOLS = "areas", "schools"
"""The ways in which the children of the municipality are divided, each on its own."""
_DIVIDED = {
    Geography.REGSO_2025: (AREAS,),
    Geography.DESO_2025: (AREAS,),
    Geography.SCHOOL: (SCHOOLS,),
    Geography.MUNICIPALITY: (AREAS, SCHOOLS),
}


class CountsError(HtlError):
    """Own counts do not add up.

    Facts: `title`, `place`, `period`, `given`, `parts` (the sum of the parts).
    """

    text_key = "error.counts"


def series_names(row: Observation) -> tuple[str, ...]:
    """Return the series that a figure is part of: the whole is a sum in both divisions.

    Empty for other municipalities and for divisions that cut across these.
    """
    is_whole = row.geography is Geography.MUNICIPALITY
    if is_whole and row.ref_area != municipality_code():
        return ()
    return tuple(f"{row.indicator}:{one}" for one in _DIVIDED.get(row.geography, ()))


def is_divided(name: str, rows: Iterable[Observation]) -> bool:
    """Whether the rows of a series are more than the whole that stands in another."""
    return name.endswith(AREAS) or any(r.geography is Geography.SCHOOL for r in rows)


def shown_in(release: Frozen) -> int:
    """Return how many figures readers have; where nobody is, there is no figure."""
    return sum(ONLY not in cell for cell in release.readable)


def series_title(name: str, indicators: Mapping[str, Indicator]) -> str:
    """Return what a series counts, by the indicators there are; its name if by none."""
    code, _, part = name.partition(":")
    if code == WORK:
        return t(f"work_series.{part}")
    known = indicators.get(code)
    return known.title if known else name


def cells_of(row: Observation, unit: Unit) -> tuple[Key, ...]:
    """Return the cells that a figure tells: its count, or numerator and denominator.

    Empty where it is no count, so that nothing can say whether it may be shown.
    """
    area = TOTAL if row.geography is Geography.MUNICIPALITY else row.ref_area
    place = (area, row.time_period, row.sex, row.category)
    if unit.is_share:
        return (*place, WITH), (*place, TOTAL)
    return ((*place, TOTAL),) if unit is Unit.PERSONS else ()


def counts_of(rows: Iterable[Observation], unit: Unit) -> dict[Key, int]:
    """Return every count that the rows hold, also the rest that a share leaves."""
    found: dict[Key, int] = {}
    for row in rows:
        cells = cells_of(row, unit)
        if len(cells) == 1 and row.obs_value is not None:
            found[cells[0]] = round(row.obs_value)
        elif cells and row.numerator is not None and row.denominator is not None:
            part, everyone = cells
            found[part], found[everyone] = row.numerator, row.denominator
            found[*part[:-1], WITHOUT] = row.denominator - row.numerator
    return found


def count_series(
    name: str,
    given: Mapping[Key, int],
    indicator: Indicator,
    rule: Rule,
    parents: Mapping[str, str],
) -> CountSeries:
    """Return the series that the counts of one indicator make up.

    `parents` maps an area to the coarser area that it is part of.

    Raises:
        CountsError: A figure is not the sum of its parts.
    """
    axes = tuple(
        _axis(axis, {cell[at] for cell in given}, indicator, parents)
        for at, axis in enumerate(AXES)
    )
    atoms = {
        atom: count
        for cell, count in given.items()
        if (atom := _atom(cell, axes)) is not None
    }
    told = [cell for cell in given if cell[-1] != WITHOUT]
    empty = _empty(design(axes, _views(told)), atoms)
    whole = design(axes, _views((*told, *empty)))
    series = CountSeries(name, whole, atoms, rule, empty)
    _check_sums(series, given, indicator)
    return series


def _views(cells: Iterable[Key]) -> Iterator[dict[str, tuple[str, ...]]]:
    for cell in cells:
        yield {axis: (code,) for axis, code in zip(AXES, cell, strict=True)}


def _empty(told: Design, atoms: Mapping[Key, int]) -> tuple[Key, ...]:
    """Return the atoms that are in some sum but have no figure: nobody is there."""
    inside = np.unique(told.matrix.indices)
    return tuple(atom for at in inside if (atom := told.atoms[at]) not in atoms)


def _axis(
    name: str, codes: set[str], indicator: Indicator, parents: Mapping[str, str]
) -> Axis:
    groups: dict[str, tuple[str, ...]] = {}
    if name == "area":
        groups = _areas(codes, parents)
    elif name == "category":
        # A total that no part is given for is not divided here.
        groups = {
            code: parts
            for code, parts in indicator.sums
            if code in codes and codes.intersection(parts)
        }
    parts = {part for members in groups.values() for part in members}
    leaves = tuple(sorted((codes | parts) - groups.keys() - {TOTAL}))
    return Axis(name, leaves or (ONLY,), groups)


def _areas(codes: set[str], parents: Mapping[str, str]) -> dict[str, tuple[str, ...]]:
    """Return the coarser areas that have finer ones in the series."""
    inside: dict[str, tuple[str, ...]] = {}
    for code in sorted(codes):
        parent = parents.get(code)
        if parent in codes:
            inside[parent] = (*inside.get(parent, ()), code)
    return inside


def _atom(cell: Key, axes: Sequence[Axis]) -> Key | None:
    """Return the atom that a cell is, or None where it is a sum."""
    codes = tuple(
        ONLY if axis.leaves == (ONLY,) else code
        for axis, code in zip(axes, cell, strict=True)
    )
    is_atom = all(c in axis.leaves for axis, c in zip(axes, codes, strict=True))
    return codes if is_atom else None


def _check_sums(
    series: CountSeries, given: Mapping[Key, int], indicator: Indicator
) -> None:
    for cell, value in series.values().items():
        if value != given.get(cell, 0):
            area, period = cell[:2]
            raise CountsError(
                title=indicator.title,
                place=municipality_code() if area == TOTAL else area,
                period=period,
                given=given[cell],
                parts=value,
            )

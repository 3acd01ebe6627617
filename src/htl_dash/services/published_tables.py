"""Figures that came protected, as tables in which an attacker may subtract.

Only what a publisher promises adds up is taken to do so: the two sexes, and the
categories that the catalogue names as sums.
"""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from math import ceil, floor

from htl_dash.disclosure.design import TOTAL, Axis, Design, Key, design
from htl_dash.disclosure.release import ReleasedCell
from htl_dash.domain.indicator import Indicator
from htl_dash.domain.status import ObsStatus
from htl_dash.domain.units import Unit
from htl_dash.services.counted import ONLY

_ROUNDING_ERROR = 1e-9


@dataclass(frozen=True)
class PublishedTable:
    """One place and period: the counts that are told, exactly or not, and the hidden."""

    design: Design
    shown: dict[Key, tuple[float, float]]
    hidden: tuple[Key, ...]


def published_tables(
    indicator: Indicator, cells: Iterable[ReleasedCell]
) -> Iterator[PublishedTable]:
    """Give the tables with something hidden in them that others may give away."""
    by_place = sorted(cells, key=_place)
    for _, group in groupby(by_place, key=_place):
        found: dict[Key, ReleasedCell] = {
            (cell.sex, cell.category): cell for cell in group
        }
        if any(cell.is_hidden for cell in found.values()):
            yield from _table(indicator, found)


def _place(cell: ReleasedCell) -> tuple[str, str, str]:
    return cell.geography, cell.ref_area, cell.time_period


def _table(
    indicator: Indicator, cells: dict[Key, ReleasedCell]
) -> Iterator[PublishedTable]:
    axes = (
        _axis("sex", {sex for sex, _ in cells}, {}),
        _axis("category", {code for _, code in cells}, dict(indicator.sums)),
    )
    told = {key: cell for key, cell in cells.items() if _adds_up(key, axes)}
    hidden = tuple(key for key, cell in told.items() if cell.is_hidden)
    if len(told) > 1 and hidden:
        limits = ((key, _limits(indicator, cell)) for key, cell in told.items())
        shown = dict.fromkeys(_empty(indicator, axes, told), (0.0, 0.0))
        shown |= {key: one for key, one in limits if one is not None}
        views = [
            {"sex": (sex,), "category": (code,)} for sex, code in (*shown, *hidden)
        ]
        yield PublishedTable(design(axes, views), shown, hidden)


def _empty(
    indicator: Indicator, axes: tuple[Axis, ...], told: Collection[Key]
) -> list[Key]:
    """Return the parts of a sum that have no row: for an attacker, nobody is there."""
    if indicator.unit is not Unit.PERSONS:
        return []
    parts = ((TOTAL, code) for code in axes[1].leaves if code != ONLY)
    return [part for part in parts if part not in told]


def _axis(name: str, codes: set[str], sums: dict[str, tuple[str, ...]]) -> Axis:
    groups = {code: parts for code, parts in sums.items() if code in codes}
    inside = {part for parts in groups.values() for part in parts}
    leaves = sorted((codes | inside) - groups.keys() - {TOTAL})
    if name == "category" and not sums:
        leaves = []
    return Axis(name, tuple(leaves) or (ONLY,), groups)


def _adds_up(key: Key, axes: tuple[Axis, ...]) -> bool:
    """Whether a cell is one that the table's promises are about."""
    return all(code in axis.members for code, axis in zip(key, axes, strict=True))


def _limits(indicator: Indicator, cell: ReleasedCell) -> tuple[float, float] | None:
    """Return the least and the most that a told count can be; None if nothing is told.

    An empty cell that nobody has hidden counts as a known zero: for an attacker that is
    the best case.
    """
    if cell.is_hidden:
        return None
    if cell.value is None:
        is_count = indicator.unit is Unit.PERSONS
        return (0.0, 0.0) if is_count and cell.obs_status is ObsStatus.MISSING else None
    if indicator.unit is Unit.PERSONS:
        return cell.value, cell.value
    if not indicator.unit.is_share or cell.denominator is None:
        return None
    half = 0.5 * 10.0**-indicator.decimals
    low, high = (
        cell.denominator * (cell.value + off) / indicator.unit.multiplier
        for off in (-half, half)
    )
    return float(ceil(low - _ROUNDING_ERROR)), float(floor(high + _ROUNDING_ERROR))

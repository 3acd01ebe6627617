"""Whom a published percentage is a percentage of, area by area."""

from collections.abc import Iterable
from dataclasses import dataclass

from htl_dash.disclosure.release import ReleasedCell
from htl_dash.domain.geography import Geography
from htl_dash.domain.indicator import Denominator, Indicator
from htl_dash.services.figures import Figures

OLDEST = 120


@dataclass(frozen=True, slots=True)
class People:
    """Denominators by area, and the snapshots they come from."""

    by_area: dict[str, float]
    snapshots: frozenset[int]


NOBODY = People({}, frozenset())


def denominators(
    figures: Figures, indicator: Indicator, geography: Geography, period: str
) -> People:
    """Return people per area that stand in for the indicator's denominator.

    Empty where the catalogue names no ages. The whole population is taken for the
    same period where it is published; age bands exist for one period only. An area
    where any part is missing is left out: an unknown number is not a smaller one.
    """
    rule = indicator.denominator
    if rule is None or rule.age_from is None or rule.age_to is None:
        return NOBODY
    people = NOBODY
    if _is_everyone(rule):
        people = _people(figures.series("population", geography, time_period=period))
    if not people.by_area:
        people = _in_bands(figures, geography, rule.age_from, rule.age_to)
    if rule.within is None:
        return people
    return _part_of(people, figures.series(rule.within, geography, time_period=period))


def _is_everyone(rule: Denominator) -> bool:
    return rule.age_from == 0 and (rule.age_to or 0) >= OLDEST


def _in_bands(
    figures: Figures, geography: Geography, age_from: int, age_to: int
) -> People:
    """Sum the five-year bands that lie wholly inside the ages."""
    inside = []
    for cell in figures.population(geography):
        first, last = band_ages(cell.category)
        if age_from <= first and last <= age_to:
            inside.append(cell)
    return _people(inside)


def _people(cells: Iterable[ReleasedCell]) -> People:
    """Sum cells by area; an area with an empty cell is left out."""
    listed = list(cells)
    unknown = {cell.ref_area for cell in listed if cell.value is None}
    totals: dict[str, float] = {}
    for cell in listed:
        if cell.ref_area not in unknown:
            totals[cell.ref_area] = totals.get(cell.ref_area, 0.0) + (cell.value or 0.0)
    people = {area: total for area, total in totals.items() if total}
    return People(people, frozenset(cell.snapshot_id for cell in listed))


def _part_of(people: People, parts: tuple[ReleasedCell, ...]) -> People:
    """Take the part of the people that an indicator in per cent says."""
    share = {part.ref_area: part.value / 100 for part in parts if part.value}
    by_area = {
        area: n * share[area] for area, n in people.by_area.items() if area in share
    }
    used = people.snapshots | {part.snapshot_id for part in parts}
    return People(by_area, used)


def band_ages(band: str) -> tuple[int, int]:
    """Return the first and last age of a band such as '20-24' or '80+'."""
    if band.endswith("+"):
        return int(band[:-1]), OLDEST
    first, last = band.split("-")
    return int(first), int(last)

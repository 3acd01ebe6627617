"""Whom a published percentage is a percentage of, area by area."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from htl_dash.disclosure.release import ReleasedCell
from htl_dash.domain.geography import AFTER, Geography
from htl_dash.domain.indicator import Denominator, Indicator
from htl_dash.domain.period import start_year
from htl_dash.domain.trail import Part
from htl_dash.services.figures import Figures

OLDEST = 120


@dataclass(frozen=True, slots=True)
class People:
    """Denominators by area, and the snapshots they come from.

    `lent_by` is the later division whose people they are, where the own has none, and
    `parts` are the figures that they are made of.
    """

    by_area: dict[str, float]
    snapshots: frozenset[int]
    lent_by: Geography | None = None
    parts: tuple[Part, ...] = ()


NOBODY = People({}, frozenset())


def denominators(
    figures: Figures, indicator: Indicator, geography: Geography, period: str
) -> People:
    """Return people per area that stand in for the indicator's denominator.

    Empty where the catalogue names no ages. People are those of the same division and
    period, or of as many years before as the catalogue says: for the whole population
    its published total, else its age bands. Where the store has no bands for that year
    the nearest year's are taken. Where it has none at all of an older division, those of
    the next are lent, to areas with the same code and the same name only, and `lent_by`
    says so. An area where any part is missing is left out: an unknown number is not a
    smaller one.
    """
    rule = indicator.denominator
    if rule is None or rule.age_from is None or rule.age_to is None:
        return NOBODY
    people = NOBODY
    counted_in = str(start_year(period) - rule.years_before)
    if _is_everyone(rule):
        totals = figures.series("population", geography, time_period=counted_in)
        people = _people(totals)
    if not people.by_area:
        bands = figures.population(geography, counted_in)
        people = _in_bands(bands, rule.age_from, rule.age_to)
    if not people.by_area and geography in AFTER:
        people = _lent(figures, geography, counted_in, rule.age_from, rule.age_to)
    people = _one_in(people, rule.one_in)
    if rule.within is None:
        return people
    return _part_of(people, figures.series(rule.within, geography, time_period=period))


def _is_everyone(rule: Denominator) -> bool:
    return rule.age_from == 0 and (rule.age_to or 0) >= OLDEST


def _in_bands(cells: Iterable[ReleasedCell], age_from: int, age_to: int) -> People:
    """Sum the five-year bands that lie wholly inside the ages."""
    inside = []
    for cell in cells:
        first, last = band_ages(cell.category)
        if age_from <= first and last <= age_to:
            inside.append(cell)
    return _people(inside)


def _lent(
    figures: Figures, geography: Geography, year: str, age_from: int, age_to: int
) -> People:
    """Return the next division's people, for areas that are called the same in both."""
    after = AFTER[geography]
    alike = figures.named_alike(after, geography)
    found = _in_bands(figures.population(after, year), age_from, age_to)
    by_area = {code: n for code, n in found.by_area.items() if code in alike}
    return replace(found, by_area=by_area, lent_by=after) if by_area else NOBODY


def _people(cells: Iterable[ReleasedCell]) -> People:
    """Sum cells by area; an area with an empty cell is left out."""
    listed = list(cells)
    unknown = {cell.ref_area for cell in listed if cell.value is None}
    totals: dict[str, float] = {}
    for cell in listed:
        if cell.ref_area not in unknown:
            totals[cell.ref_area] = totals.get(cell.ref_area, 0.0) + (cell.value or 0.0)
    people = {area: total for area, total in totals.items() if total}
    used = frozenset(cell.snapshot_id for cell in listed)
    return People(people, used, parts=_parts(listed))


def _parts(cells: Iterable[ReleasedCell]) -> tuple[Part, ...]:
    """Return what the cells of all areas are: one part for each band."""
    every = (
        Part(
            *(cell.indicator, cell.geography, (), (cell.time_period,)),
            *(cell.sex, cell.category),
        )
        for cell in cells
    )
    return tuple(dict.fromkeys(every))


def _one_in(people: People, one_in: int) -> People:
    by_area = {area: n / one_in for area, n in people.by_area.items()}
    return replace(people, by_area=by_area)


def _part_of(people: People, parts: tuple[ReleasedCell, ...]) -> People:
    """Take the part of the people that an indicator in per cent says."""
    share = {part.ref_area: part.value / 100 for part in parts if part.value}
    by_area = {
        area: n * share[area] for area, n in people.by_area.items() if area in share
    }
    used = people.snapshots | {part.snapshot_id for part in parts}
    made_of = (*people.parts, *_parts(parts))
    return replace(people, by_area=by_area, snapshots=used, parts=made_of)


def band_ages(band: str) -> tuple[int, int]:
    """Return the first and last age of a band such as '20-24' or '80+'."""
    if band.endswith("+"):
        return int(band[:-1]), OLDEST
    first, last = band.split("-")
    return int(first), int(last)

"""Whom a published percentage is a percentage of, area by area."""

from htl_dash.domain.geography import Geography
from htl_dash.domain.indicator import Denominator, Indicator
from htl_dash.services.figures import Figures

OLDEST = 120


def denominators(
    figures: Figures, indicator: Indicator, geography: Geography, period: str
) -> dict[str, float]:
    """Return people per area that stand in for the indicator's denominator.

    Empty where the catalogue names no ages. The whole population is taken for the
    same period where it is published; age bands exist for one period only.
    """
    rule = indicator.denominator
    if rule is None or rule.age_from is None or rule.age_to is None:
        return {}
    people = _everyone(figures, geography, period) if _is_everyone(rule) else {}
    people = people or _in_bands(figures, geography, rule.age_from, rule.age_to)
    if rule.within is None:
        return people
    parts = figures.series(rule.within, geography, time_period=period)
    share = {part.ref_area: part.value / 100 for part in parts if part.value}
    return {area: n * share[area] for area, n in people.items() if area in share}


def _is_everyone(rule: Denominator) -> bool:
    return rule.age_from == 0 and (rule.age_to or 0) >= OLDEST


def _everyone(figures: Figures, geography: Geography, period: str) -> dict[str, float]:
    cells = figures.series("population", geography, time_period=period)
    return {cell.ref_area: cell.value for cell in cells if cell.value}


def _in_bands(
    figures: Figures, geography: Geography, age_from: int, age_to: int
) -> dict[str, float]:
    """Sum the five-year bands that lie wholly inside the ages."""
    people: dict[str, float] = {}
    for cell in figures.population(geography):
        first, last = band_ages(cell.category)
        if cell.value is not None and age_from <= first and last <= age_to:
            people[cell.ref_area] = people.get(cell.ref_area, 0.0) + cell.value
    return people


def band_ages(band: str) -> tuple[int, int]:
    """Return the first and last age of a band such as '20-24' or '80+'."""
    if band.endswith("+"):
        return int(band[:-1]), OLDEST
    first, last = band.split("-")
    return int(first), int(last)

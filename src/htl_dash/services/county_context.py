"""Use case: what is known of the county and the country that a municipality lies in.

Some surveys of children are published for counties only. They say something about the
setting, and nothing about the municipality by itself: they are never put in its place.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sqlalchemy import Engine

from htl_dash.domain.geography import WIDER, Geography
from htl_dash.domain.indicator import Indicator
from htl_dash.domain.municipality import Municipality
from htl_dash.services.figures import AreaFigure, Figures, estimate

Group = tuple[str, str]
"""A period and a category, such as 2021-2022 and 15, the age."""
Side = tuple[Geography, str]
"""County or country, and the sex."""


@dataclass(frozen=True, slots=True)
class CountyContext:
    """One indicator in the home county and in the whole country.

    `groups` has the newest period first, and ages in order. Empty where nothing is in
    the store about either.
    """

    indicator: Indicator
    groups: Mapping[Group, Mapping[Side, AreaFigure]]
    snapshots: tuple[int, ...]


def county_context(
    engine: Engine, municipality: Municipality, indicators: Iterable[Indicator]
) -> tuple[CountyContext, ...]:
    """Return each indicator for county and country, in the order given."""
    with engine.connect() as connection:
        figures = Figures(connection)
        return tuple(_context(figures, municipality, one) for one in indicators)


def _context(
    figures: Figures, municipality: Municipality, indicator: Indicator
) -> CountyContext:
    found: dict[Group, dict[Side, AreaFigure]] = {}
    snapshots = set()
    for geography in WIDER:
        place = municipality.county_code if geography is Geography.COUNTY else None
        cells = figures.series(
            indicator.code, geography, place, sex=None, category=None
        )
        for cell in cells:
            sides = found.setdefault((cell.time_period, cell.category), {})
            sides[geography, cell.sex] = estimate(indicator, cell, None)
            snapshots.add(cell.snapshot_id)
    # Twice in order: ages first, then periods from the newest, which keeps the ages.
    by_age = sorted(found, key=lambda one: (len(one[1]), one[1]))
    newest_first = sorted(by_age, key=lambda one: one[0], reverse=True)
    groups = {one: found[one] for one in newest_first}
    return CountyContext(indicator, groups, tuple(sorted(snapshots)))

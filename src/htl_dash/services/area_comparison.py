"""Use case: compare the municipality's areas on one indicator."""

from dataclasses import dataclass

from sqlalchemy import Engine

from htl_dash.domain.geography import Geography
from htl_dash.domain.indicator import Indicator
from htl_dash.domain.municipality import Municipality
from htl_dash.services.denominators import denominators
from htl_dash.services.figures import AreaFigure, Figures, estimate
from htl_dash.stats.estimate import Certainty, Estimate, compare
from htl_dash.stats.proportions import weighted_mean

WEIGHING = Geography.REGSO_2025
"""The municipality's own value is weighed from this division, whichever is shown."""


@dataclass(frozen=True, slots=True)
class ComparedArea:
    """One area's figure and how it stands to the whole municipality."""

    code: str
    figure: AreaFigure
    certainty: Certainty | None


@dataclass(frozen=True, slots=True)
class AreaComparison:
    """Every area of one division, in register order, on one indicator and period.

    `reference` is the municipality as a whole; None where it is neither published
    nor possible to weigh. `snapshots` lists where the figures came from.
    """

    indicator: Indicator
    geography: Geography
    period: str
    areas: tuple[ComparedArea, ...]
    reference: Estimate | None
    snapshots: tuple[int, ...]


def compare_areas(
    engine: Engine,
    municipality: Municipality,
    indicator: Indicator,
    geography: Geography,
    period: str,
) -> AreaComparison:
    """Compare all areas with the municipality; no rows gives an empty comparison."""
    with engine.connect() as connection:
        figures = Figures(connection, municipality)
        return comparison(figures, municipality, indicator, geography, period)


def comparison(
    figures: Figures,
    municipality: Municipality,
    indicator: Indicator,
    geography: Geography,
    period: str,
) -> AreaComparison:
    """Compare within a transaction that is already open."""
    found = _figures(figures, indicator, geography, period)
    reference = _reference(figures, municipality, indicator, period)
    areas = tuple(
        ComparedArea(figure.cell.ref_area, figure, _certainty(figure, reference))
        for figure in found
    )
    snapshots = sorted({figure.cell.snapshot_id for figure in found})
    return AreaComparison(
        indicator, geography, period, areas, reference, tuple(snapshots)
    )


def area_periods(
    engine: Engine,
    municipality: Municipality,
    indicator: Indicator,
    geography: Geography,
) -> tuple[str, ...]:
    """Return the periods with figures for the areas, latest first."""
    with engine.connect() as connection:
        return Figures(connection, municipality).periods(indicator.code, geography)


def _figures(
    figures: Figures, indicator: Indicator, geography: Geography, period: str
) -> tuple[AreaFigure, ...]:
    people = denominators(figures, indicator, geography, period)
    cells = figures.series(indicator.code, geography, time_period=period)
    return tuple(estimate(indicator, cell, people.get(cell.ref_area)) for cell in cells)


def _reference(
    figures: Figures, municipality: Municipality, indicator: Indicator, period: str
) -> Estimate | None:
    """Return the published value, else the areas' mean weighed by denominator."""
    published = figures.series(
        indicator.code, Geography.MUNICIPALITY, municipality.code, period
    )
    for cell in published:
        if cell.value is not None:
            return estimate(indicator, cell, None).estimate
    found = _figures(figures, indicator, WEIGHING, period)
    weighed = [(f.estimate.value, f.denominator) for f in found if f.estimate]
    if not weighed or len(weighed) < len(found):
        return None
    if any(weight is None for _, weight in weighed):
        return None
    return weighted_mean([v for v, _ in weighed], [w or 0.0 for _, w in weighed])


def _certainty(figure: AreaFigure, reference: Estimate | None) -> Certainty | None:
    if figure.estimate is None or reference is None:
        return None
    return compare(figure.estimate, reference.value)

"""Use case: one school on everything that is told per school, year by year."""

from dataclasses import dataclass

from sqlalchemy import Engine

from htl_dash.domain.geography import Geography
from htl_dash.domain.indicator import Indicator
from htl_dash.services.figures import AreaFigure, Figures, estimate


@dataclass(frozen=True, slots=True)
class SchoolLine:
    """One indicator: the school's figures, newest first; none where it has no row.

    `is_there` tells whether any school has a figure.
    """

    indicator: Indicator
    figures: tuple[AreaFigure, ...]
    is_there: bool


def school_figures(
    engine: Engine, indicators: tuple[Indicator, ...], unit_code: str
) -> tuple[SchoolLine, ...]:
    """Return the school's figures on each indicator, in the order given."""
    with engine.connect() as connection:
        figures = Figures(connection)
        return tuple(_line(figures, one, unit_code) for one in indicators)


def _line(figures: Figures, one: Indicator, unit_code: str) -> SchoolLine:
    cells = figures.series(one.code, Geography.SCHOOL)
    own = [cell for cell in cells if cell.ref_area == unit_code]
    own.sort(key=lambda cell: cell.time_period, reverse=True)
    found = tuple(estimate(one, cell, None) for cell in own)
    return SchoolLine(one, found, bool(cells))

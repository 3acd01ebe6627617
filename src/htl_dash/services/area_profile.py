"""Use case: one area's conditions over all indicators."""

from dataclasses import dataclass

from sqlalchemy import Engine

from htl_dash.domain.geography import Geography
from htl_dash.domain.indicator import Indicator
from htl_dash.domain.municipality import Municipality
from htl_dash.services.area_comparison import AreaComparison, ComparedArea, comparison
from htl_dash.services.figures import Figures


@dataclass(frozen=True, slots=True)
class ProfileRow:
    """One indicator for one area, with the comparison it stands in.

    `area` is None where the area has no row; `comparison` is None where no area has.
    """

    indicator: Indicator
    comparison: AreaComparison | None
    area: ComparedArea | None


def profile_area(
    engine: Engine,
    municipality: Municipality,
    indicators: tuple[Indicator, ...],
    geography: Geography,
    area: str,
) -> tuple[ProfileRow, ...]:
    """Return the area's latest figure on each indicator, in the order given."""
    with engine.connect() as connection:
        figures = Figures(connection)
        return tuple(
            _row(figures, municipality, indicator, geography, area)
            for indicator in indicators
        )


def _row(
    figures: Figures,
    municipality: Municipality,
    indicator: Indicator,
    geography: Geography,
    area: str,
) -> ProfileRow:
    periods = figures.periods(indicator.code, geography)
    if not periods:
        return ProfileRow(indicator, None, None)
    compared = comparison(figures, municipality, indicator, geography, periods[0])
    own = next((row for row in compared.areas if row.code == area), None)
    return ProfileRow(indicator, compared, own)

"""Use case: how one indicator has moved in the areas and in the municipality."""

from dataclasses import dataclass

from sqlalchemy import Engine

from htl_dash.domain.geography import Geography
from htl_dash.domain.indicator import Indicator
from htl_dash.domain.municipality import Municipality
from htl_dash.services.area_comparison import AreaComparison, comparison
from htl_dash.services.figures import Figures
from htl_dash.services.gaps import Gap, widest_gap


@dataclass(frozen=True, slots=True)
class AreaTrend:
    """Comparisons of the same areas, oldest period first; may be empty or single."""

    indicator: Indicator
    geography: Geography
    comparisons: tuple[AreaComparison, ...]

    @property
    def gaps(self) -> tuple[Gap, ...]:
        """The areas furthest apart, one per period with two that are counted."""
        found = (widest_gap(compared) for compared in self.comparisons)
        return tuple(gap for gap in found if gap is not None)


def area_trend(
    engine: Engine,
    municipality: Municipality,
    indicator: Indicator,
    geography: Geography,
) -> AreaTrend:
    """Return one comparison per published period."""
    with engine.connect() as connection:
        figures = Figures(connection)
        periods = reversed(figures.periods(indicator.code, geography))
        comparisons = tuple(
            comparison(figures, municipality, indicator, geography, period)
            for period in periods
        )
    return AreaTrend(indicator, geography, comparisons)

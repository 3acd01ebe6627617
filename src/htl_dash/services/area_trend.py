"""Use case: how one indicator has moved in the areas and in the municipality."""

from dataclasses import dataclass, replace

from sqlalchemy import Engine

from htl_dash.domain.geography import BEFORE, Geography
from htl_dash.domain.indicator import Indicator
from htl_dash.domain.municipality import Municipality
from htl_dash.services.area_comparison import AreaComparison, comparison
from htl_dash.services.area_names import same_areas
from htl_dash.services.figures import Figures
from htl_dash.services.gaps import Gap, widest_gap


@dataclass(frozen=True, slots=True)
class AreaTrend:
    """Comparisons of the same areas, oldest period first; may be empty or single.

    `earlier` are periods before those, from the division before this one: only areas
    with the same code and name in both. They belong beside the others, never in a line
    with them: an area that is called the same may still have got other boundaries.
    """

    indicator: Indicator
    geography: Geography
    comparisons: tuple[AreaComparison, ...]
    earlier: tuple[AreaComparison, ...] = ()

    @property
    def everything(self) -> tuple[AreaComparison, ...]:
        """All comparisons of both divisions, oldest period first."""
        return (*self.earlier, *self.comparisons)

    @property
    def gaps(self) -> tuple[Gap, ...]:
        """The areas furthest apart, one per period with two that are counted.

        In this division alone: another one has other areas.
        """
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
        comparisons = _comparisons(figures, municipality, indicator, geography)
        trend = AreaTrend(indicator, geography, comparisons)
        same = same_areas(connection, municipality, geography)
        if not (comparisons and same):
            return trend
        before = _comparisons(figures, municipality, indicator, BEFORE[geography])
    first = comparisons[0].period
    earlier = (_only(one, same) for one in before if one.period < first)
    return replace(trend, earlier=tuple(one for one in earlier if one.areas))


def _comparisons(
    figures: Figures,
    municipality: Municipality,
    indicator: Indicator,
    geography: Geography,
) -> tuple[AreaComparison, ...]:
    periods = reversed(figures.periods(indicator.code, geography))
    return tuple(
        comparison(figures, municipality, indicator, geography, period)
        for period in periods
    )


def _only(compared: AreaComparison, same: frozenset[str]) -> AreaComparison:
    kept = tuple(area for area in compared.areas if area.code in same)
    return replace(compared, areas=kept)

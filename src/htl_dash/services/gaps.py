"""Use case: on which indicators do the areas differ most, and how sure are we?"""

from dataclasses import dataclass

from sqlalchemy import Engine

from htl_dash.domain.geography import Geography
from htl_dash.domain.indicator import Direction, Indicator
from htl_dash.domain.municipality import Municipality
from htl_dash.services.area_comparison import AreaComparison, ComparedArea, comparison
from htl_dash.services.figures import Figures
from htl_dash.stats.estimate import Certainty, Estimate
from htl_dash.stats.proportions import difference


@dataclass(frozen=True, slots=True)
class AreaGap:
    """The areas furthest apart on one indicator.

    `hardest` is the area with the least favourable figure and `easiest` the other
    end; `gap` is the difference between them, always positive, on the 0-1 scale.
    `surely_worse` counts areas surely on the unfavourable side of the municipality.
    """

    comparison: AreaComparison
    hardest: ComparedArea
    easiest: ComparedArea
    gap: Estimate
    surely_worse: int


def largest_gaps(
    engine: Engine,
    municipality: Municipality,
    indicators: tuple[Indicator, ...],
    geography: Geography,
) -> tuple[AreaGap, ...]:
    """Return gaps in per cent indicators with intervals, largest first.

    Indicators that only describe conditions are left out: their differences are not
    anybody's disadvantage. Other units are left out: they share no scale.
    """
    judged = [
        indicator
        for indicator in indicators
        if indicator.direction is not Direction.NEUTRAL
        and indicator.unit.is_share
        and geography in indicator.levels
    ]
    with engine.connect() as connection:
        figures = Figures(connection, municipality)
        found = [_gap(figures, municipality, one, geography) for one in judged]
    gaps = [gap for gap in found if gap is not None]
    return tuple(sorted(gaps, key=lambda gap: -gap.gap.value))


def _gap(
    figures: Figures,
    municipality: Municipality,
    indicator: Indicator,
    geography: Geography,
) -> AreaGap | None:
    periods = figures.periods(indicator.code, geography)
    if not periods:
        return None
    compared = comparison(figures, municipality, indicator, geography, periods[0])
    known = [
        (area.figure.estimate, area)
        for area in compared.areas
        if area.figure.estimate and area.figure.estimate.lower is not None
    ]
    if len(known) < 2:
        return None
    known.sort(key=lambda pair: pair[0].value)
    (least, low), (most, high) = known[0], known[-1]
    high_is_bad = indicator.direction is Direction.LOWER_IS_BETTER
    hardest, easiest = (high, low) if high_is_bad else (low, high)
    bad = Certainty.SURELY_HIGHER if high_is_bad else Certainty.SURELY_LOWER
    worse = sum(area.certainty is bad for area in compared.areas)
    return AreaGap(compared, hardest, easiest, difference(most, least), worse)

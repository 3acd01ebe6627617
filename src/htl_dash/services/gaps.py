"""Use case: on which indicators do the areas differ most, and how sure are we?"""

from dataclasses import dataclass

from sqlalchemy import Engine

from htl_dash.domain.geography import Geography
from htl_dash.domain.indicator import Direction, Indicator
from htl_dash.domain.municipality import Municipality
from htl_dash.services.area_comparison import AreaComparison, ComparedArea, comparison
from htl_dash.services.figures import Figures
from htl_dash.stats.estimate import Certainty, Estimate, compare
from htl_dash.stats.proportions import widest_difference


@dataclass(frozen=True, slots=True)
class Gap:
    """The two areas furthest apart in one period, and how far, on the 0-1 scale.

    `size` is never negative; its limits allow for the two having been chosen.
    """

    period: str
    lowest: ComparedArea
    highest: ComparedArea
    size: Estimate


@dataclass(frozen=True, slots=True)
class AreaGap:
    """The areas furthest apart on one indicator, by who has it harder.

    `hardest` is the area with the least favourable figure and `easiest` the other
    end; `gap` is the difference between them, as in `Gap`. `surely_worse` counts
    areas surely on the unfavourable side of the municipality.
    """

    comparison: AreaComparison
    hardest: ComparedArea
    easiest: ComparedArea
    gap: Estimate
    surely_worse: int


def widest_gap(compared: AreaComparison) -> Gap | None:
    """Return the areas furthest apart; None unless two are shares of known people."""
    counted = compared.counted
    widest = widest_difference(
        [one.share for one in counted],
        [one.people for one in counted],
        compared.indicator.rounding,
    )
    if widest is None:
        return None
    lowest, highest = counted[widest.lowest].area, counted[widest.highest].area
    return Gap(compared.period, lowest, highest, widest.gap)


def gap_change(first: Gap, last: Gap) -> Certainty | None:
    """Say whether a gap has surely grown or shrunk; None without limits.

    The same people are largely counted both times, so the two are not independent and
    their difference has no interval that can be trusted. Limits that do not meet need
    no such assumption: one of two intervals must then be wrong for the change not to
    be there.
    """
    if first.size.lower is None or first.size.upper is None:
        return None
    if compare(last.size, first.size.upper) is Certainty.SURELY_HIGHER:
        return Certainty.SURELY_HIGHER
    if compare(last.size, first.size.lower) is Certainty.SURELY_LOWER:
        return Certainty.SURELY_LOWER
    return Certainty.NO_SURE_DIFFERENCE


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
        figures = Figures(connection)
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
    widest = widest_gap(compared)
    if widest is None:
        return None
    low, high = widest.lowest, widest.highest
    high_is_bad = indicator.direction is Direction.LOWER_IS_BETTER
    hardest, easiest = (high, low) if high_is_bad else (low, high)
    bad = Certainty.SURELY_HIGHER if high_is_bad else Certainty.SURELY_LOWER
    worse = sum(area.certainty is bad for area in compared.areas)
    return AreaGap(compared, hardest, easiest, widest.size, worse)

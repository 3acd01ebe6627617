"""Use case: is an indicator of a goal moving, and is that more than chance?"""

from dataclasses import dataclass
from enum import StrEnum

from htl_dash.domain.period import end_year
from htl_dash.services.goal_progress import Progress
from htl_dash.stats.trend import POINTS, Trend, proportion_trend


class NoTrend(StrEnum):
    """Why a trend cannot be calculated."""

    NO_PEOPLE = "no_people"
    FEW_YEARS = "few_years"


@dataclass(frozen=True, slots=True)
class RecentTrend:
    """Direction of the municipality's own figures from period `first` to `last`."""

    trend: Trend
    first: str
    last: str


def recent_trend(progress: Progress) -> RecentTrend | NoTrend:
    """Return the trend of the last five figures since the series last changed meaning.

    Only counted shares have one: no denominator is ever made up.
    """
    latest = list(progress.comparable.items())[-POINTS:]
    counted = [
        (figure.estimate.value * figure.denominator, figure.denominator)
        for _, figure in latest
        if progress.indicator.unit.is_share and figure.estimate and figure.denominator
    ]
    if len(counted) < len(latest):
        return NoTrend.NO_PEOPLE
    if len(counted) < POINTS:
        return NoTrend.FEW_YEARS
    counts, sizes = zip(*counted, strict=True)
    periods = [period for period, _ in latest]
    test = proportion_trend(counts, sizes, [end_year(period) for period in periods])
    return RecentTrend(test.trend, periods[0], periods[-1])

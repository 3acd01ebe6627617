"""Recent trend: is the direction of the last five points more than chance?"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from scipy.special import chdtri

from htl_dash.stats.scale import Floats

POINTS = 5
"""The trend is about this many latest points, neither more nor fewer."""

CRITICAL_CHI2 = float(chdtri(1, 0.002))
"""9.5495: exceeded by chance in 0.2 % of series without a trend."""

_WIDTH_IN_ERRORS = 3.92  # standard errors between the limits of a 95 % interval


class Trend(StrEnum):
    """Direction over the last five points."""

    INCREASING = "increasing"
    DECREASING = "decreasing"
    NO_CHANGE = "no_change"
    NOT_CALCULABLE = "not_calculable"


@dataclass(frozen=True, slots=True)
class TrendTest:
    """A trend and what it rests on; `chi2` is None where nothing can be calculated.

    `points` is how many points the test saw: five, or all there were.
    """

    trend: Trend
    chi2: float | None
    points: int


def proportion_trend(
    counts: Sequence[float], sizes: Sequence[float], times: Sequence[float]
) -> TrendTest:
    """Return the recent trend of counted shares.

    A trend needs a chi-squared above `CRITICAL_CHI2` and a slope of the same sign
    whichever of the five points is left out: one odd year makes no trend.

    Args:
        counts: People with the characteristic, oldest first.
        sizes: All people, positive, in the same order.
        times: Years or other times, ascending; need not be equally spaced.

    References:
        Cochran (1954), Biometrics 10: 417-451; Armitage (1955), Biometrics 11:
        375-386. Level, number of points and leaving one out: Fingertips (OHID).
    """
    if len(counts) < POINTS:
        return TrendTest(Trend.NOT_CALCULABLE, None, len(counts))
    x, n, t = _latest(counts), _latest(sizes), _latest(times)
    return _test(x / n, n, t, cochran_armitage(x, n, t))


def weighted_trend(
    values: Sequence[float],
    lowers: Sequence[float],
    uppers: Sequence[float],
    times: Sequence[float],
) -> TrendTest:
    """Return the recent trend of values known by their 95 % limits.

    As `proportion_trend`, with a line fitted by least squares, each point weighted by
    how sure it is. Not calculable where a point's limits coincide.

    References:
        Trend analysis of Fingertips (OHID): weights 1 / ((U - L) / 3.92)^2.
    """
    widths = _latest(uppers) - _latest(lowers)
    if len(values) < POINTS or np.any(widths <= 0):
        return TrendTest(Trend.NOT_CALCULABLE, None, min(len(values), POINTS))
    y, t = _latest(values), _latest(times)
    weights = (_WIDTH_IN_ERRORS / widths) ** 2
    slope, information = _line(y, weights, t)
    return _test(y, weights, t, slope**2 * information)


def cochran_armitage(
    counts: Sequence[float] | Floats,
    sizes: Sequence[float] | Floats,
    times: Sequence[float] | Floats,
) -> float:
    """Return the Cochran-Armitage chi-squared for a trend in shares (1 df).

    All points are used. 0 where everybody or nobody has the characteristic.

    References:
        Armitage (1955), Biometrics 11: 375-386.
    """
    x, n, t = (np.asarray(one, dtype=float) for one in (counts, sizes, times))
    share = x.sum() / n.sum()
    slope, information = _line(x / n, n, t)
    variance = share * (1 - share)
    return slope**2 * information / float(variance) if variance else 0.0


def _latest(series: Sequence[float]) -> Floats:
    return np.asarray(series[-POINTS:], dtype=float)


def _line(values: Floats, weights: Floats, times: Floats) -> tuple[float, float]:
    """Return the weighted slope and the weighted spread of the times about it."""
    from_mean = times - np.average(times, weights=weights)
    information = float(weights @ from_mean**2)
    return float((weights * from_mean) @ values) / information, information


def _test(values: Floats, weights: Floats, times: Floats, chi2: float) -> TrendTest:
    """Return the direction of a series of exactly `POINTS` points."""
    slope, _ = _line(values, weights, times)
    without = [
        _line(*(np.delete(one, point) for one in (values, weights, times)))[0]
        for point in range(POINTS)
    ]
    # Same sign as the whole slope; one that is 0 but for rounding errors has none.
    steady = min(slope * left for left in without) > 1e-9 * slope**2
    if chi2 <= CRITICAL_CHI2 or not steady:
        return TrendTest(Trend.NO_CHANGE, chi2, POINTS)
    trend = Trend.INCREASING if slope > 0 else Trend.DECREASING
    return TrendTest(trend, chi2, POINTS)

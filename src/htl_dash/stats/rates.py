"""Rates from counts of events, with Poisson intervals."""

from math import inf, sqrt

from scipy.special import betaincinv, gammaincinv

from htl_dash.stats.estimate import CONFIDENCE, Estimate, Method, z_score

FEWEST_FOR_BYAR = 10
"""Byar's approximation is good from here; below it the exact limits are used."""


def rate(count: float, population: float, confidence: float = CONFIDENCE) -> Estimate:
    """Return events per person (or per person-year) with its interval.

    Byar's limits from ten events, exact Poisson limits below, as the English public
    health authorities do. Not a share: a person may be counted more than once.

    Args:
        count: Events, not negative.
        population: People or person-years the events come from, positive.
        confidence: Two-sided level.

    Raises:
        ValueError: If `count` is negative or `population` not positive.

    References:
        Breslow & Day (1987), Statistical Methods in Cancer Research II, IARC: 69-71.
    """
    if count < 0 or population <= 0:
        raise ValueError("a rate needs events >= 0 and a population > 0")
    enough = count >= FEWEST_FOR_BYAR
    limits = byar_limits if enough else exact_poisson_limits
    method = Method.BYAR if enough else Method.EXACT_POISSON
    lower, upper = (limit / population for limit in limits(count, confidence))
    return Estimate(count / population, lower, upper, method, confidence)


def byar_limits(count: float, confidence: float = CONFIDENCE) -> tuple[float, float]:
    """Return Byar's limits for a positive count; 0 where the lower would be negative.

    References:
        Breslow & Day (1987), p. 69, equation 2.13.
    """
    z = z_score(confidence)
    root = 1 - 1 / (9 * count) - z / (3 * sqrt(count))
    more = count + 1
    upper = more * (1 - 1 / (9 * more) + z / (3 * sqrt(more))) ** 3
    return count * max(0.0, root) ** 3, upper


def exact_poisson_limits(
    count: float, confidence: float = CONFIDENCE
) -> tuple[float, float]:
    """Return the exact limits of a Poisson mean; the lower limit of no events is 0.

    References:
        Garwood (1936), Biometrika 28: 437-442. The gamma quantile is half the
        chi-squared one with twice the shape.
    """
    tail = (1 - confidence) / 2
    lower = float(gammaincinv(count, tail)) if count else 0.0
    return lower, float(gammaincinv(count + 1, 1 - tail))


def count_ratio(
    first: float, second: float, confidence: float = CONFIDENCE
) -> Estimate | None:
    """Return first over second, two counts over equal times, with its exact interval.

    Given their sum, the first count of two equal Poisson rates is binomial with one
    half; the limits are those of its chance (Clopper-Pearson) as odds. The interval
    excludes 1 exactly where the conditional test, two-sided, finds a difference. The
    value and the upper limit are infinite where `second` is 0; None if both are.

    References:
        Przyborowski & Wilenski (1940), Biometrika 31: 313-323;
        Clopper & Pearson (1934), Biometrika 26: 404-413.
    """
    if not first and not second:
        return None
    tail = (1 - confidence) / 2
    low = float(betaincinv(first, second + 1, tail)) if first else 0.0
    high = float(betaincinv(first + 1, second, 1 - tail)) if second else 1.0
    value = first / second if second else inf
    upper = high / (1 - high) if high < 1 else inf
    return Estimate(value, low / (1 - low), upper, Method.COUNT_RATIO, confidence)

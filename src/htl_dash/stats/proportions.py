"""Proportions with Wilson score intervals, their differences, ratios and means."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import inf, sqrt

from htl_dash.stats.estimate import CONFIDENCE, Estimate, Method, z_score


@dataclass(frozen=True, slots=True)
class WidestDifference:
    """The two furthest apart, by position, and how far: `gap` is never negative."""

    lowest: int
    highest: int
    gap: Estimate


def _limit(share: float, n: float, z: float) -> float:
    """Return one Wilson limit: the lower for negative z, the upper for positive."""
    centre = share + z**2 / (2 * n)
    half = z * sqrt(share * (1 - share) / n + z**2 / (4 * n**2))
    return min(1.0, max(0.0, (centre + half) / (1 + z**2 / n)))


def wilson(
    share: float, n: float, rounding: float = 0.0, confidence: float = CONFIDENCE
) -> Estimate:
    """Return a share with its Wilson score interval, on the 0-1 scale.

    Args:
        share: Part with the characteristic, 0-1, as counted or as published.
        n: All people the share is a share of; must be positive.
        rounding: Width of the publisher's rounding on the same scale (0.01 for whole
            per cent). The interval then covers every share that rounds to `share`.
        confidence: Two-sided level.

    References:
        Wilson (1927), J. Am. Stat. Assoc. 22: 209-212.
    """
    z = z_score(confidence)
    least = max(0.0, share - rounding / 2)
    most = min(1.0, share + rounding / 2)
    method = Method.WILSON_ROUNDED if rounding else Method.WILSON
    return Estimate(share, _limit(least, n, -z), _limit(most, n, z), method, confidence)


def difference(first: Estimate, second: Estimate) -> Estimate:
    """Return first minus second, independent shares or rates, with its interval.

    Both need limits of the same confidence; ValueError otherwise. Limits inside 0-1
    give a difference inside -1 to 1: the root is at most the sum of its two parts.

    References:
        Newcombe (1998), Stat. Med. 17: 873-890, method 10 (hybrid score), for shares;
        Zou & Donner (2008), Stat. Med. 27: 1693-1702, for other estimates.
    """
    (l1, u1), (l2, u2) = _limits(first, second)
    value = first.value - second.value
    below = sqrt((first.value - l1) ** 2 + (u2 - second.value) ** 2)
    above = sqrt((u1 - first.value) ** 2 + (second.value - l2) ** 2)
    shares = {first.method, second.method} <= {Method.WILSON, Method.WILSON_ROUNDED}
    method = Method.NEWCOMBE if shares else Method.MOVER
    return Estimate(value, value - below, value + above, method, first.confidence)


def ratio(first: Estimate, second: Estimate) -> Estimate | None:
    """Return first over second, independent shares or rates, with its interval.

    Both need limits of the same confidence; ValueError otherwise. None if the second
    is 0. The upper limit is infinite where the second's lower limit is 0.

    References:
        Donner & Zou (2012), Stat. Methods Med. Res. 21: 347-359 (MOVER-R).
    """
    (l1, u1), (l2, u2) = _limits(first, second)
    x, y = first.value, second.value
    if y == 0:
        return None
    # Written with the root below the line, which needs no care where u2 = 2y.
    least, most = l1 * (2 * x - l1), u1 * (2 * x - u1)
    root = sqrt(max(0.0, (x * y) ** 2 - least * u2 * (2 * y - u2)))
    lower = least / (x * y + root) if least > 0 else 0.0
    low = l2 * (2 * y - l2)
    root = sqrt(max(0.0, (x * y) ** 2 - most * low))
    upper = (x * y + root) / low if low else inf
    return Estimate(x / y, lower, upper, Method.MOVER_RATIO, first.confidence)


def _limits(
    first: Estimate, second: Estimate
) -> tuple[tuple[float, float], tuple[float, float]]:
    """Return the limits of both; ValueError unless they exist at one confidence."""
    if first.lower is None or second.lower is None:
        raise ValueError("both estimates need limits")
    if first.upper is None or second.upper is None:
        raise ValueError("both estimates need limits")
    if first.confidence != second.confidence:
        raise ValueError("confidence differs")
    return (first.lower, first.upper), (second.lower, second.upper)


def widest_difference(
    shares: Sequence[float], sizes: Sequence[float], rounding: float = 0.0
) -> WidestDifference | None:
    """Return the two shares furthest apart; None with fewer than two.

    They are chosen because they are furthest apart, so an ordinary interval for their
    difference is too narrow: among areas that are all alike it would nearly always
    miss zero. Here every pair has its Newcombe interval at a level (Bonferroni) such
    that all pairs' intervals hold together with the stated confidence, whichever
    pair was then chosen.

    Args:
        shares: One per area, 0-1.
        sizes: People behind each share, positive, in the same order.
        rounding: As for `wilson`.

    References:
        Dunn (1961), J. Am. Stat. Assoc. 56: 52-64.
    """
    areas = len(shares)
    if areas < 2:
        return None
    pairs = areas * (areas - 1) / 2
    level = 1 - (1 - CONFIDENCE) / pairs
    order = sorted(range(areas), key=shares.__getitem__)
    least, most = order[0], order[-1]
    gap = difference(
        wilson(shares[most], sizes[most], rounding, level),
        wilson(shares[least], sizes[least], rounding, level),
    )
    held = Estimate(gap.value, gap.lower, gap.upper, Method.SIMULTANEOUS)
    return WidestDifference(least, most, held)


def weighted_mean(values: Sequence[float], weights: Sequence[float]) -> Estimate | None:
    """Return the weighted mean without an interval; None if the weights sum to zero."""
    total = sum(weights)
    if not total:
        return None
    pairs = zip(values, weights, strict=True)
    mean = sum(value * weight for value, weight in pairs) / total
    return Estimate(mean, None, None, Method.WEIGHTED_MEAN)

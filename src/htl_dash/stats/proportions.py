"""Proportions with Wilson score intervals, their differences and weighted means."""

from collections.abc import Sequence
from math import sqrt
from statistics import NormalDist

from htl_dash.stats.estimate import CONFIDENCE, Estimate, Method


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
    z = NormalDist().inv_cdf(0.5 + confidence / 2)
    least = max(0.0, share - rounding / 2)
    most = min(1.0, share + rounding / 2)
    method = Method.WILSON_ROUNDED if rounding else Method.WILSON
    return Estimate(share, _limit(least, n, -z), _limit(most, n, z), method, confidence)


def difference(first: Estimate, second: Estimate) -> Estimate:
    """Return first minus second for two independent shares, with its interval.

    Both need limits of the same confidence; ValueError otherwise.

    References:
        Newcombe (1998), Stat. Med. 17: 873-890, method 10 (hybrid score).
    """
    if first.lower is None or second.lower is None:
        raise ValueError("both estimates need limits")
    if first.upper is None or second.upper is None:
        raise ValueError("both estimates need limits")
    if first.confidence != second.confidence:
        raise ValueError("confidence differs")
    value = first.value - second.value
    below = sqrt((first.value - first.lower) ** 2 + (second.upper - second.value) ** 2)
    above = sqrt((first.upper - first.value) ** 2 + (second.value - second.lower) ** 2)
    return Estimate(
        value,
        max(-1.0, value - below),
        min(1.0, value + above),
        Method.NEWCOMBE,
        first.confidence,
    )


def weighted_mean(values: Sequence[float], weights: Sequence[float]) -> Estimate | None:
    """Return the weighted mean without an interval; None if the weights sum to zero."""
    total = sum(weights)
    if not total:
        return None
    pairs = zip(values, weights, strict=True)
    mean = sum(value * weight for value, weight in pairs) / total
    return Estimate(mean, None, None, Method.WEIGHTED_MEAN)

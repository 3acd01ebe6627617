"""Small areas borrow strength from the others (empirical Bayes)."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from htl_dash.stats.scale import Floats

_JEFFREYS = 0.5


@dataclass(frozen=True, slots=True)
class BetaPrior:
    """How the areas' true shares are spread: Beta(a, b), worth a + b people."""

    a: float
    b: float


def marshall(counts: Sequence[float], populations: Sequence[float]) -> Floats:
    """Return rates drawn towards the common one, the more the smaller the area.

    Where the areas vary no more than chance would make them, all get the common rate.

    Args:
        counts: Events, one per area.
        populations: People, positive, in the same order.

    Returns:
        Rates per person, shape (areas,).

    References:
        Marshall (1991), Appl. Stat. 40: 283-294 (global, method of moments).
    """
    n = np.asarray(populations, dtype=float)
    rates: Floats = np.asarray(counts, dtype=float) / n
    mean, variance = _moments(rates, n)
    if mean == 0:
        return rates
    between = max(0.0, variance - mean / float(n.mean()))
    return np.asarray(mean + between / (between + mean / n) * (rates - mean))


def beta_binomial(shares: Sequence[float], sizes: Sequence[float]) -> BetaPrior:
    """Return the distribution of true shares among areas like these, by moments.

    Moments alone would give an infinitely narrow distribution where areas vary no more
    than chance would make them, and none at all where every share is 0 or 1. The prior
    is therefore worth no more people than it was learnt from, and no less than half a
    person at either end (Jeffreys' prior). A single area has nobody to learn from and
    gets that.

    Args:
        shares: One per area, 0-1; at least one.
        sizes: People behind each share, positive, in the same order.

    References:
        Kleinman (1973), J. Am. Stat. Assoc. 68: 46-54.
    """
    n = np.asarray(sizes, dtype=float)
    mean, variance = _moments(np.asarray(shares, dtype=float), n)
    people = _worth(mean, variance, n) if len(n) > 1 else 0.0
    return BetaPrior(max(_JEFFREYS, mean * people), max(_JEFFREYS, (1 - mean) * people))


def _worth(mean: float, variance: float, n: Floats) -> float:
    """Return how many people a prior of this mean and observed variance is worth."""
    by_chance = mean * (1 - mean) / n.mean()
    if variance <= by_chance or n.mean() <= 1:
        return float(n.sum())
    between = (variance - by_chance) / (1 - 1 / n.mean())
    return float(min(mean * (1 - mean) / between - 1, n.sum()))


def _moments(values: Floats, weights: Floats) -> tuple[float, float]:
    """Return the weighted mean and the weighted variance about it."""
    mean = float(np.average(values, weights=weights))
    return mean, float(np.average((values - mean) ** 2, weights=weights))

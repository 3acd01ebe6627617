"""An estimate is never a bare number: value, limits, confidence and method together."""

from dataclasses import dataclass
from enum import StrEnum
from statistics import NormalDist

CONFIDENCE = 0.95
"""Two-sided level of every interval in the product."""


class Method(StrEnum):
    """How the limits were made; each has its text under `[method]` in text/sv."""

    PUBLISHED = "published"
    WILSON = "wilson"
    WILSON_ROUNDED = "wilson_rounded"
    WEIGHTED_MEAN = "weighted_mean"
    NEWCOMBE = "newcombe"
    SIMULTANEOUS = "simultaneous"
    MOVER = "mover"
    MOVER_RATIO = "mover_ratio"
    BYAR = "byar"
    EXACT_POISSON = "exact_poisson"
    COUNT_RATIO = "count_ratio"
    SLOPE_INDEX = "slope_index"
    RELATIVE_INDEX = "relative_index"
    GINI = "gini"
    BINOMIAL_TREND = "binomial_trend"
    SERIES_TREND = "series_trend"


class Certainty(StrEnum):
    """How a value stands to a reference, given its uncertainty."""

    SURELY_HIGHER = "surely_higher"
    NO_SURE_DIFFERENCE = "no_sure_difference"
    SURELY_LOWER = "surely_lower"


@dataclass(frozen=True, slots=True)
class Estimate:
    """A value with its limits; limits are None where no interval can be made."""

    value: float
    lower: float | None
    upper: float | None
    method: Method
    confidence: float = CONFIDENCE


def z_score(confidence: float) -> float:
    """Return the standard normal deviate of a two-sided level: 1.96 for 0.95."""
    return NormalDist().inv_cdf(0.5 + confidence / 2)


def compare(estimate: Estimate, reference: float) -> Certainty | None:
    """Say how an estimate stands to a reference value; None without an interval.

    The interval excludes the reference or it does not: the same test as a funnel
    plot's control limits for proportions (Spiegelhalter 2005, Stat. Med. 24).
    """
    if estimate.lower is None or estimate.upper is None:
        return None
    if estimate.lower > reference:
        return Certainty.SURELY_HIGHER
    if estimate.upper < reference:
        return Certainty.SURELY_LOWER
    return Certainty.NO_SURE_DIFFERENCE

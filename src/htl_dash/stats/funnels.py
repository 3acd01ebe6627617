"""Control limits: which areas differ more from the average than chance alone allows."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from math import asin, pi, sin, sqrt

import numpy as np
from scipy.special import pdtr, pdtrik

from htl_dash.stats.estimate import CONFIDENCE, z_score

OUTER_CONFIDENCE = 0.998
"""Two-sided level of the outer limits; the inner ones are at `CONFIDENCE`."""

_WINSORISED = 0.1  # of the z scores, at each end


class FunnelLabel(StrEnum):
    """Where a point stands to the inner and outer control limits."""

    LOW_998 = "low_998"
    LOW_95 = "low_95"
    NOT_SIGNIFICANT = "not_significant"
    HIGH_95 = "high_95"
    HIGH_998 = "high_998"


@dataclass(frozen=True, slots=True)
class ControlLimits:
    """Where chance alone keeps a point with the stated confidence."""

    lower: float
    upper: float
    confidence: float


@dataclass(frozen=True, slots=True)
class Overdispersion:
    """How much more areas vary than chance allows.

    `phi` is the mean squared z score, 1 when chance is all there is. `tau2` is the
    variance between areas on the arcsine scale, 0 when nothing is left for it.
    """

    phi: float
    tau2: float


def proportion_limits(
    average: float, n: float, confidence: float = CONFIDENCE
) -> ControlLimits:
    """Return the limits of a share of `n` people, all 0-1.

    A share lies inside exactly when its Wilson interval contains the average: both
    ask whether the share is within z standard errors, taken at the average.

    References:
        Spiegelhalter (2005), Stat. Med. 24: 1185-1202.
    """
    half = z_score(confidence) * sqrt(average * (1 - average) / n)
    return ControlLimits(max(0.0, average - half), min(1.0, average + half), confidence)


def ratio_limits(expected: float, confidence: float = CONFIDENCE) -> ControlLimits:
    """Return the limits of observed over expected events, around 1.

    The exact Poisson limits of a count on the limit reach `expected`. The lower limit
    is 0 where even no events at all would be no surprise.

    References:
        Spiegelhalter (2005), Stat. Med. 24: 1185-1202.
    """
    tail = (1 - confidence) / 2
    surprising = pdtr(0, expected) < tail
    lower = float(pdtrik(tail, expected)) if surprising else 0.0
    upper = float(pdtrik(1 - tail, expected)) + 1
    return ControlLimits(lower / expected, upper / expected, confidence)


def label(value: float, inner: ControlLimits, outer: ControlLimits) -> FunnelLabel:
    """Say where a point stands; a point on a limit is inside it."""
    if value < outer.lower:
        return FunnelLabel.LOW_998
    if value > outer.upper:
        return FunnelLabel.HIGH_998
    if value < inner.lower:
        return FunnelLabel.LOW_95
    if value > inner.upper:
        return FunnelLabel.HIGH_95
    return FunnelLabel.NOT_SIGNIFICANT


def overdispersion(
    shares: Sequence[float], sizes: Sequence[float], average: float
) -> Overdispersion:
    """Return how much more the areas vary than chance alone would make them.

    The tenth of the z scores at each end is pulled in first, so that a few real
    outliers do not hide themselves by widening the limits.

    Args:
        shares: One per area, 0-1; at least one.
        sizes: People behind each share, positive, in the same order.
        average: What the areas are compared with, 0-1.

    References:
        Spiegelhalter (2005), Qual. Saf. Health Care 14: 347-351; additive random
        effects by DerSimonian & Laird (1986), Control. Clin. Trials 7: 177-188.
    """
    precision = 4 * np.asarray(sizes, dtype=float)  # arcsine: variance 1/(4n)
    angles = np.arcsin(np.sqrt(np.asarray(shares, dtype=float)))
    scores = (angles - asin(sqrt(average))) * np.sqrt(precision)
    ends = np.quantile(scores, [_WINSORISED, 1 - _WINSORISED])
    phi = float(np.mean(np.clip(scores, *ends) ** 2))
    areas = len(scores)
    room = float(precision.sum() - (precision**2).sum() / precision.sum())
    excess = areas * phi - (areas - 1)
    return Overdispersion(phi, max(0.0, excess / room) if areas > 1 else 0.0)


def adjusted_limits(
    average: float, n: float, spread: Overdispersion, confidence: float = CONFIDENCE
) -> ControlLimits:
    """Return the limits of a share among areas that vary beyond chance, all 0-1.

    With them a difference that is common among the areas is no longer a surprise:
    they find what is unusual, they never say who needs something.

    References:
        Spiegelhalter (2005), Qual. Saf. Health Care 14: 347-351.
    """
    centre = asin(sqrt(average))
    half = z_score(confidence) * sqrt(1 / (4 * n) + spread.tau2)
    lower, upper = max(0.0, centre - half), min(pi / 2, centre + half)
    return ControlLimits(sin(lower) ** 2, sin(upper) ** 2, confidence)

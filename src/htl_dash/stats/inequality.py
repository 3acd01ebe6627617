"""How a value follows a social gradient, and how unevenly it is spread.

The absolute gap between two areas is `proportions.widest_difference`.
"""

from collections.abc import Sequence

import numpy as np

from htl_dash.stats.estimate import CONFIDENCE, Estimate, Method, z_score
from htl_dash.stats.scale import Floats, Scale

FEWEST_GROUPS = 5
"""A gradient is not drawn through fewer groups than quintiles."""


def slope_index(
    values: Sequence[float],
    populations: Sequence[float],
    standard_errors: Sequence[float] | None = None,
    scale: Scale = Scale.IDENTITY,
    confidence: float = CONFIDENCE,
) -> Estimate | None:
    """Return the slope index of inequality: best-off minus worst-off end of the line.

    The line is fitted by population over the groups' midpoints in the cumulative
    population; its ends stand for the very first and the very last person. None with
    fewer than `FEWEST_GROUPS` groups. More than about ten make it unstable.

    Args:
        values: One per group, ordered from worst to best off.
        populations: People in each group, positive.
        standard_errors: Of the values, on their own scale. Without them there are no
            limits: the scatter about the line is not chance alone.
        scale: Where the gradient is a straight line.
        confidence: Two-sided level.

    References:
        Low & Low (2004), J. Public Health 26: 388-395. Limits by the delta method,
        exact for Scale.IDENTITY, where the index is a weighted sum of the values.
    """
    if len(values) < FEWEST_GROUPS:
        return None
    (worst, best), gradients = _ends(values, populations, scale)
    value, gradient = best - worst, gradients[1] - gradients[0]
    if standard_errors is None:
        return Estimate(value, None, None, Method.SLOPE_INDEX, confidence)
    half = z_score(confidence) * _standard_error(gradient, standard_errors)
    return Estimate(value, value - half, value + half, Method.SLOPE_INDEX, confidence)


def relative_index(
    values: Sequence[float],
    populations: Sequence[float],
    standard_errors: Sequence[float] | None = None,
    scale: Scale = Scale.IDENTITY,
    confidence: float = CONFIDENCE,
) -> Estimate | None:
    """Return the relative index of inequality: best-off over worst-off end of the line.

    Arguments as for `slope_index`. None also where the line reaches zero or below, for
    then its ends have no meaningful ratio.

    References:
        As for `slope_index`; limits by the delta method for the logarithm of the ratio.
    """
    if len(values) < FEWEST_GROUPS:
        return None
    (worst, best), gradients = _ends(values, populations, scale)
    if worst <= 0 or best <= 0:
        return None
    value, gradient = best / worst, gradients[1] / best - gradients[0] / worst
    if standard_errors is None:
        return Estimate(value, None, None, Method.RELATIVE_INDEX, confidence)
    half = z_score(confidence) * _standard_error(gradient, standard_errors)
    lower, upper = value * np.exp([-half, half])
    return Estimate(
        value, float(lower), float(upper), Method.RELATIVE_INDEX, confidence
    )


def _ends(
    values: Sequence[float], populations: Sequence[float], scale: Scale
) -> tuple[tuple[float, float], Floats]:
    """Return the fitted values at 0 and 1, and how each follows the values.

    The second part holds their derivatives by value, shape (2, groups).
    """
    measured = np.asarray(values, dtype=float)
    parts = np.asarray(populations, dtype=float) / sum(populations)
    # Midpoints in the cumulative population, centred: their weighted mean is one half.
    ranks = np.cumsum(parts) - parts / 2 - 0.5
    slope = parts * ranks / (parts * ranks**2).sum()
    weights = np.stack([parts - slope / 2, parts + slope / 2])
    ends = scale.back(weights @ scale.forward(measured))
    gradients = scale.slope(ends)[:, None] * weights / scale.slope(measured)
    return (float(ends[0]), float(ends[1])), gradients


def _standard_error(gradient: Floats, standard_errors: Sequence[float]) -> float:
    """Return the standard error of a function of independent values."""
    return float(np.linalg.norm(gradient * np.asarray(standard_errors, dtype=float)))


def gini(
    values: Sequence[float],
    weights: Sequence[float],
    standard_errors: Sequence[float] | None = None,
    confidence: float = CONFIDENCE,
) -> Estimate | None:
    """Return the Gini coefficient: 0 when all are alike, towards 1 when one has all.

    None where the weighted mean is not positive. Chance alone makes areas differ, so
    the coefficient of small areas is somewhat too high, and there is no interval
    where all the values are the same.

    Args:
        values: One per area, not negative.
        weights: People in each area, positive, in the same order.
        standard_errors: Of the values; without them there are no limits.
        confidence: Two-sided level.

    References:
        Gini (1912) as mean absolute difference over twice the mean; limits by the
        delta method, Langel & Tille (2013), J. R. Stat. Soc. A 176: 521-540.
    """
    x, w = np.asarray(values, dtype=float), np.asarray(weights, dtype=float)
    twice = 2 * w.sum() * (w @ x)
    if twice <= 0:
        return None
    gaps = x[:, None] - x
    value = float(w @ np.abs(gaps) @ w / twice)
    if standard_errors is None or not gaps.any():
        return Estimate(value, None, None, Method.GINI, confidence)
    gradient = 2 * w * (np.sign(gaps) @ w - value * w.sum()) / twice
    half = z_score(confidence) * _standard_error(gradient, standard_errors)
    lower, upper = max(0.0, value - half), min(1.0, value + half)
    return Estimate(value, lower, upper, Method.GINI, confidence)

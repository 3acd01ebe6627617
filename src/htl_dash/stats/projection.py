"""Where a series is heading: the chance that a target is reached by a year.

What a straight line says is worth little without its uncertainty, so a projection is a
whole distribution: of the figure that would be published that year, were the years to
come like those behind us.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from scipy.special import expit, logit, stdtr, stdtrit

from htl_dash.stats.estimate import Estimate, Method
from htl_dash.stats.scale import Floats, Scale

FEWEST_POINTS = 5
"""With fewer years the year-to-year variation is not known well enough."""

PREDICTION_CONFIDENCE = 0.9
"""Two-sided level of the limits of a projection."""

_ITERATIONS = 50  # of the fit; it settles in fewer than ten


@dataclass(frozen=True, slots=True)
class Projection:
    """The distribution of a future figure: Student's t around `centre`, on a scale.

    `centre` and `spread` are on the scale, `degrees` are degrees of freedom.
    """

    centre: float
    spread: float
    degrees: int
    scale: Scale
    method: Method

    @property
    def estimate(self) -> Estimate:
        """Return the median with its prediction limits, as the series is measured."""
        half = self.spread * stdtrit(self.degrees, 0.5 + PREDICTION_CONFIDENCE / 2)
        ends = np.array([self.centre, self.centre - half, self.centre + half])
        median, lower, upper = (float(end) for end in self.scale.back(ends))
        return Estimate(median, lower, upper, self.method, PREDICTION_CONFIDENCE)

    def chance_at_least(self, target: float) -> float:
        """Return P(figure >= target), 0-1.

        A share within half a per cent of 0 or 1 counts as having reached the end.
        ValueError for a target that the scale does not have (0 on Scale.LOG).
        """
        aim = float(self.scale.forward(np.asarray(target, dtype=float)))
        return float(stdtr(self.degrees, (self.centre - aim) / self.spread))

    def chance_at_most(self, target: float) -> float:
        """Return P(figure <= target), 0-1."""
        return 1 - self.chance_at_least(target)


def project(
    values: Sequence[float],
    times: Sequence[float],
    at: float,
    scale: Scale,
    sizes: Sequence[float] | None = None,
) -> Projection | None:
    """Return where a linear trend leads; None with fewer than `FEWEST_POINTS` points.

    Without sizes the year-to-year variation is measured from the series alone. None
    also where there is no such variation to measure: points exactly on a line say
    nothing about how far from it the next may be.

    With sizes the values are shares of known people. Their variation is then never
    taken to be less than chance gives, and the future year has as many people as the
    last. A share of exactly 0 or 1 is counted half a person inwards.

    Args:
        values: Oldest first; 0-1 for Scale.LOGIT, positive for Scale.LOG.
        times: Years, ascending; need not be equally spaced.
        at: The year asked about.
        scale: Where the trend is a straight line; with sizes always Scale.LOGIT.
        sizes: People behind each share, positive.

    Raises:
        ValueError: For sizes with another scale than Scale.LOGIT, or values that the
            scale does not have.

    References:
        Prediction from a fitted line: Draper & Smith (1998), Applied Regression
        Analysis, 3rd ed. Quasi-binomial: McCullagh & Nelder (1989), Generalized
        Linear Models, 2nd ed., section 4.5.
    """
    if sizes is not None and scale is not Scale.LOGIT:
        raise ValueError("only shares have sizes")
    if len(values) < FEWEST_POINTS:
        return None
    years = np.asarray(times, dtype=float)
    design = np.stack([np.ones_like(years), years - at], axis=1)  # intercept: `at`
    measured = np.asarray(values, dtype=float)
    if sizes is None:
        return _from_series(scale.forward(measured), design, scale)
    return _from_shares(measured, np.asarray(sizes, dtype=float), design)


def _from_series(y: Floats, design: Floats, scale: Scale) -> Projection | None:
    """Fit by least squares; what the line misses is one year's own variation."""
    inverse = np.linalg.inv(design.T @ design)
    line = inverse @ design.T @ y
    degrees = len(y) - 2
    squares = float(((y - design @ line) ** 2).sum())
    if squares <= 1e-18 * float((y**2).sum()):  # nothing but rounding errors
        return None
    spread = np.sqrt(squares / degrees * (1 + inverse[0, 0]))
    return Projection(
        float(line[0]), float(spread), degrees, scale, Method.SERIES_TREND
    )


def _from_shares(shares: Floats, n: Floats, design: Floats) -> Projection:
    """Fit a quasi-binomial trend; one year varies as the years behind it did."""
    ends = (shares == 0) | (shares == 1)
    y = np.where(ends, (shares * n + 0.5) / (n + 1), shares)
    eta = logit(y)
    for _ in range(_ITERATIONS):
        fitted = expit(eta)
        weights = n * fitted * (1 - fitted)
        inverse = np.linalg.inv(design.T @ (weights[:, None] * design))
        line = inverse @ design.T @ (weights * eta + n * (y - fitted))
        step, eta = np.abs(design @ line - eta).max(), design @ line
        if step < 1e-10:
            break
    degrees = len(y) - 2
    pearson = float((n * (y - fitted) ** 2 / (fitted * (1 - fitted))).sum())
    dispersion = max(1.0, pearson / degrees)
    share = expit(line[0])
    own = 1 / (n[-1] * share * (1 - share))
    spread = np.sqrt(dispersion * (inverse[0, 0] + own))
    return Projection(
        float(line[0]), float(spread), degrees, Scale.LOGIT, Method.BINOMIAL_TREND
    )

"""Scales on which a trend or a gradient is a straight line, and the way back."""

from enum import StrEnum
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray
from scipy.special import expit, logit

Floats: TypeAlias = NDArray[np.float64]

NEAREST_END = 0.005
"""No share is taken closer to 0 or 1 than this: half of a whole per cent."""


class Scale(StrEnum):
    """LOGIT suits shares, LOG positive values, IDENTITY those that may be negative."""

    LOGIT = "logit"
    LOG = "log"
    IDENTITY = "identity"

    def forward(self, values: Floats) -> Floats:
        """Return values on the scale, same shape.

        Shares are first moved to at least `NEAREST_END` from 0 and 1, where the logit
        is infinite. ValueError for a logarithm of something not above zero.
        """
        if self is Scale.LOGIT:
            return np.asarray(logit(np.clip(values, NEAREST_END, 1 - NEAREST_END)))
        if self is Scale.LOG:
            if np.any(values <= 0):
                raise ValueError("the logarithm needs values above zero")
            return np.log(values)
        return values

    def back(self, values: Floats) -> Floats:
        """Return values on the scale as they were measured, same shape."""
        if self is Scale.LOGIT:
            return np.asarray(expit(values))
        return np.exp(values) if self is Scale.LOG else values

    def slope(self, measured: Floats) -> Floats:
        """Return d(measured)/d(scale) at measured values: carries standard errors."""
        if self is Scale.LOGIT:
            return measured * (1 - measured)
        return measured if self is Scale.LOG else np.ones_like(measured)

"""Swing weights: what people give, made to sum to one, and put together openly.

A weight answers: how much is it worth to go from the bottom of this scale to its top,
against doing so on the scale that matters most? The weights are about the scales, so
they mean nothing without them.

References:
    von Winterfeldt & Edwards (1986), Decision Analysis and Behavioral Research, ch. 8.
"""

from collections.abc import Sequence
from typing import TypeAlias

import numpy as np

from htl_dash.priorities.draws import Floats

Weights: TypeAlias = tuple[float, ...]
"""One per criterion, none below zero, sum 1."""


def swing_weights(points: Sequence[float]) -> Weights | None:
    """Return swing points as weights; None where all are zero: nothing is said then.

    Whether the largest swing is called 1, 10 or 100 makes no difference. ValueError for
    points below zero or no number.
    """
    given = np.asarray(points, dtype=float)
    if not np.all(np.isfinite(given)) or np.any(given < 0):
        raise ValueError("points are numbers from zero up")
    largest = given.max(initial=0.0)
    if largest == 0:
        return None
    # Dividing by the largest first keeps tiny points from vanishing in the sum.
    share = given / largest
    return _weights(share / share.sum())


def put_together(voices: Sequence[Weights]) -> Weights | None:
    """Return the mean of several weights, one voice each; None where there are none.

    Groups have one voice each whatever the number of their people, so what a group says
    is put together first.
    """
    if not voices:
        return None
    return _weights(np.asarray(voices).mean(axis=0))


def _weights(shares: Floats) -> Weights:
    """Return shares that sum to 1 up to rounding errors as weights."""
    return tuple(float(one) for one in shares / shares.sum())

"""Swing weights: what people give, made to sum to one, and put together openly.

A weight answers: how much is it worth to go from the bottom of this scale to its top,
against doing so on the scale that matters most? The weights are about the scales, so
they mean nothing without them.

References:
    von Winterfeldt & Edwards (1986), Decision Analysis and Behavioral Research, ch. 8.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
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


@dataclass(frozen=True, slots=True)
class Combined:
    """Several people's weights together, and how far apart they are.

    Attributes:
        weights: The mean of the groups' means: every group has one voice, whatever the
            number of its people.
        by_group: The mean in each group.
        lower: The least that anybody gave, per criterion.
        upper: The most.
        people: How many gave weights, in each group.
    """

    weights: Weights
    by_group: Mapping[str, Weights]
    lower: tuple[float, ...]
    upper: tuple[float, ...]
    people: Mapping[str, int]


def combine(given: Mapping[str, Sequence[Weights]]) -> Combined | None:
    """Put people's weights together; None where nobody has given any.

    Args:
        given: Everybody's weights by group (a role or a profession).
    """
    spoken = {group: np.array(all_) for group, all_ in sorted(given.items()) if all_}
    if not spoken:
        return None
    means = {group: one.mean(axis=0) for group, one in spoken.items()}
    everybody = np.concatenate(list(spoken.values()))
    together = np.array(list(means.values())).mean(axis=0)
    return Combined(
        weights=_weights(together),
        by_group={group: _weights(mean) for group, mean in means.items()},
        lower=_floats(everybody.min(axis=0)),
        upper=_floats(everybody.max(axis=0)),
        people={group: len(one) for group, one in spoken.items()},
    )


def _weights(shares: Floats) -> Weights:
    """Return shares that sum to 1 up to rounding errors as weights."""
    return _floats(shares / shares.sum())


def _floats(numbers: Floats) -> tuple[float, ...]:
    return tuple(float(one) for one in numbers)

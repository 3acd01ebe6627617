"""Small portfolios made for tests: seven initiatives of three kinds, drawn from a seed."""

from collections.abc import Sequence

import numpy as np

from htl_dash.priorities.portfolio import Question
from htl_dash.priorities.portfolio_rules import Frame, Rule

CODES = tuple("abcdefg")
GROUPS = (("a", "b", "c"), ("d", "e"), ("f", "g"))
"""Promotive, preventive and remedial."""


def made_question(
    seed: int,
    rules: Sequence[Rule] = (),
    part: float = 0.4,
    caution: float = 0.0,
    frame: Frame | None = None,
) -> Question:
    """Return a question whose frame is this part of what everything costs."""
    random, size = np.random.default_rng(seed), len(CODES)
    costs = random.lognormal(4, 0.7, size) * np.exp(
        0.1 * random.normal(size=(20, size))
    )
    effects = random.lognormal(2, 0.6, size) * (
        1 + 0.6 * random.normal(size=(20, size))
    )
    held = frame or Frame(part * costs.mean(axis=0).sum())
    return Question(CODES, effects, costs, (held, *rules), caution)

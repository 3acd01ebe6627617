"""What a krona more or less changes."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from htl_dash.optimisation.linear import UnsolvableError
from htl_dash.priorities.draws import Floats
from htl_dash.priorities.portfolio import (
    WORST,
    Choice,
    Conflict,
    Question,
    choose,
    rows,
    told,
)
from htl_dash.priorities.portfolio_program import cheapest_set
from htl_dash.priorities.portfolio_rules import Frame

NOTICEABLY = 0.001
"""A set is better when it reaches at least this part more."""


@dataclass(frozen=True, slots=True)
class Step:
    """The best set with another frame, and how it differs from the one now.

    `effect` is the change in mean effect. `added` and `dropped` may both hold something:
    a larger frame can make room for one by taking another out.
    """

    change_sek: float
    choice: Choice | Conflict
    added: tuple[str, ...]
    dropped: tuple[str, ...]
    effect: float | None


@dataclass(frozen=True, slots=True)
class Margin:
    """What lies on either side of the frame.

    Attributes:
        spare_sek: How much less would give as good a set.
        next_sek: The least more that buys a noticeably better set; None if nothing does.
        next: That set.
        steps: The best set at each change of the frame that was asked about.
    """

    spare_sek: float
    next_sek: float | None
    next: Choice | None
    steps: tuple[Step, ...]


def margin(
    question: Question, now: Choice, changes_sek: Sequence[float]
) -> Margin | None:
    """Return what more or less money would change; None where there is no frame.

    Args:
        question: What was chosen among.
        now: The best set with the frame as it is.
        changes_sek: What to add to the frame, or take from it where negative.
    """
    frames = _frames(question)
    if not frames:
        return None
    frame = min(frames)
    effects = question.effects.mean(axis=0)
    step = NOTICEABLY * max(abs(now.objective), float(np.abs(effects).max(initial=0.0)))
    as_good = _cheapest(question, now.objective - 1e-9 * step)
    better = _cheapest(question, now.objective + step)
    cost = now.cost_sek if as_good is None else as_good.cost_sek
    return Margin(
        spare_sek=max(0.0, frame - min(cost, now.cost_sek)),
        next_sek=None if better is None else max(0.0, better.cost_sek - frame),
        next=better,
        steps=tuple(_step(question, now, frame, change) for change in changes_sek),
    )


def _cheapest(question: Question, at_least: float) -> Choice | None:
    """Return the cheapest set that reaches this much, whatever the frame."""
    free = _framed(question, None)
    costs: Floats = question.mean_costs_sek
    try:
        found = cheapest_set(
            question.effects, question.caution, WORST, rows(free), costs, at_least
        )
    except UnsolvableError:
        return None
    frame = Frame(max(float(costs @ found), *_frames(question)))
    return told(_framed(question, frame), found)


def _step(question: Question, now: Choice, frame: float, change: float) -> Step:
    found = choose(_framed(question, Frame(frame + change)))
    if isinstance(found, Conflict):
        return Step(change, found, (), (), None)
    return Step(
        change,
        found,
        added=tuple(code for code in found.codes if code not in now.codes),
        dropped=tuple(code for code in now.codes if code not in found.codes),
        effect=found.effect - now.effect,
    )


def _frames(question: Question) -> list[float]:
    return [rule.sek for rule in question.rules if isinstance(rule, Frame)]


def _framed(question: Question, frame: Frame | None) -> Question:
    """Return the question with this frame instead of its own."""
    others = tuple(rule for rule in question.rules if not isinstance(rule, Frame))
    return replace(question, rules=others if frame is None else (frame, *others))

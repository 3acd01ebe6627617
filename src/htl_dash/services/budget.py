"""Use case: which initiatives together, within a frame, when much is uncertain.

The answer is never one best list but how often each initiative belongs, over many ways
that effects and costs may turn out. It takes seconds, and is therefore given in pieces.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from math import inf

import numpy as np

from htl_dash.domain.initiative import Approach
from htl_dash.priorities.inclusion import Inclusion, inclusion_so_far
from htl_dash.priorities.margin import NOTICEABLY, Margin, margin
from htl_dash.priorities.portfolio import (
    WORST,
    Conflict,
    Question,
    choose,
    rows,
    scenarios,
)
from htl_dash.priorities.portfolio import Choice as BestSet
from htl_dash.priorities.portfolio_program import cheapest_set
from htl_dash.priorities.portfolio_rules import Amount, Frame, Quota, Rule
from htl_dash.services.budget_candidates import Candidate, CostSpread

WORLDS = 200
"""Ways that it may turn out: the same with the frame and with each beside it."""
CORE, OUTSIDE = 0.9, 0.1
"""From this share on it almost always belongs; below this it almost never does."""
CONFIDENCE = 0.9
"""Two-sided level of what is told of the effect."""


class Standing(StrEnum):
    """How an initiative stands (core, borderline and exterior: Liesio et al. 2007)."""

    ALMOST_ALWAYS = "almost_always"
    SOMETIMES = "sometimes"
    ALMOST_NEVER = "almost_never"


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked: it is alike for all who ask the same, and keys what is kept.

    Attributes:
        candidates: Initiatives with known costs.
        spread: How far their costs may miss.
        frame_sek: What they may cost together for a term.
        step_sek: How much more and less is also tried.
        rules: Quotas, what requires and what excludes another; no frame.
    """

    candidates: tuple[Candidate, ...]
    spread: CostSpread
    frame_sek: float
    step_sek: float
    rules: tuple[Rule, ...]


@dataclass(frozen=True, slots=True)
class Beside:
    """What another frame gives. `effect` is a part of what all would give together.

    `inclusion` and `effect` are None where no set meets the rules.
    """

    frame_sek: float
    inclusion: Inclusion | None
    effect: float | None


@dataclass(frozen=True, slots=True)
class Binding:
    """A rule that costs effect: how much more there would be without it, as a part."""

    rule: Rule
    gain: float


@dataclass(frozen=True, slots=True)
class Portfolio:
    """The whole answer.

    `effect` is the part, 0-1, of what all candidates would give together that the best
    set is expected to give, `lower` and `upper` its limits. `beside` has the smaller
    frame, where there can be one, and the larger.
    """

    inclusion: Inclusion
    effect: float
    lower: float
    upper: float
    beside: tuple[Beside, ...]
    margin: Margin | None
    binding: tuple[Binding, ...]


@dataclass(frozen=True, slots=True)
class Impossible:
    """No set meets these rules together.

    `least_frame_sek` is the smallest frame that would do; None where no frame would, or
    where the frame is not what stands in the way.
    """

    rules: tuple[Rule, ...]
    least_frame_sek: float | None


@dataclass(frozen=True, slots=True)
class Progress:
    """How far it has come, 0-1, what has been counted so far, and the answer at last."""

    done: float
    so_far: Inclusion | None
    answer: Portfolio | Impossible | None


def standing(share: float) -> Standing:
    """Return how an initiative stands that belongs this often, 0-1."""
    if share >= CORE:
        return Standing.ALMOST_ALWAYS
    return Standing.ALMOST_NEVER if share < OUTSIDE else Standing.SOMETIMES


def quota(
    found: Sequence[Candidate], approach: Approach, amount: Amount, least: float
) -> Quota:
    """Return the rule that at least so much is of one approach.

    Work that nobody has classified belongs to none.
    """
    members = tuple(one.code for one in found if one.approach is approach)
    return Quota(approach.value, members, amount, least)


def answer(asked: Asked) -> Iterator[Progress]:
    """Work it out piece by piece; the last piece has the answer."""
    question = _question(asked)
    now = choose(question)
    if isinstance(now, Conflict):
        yield Progress(1.0, None, _impossible(question, now))
        return
    frames = [asked.frame_sek + one * asked.step_sek for one in (-1, 1)]
    frames = [one for one in frames if one >= 0]
    total, done = WORLDS + WORLDS * len(frames) + 1, 0
    whole = None
    for whole in inclusion_so_far(question, worlds=WORLDS):
        done = whole.worlds + whole.without
        yield Progress(done / total, whole, None)
    beside = []
    for frame in frames:
        other = _framed(question, frame)
        part = None
        for part in inclusion_so_far(other, worlds=WORLDS):
            yield Progress((done + part.worlds + part.without) / total, whole, None)
        done += WORLDS
        beside.append(_beside(other, frame, part))
    if whole is not None:
        yield Progress(1.0, whole, _portfolio(question, now, whole, tuple(beside)))


def _question(asked: Asked) -> Question:
    codes = tuple(one.code for one in asked.candidates)
    costs = [one.cost_score(asked.spread) for one in asked.candidates]
    effects = [one.effect_score for one in asked.candidates]
    return Question(
        codes,
        scenarios("effect", codes, effects),
        np.maximum(scenarios("cost", codes, costs), 0.0),
        (Frame(asked.frame_sek), *asked.rules),
    )


def _framed(question: Question, sek: float) -> Question:
    others = tuple(one for one in question.rules if not isinstance(one, Frame))
    return replace(question, rules=(Frame(sek), *others))


def _beside(question: Question, frame: float, found: Inclusion | None) -> Beside:
    best = choose(question)
    if isinstance(best, Conflict) or found is None or not found.worlds:
        return Beside(frame, None, None)
    return Beside(frame, found, _part(question, best.effect))


def _portfolio(
    question: Question, now: BestSet, found: Inclusion, beside: tuple[Beside, ...]
) -> Portfolio:
    is_in = np.array([code in now.codes for code in question.candidates], dtype=float)
    all_of_it = np.maximum(question.effects.sum(axis=1), 1e-12)
    parts = question.effects @ is_in / all_of_it
    tail = (1 - CONFIDENCE) / 2
    lower, upper = (float(one) for one in np.quantile(parts, [tail, 1 - tail]))
    effect = _part(question, now.effect)
    return Portfolio(
        found,
        effect,
        min(lower, effect),
        max(upper, effect),
        beside,
        margin(question, now, ()),
        _binding(question, now),
    )


def _part(question: Question, effect: float) -> float:
    """Return an effect as a part of what all candidates would give."""
    whole = float(question.effects.mean(axis=0).sum())
    return effect / whole if whole > 0 else 0.0


def _binding(question: Question, now: BestSet) -> tuple[Binding, ...]:
    """Return the rules that cost a noticeable effect, the dearest first."""
    found = []
    for rule in question.rules:
        if isinstance(rule, Frame):
            continue
        kept = tuple(one for one in question.rules if one is not rule)
        best = choose(replace(question, rules=kept))
        if isinstance(best, BestSet) and best.effect - now.effect > NOTICEABLY * (
            abs(now.effect) + NOTICEABLY
        ):
            found.append(Binding(rule, _part(question, best.effect - now.effect)))
    return tuple(sorted(found, key=lambda one: -one.gain))


def _impossible(question: Question, found: Conflict) -> Impossible:
    if not any(isinstance(one, Frame) for one in found.rules):
        return Impossible(found.rules, None)
    costs = question.mean_costs_sek
    others = tuple(one for one in question.rules if not isinstance(one, Frame))
    free = replace(question, rules=others)
    if isinstance(choose(free), Conflict):
        return Impossible(found.rules, None)
    least = cheapest_set(free.effects, 0.0, WORST, rows(free), costs, -inf)
    return Impossible(found.rules, float(costs @ least))

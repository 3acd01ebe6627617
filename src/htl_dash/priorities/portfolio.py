"""Which initiatives together, within a frame: whole sets instead of a list from the top.

Effects and costs are uncertain, and come as scenarios: each a way that things may turn
out. A set is as good as its mean over the scenarios, or as its mean over the worst of
them, or as something between the two.

References:
    Rockafellar & Uryasev (2000), Journal of Risk 2: 21-41, for conditional value at risk.
    Chinneck (2008), Feasibility and Infeasibility in Optimization, for conflicts.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import inf

import numpy as np

from htl_dash.optimisation.linear import UnsolvableError
from htl_dash.priorities.draws import Floats, generator
from htl_dash.priorities.portfolio_program import Row, best_set
from htl_dash.priorities.portfolio_rules import (
    Amount,
    Excludes,
    Frame,
    Quota,
    Requires,
    Rule,
    named_in,
)
from htl_dash.priorities.value import Score

SCENARIOS = 200
WORST = 0.1
"""The part of the scenarios that counts as the worst."""


@dataclass(frozen=True, slots=True, eq=False)
class Question:
    """What to choose among, and by which rules.

    Attributes:
        candidates: Codes, unique.
        effects: What each is worth, shape (scenarios, candidates), in any one unit.
        costs_sek: What each costs, same shape.
        rules: What the set must hold to; at most one frame.
        caution: 0 looks to the mean alone, 1 to the worst scenarios alone.
    """

    candidates: tuple[str, ...]
    effects: Floats
    costs_sek: Floats
    rules: tuple[Rule, ...]
    caution: float = 0.0

    def __post_init__(self) -> None:
        """Refuse what does not fit together."""
        wanted = (len(self.effects), len(self.candidates))
        if self.effects.shape != wanted or self.costs_sek.shape != wanted:
            raise ValueError("effects and costs need the same shape")
        if len(set(self.candidates)) != len(self.candidates):
            raise ValueError("codes are unique")
        if not 0 <= self.caution <= 1:
            raise ValueError("caution is from 0 to 1")
        if sum(isinstance(rule, Frame) for rule in self.rules) > 1:
            raise ValueError("at most one frame")
        named = {code for rule in self.rules for code in named_in(rule)}
        if unknown := named - set(self.candidates):
            raise ValueError(f"no candidates: {', '.join(sorted(unknown))}")

    @property
    def mean_costs_sek(self) -> Floats:
        """What each candidate costs in the mean."""
        return np.asarray(self.costs_sek.mean(axis=0))


@dataclass(frozen=True, slots=True)
class Choice:
    """A set of initiatives and how it may turn out.

    Attributes:
        codes: The initiatives, in the order of the candidates.
        effect: Its mean effect.
        worst_effect: Its mean effect in the worst scenarios.
        cost_sek: Its mean cost.
        within_frame: The share of the scenarios where the frame holds; 1 without one.
        objective: What the set was chosen for: between the two effects.
    """

    codes: tuple[str, ...]
    effect: float
    worst_effect: float
    cost_sek: float
    within_frame: float
    objective: float


@dataclass(frozen=True, slots=True)
class Conflict:
    """Rules that no set can meet together. Without any one of them some set can."""

    rules: tuple[Rule, ...]


def scenarios(
    name: str, codes: Sequence[str], amounts: Sequence[Score], count: int = SCENARIOS
) -> Floats:
    """Return scenarios of uncertain amounts, shape (scenarios, candidates).

    Candidates vary independently of each other, and each by its code, so that one more
    changes nothing for the others. ValueError for an amount of which nothing is known:
    what it costs or gives must be said, or it cannot be weighed.

    Args:
        name: What the amounts are, so that effects and costs get draws of their own.
        codes: The candidates.
        amounts: One per candidate.
        count: How many scenarios.
    """
    pairs = zip(codes, amounts, strict=True)
    drawn = [one.draw(generator(name, code), count) for code, one in pairs]
    return np.array(drawn).T if drawn else np.empty((count, 0))


def choose(question: Question) -> Choice | Conflict:
    """Return the best set, or the rules that leave none."""
    try:
        chosen = solve(question, rows(question))
    except UnsolvableError:
        return Conflict(_conflict(question))
    return told(question, chosen)


def solve(question: Question, held: Sequence[Row]) -> Floats:
    """Return 1 for what is in the best set and 0 for the rest; see `best_set`."""
    return best_set(question.effects, question.caution, WORST, held)


def told(question: Question, chosen: Floats) -> Choice:
    """Return what is known of a set, given as 1 and 0 for each candidate."""
    effects, costs = question.effects @ chosen, question.costs_sek @ chosen
    worst = worst_mean(effects)
    frames = [one.sek for one in question.rules if isinstance(one, Frame)]
    within = float((costs <= min(frames, default=inf)).mean())
    inside = zip(question.candidates, chosen, strict=True)
    mean = float(effects.mean())
    return Choice(
        codes=tuple(code for code, one in inside if one),
        effect=mean,
        worst_effect=worst,
        cost_sek=float(question.mean_costs_sek @ chosen),
        within_frame=within,
        objective=(1 - question.caution) * mean + question.caution * worst,
    )


def worst_mean(effects: Floats) -> float:
    """Return the mean of the worst tenth of the scenarios; a part of one counts so."""
    ordered, left = np.sort(effects), WORST * len(effects)
    parts = np.clip(left - np.arange(len(ordered)), 0.0, 1.0)
    return float(ordered @ parts / left)


def rows(question: Question) -> tuple[Row, ...]:
    """Return every rule of a question as rows of a linear program."""
    return tuple(row for rule in question.rules for row in _rows(question, rule))


def _rows(question: Question, rule: Rule) -> tuple[Row, ...]:
    costs, codes = question.mean_costs_sek, question.candidates
    is_one = dict(zip(codes, np.eye(len(codes)), strict=True))
    match rule:
        case Frame(sek):
            return (Row(costs, -inf, sek),)
        case Requires(code, needs):
            return (Row(is_one[code] - is_one[needs], -inf, 0.0),)
        case Excludes(one, other):
            return (Row(is_one[one] + is_one[other], -inf, 1.0),)
        case Quota(_, members, amount, least, most):
            inside = np.array([code in members for code in codes], float)
            if amount is Amount.COUNT:
                return (Row(inside, least, most),)
            # A share of what the set costs: own cost - share * all cost.
            upper = () if most >= 1 else (Row((inside - most) * costs, -inf, 0.0),)
            return (Row((inside - least) * costs, 0.0, inf), *upper)


def _conflict(question: Question) -> tuple[Rule, ...]:
    """Leave out rule after rule, and keep those without which there is a set."""
    kept = question.rules
    for rule in question.rules:
        without = tuple(one for one in kept if one is not rule)
        fewer = replace(question, rules=without, caution=0.0)
        try:
            solve(fewer, rows(fewer))
        except UnsolvableError:
            kept = without
    return kept

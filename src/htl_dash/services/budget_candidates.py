"""Use case: what a budget can be chosen among: what each initiative costs and gives.

What an initiative costs comes from the municipality's own registered kronor, and how far
such figures miss from its own plans and outcomes. What it gives is what people have said.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from htl_dash.domain.criterion import (
    POINTS,
    Anchor,
    Basis,
    Criterion,
    Preferred,
    ValueScale,
)
from htl_dash.domain.initiative import OVER, Approach, Initiative
from htl_dash.domain.term import Term
from htl_dash.domain.volume import Measure
from htl_dash.domain.weighing import AlternativeKind
from htl_dash.domain.weighing import Score as Judgement
from htl_dash.priorities.draws import LIMITS
from htl_dash.priorities.value import Score
from htl_dash.services.initiatives import RegisteredInitiative
from htl_dash.services.mix import WorkItem, registered
from htl_dash.text import t

EFFECT = "effect"
"""The criterion that a judgement of an initiative's effect is stored under."""
FEWEST_PAIRS = 10
"""Plans with outcomes that are needed before their spread says anything."""
ASSUMED = (0.8, 1.25)
"""How far a figure may miss where too few are registered; our own assumption."""


class CostBasis(StrEnum):
    """What a cost is."""

    PLANNED = "planned"
    ACTUAL = "actual"


@dataclass(frozen=True, slots=True)
class CostSpread:
    """How far costs miss: what an outcome is, at its least and most, times the figure.

    `pairs` is how many plans with outcomes it rests on; 0 where it is our assumption.
    """

    least: float
    most: float
    pairs: int


@dataclass(frozen=True, slots=True)
class Cost:
    """Kronor for a term, which term that is, and whether they are a plan."""

    sek: int
    basis: CostBasis
    term: Term


@dataclass(frozen=True, slots=True)
class Candidate:
    """An initiative to choose or not.

    `code` is that of the alternative ('initiative.reading_club'). `cost` is None where
    nobody has registered any kronor: then it cannot be in a portfolio. `effect` is the
    least and the most that people have judged, 0-100; None where nobody has.
    """

    code: str
    title: str
    unit_code: str
    approach: Approach | None
    cost: Cost | None
    effect: tuple[float, float] | None

    @property
    def effect_score(self) -> Score:
        """The judged effect; what nobody has judged may be anything, never nought."""
        lower, upper = self.effect or POINTS
        return Score(lower) if lower == upper else Score(None, lower, upper)

    def cost_score(self, spread: CostSpread) -> Score:
        """Return the cost with its limits; ValueError where it is not known."""
        if self.cost is None:
            raise ValueError(self.code)
        sek = float(self.cost.sek)
        return Score(sek, spread.least * sek, spread.most * sek)


def candidates(
    initiatives: Iterable[RegisteredInitiative],
    items: Iterable[WorkItem],
    judged: Mapping[tuple[str, str], Judgement],
    coming: Term,
) -> tuple[Candidate, ...]:
    """Return every initiative that is not over, in the order they were registered.

    Args:
        initiatives: All of them.
        items: Their registered terms.
        judged: The judgements that count, by alternative and criterion.
        coming: The term that the budget is for; figures for later terms are not read.
    """
    terms: dict[str, list[WorkItem]] = {}
    for item in items:
        if not coming < item.volume.term:
            terms.setdefault(item.initiative.code, []).append(item)
    return tuple(
        _candidate(
            one.unit_code, one.initiative, terms.get(one.initiative.code, []), judged
        )
        for one in initiatives
        if one.initiative.status not in OVER
    )


def effect_criterion() -> Criterion:
    """Return what an initiative's effect is judged on.

    It is none of the criteria that are weighed: there it would count what the others
    count already.
    """
    least, most = POINTS
    return Criterion(
        EFFECT,
        t("effect.title"),
        t("effect.question"),
        Basis.PEOPLE,
        Preferred.MORE,
        ValueScale(t("effect.unit"), POINTS, (0.0, 1.0)),
        t("effect.source"),
        (Anchor(least, t("effect.least")), Anchor(most, t("effect.most"))),
    )


def cost_spread(items: Iterable[WorkItem]) -> CostSpread:
    """Return how far outcomes have been from their plans, at 95 per cent.

    Quantiles of outcome divided by plan over every registered term (type 7 of Hyndman &
    Fan 1996, Am. Stat. 50: 361-365), never so that a figure itself is left out.
    """
    pairs = [(one.volume.planned.sek, one.volume.actual.sek) for one in items]
    ratios = [actual / plan for plan, actual in pairs if plan and actual is not None]
    if len(ratios) < FEWEST_PAIRS:
        return CostSpread(*ASSUMED, 0)
    least, most = np.quantile(ratios, [(1 - LIMITS) / 2, (1 + LIMITS) / 2])
    return CostSpread(min(float(least), 1.0), max(float(most), 1.0), len(ratios))


def _candidate(
    unit_code: str,
    one: Initiative,
    own: Sequence[WorkItem],
    judged: Mapping[tuple[str, str], Judgement],
) -> Candidate:
    code = f"{AlternativeKind.INITIATIVE}.{one.code}"
    return Candidate(
        code,
        one.title,
        unit_code,
        one.approach.value,
        _cost(own),
        _effect(judged.get((code, EFFECT))),
    )


def _effect(found: Judgement | None) -> tuple[float, float] | None:
    if found is None or found.lower is None or found.upper is None:
        return None
    return found.lower, found.upper


def _cost(own: Sequence[WorkItem]) -> Cost | None:
    """Return what the latest term with kronor cost, or will cost."""
    for item in sorted(own, key=lambda one: -one.volume.term.number):
        found = registered(item.volume, Measure.SEK)
        if found is not None:
            basis = CostBasis.PLANNED if found.is_planned else CostBasis.ACTUAL
            return Cost(round(found.part.known), basis, item.volume.term)
    return None

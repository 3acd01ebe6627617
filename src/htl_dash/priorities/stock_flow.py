"""What shifting work from remedial to preventive may do over fifteen years.

Children have low, early or high need. Each year some pass from one to the next, new
children come and grown ones leave. Promotive work slows the way from low to early,
preventive from early to high, and remedial work speeds the way back from high. Twice the
money gives less than twice the effect.

Everything is assumed, nothing is measured. So plans are only compared with each other,
under the same luck, and never with the world: the result is a difference with its
doubt, and how large an effect it takes. It is never a saving.

References:
    Homer & Hirsch (2006), Am. J. Public Health 96: 452-458, for stocks and flows.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np

from htl_dash.domain.assumption import Assumption, Quantity
from htl_dash.domain.initiative import Approach
from htl_dash.priorities.draws import Floats, generator, two_piece

YEARS = 15
DRAWS = 2_000
CONFIDENCE = 0.9
"""Two-sided level of what is told of a difference."""
PER = 1_000
"""Differences are in children per thousand: the model knows no real ones."""
_HALVINGS = 40
_NONE = 1e-12

Assumptions: TypeAlias = Mapping[Quantity, Assumption]
Drawn: TypeAlias = dict[Quantity, Floats]
Spending: TypeAlias = Mapping[Approach, float]
"""What a year's work costs in kronor, for every approach."""

EFFECTS = {
    Approach.PROMOTIVE: Quantity.PROMOTIVE_EFFECT,
    Approach.PREVENTIVE: Quantity.PREVENTIVE_EFFECT,
    Approach.REMEDIAL: Quantity.REMEDIAL_EFFECT,
}
PRICES = {
    Approach.PROMOTIVE: Quantity.PROMOTIVE_PRICE,
    Approach.PREVENTIVE: Quantity.PREVENTIVE_PRICE,
    Approach.REMEDIAL: Quantity.REMEDIAL_PRICE,
}


@dataclass(frozen=True, slots=True)
class Plan:
    """From one year's spending, in kronor, to another's in equal steps over some years."""

    first_sek: Spending
    last_sek: Spending
    years: int = 1

    def at(self, year: int) -> Spending:
        """Return the spending of a year, counted from 0."""
        part = min(1.0, year / self.years) if self.years else 1.0
        return {
            one: (1 - part) * self.first_sek[one] + part * self.last_sek[one]
            for one in Approach
        }


@dataclass(frozen=True, slots=True)
class YearDifference:
    """Children with high need per thousand, one plan less the other, after some years.

    `fewer` is the share of draws where the plan leads to fewer.
    """

    years: int
    median: float
    lower: float
    upper: float
    fewer: float


@dataclass(frozen=True, slots=True)
class BreakEven:
    """How large an effect it takes for the plan to be no worse after some years.

    None stands for an effect that even stopping everything would not reach. `chance` is
    how likely the assumed effect is to be large enough.
    """

    years: int
    quantity: Quantity
    median: float | None
    lower: float | None
    upper: float | None
    chance: float


def draw(assumptions: Assumptions, draws: int = DRAWS) -> Drawn:
    """Return draws of every assumption; KeyError where one is missing."""
    return {quantity: _draw(assumptions[quantity], draws) for quantity in Quantity}


def _draw(one: Assumption, draws: int) -> Floats:
    normal = generator("assumption", one.quantity).standard_normal(draws)
    drawn = two_piece(normal, one.value, one.lower, one.upper)
    least = -1.0 if one.quantity.is_effect else 0.0
    is_part = one.quantity.is_effect or one.quantity.is_share
    if one.quantity is Quantity.CHILDHOOD_YEARS:
        least = 1.0
    return np.clip(drawn, least, 1.0 if is_part else np.inf)


def high_need(drawn: Drawn, plan: Plan, years: int = YEARS) -> Floats:
    """Return the share of children with high need, shape (draws, years + 1).

    The first column is now; every other is at the end of a year.
    """
    early = drawn[Quantity.EARLY_NOW]
    high = np.minimum(drawn[Quantity.HIGH_NOW], 1 - early)
    leaving = 1 / drawn[Quantity.CHILDHOOD_YEARS]
    coming = leaving * drawn[Quantity.EARLY_AT_START]
    found = [high]
    for year in range(years):
        worse, worst, better, best = _flows(drawn, plan.at(year), early, high)
        low = 1 - early - high
        up, down = worse * low, better * early
        over, back = worst * early, best * high
        early = early + up - down - over + back + coming - leaving * early
        high = high + over - back - leaving * high
        found.append(high)
    return np.stack(found, axis=1)


def _flows(
    drawn: Drawn, spent: Spending, early: Floats, high: Floats
) -> tuple[Floats, Floats, Floats, Floats]:
    """Return the year's flows: low to early, early to high, and the ways back.

    No more leave a state than are there, those who grow up included.
    """
    served = {
        Approach.PROMOTIVE: 1 - early - high,
        Approach.PREVENTIVE: early,
        Approach.REMEDIAL: high,
    }
    eased = {
        one: drawn[EFFECTS[one]]
        * _reached(spent[one], share * drawn[Quantity.CHILDREN], drawn[PRICES[one]])
        for one, share in served.items()
    }
    stay = 1 - 1 / drawn[Quantity.CHILDHOOD_YEARS]
    worse = drawn[Quantity.LOW_TO_EARLY] * (1 - eased[Approach.PROMOTIVE])
    worst = drawn[Quantity.EARLY_TO_HIGH] * (1 - eased[Approach.PREVENTIVE])
    better = drawn[Quantity.EARLY_TO_LOW]
    best = drawn[Quantity.HIGH_TO_EARLY] * (1 + eased[Approach.REMEDIAL])
    crowded = np.maximum(1.0, (worst + better) / np.maximum(stay, _NONE))
    return (
        np.minimum(worse, stay),
        worst / crowded,
        better / crowded,
        np.minimum(best, stay),
    )


def _reached(sek: float, children: Floats, price: Floats) -> Floats:
    """Return how much of the full effect the money gives, 0-1; none without money."""
    cost = np.maximum(children * price, _NONE)
    return np.asarray(-np.expm1(-sek / cost))


def compare(drawn: Drawn, plan: Plan, instead_of: Plan) -> tuple[YearDifference, ...]:
    """Return what one plan does rather than another, year by year from the first.

    Both meet the same draws, so what they share is taken out of the doubt.
    """
    difference = PER * (high_need(drawn, plan) - high_need(drawn, instead_of))
    tail = (1 - CONFIDENCE) / 2
    lower, median, upper = np.quantile(difference, [tail, 0.5, 1 - tail], axis=0)
    fewer = (difference < -_NONE).mean(axis=0)
    return tuple(
        YearDifference(
            year,
            float(median[year]),
            float(lower[year]),
            float(upper[year]),
            float(fewer[year]),
        )
        for year in range(1, len(fewer))
    )


def break_even(
    drawn: Drawn, plan: Plan, instead_of: Plan, approach: Approach, years: int = YEARS
) -> BreakEven:
    """Return how large the effect of one approach must be for the plan to be no worse.

    Args:
        drawn: As from `draw`. Everything but the effect asked about stays as drawn.
        plan: What to try; it should spend more on the approach.
        instead_of: What it is compared with.
        approach: Whose effect to ask about.
        years: After how long.
    """
    quantity = EFFECTS[approach]

    def worse_by(effect: Floats) -> Floats:
        tried = {**drawn, quantity: effect}
        both = (high_need(tried, one, years)[:, -1] for one in (plan, instead_of))
        ours, theirs = both
        return ours - theirs

    size = len(drawn[quantity])
    low, high = np.zeros(size), np.ones(size)
    is_reached = worse_by(high) <= _NONE
    needs_none = worse_by(low) <= _NONE
    for _ in range(_HALVINGS):
        middle = (low + high) / 2
        is_enough = worse_by(middle) <= _NONE
        low, high = np.where(is_enough, low, middle), np.where(is_enough, middle, high)
    needed = np.where(is_reached, np.where(needs_none, 0.0, high), np.inf)
    tail = (1 - CONFIDENCE) / 2
    ordered = np.quantile(needed, [tail, 0.5, 1 - tail], method="higher")
    lower, median, upper = (None if np.isinf(one) else float(one) for one in ordered)
    chance = float((worse_by(drawn[quantity]) <= _NONE).mean())
    return BreakEven(years, quantity, median, lower, upper, chance)

"""Use case: what may come of moving work from remedial to earlier, if assumptions hold."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from htl_dash.catalogue.assumptions import all_assumptions
from htl_dash.catalogue.shift_assumptions import ShiftAssumptions
from htl_dash.domain.assumption import Assumption, Quantity
from htl_dash.domain.initiative import Approach
from htl_dash.domain.term import Term
from htl_dash.domain.volume import Measure
from htl_dash.priorities.stock_flow import (
    BreakEven,
    Plan,
    YearDifference,
    break_even,
    compare,
    draw,
)
from htl_dash.services.mix import WorkItem, terms_of, whole_of
from htl_dash.stats.mix import whole_per_cent

WHOLE = 100


@dataclass(frozen=True, slots=True)
class Mix:
    """How a year's kronor are divided, in whole per cent that sum to 100."""

    promotive: int
    preventive: int
    remedial: int

    def of(self, approach: Approach) -> int:
        """Return the share of one approach."""
        return {
            Approach.PROMOTIVE: self.promotive,
            Approach.PREVENTIVE: self.preventive,
            Approach.REMEDIAL: self.remedial,
        }[approach]


@dataclass(frozen=True, slots=True)
class Usual:
    """The mixes to begin with. `term` is what `now` is registered for.

    None where nothing is registered: then it is the example in the catalogue.
    """

    now: Mix
    tried: Mix
    term: Term | None


@dataclass(frozen=True, slots=True)
class ShiftAsked:
    """What is compared.

    Attributes:
        now: The mix as it goes on if nothing is changed.
        tried: The mix instead.
        sek_per_child: What a year costs per child, the same in both.
        effect: The assumed effect of preventive work where all are reached, 0-1.
    """

    now: Mix
    tried: Mix
    sek_per_child: float
    effect: float


@dataclass(frozen=True, slots=True)
class Shift:
    """What the assumptions lead to: differences year by year, tried less now.

    `needed` is how large the effect of preventive work must be for the new mix to be no
    worse; None where no more is spent on it. `assumed` is what was drawn from.
    """

    asked: ShiftAsked
    years: tuple[YearDifference, ...]
    needed: BreakEven | None
    assumed: Mapping[Quantity, Assumption] = field(hash=False)


def usual(items: Iterable[WorkItem], assumptions: ShiftAssumptions) -> Usual:
    """Return the mixes to begin with, from registered kronor where there are any."""
    known = tuple(items)
    points = assumptions.moved.points
    for term in terms_of(known, Measure.SEK):
        parts = [one.known for one in whole_of(known, Measure.SEK, None, term).parts]
        if sum(parts) > 0:
            now = Mix(*whole_per_cent(parts))
            return Usual(now, moved(now, points), term)
    now = Mix(*(assumptions.now.shares[one] for one in Approach))
    return Usual(now, moved(now, points), None)


def moved(now: Mix, points: int) -> Mix:
    """Return a mix with remedial work made preventive, as far as there is any."""
    part = min(points, now.remedial)
    return Mix(now.promotive, now.preventive + part, now.remedial - part)


def shift(asked: ShiftAsked, assumptions: ShiftAssumptions) -> Shift:
    """Return what the new mix does rather than the old, under the same draws."""
    assumed = all_assumptions()
    effect = assumed[Quantity.PREVENTIVE_EFFECT]
    assumed[Quantity.PREVENTIVE_EFFECT] = with_value(effect, asked.effect)
    drawn = draw(assumed)
    total = asked.sek_per_child * assumed[Quantity.CHILDREN].value
    before, after = (_spending(one, total) for one in (asked.now, asked.tried))
    years = assumptions.phased_in_years
    new, old = Plan(before, after, years), Plan(before, before)
    needed = None
    if asked.tried.preventive > asked.now.preventive:
        needed = break_even(drawn, new, old, Approach.PREVENTIVE)
    return Shift(asked, compare(drawn, new, old), needed, assumed)


def with_value(one: Assumption, value: float) -> Assumption:
    """Return an assumption with another value, and limits as far from it as before."""
    return replace(
        one,
        value=value,
        lower=value - (one.value - one.lower),
        upper=value + (one.upper - one.value),
    )


def _spending(mix: Mix, total_sek: float) -> dict[Approach, float]:
    return {one: total_sek * mix.of(one) / WHOLE for one in Approach}

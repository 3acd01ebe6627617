"""What registered and published data say of an alternative on a criterion.

Data that do not answer leave the score unknown; it is never taken to be zero.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from htl_dash.domain.initiative import Approach
from htl_dash.domain.term import Term
from htl_dash.domain.volume import Volume
from htl_dash.domain.weighing import Alternative, AlternativeKind
from htl_dash.priorities.value import Score
from htl_dash.services.area_comparison import AreaComparison
from htl_dash.services.children import ReleasedChoices
from htl_dash.services.mix import WorkItem
from htl_dash.stats.mix import MOST_HIDDEN
from htl_dash.stats.proportions import wilson

PER_CENT = 100.0
MOST_OF_A_TERM = 2
"""A school year is at most this many times what one of its terms is said to be."""


class Origin(StrEnum):
    """Where a score comes from."""

    FIGURE = "figure"
    RELEASED_REACH = "released_reach"
    PLANNED_REACH = "planned_reach"
    HIDDEN_REACH = "hidden_reach"
    WHOLE_YEAR = "whole_year"
    ONE_TERM = "one_term"
    APPROACH = "approach"
    CHILDREN = "children"
    HIDDEN_CHILDREN = "hidden_children"
    PEOPLE = "people"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Filled:
    """A score and where it comes from; `facts` fill the words that say so."""

    score: Score
    origin: Origin
    facts: Mapping[str, object] = field(default_factory=dict, hash=False)


UNKNOWN = Filled(Score(), Origin.UNKNOWN)


def need(one: Alternative, compared: AreaComparison | None) -> Filled:
    """Return the share of an indicator in the alternative's areas, in per cent.

    Several areas are one group of people. The interval is Wilson's.
    """
    if compared is None:
        return UNKNOWN
    own = [area for area in compared.counted if area.area.code in one.places]
    people = sum(area.people for area in own)
    if not people or len(own) < len(one.places):
        return UNKNOWN
    share = sum(area.share * area.people for area in own) / people
    found = wilson(share, people, compared.indicator.rounding)
    if found.lower is None or found.upper is None:
        return UNKNOWN
    limits = (PER_CENT * found.lower, PER_CENT * found.upper)
    return Filled(
        Score(PER_CENT * share, *limits),
        Origin.FIGURE,
        {
            "indicator": compared.indicator.short_title,
            "period": compared.period,
            "areas": tuple(area.area.code for area in own),
        },
    )


def reach(one: Alternative, items: Iterable[WorkItem]) -> Filled:
    """Return how many an initiative reaches in its latest school year with a figure.

    Only released counts and plans are read. The same child may come back the next term,
    so a year is from the larger of its terms to both together.
    """
    known = [v for v in _own(one, items) if _reach_of(v) is not None]
    if not known:
        return UNKNOWN
    year = _latest_year(known)
    spans = [span for v in year if (span := _reach_of(v)) is not None]
    lower, upper = max(low for low, _ in spans), sum(high for _, high in spans)
    origin = Origin.RELEASED_REACH
    if any(v.actual.is_reach_hidden for v in year):
        origin = Origin.HIDDEN_REACH
    elif any(v.actual.reach is None for v in year):
        origin = Origin.PLANNED_REACH
    return Filled(_span(lower, upper), origin, {"terms": _terms(year)})


def cost(one: Alternative, items: Iterable[WorkItem]) -> Filled:
    """Return what an initiative costs in kronor in its latest school year.

    The outcome goes before the plan. Where one term is registered, the year may cost
    from just that to twice as much.
    """
    known = [v for v in _own(one, items) if _sek_of(v) is not None]
    if not known:
        return UNKNOWN
    year = _latest_year(known)
    total = float(sum(_sek_of(v) or 0 for v in year))
    if len(year) == MOST_OF_A_TERM:
        return Filled(Score(total), Origin.WHOLE_YEAR, {"terms": _terms(year)})
    most = MOST_OF_A_TERM * total
    return Filled(_span(total, most), Origin.ONE_TERM, {"terms": _terms(year)})


def upstream(one: Alternative, approaches: Mapping[str, Approach | None]) -> Filled:
    """Return 100 for promotive and preventive work, 0 for remedial, in per cent."""
    approach = approaches.get(one.code)
    if approach is None:
        return UNKNOWN
    share = 0.0 if approach is Approach.REMEDIAL else PER_CENT
    return Filled(Score(share), Origin.APPROACH, {"approach": approach})


def chosen_by_children(
    one: Alternative, found: Sequence[ReleasedChoices], schools: Mapping[str, str]
) -> Filled:
    """Return how many of the asked children chose what it answers to, in per cent.

    Somebody who chose two of its dimensions is one child: the share is from the largest
    of them to all together; where each is hidden it is unknown, and never for people to
    judge. `schools` is the school of each area.
    """
    unit = one.unit_code or next(
        (schools[code] for code in one.places if code in schools), None
    )
    latest = next((each for each in found if each.unit_code == unit), None)
    is_about_all = one.kind is AlternativeKind.AREA or not one.dimensions
    if latest is None or is_about_all:
        return UNKNOWN
    facts = {"asked": latest.asked, "term": latest.term, "school": latest.unit_code}
    counts = [latest.chosen.get(dimension) for dimension in one.dimensions]
    known = [count for count in counts if count is not None]
    if not known:
        is_hidden = any(dimension in latest.chosen for dimension in one.dimensions)
        return Filled(Score(), Origin.HIDDEN_CHILDREN, facts) if is_hidden else UNKNOWN
    lower = PER_CENT * max(known) / latest.asked
    total = PER_CENT * sum(known) / latest.asked
    upper = PER_CENT if len(known) < len(counts) else min(PER_CENT, total)
    return Filled(_span(lower, upper), Origin.CHILDREN, facts)


def _own(one: Alternative, items: Iterable[WorkItem]) -> list[Volume]:
    if one.kind is not AlternativeKind.INITIATIVE:
        return []
    return [each.volume for each in items if each.initiative.code == one.ref]


def _latest_year(known: Sequence[Volume]) -> list[Volume]:
    """Return the terms of the latest school year: autumn and the spring after it."""
    latest = max(_year(v.term) for v in known)
    return [v for v in known if _year(v.term) == latest]


def _year(term: Term) -> int:
    return (term.number + 1) // 2


def _terms(year: Sequence[Volume]) -> tuple[Term, ...]:
    return tuple(sorted(v.term for v in year))


def _reach_of(volume: Volume) -> tuple[float, float] | None:
    if volume.actual.is_reach_hidden:
        return 0.0, float(MOST_HIDDEN)
    known = volume.actual.reach
    count = volume.planned.reach if known is None else known
    return None if count is None else (float(count), float(count))


def _sek_of(volume: Volume) -> int | None:
    return volume.planned.sek if volume.actual.sek is None else volume.actual.sek


def _span(lower: float, upper: float) -> Score:
    """Return a score that is exact where both ends are one."""
    return Score(lower) if lower == upper else Score(None, lower, upper)

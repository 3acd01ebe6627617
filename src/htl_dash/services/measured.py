"""What an expectation can be about: an indicator at a place, or registered work.

A measure is found by its code, words apart by spaces, which ends with the period that
was the newest when the expectation was made:
`indicator low_economic_standard regso2025 2081R001 2024` or
`work hours 34516710 parent_groups ht2026`.
"""

from dataclasses import dataclass
from enum import StrEnum

from sqlalchemy import Engine

from htl_dash.domain.geography import Geography
from htl_dash.domain.indicator import Indicator
from htl_dash.domain.municipality import Municipality
from htl_dash.domain.term import Term
from htl_dash.domain.volume import Measure
from htl_dash.services.area_comparison import area_periods, compare_areas
from htl_dash.services.figures import AreaFigure
from htl_dash.services.goal_progress import goal_progress
from htl_dash.services.known import known_in
from htl_dash.services.mix import WorkItem
from htl_dash.services.school_results import school_results
from htl_dash.services.work import work_items

NO_PERIOD = "-"
"""Stands for the period where there was no figure yet."""


class Kind(StrEnum):
    """What kind of thing is measured."""

    INDICATOR = "indicator"
    WORK = "work"


@dataclass(frozen=True, slots=True)
class Measured:
    """A measure and its newest value, on the scale people read (59.0 for 59 per cent).

    `indicator` is None for work, `work` None for an indicator. `place` is the code of
    an area, a school or the municipality, `initiative` the title of what is counted.
    Without a figure `value` is None; `is_hidden` tells that it may not be shown.
    """

    code: str
    indicator: Indicator | None
    work: Measure | None
    geography: Geography
    place: str
    initiative: str
    period: str
    value: float | None
    lower: float | None
    upper: float | None
    is_hidden: bool = False


def of_indicator(
    engine: Engine,
    municipality: Municipality,
    indicator: Indicator,
    geography: Geography,
    place: str,
) -> Measured:
    """Return an indicator's newest figure at a place."""
    period, figure = NO_PERIOD, None
    if geography is Geography.MUNICIPALITY:
        own = goal_progress(engine, municipality, indicator).own
        period = max((p for p, one in own.items() if one.estimate), default=NO_PERIOD)
        figure = own.get(period)
    else:
        for found in area_periods(engine, indicator, geography):
            figure = _figure(engine, municipality, indicator, geography, place, found)
            if figure is not None:
                period = found
                break
    estimate = figure.estimate if figure else None
    factor = indicator.unit.multiplier
    ends = (estimate.value, estimate.lower, estimate.upper) if estimate else ()
    value, lower, upper = (
        tuple(None if one is None else one * factor for one in ends) or (None,) * 3
    )
    return Measured(
        code=f"{Kind.INDICATOR} {indicator.code} {geography} {place} {period}",
        indicator=indicator,
        work=None,
        geography=geography,
        place=place,
        initiative="",
        period=period,
        value=value,
        lower=lower,
        upper=upper,
        is_hidden=figure is not None and figure.cell.is_hidden,
    )


def _figure(
    engine: Engine,
    municipality: Municipality,
    indicator: Indicator,
    geography: Geography,
    place: str,
    period: str,
) -> AreaFigure | None:
    if geography is Geography.SCHOOL:
        results = school_results(engine, municipality, indicator, period)
        schools = {one.school.unit_code: one.figure for one in results.schools}
        return schools.get(place)
    compared = compare_areas(engine, municipality, indicator, geography, period)
    return {one.code: one.figure for one in compared.areas}.get(place)


def of_work(
    engine: Engine, measure: Measure, unit_code: str, initiative: str
) -> Measured:
    """Return what is registered of an initiative in its newest term with an outcome."""
    own = [
        one
        for one in work_items(engine)
        if (one.unit_code, one.initiative.code) == (unit_code, initiative)
    ]
    with_outcome = [one for one in own if _has_outcome(one, measure)]
    newest = with_outcome[-1] if with_outcome else None
    period = newest.volume.term.code if newest else NO_PERIOD
    value = None
    if newest:
        actual = newest.volume.actual
        found = {
            Measure.HOURS: actual.hours,
            Measure.SEK: actual.sek,
            Measure.REACH: actual.reach,
        }[measure]
        value = None if found is None else float(found)
    return Measured(
        code=f"{Kind.WORK} {measure} {unit_code} {initiative} {period}",
        indicator=None,
        work=measure,
        geography=Geography.SCHOOL,
        place=unit_code,
        initiative=own[0].initiative.title if own else initiative,
        period=period,
        value=value,
        lower=None,
        upper=None,
        is_hidden=newest is not None and value is None,
    )


def measured_now(engine: Engine, municipality: Municipality, code: str) -> Measured:
    """Return a measure as it is now. LookupError for a code of none that there is."""
    kind, what, where, which, _ = _words(code)
    if kind is Kind.WORK:
        return of_work(engine, Measure(what), where, which)
    indicator = known_in(engine, withdrawn=True).get(what)
    if indicator is None:
        raise LookupError(code)
    return of_indicator(engine, municipality, indicator, Geography(where), which)


def period_of(code: str) -> str:
    """Return the period that was the newest when an expectation was made."""
    return _words(code)[-1]


def is_about(code: str) -> tuple[Kind, str, str]:
    """Return the kind of a measure, and an indicator or a school and its initiative.

    The last word is empty for an indicator. LookupError for a code of no measure.
    """
    kind, what, where, which, _ = _words(code)
    return (kind, what, "") if kind is Kind.INDICATOR else (kind, where, which)


def is_later(period: str, before: str) -> bool:
    """Whether a period has come after the one that an expectation began from."""
    if NO_PERIOD in (period, before):
        return before == NO_PERIOD and period != NO_PERIOD
    one, other = Term.read(period), Term.read(before)
    if one and other:
        return one.number > other.number
    return period > before


def _words(code: str) -> tuple[Kind, str, str, str, str]:
    words = code.split()
    if len(words) != 5:
        raise LookupError(code)
    return Kind(words[0]), words[1], words[2], words[3], words[4]


def _has_outcome(one: WorkItem, measure: Measure) -> bool:
    actual = one.volume.actual
    if measure is Measure.REACH:
        return actual.reach is not None or actual.is_reach_hidden
    return (actual.hours if measure is Measure.HOURS else actual.sek) is not None

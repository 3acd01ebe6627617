"""From what stands in somebody's file to figures: which place, period and indicator.

A row that is no concern of ours is counted and told, never lost without a word; one
that should concern us and cannot be placed is a problem that stops the whole file.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum

from htl_dash.domain.geography import Geography
from htl_dash.domain.observation import Incoming
from htl_dash.domain.period import end_year, start_year
from htl_dash.services.import_meaning import (
    COUNTED_IN,
    Dictionary,
    Meaning,
    subject,
)
from htl_dash.services.import_places import Found, NoSuchPlaceError, Outside, Places
from htl_dash.sources.raw_table import RawFigure, RowProblem

PERIOD = re.compile(
    r"(?:19|20)\d\d(?:/\d\d|-(?:0[1-9]|1[0-2])|-Q[1-4]|-(?:19|20)\d\d)?"
)
EXAMPLES = 5
_Row = tuple[str, int | None, str, str, str]


class PeriodForm(StrEnum):
    """How the periods of a series are written.

    2024, 2023/24, 2024-09, 2024-Q3, and 2021-2024 for years that are pooled.
    """

    YEAR = "year"
    SCHOOL_YEAR = "school_year"
    MONTH = "month"
    QUARTER = "quarter"
    POOLED = "pooled"


@dataclass(frozen=True, slots=True)
class Candidate:
    """A figure that may be stored, and what stands in the file.

    `is_own` is so for all but those of municipalities that we are compared with.
    """

    figure: Incoming
    raw: RawFigure
    is_own: bool


@dataclass(frozen=True, slots=True)
class Left:
    """Figures that were left out: how many, and some of what they are about."""

    count: int
    examples: tuple[str, ...]


@dataclass(frozen=True)
class Placed:
    """Every figure of a file, sorted: to store, to mend, and left out with the reason.

    `unknown` are measures without an indicator.
    """

    candidates: tuple[Candidate, ...]
    problems: tuple[RowProblem, ...]
    outside: dict[Outside, Left]
    unknown: Left


@dataclass
class _Sorting:
    candidates: list[Candidate] = field(default_factory=list)
    problems: list[RowProblem] = field(default_factory=list)
    outside: dict[Outside, Counter[str]] = field(
        default_factory=lambda: defaultdict(Counter)
    )
    unknown: Counter[str] = field(default_factory=Counter)


def place_figures(
    raws: Iterable[RawFigure],
    dictionary: Dictionary,
    places: Places,
    known_periods: Mapping[str, Collection[str]],
    checksum: str,
    today: date,
) -> Placed:
    """Sort the figures of a file.

    Args:
        raws: As they were read.
        dictionary: What measures mean.
        places: The places that we have.
        known_periods: Periods that figures of an indicator have already, by its code.
        checksum: Of the file's bytes.
        today: No period may lie after its year.
    """
    listed = tuple(raws)
    everyone = _counts(listed, dictionary)
    found = _Sorting()
    for raw in listed:
        meaning = dictionary.meaning(raw)
        if meaning is None:
            found.unknown[subject(raw)] += 1
        else:
            _sort(raw, meaning, dictionary, places, known_periods, today, found)
    candidates = (
        replace(one, figure=_finished(one, everyone, checksum))
        for one in found.candidates
    )
    return Placed(
        tuple(candidates),
        tuple(found.problems),
        {why: _left(counted) for why, counted in found.outside.items()},
        _left(found.unknown),
    )


def _sort(
    raw: RawFigure,
    meaning: Meaning,
    dictionary: Dictionary,
    places: Places,
    known_periods: Mapping[str, Collection[str]],
    today: date,
    found: _Sorting,
) -> None:
    try:
        place = places.find(raw.place, raw.place_name, raw.period)
    except NoSuchPlaceError:
        _refuse(found, raw, "data_file.no_such_area", raw.place or raw.place_name)
        return
    named = " ".join(one for one in (raw.place, raw.place_name) if one)
    if isinstance(place, Outside):
        found.outside[place][named] += 1
        return
    one = dictionary.indicators[meaning.indicator]
    if place.geography not in one.levels:
        found.outside[Outside.OTHER_LEVEL][f"{one.title}: {named}"] += 1
        return
    known = known_periods.get(one.code, ())
    if key := _period_fault(raw.period, known, today):
        usual = max(known, default="")
        _refuse(found, raw, key, raw.period, title=one.title, usual=usual)
        return
    figure = _incoming(raw, meaning, place)
    found.candidates.append(Candidate(figure, raw, place.is_own))


def _refuse(
    found: _Sorting, raw: RawFigure, key: str, value: str, **facts: object
) -> None:
    found.problems.append(RowProblem(raw.cell, value, key, facts))


def _period_fault(period: str, known: Collection[str], today: date) -> str:
    """Return what is wrong with a period; nothing where it is as it should be."""
    if not period:
        return "data_file.no_period"
    if not PERIOD.fullmatch(period):
        return "data_file.wrong_period"
    is_school_year = form_of(period) is PeriodForm.SCHOOL_YEAR
    if is_school_year and end_year(period) % 100 != int(period[-2:]):
        return "data_file.wrong_period"
    if start_year(period) > today.year:
        return "data_file.future_period"
    if known and form_of(period) not in map(form_of, known):
        return "data_file.other_form"
    return ""


def form_of(period: str) -> PeriodForm:
    """Return the form that a period is written in."""
    if "/" in period:
        return PeriodForm.SCHOOL_YEAR
    if "-Q" in period:
        return PeriodForm.QUARTER
    _, _, last = period.partition("-")
    forms = {0: PeriodForm.YEAR, 2: PeriodForm.MONTH}
    return forms.get(len(last), PeriodForm.POOLED)


def _incoming(raw: RawFigure, meaning: Meaning, place: Found) -> Incoming:
    return Incoming(
        indicator=meaning.indicator,
        geography=place.geography,
        ref_area=place.code,
        time_period=raw.period,
        sex=raw.sex,
        category=meaning.category,
        obs_value=raw.mark.value,
        numerator=None,
        denominator=None,
        obs_status=raw.mark.obs_status,
        conf_status=raw.mark.conf_status,
        symbol=raw.mark.symbol,
        source_cell=raw.cell.place,
    )


def _counts(
    raws: Iterable[RawFigure], dictionary: Dictionary
) -> Mapping[tuple[str, _Row], int]:
    """Return the counts that shares in the same row are shares of, by indicator."""
    wanted, found = set(COUNTED_IN.values()), {}
    for raw in raws:
        meaning = dictionary.meaning(raw)
        value = raw.mark.value
        if meaning and meaning.indicator in wanted and value is not None:
            found[meaning.indicator, _row(raw)] = round(value)
    return found


def _row(raw: RawFigure) -> _Row:
    return raw.cell.sheet, raw.cell.row, raw.period, raw.sex, raw.category


def _finished(
    one: Candidate, everyone: Mapping[tuple[str, _Row], int], checksum: str
) -> Incoming:
    """Return a figure with the file it is from and, where it is told, its whole."""
    figure = replace(one.figure, received=checksum)
    counted = COUNTED_IN.get(figure.indicator)
    if counted is None or figure.geography is Geography.DISTRIBUTION:
        return figure
    return replace(figure, denominator=everyone.get((counted, _row(one.raw))))


def _left(counted: Counter[str]) -> Left:
    return Left(
        counted.total(), tuple(name for name, _ in counted.most_common(EXAMPLES))
    )

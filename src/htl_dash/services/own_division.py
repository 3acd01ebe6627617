"""How an own indicator's counts are divided, and whether they add up.

A file has one division: RegSO, DeSO or schools. What is coarser is a sum of it, since
readers will take it to be; so it is worked out here, or held against what is written.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from htl_dash.domain.geography import Geography
from htl_dash.domain.observation import TOTAL
from htl_dash.services.given_file import Refusal
from htl_dash.services.own_counts import BOYS, GIRLS, SEXES, Count
from htl_dash.services.own_places import CountedPlace
from htl_dash.sources.own_layout import (
    AREA,
    DENOMINATOR,
    NUMERATOR,
    PERIOD,
    SEX,
    counts_sheet,
)
from htl_dash.sources.sheet_rows import Place
from htl_dash.text import t

WHOLE = Geography.MUNICIPALITY
DIVISIONS = (Geography.DESO_2025, Geography.REGSO_2025, Geography.SCHOOL)
"""What counts may be divided into, the finest first."""
Key = tuple[Geography, str, str, str]
"""Geography, area, period and sex."""
Pair = tuple[int, int]
"""Numerator and denominator."""


@dataclass(frozen=True, slots=True)
class Shape:
    """How counts are divided; `by` is the municipality where they are not at all."""

    by: Geography
    by_sex: bool
    by_school_year: bool


def shape_of(told: Iterable[tuple[Geography, str, str]]) -> Shape | None:
    """Return how figures are divided, by geography, period and sex; None without any."""
    listed = tuple(told)
    if not listed:
        return None
    found = {geography for geography, _, _ in listed}
    return Shape(
        next((one for one in DIVISIONS if one in found), WHOLE),
        any(sex != TOTAL for _, _, sex in listed),
        any("/" in period for _, period, _ in listed),
    )


def disagreements(
    counts: Sequence[Count], places: Sequence[CountedPlace], before: Shape | None
) -> Iterator[Refusal]:
    """Give what does not hold together; `before` is how earlier versions are divided."""
    if not counts:
        return
    mixed = [*_mixed(counts)]
    yield from mixed
    if mixed:
        return
    shape = shape_of((one.geography, one.period, one.sex) for one in counts)
    if before is not None and shape != before:
        where = Place(counts_sheet().name)
        yield Refusal(where, "own.other_shape", {"shape": shape_words(before)})
    yield from _half_sexes(counts)
    yield from _sums_over_sexes(counts)
    yield from _whole(counts, places)


def shape_words(shape: Shape) -> str:
    """Return how counts are divided, in words."""
    by = t(f"own_shape.{shape.by}")
    sexes = t("own.by_sex" if shape.by_sex else "own.not_by_sex")
    years = t("own.by_school_year" if shape.by_school_year else "own.by_year")
    return t("own.shape", by=by, sexes=sexes, years=years)


def _mixed(counts: Sequence[Count]) -> Iterator[Refusal]:
    """Give the rows that are divided in another way than the first of their kind."""
    divided = [one for one in counts if one.geography is not WHOLE]
    for one in divided:
        if one.geography is not divided[0].geography:
            facts = {"first": t(f"own_shape.{divided[0].geography}")}
            yield Refusal(one.places[AREA], "own.mixed", facts, one.area)
    for one in counts:
        if ("/" in one.period) != ("/" in counts[0].period):
            facts = {"first": counts[0].period}
            yield Refusal(one.places[PERIOD], "own.mixed_periods", facts, one.period)


def _half_sexes(counts: Sequence[Count]) -> Iterator[Refusal]:
    """Give the rows that have not both sexes, where the file is divided by sex."""
    if all(one.sex == TOTAL for one in counts):
        return
    keys = {one.key for one in counts}
    for one in counts:
        others = {(one.area, one.period, sex) for sex in (GIRLS, BOYS)}
        if not others <= keys:
            yield Refusal(one.places.get(SEX, one.places[AREA]), "own.half_sexes")


def _sums_over_sexes(counts: Sequence[Count]) -> Iterator[Refusal]:
    by_key = {one.key: one for one in counts}
    for one in counts:
        sexes = [by_key.get((one.area, one.period, sex)) for sex in (GIRLS, BOYS)]
        parts = [part for part in sexes if part is not None]
        if one.sex == TOTAL and len(parts) == len(sexes):
            yield from _unequal(one, parts, "own.sexes_unequal")


def _whole(
    counts: Sequence[Count], places: Sequence[CountedPlace]
) -> Iterator[Refusal]:
    """Hold each row for the whole municipality against its parts, where it has any."""
    divided = [one for one in counts if one.geography is not WHOLE]
    if not divided:
        return
    is_areas = divided[0].geography is not Geography.SCHOOL
    every = {one.code for one in places if one.geography is divided[0].geography}
    for one in counts:
        if one.geography is not WHOLE:
            continue
        about = (one.period, one.sex)
        parts = [each for each in divided if (each.period, each.sex) == about]
        lacking = every - {each.area for each in parts} if is_areas else ()
        if lacking or not parts:
            facts = {"count": len(lacking)}
            key = "own.whole_lacks" if parts else "own.whole_alone"
            yield Refusal(one.places[AREA], key, facts)
        else:
            yield from _unequal(one, parts, "own.whole_unequal")


def _unequal(one: Count, parts: Sequence[Count], text_key: str) -> Iterator[Refusal]:
    told: tuple[tuple[str, Callable[[Count], int]], ...] = (
        (NUMERATOR, lambda each: each.numerator),
        (DENOMINATOR, lambda each: each.denominator),
    )
    for name, count in told:
        total = sum(map(count, parts))
        if count(one) != total:
            written = str(count(one))
            yield Refusal(one.places[name], text_key, {"parts": total}, written)


def completed(
    counts: Sequence[Count], places: Sequence[CountedPlace]
) -> dict[Key, Pair]:
    """Return the counts with every sum that follows from them.

    Both sexes together, a RegSO whose DeSO are all counted, and the whole municipality
    where all its areas are. Schools are never all: some children go elsewhere.
    """
    found: dict[Key, Pair] = {
        (one.geography, one.area, one.period, one.sex): (
            one.numerator,
            one.denominator,
        )
        for one in counts
    }
    for geography, area, period, sex in [*found]:
        if sex == GIRLS and (geography, area, period, TOTAL) not in found:
            both = [found[geography, area, period, one] for one in (GIRLS, BOYS)]
            found[geography, area, period, TOTAL] = _added(both)
    home = next(one.code for one in places if one.geography is WHOLE)
    periods = {period for _, _, period, _ in found}
    fine = [one for one in places if one.geography is Geography.DESO_2025]
    for regso in {one.inside for one in fine if one.inside}:
        inside = [one for one in fine if one.inside == regso]
        _add_sums(found, (Geography.REGSO_2025, regso), inside, periods)
    for geography in (Geography.DESO_2025, Geography.REGSO_2025):
        every = [one for one in places if one.geography is geography]
        _add_sums(found, (WHOLE, home), every, periods)
    return found


def _add_sums(
    found: dict[Key, Pair],
    whole: tuple[Geography, str],
    parts: Sequence[CountedPlace],
    periods: Iterable[str],
) -> None:
    """Add what a place comes to in each period where all its parts are counted."""
    for period in periods:
        for sex in SEXES:
            keys = [(one.geography, one.code, period, sex) for one in parts]
            if keys and (*whole, period, sex) not in found and found.keys() >= {*keys}:
                found[*whole, period, sex] = _added([found[key] for key in keys])


def _added(pairs: Sequence[Pair]) -> Pair:
    return sum(one for one, _ in pairs), sum(other for _, other in pairs)

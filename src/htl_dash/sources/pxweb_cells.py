"""From a table's cells to figures that the store can hold."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from htl_dash.domain.fetching import FetchDataset
from htl_dash.domain.geography import Area
from htl_dash.domain.mark import REASONS, Mark, marked
from htl_dash.domain.observation import TOTAL, Incoming
from htl_dash.domain.status import ConfStatus, ObsStatus
from htl_dash.sources.cube import Category, Cube, ReadError
from htl_dash.sources.pxweb_layout import ELIMINATED, Layout, code_at, layout_of
from htl_dash.sources.pxweb_people import age_of, sex_of
from htl_dash.sources.pxweb_places import (
    Place,
    area_of,
    has_versions,
    in_period,
    is_outside,
    place_of,
)
from htl_dash.sources.pxweb_shares import About, Count, Ids, shares

Places = Mapping[tuple[str, str], Place]
"""The place of each region code in each period."""
_PERIOD = re.compile(r"(?:19|20)\d\d", re.ASCII)


@dataclass(frozen=True, slots=True)
class _Meanings:
    """What the codes of a table stand for."""

    sexes: Mapping[str, str]
    ages: Mapping[str, str]
    indicators: Mapping[str, tuple[str, ...]]


def figures(
    cube: Cube,
    dataset: FetchDataset,
    received: str = "",
    *,
    tells_versions: bool | None = None,
) -> Iterator[Incoming]:
    """Give a table's figures, in the divisions and of the measures that are declared.

    `received` is the checksum of the bytes. `tells_versions` is whether codes in the whole
    table say which division they are in; None to look only at those that are here. Empty
    cells of a division in years that it does not have are no figures, and are left out;
    some sources write zero there. Shares that are worked out come with the counts that they
    are made of.

    Raises:
        ReadError: The table is laid out in another way, or a value is not understood.
    """
    at = layout_of(cube.dimensions, dataset)
    meanings = _Meanings(
        sexes=_words(cube, at.sex, sex_of),
        ages=_words(cube, at.age, age_of),
        indicators=_indicators(cube, at.measure, dataset),
    )
    places = _places(cube, at, dataset, tells_versions)
    if dataset.is_worked_out:
        _require_parts(cube, at, dataset)
        counts = _counts(cube, at, places, meanings)
        return shares(counts, dataset.measures, received)
    return _cells(cube, at, places, meanings, received)


def _counts(
    cube: Cube, at: Layout, places: Places, meanings: _Meanings
) -> Iterator[tuple[About, Ids, Count]]:
    for categories, value, symbol, index in cube.cells():
        period = categories[at.period].code
        place = places.get((categories[at.place].code, period))
        if place is None:
            continue
        sex = meanings.sexes[code_at(categories, at.sex)]
        age = meanings.ages[code_at(categories, at.age)]
        ids = (code_at(categories, at.measure), code_at(categories, at.part))
        count = Count(mark_of(cube, value, symbol), cube.place(index))
        yield About(place, period, sex, age), ids, count


def _cells(
    cube: Cube, at: Layout, places: Places, meanings: _Meanings, received: str
) -> Iterator[Incoming]:
    for categories, value, symbol, index in cube.cells():
        period = categories[at.period].code
        place = places.get((categories[at.place].code, period))
        if place is None or (not value and is_outside(place, period)):
            continue
        mark = mark_of(cube, value, symbol)
        for indicator in meanings.indicators[code_at(categories, at.measure)]:
            yield Incoming(
                indicator,
                place.geography,
                place.code,
                period,
                meanings.sexes[code_at(categories, at.sex)],
                meanings.ages[code_at(categories, at.age)],
                mark.value,
                None,
                None,
                mark.obs_status,
                mark.conf_status,
                mark.symbol,
                received,
                cube.place(index),
            )


def _places(
    cube: Cube, at: Layout, dataset: FetchDataset, tells_versions: bool | None
) -> Places:
    """Return the place of each region code in each period, in the declared divisions."""
    regions, periods = cube.dimensions[at.place], cube.dimensions[at.period]
    if tells_versions is None:
        tells_versions = has_versions(one.code for one in regions.categories)
    for period in periods.categories:
        if not _PERIOD.match(period.code):
            raise ReadError("cubes.no_period", found=period.code)
    found = {}
    for region in regions.categories:
        plain = place_of(region.code)
        if plain is None:
            continue
        for period in periods.categories:
            place = in_period(plain, period.code, tells_versions=tells_versions)
            if place.geography in dataset.divisions:
                found[region.code, period.code] = place
    return found


def mark_of(cube: Cube, value: float | None, symbol: str) -> Mark:
    """Return a cell as it is to be stored, with the mark that readers are shown.

    A mark that we do not know counts as hidden: nothing may be worked out from it.
    """
    shown = (cube.missing or {}).get(symbol, symbol)
    symbol = shown if shown in REASONS else symbol
    if value is not None:
        return Mark(value, ObsStatus.NORMAL, ConfStatus.FREE, symbol)
    if symbol in REASONS:
        return marked(symbol)
    return Mark(None, ObsStatus.MISSING, ConfStatus.PUBLISHER, symbol)


def areas(
    cube: Cube, dataset: FetchDataset, *, tells_versions: bool | None = None
) -> tuple[Area, ...]:
    """Return the areas that have a figure or a mark of their own, with their names."""
    at = layout_of(cube.dimensions, dataset)
    places = _places(cube, at, dataset, tells_versions)
    found: dict[Place, Area | None] = {}
    for categories, value, _, _ in cube.cells():
        region, period = categories[at.place], categories[at.period].code
        place = places.get((region.code, period))
        if place is None or place in found or (not value and is_outside(place, period)):
            continue
        found[place] = area_of(place, region)
    return tuple(one for one in found.values() if one is not None)


def _words(
    cube: Cube, at: int | None, word: Callable[[Category], str | None]
) -> Mapping[str, str]:
    """Return what each code of a variable stands for; all is all where it is not there."""
    if at is None:
        return {"": TOTAL}
    found = {}
    for one in cube.dimensions[at].categories:
        known = word(one)
        if known is None:
            code = cube.dimensions[at].code
            raise ReadError("cubes.unknown_value", found=one.label, code=code)
        found[one.code] = known
    if len(set(found.values())) < len(found):
        raise ReadError("cubes.same_value", code=cube.dimensions[at].code)
    return found


def _indicators(
    cube: Cube, at: int | None, dataset: FetchDataset
) -> Mapping[str, tuple[str, ...]]:
    """Return the indicators of each measure in the table; none for one not asked for."""
    codes = (
        [ELIMINATED] if at is None else [c.code for c in cube.dimensions[at].categories]
    )
    found = {
        code: tuple(one.indicator for one in dataset.measures if one.code == code)
        for code in codes
    }
    missing = {*dataset.measure_codes} - found.keys()
    if missing:
        raise ReadError("cubes.no_measure", code=", ".join(sorted(missing)))
    return {"": found[ELIMINATED]} if at is None else found


def _require_parts(cube: Cube, at: Layout, dataset: FetchDataset) -> None:
    if at.part is None:
        return
    there = {one.code for one in cube.dimensions[at.part].categories}
    if missing := {*dataset.part_codes} - there:
        raise ReadError("cubes.no_measure", code=", ".join(sorted(missing)))

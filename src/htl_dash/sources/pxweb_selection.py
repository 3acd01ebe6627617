"""What is asked of a table: codes from its own metadata, never labels that are guessed."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from math import prod

from htl_dash.domain.fetching import Asked, FetchDataset
from htl_dash.domain.geography import Geography
from htl_dash.sources.cube import Category, Dimension, ReadError
from htl_dash.sources.pxweb_layout import ELIMINATED, find, named_variables
from htl_dash.sources.pxweb_people import age_bands, ages_of, sex_of
from htl_dash.sources.pxweb_places import place_of
from htl_dash.sources.pxweb_table import Table
from htl_dash.text import listing, t

_NO_END = "9999"
_YEAR = re.compile(r"\d{4}")
_SAME_PART = {
    Geography.REGSO_2025: Geography.REGSO_2020,
    Geography.DESO_2025: Geography.DESO_2018,
}
Codes = Callable[[str], Sequence[Category]]


@dataclass(frozen=True, slots=True)
class Choice:
    """The values that are asked for of one variable, and the code list they are in.

    `is_whole` is for what shares are worked out from: one answer has all of it.
    """

    variable: str
    values: tuple[str, ...]
    code_list: str = ""
    is_whole: bool = False


Selection = tuple[Choice, ...]


def selections(
    table: Table, dataset: FetchDataset, asked: Asked, codes: Codes
) -> tuple[Selection, ...]:
    """Return what to ask for, before it is split: one for each code list of places.

    `codes` gives the values of a code list. Empty where there are no periods to ask for.

    Raises:
        ReadError: Something that the dataset names is not there, or is not clear.
    """
    fixed = tuple(_fixed(table, dataset, asked))
    if not all(one.values for one in fixed):
        return ()
    return tuple((one, *fixed) for one in _regions(table, dataset, asked, codes))


def split(selection: Selection, most: int) -> Iterator[Selection]:
    """Give parts that have at most so many cells, halving where there is most to halve.

    Raises:
        ReadError: There is nothing to halve.
    """
    if cells_of(selection) <= most:
        yield selection
        return
    divisible = [one for one in selection if not one.is_whole]
    longest = max(divisible, key=lambda one: len(one.values))
    half = len(longest.values) // 2
    if not half:
        raise ReadError("cubes.too_many_cells", cells=cells_of(selection), most=most)
    for values in (longest.values[:half], longest.values[half:]):
        part = replace(longest, values=values)
        yield from split(
            tuple(part if one is longest else one for one in selection), most
        )


def cells_of(selection: Selection) -> int:
    """Return how many cells a selection makes."""
    return prod(len(one.values) for one in selection)


def _regions(
    table: Table, dataset: FetchDataset, asked: Asked, codes: Codes
) -> tuple[Choice, ...]:
    """Return the places to ask for: those in the table itself, and by code list.

    A division that the table does not have is left out, and told in the reading.
    """
    region = table.region
    if region is None:
        raise ReadError("cubes.no_place_or_period", found=_names(table.dimensions))
    name, every = region.dimension.code, region.dimension.categories
    plain: dict[str, None] = {}
    listed: list[Choice] = []
    for division in dataset.divisions:
        found = _places(every, division, asked, table.tells_versions)
        code_list = "" if found else table.list_of(division)
        if code_list:
            found = _places(codes(code_list), division, asked, tells_versions=True)
        if code_list and found:
            listed.append(Choice(name, found, code_list))
        else:
            plain |= dict.fromkeys(found)
    if plain:
        listed.append(Choice(name, tuple(plain)))
    if not listed:
        words = listing([t(f"geography.{one}") for one in dataset.divisions])
        raise ReadError("cubes.no_places", division=words, home=asked.home)
    return tuple(listed)


def _places(
    every: Sequence[Category], division: Geography, asked: Asked, tells_versions: bool
) -> tuple[str, ...]:
    """Return codes of home's own areas, county and country, or of those compared."""
    wanted = {division}
    if not tells_versions and division in _SAME_PART:
        wanted.add(_SAME_PART[division])
    found = []
    for one in every:
        place = place_of(one.code)
        if place is None or place.geography not in wanted:
            continue
        if _is_wanted(place.geography, place.code, asked):
            found.append(one.code)
    return tuple(found)


def _is_wanted(geography: Geography, code: str, asked: Asked) -> bool:
    if geography is Geography.MUNICIPALITY:
        return code in asked.municipalities
    if geography is Geography.COUNTY:
        return code == asked.county
    if geography is Geography.COUNTRY:
        return True
    return code.startswith(asked.home)


def _fixed(table: Table, dataset: FetchDataset, asked: Asked) -> Iterator[Choice]:
    """Give the choices that are the same in every part: all but the places."""
    period = find(table.dimensions, "time", "cubes.time_codes")
    if period is None:
        raise ReadError("cubes.no_place_or_period", found=_names(table.dimensions))
    chosen = {
        _named(table.dimensions, name).code: value for name, value in dataset.choose
    }
    for name in named_variables(dataset):
        _named(table.dimensions, name)
    region, measures = table.region, table.measures
    for variable in table.variables:
        one = variable.dimension
        if region is variable:
            continue
        if one is period:
            yield Choice(one.code, _periods(one, dataset, asked))
        elif one is measures:
            measured = _all_of(one, dataset.measure_codes)
            yield Choice(one.code, measured, is_whole=dataset.is_worked_out)
        elif one.code == dataset.part_variable:
            yield Choice(one.code, _all_of(one, dataset.part_codes), is_whole=True)
        elif one.code == dataset.sex_variable:
            yield Choice(one.code, _known(one, _sexes(one)))
        elif one.code == dataset.age_variable:
            yield Choice(one.code, _known(one, tuple(age_bands(one.categories))))
        elif one.code in chosen:
            yield Choice(one.code, (_chosen(one, chosen[one.code]),))
        elif len(one.categories) == 1:
            yield Choice(one.code, (one.categories[0].code,))
        elif not variable.can_be_left_out:
            raise ReadError("cubes.not_chosen", code=one.code)


def _periods(one: Dimension, dataset: FetchDataset, asked: Asked) -> tuple[str, ...]:
    """Return the periods from the first to the last that are asked for."""
    first = max(dataset.from_period[:4], asked.since[:4])
    last = asked.until[:4] or _NO_END
    return tuple(
        each.code
        for each in one.categories
        if _last_year(each.code) >= first and each.code[:4] <= last
    )


def _last_year(period: str) -> str:
    """Return the last year in a period: 2024 for 2024, 2024M05 and 2021-2024."""
    return max(_YEAR.findall(period), default=period)


def _all_of(one: Dimension, wanted: tuple[str, ...]) -> tuple[str, ...]:
    """Return codes that are wanted, in the order they are; all of them must be there."""
    there = {each.code for each in one.categories}
    missing = {*wanted} - there - {ELIMINATED}
    if missing:
        raise ReadError("cubes.no_measure", code=", ".join(sorted(missing)))
    return tuple(each for each in wanted if each in there)


def _sexes(one: Dimension) -> tuple[str, ...]:
    return tuple(each.code for each in one.categories if sex_of(each))


def _known(one: Dimension, values: tuple[str, ...]) -> tuple[str, ...]:
    if not values:
        words = ", ".join(each.label for each in one.categories[:5])
        raise ReadError("cubes.unknown_value", found=words, code=one.code)
    return values


def _named(dimensions: tuple[Dimension, ...], name: str) -> Dimension:
    """Return the variable with a code, or with a label where no code is the same."""
    plain = name.casefold()
    by_code = [one for one in dimensions if one.code == name]
    found = by_code or [one for one in dimensions if one.label.casefold() == plain]
    if len(found) != 1:
        raise ReadError("cubes.no_variable", code=name, found=_names(dimensions))
    return found[0]


def _chosen(one: Dimension, value: str) -> str:
    """Return the code of the one value that has this code or label, or is these ages."""
    plain = value.casefold()
    found = {
        each.code
        for each in one.categories
        if each.code == value or each.label.strip().casefold() == plain
    }
    if not found and (ages := ages_of(Category(value, value))):
        found = {each.code for each in one.categories if ages_of(each) == ages}
    if len(found) != 1:
        known = listing([f"{each.code} ({each.label})" for each in one.categories[:10]])
        key = "cubes.value_twice" if found else "cubes.no_value"
        raise ReadError(key, found=value, code=one.code, known=known)
    return found.pop()


def _names(dimensions: tuple[Dimension, ...]) -> str:
    return ", ".join(one.code for one in dimensions)

"""Where in a table the place, the period and the rest are found."""

from dataclasses import dataclass

from htl_dash.domain.fetching import FetchDataset
from htl_dash.sources.cube import Category, Dimension, ReadError
from htl_dash.text import t

ELIMINATED = "EliminatedValue"
"""What PxWeb 1 calls the one measure of a table that has no measures."""


@dataclass(frozen=True, slots=True)
class Layout:
    """Where in a table's dimensions the place, the period and the rest are found.

    None where the table has no such dimension. `part` is what shares are worked out from.
    """

    place: int
    period: int
    measure: int | None
    sex: int | None
    age: int | None
    part: int | None


def layout_of(dimensions: tuple[Dimension, ...], dataset: FetchDataset) -> Layout:
    """Return where everything is found.

    Raises:
        ReadError: There is no place or period, a variable that the dataset names is not
            there, or one that nobody has chosen in has several values.
    """
    by_code = {one.code: at for at, one in enumerate(dimensions)}
    place = _found(dimensions, "geo", "cubes.place_codes")
    period = _found(dimensions, "time", "cubes.time_codes")
    measure = _found(dimensions, "metric", "cubes.measure_codes")
    if place is None or period is None:
        raise ReadError("cubes.no_place_or_period", found=", ".join(by_code))
    for name in named_variables(dataset):
        if name not in by_code:
            raise ReadError("cubes.no_variable", code=name, found=", ".join(by_code))
    sex = by_code.get(dataset.sex_variable)
    age = by_code.get(dataset.age_variable)
    part = by_code.get(dataset.part_variable)
    known = {place, period, measure, sex, age, part}
    for at, one in enumerate(dimensions):
        if at not in known and len(one.categories) > 1:
            raise ReadError("cubes.not_chosen", code=one.code)
    return Layout(place, period, measure, sex, age, part)


def named_variables(dataset: FetchDataset) -> tuple[str, ...]:
    """Return the variables that a dataset names, and that its table must have."""
    named = (dataset.sex_variable, dataset.age_variable, dataset.part_variable)
    return tuple(filter(None, named))


def find(
    dimensions: tuple[Dimension, ...], role: str, text_key: str
) -> Dimension | None:
    """Return the dimension with a role, or the one that is called as such ones are."""
    at = _found(dimensions, role, text_key)
    return None if at is None else dimensions[at]


def _found(dimensions: tuple[Dimension, ...], role: str, text_key: str) -> int | None:
    names = t(text_key).split(", ")
    with_role = [at for at, one in enumerate(dimensions) if one.role == role]
    called = [at for at, one in enumerate(dimensions) if one.code.casefold() in names]
    return next(iter((*with_role, *called)), None)


def code_at(categories: tuple[Category, ...], at: int | None) -> str:
    """Return the code of one of a cell's categories; empty where there is none."""
    return "" if at is None else categories[at].code

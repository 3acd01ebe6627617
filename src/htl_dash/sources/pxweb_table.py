"""What PxWeb says of a table before anything is asked of it: version 2 and version 1."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from htl_dash.domain.fetching import Counted, FetchDataset, FetchMeasure
from htl_dash.domain.geography import Geography
from htl_dash.sources.cube import Category, Dimension, ReadError
from htl_dash.sources.json_stat_parts import Json, read_dimensions
from htl_dash.sources.json_text import a_list, a_text, an_object, load_json, texts
from htl_dash.sources.pxweb_layout import ELIMINATED, find
from htl_dash.sources.pxweb_places import has_versions, place_of
from htl_dash.sources.source import Mismatch
from htl_dash.sources.wording import shown, stands
from htl_dash.text import t

_LISTS = {
    Geography.REGSO_2025: re.compile(r"vs_regso\w*2025\w*", re.IGNORECASE),
    Geography.DESO_2025: re.compile(r"vs_deso\w*2025\w*", re.IGNORECASE),
    Geography.REGSO_2020: re.compile(r"vs_regso(?!\w*2025)\w*", re.IGNORECASE),
    Geography.DESO_2018: re.compile(r"vs_deso(?!\w*2025)\w*", re.IGNORECASE),
}
"""The names of SCB's code lists, by division: also the older vs_DeSoHE and vs_RegSo1."""


@dataclass(frozen=True, slots=True)
class Variable:
    """A variable with every value that can be asked for.

    `can_be_left_out` is whether the source sums over it where nothing is chosen;
    `lists` are ids of the code lists that give it other values.
    """

    dimension: Dimension
    can_be_left_out: bool = False
    lists: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """A table as its source describes it. `id` is its id, or its path in version 1."""

    id: str
    title: str
    variables: tuple[Variable, ...]

    @property
    def dimensions(self) -> tuple[Dimension, ...]:
        """All variables with their values."""
        return tuple(one.dimension for one in self.variables)

    @property
    def region(self) -> Variable | None:
        """The variable that is places."""
        found = find(self.dimensions, "geo", "cubes.place_codes")
        return next((one for one in self.variables if one.dimension is found), None)

    @property
    def measures(self) -> Dimension | None:
        """The variable that is measures; None where the table has only one."""
        return find(self.dimensions, "metric", "cubes.measure_codes")

    def dimension(self, code: str) -> Dimension | None:
        """Return the variable with a code, or None."""
        return next((one for one in self.dimensions if one.code == code), None)

    @property
    def tells_versions(self) -> bool:
        """Whether codes, or lists of codes, say which division they are in."""
        newer = (Geography.REGSO_2025, Geography.DESO_2025)
        in_codes = has_versions(one.code for one in _values(self.region))
        return in_codes or any(map(self.list_of, newer))

    def list_of(self, division: Geography) -> str:
        """Return the code list that has a division, empty where there is none."""
        pattern, region = _LISTS.get(division), self.region
        if pattern is None or region is None:
            return ""
        return next((one for one in region.lists if pattern.fullmatch(one)), "")

    def has(self, division: Geography) -> bool:
        """Whether places of a division can be asked for."""
        places = (place_of(one.code) for one in _values(self.region))
        is_there = any(one and one.geography is division for one in places)
        return is_there or bool(self.list_of(division))


def read_table_2(content: bytes, table: str) -> Table:
    """Return a table from the metadata of version 2, a JSON-stat without figures.

    Raises:
        ReadError: It is something else.
    """
    found = an_object(load_json(content), "/")
    described = an_object(found.get("dimension"), "dimension")
    variables = []
    for one in read_dimensions(found):
        extension = an_object(described[one.code], one.code).get("extension") or {}
        more = an_object(extension, "extension")
        lists = a_list(more.get("codelists") or [], "codelists")
        ids = (a_text(an_object(e, "codelists").get("id"), "id") for e in lists)
        variables.append(Variable(one, more.get("elimination") is True, tuple(ids)))
    return Table(table, a_text(found.get("label"), "label"), tuple(variables))


def read_table_1(content: bytes, path: str) -> Table:
    """Return a table from the metadata of version 1. It tells no units.

    Raises:
        ReadError: It is something else, such as a list of tables.
    """
    found = an_object(load_json(content), "/")
    every = a_list(found.get("variables"), "variables")
    variables = tuple(_variable_1(an_object(one, "variables")) for one in every)
    return Table(path, a_text(found.get("title"), "title"), variables)


def _variable_1(one: Json) -> Variable:
    code = a_text(one.get("code"), "variables/code")
    values = texts(one.get("values"), "variables/values")
    labels = texts(one.get("valueTexts"), "variables/valueTexts")
    if not values or len(values) != len(labels) or len(set(values)) < len(values):
        raise ReadError("cubes.no_categories", code=code)
    pairs = zip(values, labels, strict=True)
    categories = tuple(Category(value, label) for value, label in pairs)
    role = "time" if one.get("time") is True else ""
    label = a_text(one.get("text"), "variables/text")
    dimension = Dimension(code, label, categories, role)
    return Variable(dimension, one.get("elimination") is True)


def read_codes(content: bytes) -> tuple[Category, ...]:
    """Return the values of a code list of version 2.

    Raises:
        ReadError: It is something else.
    """
    found = an_object(load_json(content), "/")
    every = (an_object(o, "values") for o in a_list(found.get("values"), "values"))
    return tuple(
        Category(a_text(one.get("code"), "code"), a_text(one.get("label"), "label"))
        for one in every
    )


def mismatches(table: Table, dataset: FetchDataset) -> tuple[Mismatch, ...]:
    """Compare a table's title, values and measures with what the catalogue says they are.

    Where the source tells no unit here, the answers are held to it.
    """
    found = []
    if not is_said(dataset.title_words, table.title):
        found.append(Mismatch(table.id, shown(dataset.title_words), table.title))
    found += _unlike_choices(table, dataset)
    for one in dataset.measures:
        if one.code:
            found += _unlike_measure(table, one)
        found += _unlike_counts(table, dataset, one)
    return tuple(dict.fromkeys(found))


def _unlike_measure(table: Table, one: FetchMeasure) -> Iterator[Mismatch]:
    measures = table.measures
    if measures is None and one.code == ELIMINATED:
        label, unit = table.title, ""
    else:
        category = _category(measures, one.code)
        label, unit = (category.label, category.unit) if category else ("", "")
    if not label or not is_said(one.words, label):
        yield Mismatch(one.code, shown(one.words), label)
    elif unit and not is_said((one.unit,), unit):
        yield Mismatch(one.code, shown((one.unit,)), unit)


def _unlike_counts(
    table: Table, dataset: FetchDataset, one: FetchMeasure
) -> Iterator[Mismatch]:
    """Compare what a share is worked out from with the source's own labels."""
    parts = table.dimension(dataset.part_variable) if one.code else table.measures
    for count in one.share.counts if one.share else ():
        category = _category(parts, count.code)
        label = category.label if category else ""
        unit = category.unit if category else ""
        is_other = any(stands(word, label) for word in count.without)
        if not label or is_other or not is_said(count.words, label):
            yield Mismatch(count.code, _wanted(count), label)
        elif unit and not is_said((one.unit,), unit):
            yield Mismatch(count.code, shown((one.unit,)), unit)


def _wanted(count: Counted) -> str:
    words = shown(count.words)
    if not count.without:
        return words
    return t("shares.but_not", words=words, without=shown(count.without))


def _unlike_choices(table: Table, dataset: FetchDataset) -> Iterator[Mismatch]:
    """Compare the values that are chosen by their codes with the source's own labels."""
    chosen = dict(dataset.choose)
    for name, words in dataset.chosen_words:
        category = _category(table.dimension(name), chosen[name])
        if category and not is_said(words, category.label):
            yield Mismatch(category.code, shown(words), category.label)


def is_said(words: Iterable[str], text: str) -> bool:
    """Whether every word stands in a text."""
    return all(stands(one, text) for one in words)


def _category(measures: Dimension | None, code: str) -> Category | None:
    every = measures.categories if measures else ()
    return next((one for one in every if one.code == code), None)


def _values(variable: Variable | None) -> tuple[Category, ...]:
    return variable.dimension.categories if variable else ()

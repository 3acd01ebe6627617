"""What an answer's own words say of its codes, held to what the catalogue says they are.

The table's description has been read before anything is asked; an answer that speaks of
something else under the same codes is refused all the same. Words that an answer does not
carry, as where a label only repeats its code, are not asked for.
"""

from collections.abc import Iterator, Mapping
from itertools import chain

from htl_dash.catalogue.municipalities import municipality, municipality_codes
from htl_dash.domain.fetching import FetchDataset
from htl_dash.domain.geography import Geography
from htl_dash.sources.cube import Category, Cube, Dimension, ReadError
from htl_dash.sources.pxweb_layout import ELIMINATED, find
from htl_dash.sources.pxweb_people import ages_of
from htl_dash.sources.pxweb_places import place_of
from htl_dash.sources.wording import plain, shown, stands
from htl_dash.text import t

Words = tuple[str, ...]


def require_own_words(cube: Cube, dataset: FetchDataset) -> None:
    """Hold an answer's title and labels to what they should say.

    Raises:
        ReadError: One of them says something else.
    """
    measures = find(cube.dimensions, "metric", "cubes.measure_codes")
    labels = [one for one in _labelled(measures) if one.code != ELIMINATED]
    parts = cube.dimension(dataset.part_variable)
    for one in chain(labels, _labelled(parts)):
        for words, without in _of_code(dataset, one.code):
            if any(stands(word, one.label) for word in without):
                raise _other(one.code, words, one.label)
            _require(one, words)
    for name, value in dataset.choose:
        for one in _labelled(_named(cube, name)):
            _require(one, _of_choice(dataset, name, value, one))
    for one in _labelled(find(cube.dimensions, "geo", "cubes.place_codes")):
        _require(one, _of_county(one.code))
    _require_title(cube, dataset, labels)


def _require_title(cube: Cube, dataset: FetchDataset, labels: list[Category]) -> None:
    """Hold the title to its first word: the rest of it follows what has been chosen.

    PxWeb may name a part of a table after the one measure that is in it.
    """
    title = cube.title
    if not title or not dataset.title_words:
        return
    if any(plain(one.label) in plain(title) for one in labels):
        return
    if not stands(dataset.title_words[0], title):
        raise _other(dataset.table, dataset.title_words[:1], title)


def _of_code(dataset: FetchDataset, code: str) -> Iterator[tuple[Words, Words]]:
    """Give what must stand in a code's label, and what must not."""
    for measure in dataset.measures:
        if measure.code == code:
            yield measure.words, ()
        for one in measure.share.counts if measure.share else ():
            if one.code == code:
                yield one.words, one.without


def _of_choice(dataset: FetchDataset, name: str, value: str, chosen: Category) -> Words:
    declared = dict(dataset.chosen_words).get(name)
    if declared or value == chosen.code:
        return declared or ()
    ages = ages_of(Category(value, value))
    is_same = ages is not None and ages == ages_of(Category(chosen.label, chosen.label))
    return () if is_same else (value,)


def _of_county(code: str) -> Words:
    """Return what a county that is known is called, without what its name ends in."""
    place = place_of(code)
    if place is None or place.geography is not Geography.COUNTY:
        return ()
    return tuple(filter(None, (_county_names().get(place.code),)))


def _county_names() -> Mapping[str, str]:
    known = (municipality(code) for code in municipality_codes())
    end = t("cubes.county_end")
    return {one.county_code: one.county.removesuffix(end) for one in known}


def _labelled(dimension: Dimension | None) -> Iterator[Category]:
    """Give the values that say something more than their code."""
    for one in dimension.categories if dimension else ():
        if one.label.strip() and one.label != one.code:
            yield one


def _named(cube: Cube, name: str) -> Dimension | None:
    labelled = (one for one in cube.dimensions if plain(one.label) == plain(name))
    return cube.dimension(name) or next(labelled, None)


def _require(one: Category, words: Words) -> None:
    if not all(stands(word, one.label) for word in words):
        raise _other(one.code, words, one.label)


def _other(code: str, words: Words, found: str) -> ReadError:
    return ReadError("cubes.other_label", code=code, found=found, wanted=shown(words))

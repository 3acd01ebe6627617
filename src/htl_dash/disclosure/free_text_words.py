"""The words and names that the free-text guard knows; edited in data/text_guard."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, fields
from functools import cache
from pathlib import Path

from htl_dash.catalogue.municipalities import municipality
from htl_dash.catalogue.reading import Definition, read_definition
from htl_dash.domain.municipality import Municipality
from htl_dash.settings import ROOT, municipality_code

FOLDER = ROOT / "data" / "text_guard"
FILE = "words.toml"
BETWEEN_PLACES = re.compile("[\u2013,-]")


@dataclass(frozen=True, slots=True)
class ChildWords:
    """Words for one child, for several, and what stands around them."""

    one: tuple[str, ...]
    unclear: tuple[str, ...]
    several: tuple[str, ...]
    few: tuple[str, ...]
    pronouns: tuple[str, ...]
    nobody: tuple[str, ...]
    prepositions: tuple[str, ...]
    attends: tuple[str, ...]
    a: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ClassWords:
    """Words for a class, a whole grade, and somebody who goes there."""

    before: tuple[str, ...]
    grades: tuple[str, ...]
    members: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CountWords:
    """Words for children who are counted, and what makes it nobody in particular."""

    several: tuple[str, ...]
    one: tuple[str, ...]
    of_them: tuple[str, ...]
    only_one: tuple[str, ...]
    not_after: tuple[str, ...]
    not_before: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class StreetWords:
    """What names of streets end with, and roads where nobody lives."""

    definite: tuple[str, ...]
    plain: tuple[str, ...]
    not_addresses: tuple[str, ...]
    units: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NameWords:
    """Names of persons, and what is written like them. Everything is casefolded."""

    first: frozenset[str]
    last: frozenset[str]
    also_words: frozenset[str]
    known: frozenset[str]
    beginnings: tuple[str, ...]
    endings: tuple[str, ...]
    streets: frozenset[str]


@dataclass(frozen=True, slots=True)
class Words:
    """Everything that the guard knows of Swedish."""

    children: ChildWords
    classes: ClassWords
    counts: CountWords
    streets: StreetWords
    names: NameWords


def words() -> Words:
    """Return the words; places of the home municipality come from its definition.

    Raises CatalogueError where a file cannot be read.
    """
    return _read(municipality(municipality_code()))


@cache
def _read(home: Municipality) -> Words:
    top = read_definition(FOLDER, FILE)
    top.only("children", "classes", "counts", "streets", "names", "known")
    children, classes = top.table("children"), top.table("classes")
    streets, counts = top.table("streets"), top.table("counts")
    return Words(
        ChildWords(**_lists(children, ChildWords)),
        ClassWords(**_lists(classes, ClassWords)),
        CountWords(**_lists(counts, CountWords)),
        StreetWords(**_lists(streets, StreetWords)),
        _names(top, home),
    )


def _lists(
    table: Definition,
    made: type[ChildWords | ClassWords | CountWords | StreetWords],
) -> dict[str, tuple[str, ...]]:
    """Return the lists of a table that holds one for each field."""
    names = tuple(field.name for field in fields(made))
    table.only(*names)
    return {name: table.texts(name) for name in names}


def _names(top: Definition, home: Municipality) -> NameWords:
    names, known = top.table("names"), top.table("known")
    names.only("also_words", "beginnings")
    known.only("words", "endings")
    return NameWords(
        first=_listed("first"),
        last=_listed("last"),
        also_words=frozenset(names.texts("also_words")),
        known=frozenset(known.texts("words")) | _places(home),
        beginnings=names.texts("beginnings"),
        endings=known.texts("endings"),
        streets=frozenset(top.table("streets").texts("plain")),
    )


def _listed(which: str) -> frozenset[str]:
    files = (FOLDER / "names").glob(f"{which}_*.txt")
    return frozenset(name for file in files for name in _lines(file))


def _lines(file: Path) -> Iterable[str]:
    return file.read_text("utf-8").casefold().split()


def _places(home: Municipality) -> frozenset[str]:
    """Return the municipality's areas, one by one, its schools and its neighbours."""
    areas = (one.name for one in home.area_names)
    schools = (one.name for one in home.pilot_schools)
    peers = (one.name for one in home.peers)
    written = (home.name, home.possessive, *areas, *schools, *peers)
    parts = (part for one in written for part in BETWEEN_PLACES.split(one))
    return frozenset(part.strip().casefold() for part in parts)

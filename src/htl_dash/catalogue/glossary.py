"""Read the glossary: the municipality's words beside the words in the code."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from htl_dash.catalogue.reading import Definition, read_definition
from htl_dash.settings import catalogue_folder

FILE = "glossary.toml"


@dataclass(frozen=True, slots=True)
class Term:
    """One word: in Swedish, its name in the code, and what it means."""

    swedish: str
    english: str
    meaning: str


def glossary() -> tuple[Term, ...]:
    """Return every term in the file's order; CatalogueError if it cannot be read."""
    return _read(catalogue_folder())


@cache
def _read(folder: Path) -> tuple[Term, ...]:
    top = read_definition(folder, FILE)
    top.only("terms")
    return tuple(_term(one) for one in top.tables("terms"))


def _term(table: Definition) -> Term:
    table.only("swedish", "english", "meaning")
    return Term(table.text("swedish"), table.text("english"), table.text("meaning"))

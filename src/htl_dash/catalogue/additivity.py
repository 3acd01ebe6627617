"""Read where a source promises that parts add up to their whole."""

from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path

from htl_dash.catalogue.reading import Definition, codes, read_definition
from htl_dash.settings import catalogue_folder

FILE = "additivity.toml"


class Parts(StrEnum):
    """What a whole may be divided in."""

    SEXES = "sexes"
    AREAS = "areas"
    PARTS = "parts"


@dataclass(frozen=True, slots=True)
class Promise:
    """What a publisher promises; `until` is the last period of it, empty for always."""

    publisher: str
    until: str
    of: tuple[Parts, ...]
    reason: str

    def holds(self, publisher: str, period: str, parts: Parts) -> bool:
        """Whether the promise covers figures of a publisher in a period."""
        is_in_time = not self.until or period[:4] <= self.until
        return publisher == self.publisher and is_in_time and parts in self.of


def promises() -> tuple[Promise, ...]:
    """Return every declared promise; CatalogueError at the first faulty one."""
    return _read(catalogue_folder())


@cache
def _read(folder: Path) -> tuple[Promise, ...]:
    top = read_definition(folder, FILE)
    top.only("promises")
    return tuple(_promise(one) for one in top.tables("promises"))


def _promise(table: Definition) -> Promise:
    table.only("publisher", "until", "of", "reason")
    return Promise(
        table.text("publisher"),
        table.text_or_empty("until"),
        table.choices("of", codes(Parts)),
        table.text("reason"),
    )

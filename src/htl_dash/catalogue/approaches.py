"""Read the definitions of the three approaches."""

from functools import cache
from pathlib import Path

from htl_dash.catalogue.reading import Definition, read_definition
from htl_dash.domain.initiative import Approach, ApproachDefinition
from htl_dash.settings import catalogue_folder

FILE = "approaches.toml"


def approach_definitions() -> tuple[ApproachDefinition, ...]:
    """Return every approach's definition, from promotive to remedial.

    Raises CatalogueError where one is missing or cannot be read.
    """
    return _read(catalogue_folder())


@cache
def _read(folder: Path) -> tuple[ApproachDefinition, ...]:
    top = read_definition(folder, FILE)
    top.only(*Approach)
    return tuple(_definition(one, top.table(one)) for one in Approach)


def _definition(approach: Approach, table: Definition) -> ApproachDefinition:
    table.only("definition", "source")
    return ApproachDefinition(approach, table.text("definition"), table.text("source"))

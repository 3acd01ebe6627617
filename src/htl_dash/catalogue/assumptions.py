"""Read the assumptions behind the look fifteen years ahead."""

from functools import cache
from pathlib import Path

from htl_dash.catalogue.reading import Definition, read_definition
from htl_dash.domain.assumption import Assumption, Quantity
from htl_dash.settings import catalogue_folder

FILE = "assumptions.toml"
LARGEST = 1e9


def all_assumptions() -> dict[Quantity, Assumption]:
    """Return every assumption.

    Raises CatalogueError where one is missing or cannot be read.
    """
    return dict(_read(catalogue_folder()))


@cache
def _read(folder: Path) -> dict[Quantity, Assumption]:
    top = read_definition(folder, FILE)
    top.only(*Quantity)
    return {one: _assumption(one, top.table(one)) for one in Quantity}


def _assumption(quantity: Quantity, table: Definition) -> Assumption:
    table.only("title", "value", "lower", "upper", "source")
    least, most = _room(quantity)
    lower, upper = (table.number(end, least, most) for end in ("lower", "upper"))
    if lower > upper:
        raise table.refuse("lower", "limits_backwards")
    return Assumption(
        quantity=quantity,
        title=table.text("title"),
        value=table.number("value", lower, upper),
        lower=lower,
        upper=upper,
        source=table.text("source"),
    )


def _room(quantity: Quantity) -> tuple[float, float]:
    """Return what a quantity can be at the least and at the most."""
    if quantity.is_effect:
        return -1.0, 1.0
    if quantity.is_share:
        return 0.0, 1.0
    return (1.0, LARGEST) if quantity is not Quantity.CHILDHOOD_YEARS else (1.0, 25.0)

"""Every indicator there is: the catalogue's, and those the municipality has declared.

An own indicator is read as strictly as one in the catalogue, and its titles say what it
is, so that it is marked wherever it is shown. The catalogue's own codes go first.
"""

from dataclasses import replace
from functools import lru_cache

from sqlalchemy import Connection, Engine

from htl_dash.catalogue.indicators import all_indicators, indicator_from_text
from htl_dash.domain.indicator import Indicator
from htl_dash.store.own_indicators import declared
from htl_dash.text import t


def known_indicators(
    connection: Connection, *, withdrawn: bool = False
) -> dict[str, Indicator]:
    """Return every indicator by code: the catalogue's in order, then the own ones.

    With `withdrawn` also those that have been taken back, as they were last declared:
    for what was released or decided while they were there.

    Raises:
        CatalogueError: A definition cannot be read.
    """
    catalogue, own = all_indicators(), dict[str, Indicator]()
    told: dict[str, str] = {}
    for one in declared(connection):
        told[one.code] = one.definition or told[one.code]
        own[one.code] = _read(one.code, told[one.code], is_withdrawn=one.is_withdrawn)
        if one.is_withdrawn and not withdrawn:
            del own[one.code]
    return {**catalogue, **{c: one for c, one in own.items() if c not in catalogue}}


def known_in(engine: Engine, *, withdrawn: bool = False) -> dict[str, Indicator]:
    """Return every indicator in a transaction of its own; see `known_indicators`."""
    with engine.connect() as connection:
        return known_indicators(connection, withdrawn=withdrawn)


@lru_cache(maxsize=500)
def _read(code: str, definition: str, *, is_withdrawn: bool) -> Indicator:
    one, mark = indicator_from_text(code, definition), "own.marked"
    if is_withdrawn:
        mark = "own.withdrawn"
    return replace(
        one,
        title=t(mark, title=one.title),
        short_title=t(mark, title=one.short_title),
    )

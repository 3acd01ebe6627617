"""Use case: name the areas of one division, and tell which ones are the same in two.

A code says nothing across divisions: 2081R013 may be one area in one and another in the
next. Names of older divisions come from their own register.
"""

from sqlalchemy import Connection, Engine

from htl_dash.domain.geography import BEFORE, Geography
from htl_dash.domain.municipality import AreaName, Municipality
from htl_dash.store.observations import ObservationRepository
from htl_dash.store.registers import areas


def register_names(
    engine: Engine, municipality: Municipality, geography: Geography
) -> tuple[AreaName, ...]:
    """Return the areas of a division by name, as its own register names them.

    Where the catalogue has an area with the same code and the same name in the register,
    what the catalogue calls it is used. An area that has figures but stands in no
    register is called by its code.
    """
    with engine.connect() as connection:
        registered = _registered(connection, municipality, geography)
        with_figures = ObservationRepository(connection).places(geography)
    ours = [code for code in with_figures if code.startswith(municipality.code)]
    called = {one.code: one for one in municipality.area_names}
    found = [
        _name(code, registered.get(code, code), called.get(code))
        for code in sorted({*registered, *ours})
    ]
    return tuple(sorted(found, key=lambda one: one.name))


def same_areas(
    connection: Connection, municipality: Municipality, geography: Geography
) -> frozenset[str]:
    """Return the codes that are named the same in a division and in the one before it.

    Both code and name must agree, and the name must say more than the code does. Empty
    for a division that has none before it.
    """
    if geography not in BEFORE:
        return frozenset()
    both = named_alike(connection, geography, BEFORE[geography])
    return frozenset(code for code in both if code.startswith(municipality.code))


def named_alike(
    connection: Connection, one: Geography, other: Geography
) -> frozenset[str]:
    """Return the codes that have the same name in two divisions, more than the code."""
    now, then = (
        {area.code: area.name for area in areas(connection, geography)}
        for geography in (one, other)
    )
    return frozenset(
        code for code, name in then.items() if now.get(code) == name and name != code
    )


def same_in_both(
    engine: Engine, municipality: Municipality, geography: Geography
) -> frozenset[str]:
    """Return the same areas in a transaction of its own; see `same_areas`."""
    with engine.connect() as connection:
        return same_areas(connection, municipality, geography)


def _registered(
    connection: Connection, municipality: Municipality, geography: Geography
) -> dict[str, str]:
    return {
        one.code: one.name
        for one in areas(connection, geography)
        if one.code.startswith(municipality.code)
    }


def _name(code: str, registered: str, called: AreaName | None) -> AreaName:
    says_more = registered != code
    if called and says_more and called.register_name == registered:
        return called
    return AreaName(code, registered, registered, registered)

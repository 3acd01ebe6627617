"""What the page on schools and initiatives shows, cached."""

from htl_dash.catalogue.approaches import approach_definitions
from htl_dash.domain.initiative import SchoolDescription
from htl_dash.domain.municipality import PilotSchool
from htl_dash.services.initiatives import school_with_initiatives
from htl_dash.ui.cached import engine, home, known_once, shared, work_version
from htl_dash.viewmodels.chain_tables import (
    chain_table,
    definition_passages,
    facts_table,
)
from htl_dash.viewmodels.chain_view import ChainView, chain_view
from htl_dash.viewmodels.passage import Passage
from htl_dash.viewmodels.tables import Table


def schools() -> dict[str, PilotSchool]:
    """Return the pilot schools by unit code."""
    return {one.unit_code: one for one in home().pilot_schools}


@shared
def _described(key: str, unit_code: str) -> SchoolDescription:
    return school_with_initiatives(engine(), unit_code)


@shared
def _chain(key: str, unit_code: str) -> ChainView:
    described = _described(key, unit_code)
    return chain_view(home(), schools()[unit_code], described, known_once())


def chain(unit_code: str) -> ChainView:
    """Return a school's chain from cause to indicator."""
    return _chain(work_version(), unit_code)


def table(unit_code: str) -> Table:
    """Return a school's chain as a table."""
    described = _described(work_version(), unit_code)
    return chain_table(home(), schools()[unit_code], described, chain(unit_code))


def facts(unit_code: str) -> Table:
    """Return what is known of a school's initiatives as a table."""
    described = _described(work_version(), unit_code)
    return facts_table(home(), schools()[unit_code], described)


def definitions() -> tuple[Passage, ...]:
    """Return what the three approaches mean."""
    return definition_passages(approach_definitions())

"""Use case: gather what a term's workbook begins from.

As with a form: the plan goes on from the term before, what is registered stands there,
and no count of children does.
"""

from dataclasses import dataclass

from sqlalchemy import Engine

from htl_dash.domain.initiative import InitiativeStatus
from htl_dash.domain.municipality import Municipality
from htl_dash.domain.record import RecordKind
from htl_dash.domain.term import Term
from htl_dash.services.editing import Opened, open_by_keys, open_volume
from htl_dash.services.initiatives import registered_initiatives
from htl_dash.sources.office_file import FileError
from htl_dash.text import listing


@dataclass(frozen=True, slots=True)
class OpenedVolume:
    """An initiative's term, as its row begins."""

    code: str
    title: str
    opened: Opened


@dataclass(frozen=True, slots=True)
class TermSheet:
    """A school's term as its workbook begins; `flow` holds no counts."""

    unit_code: str
    term: Term
    volumes: tuple[OpenedVolume, ...]
    flow: Opened


def open_term_sheet(
    engine: Engine, municipality: Municipality, unit_code: str, term: Term
) -> TermSheet:
    """Return what a school's workbook for a term begins from.

    Raises:
        FileError: The municipality has no such school.
    """
    schools = [one.unit_code for one in municipality.pilot_schools]
    if unit_code not in schools:
        raise FileError("term_file.unknown_school", known=listing(schools))
    volumes = tuple(
        OpenedVolume(
            one.initiative.code,
            one.initiative.title,
            open_volume(engine, one.id, term),
        )
        for one in registered_initiatives(engine, unit_code)
        if one.initiative.status is not InitiativeStatus.REMOVED
    )
    keys = {"unit_code": unit_code, "term": term.code}
    return TermSheet(
        unit_code, term, volumes, open_by_keys(engine, RecordKind.FLOW, keys)
    )

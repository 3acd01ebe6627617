"""Use case: take in an own indicator from a file, all of it or nothing.

The file itself is kept nowhere: it holds counts that nobody may see. What is kept of it
is its name, and a fingerprint that is salted, so that no guess can be held against it.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import Connection, Engine

from htl_dash.domain.municipality import Municipality
from htl_dash.domain.received import Arrival
from htl_dash.services.counted_figures import figure_series
from htl_dash.services.figures import Figures
from htl_dash.services.given_file import (
    IdentityNumberError,
    Refusal,
    has_identity_number,
    require_no_identity_number,
)
from htl_dash.services.own_facts import file_words
from htl_dash.services.own_note import own_note
from htl_dash.services.own_plan import OwnPlan, make_own_plan
from htl_dash.services.register import signed
from htl_dash.services.releases import publish_series
from htl_dash.sources.office_file import FileError, open_office
from htl_dash.sources.own_layout import counts_sheet, facts_sheet
from htl_dash.sources.own_workbook import OwnFile, read_own_workbook
from htl_dash.store.database import writing
from htl_dash.store.own_figures import current_figures
from htl_dash.store.own_indicators import declare
from htl_dash.store.schema import observation
from htl_dash.store.snapshots import ingest
from htl_dash.text import t


@dataclass(frozen=True, slots=True)
class OwnReport:
    """What became of a file: `stored` rows of the `rows` with counts in them.

    Either everything is stored or, where something is `refused`, nothing. `shown` and
    `hidden` count the figures of the indicator that readers now have and have not.
    """

    code: str
    title: str
    rows: int
    stored: int
    shown: int
    hidden: int
    refused: tuple[Refusal, ...]


def preview_own(
    engine: Engine, municipality: Municipality, name: str, content: bytes
) -> OwnPlan:
    """Return what a file would become, without its figures. Nothing is written.

    Raises:
        FileError: The file cannot be read, or is for somewhere else.
        IdentityNumberError: It holds something shaped like an identity number.
    """
    found = _read(name, content, municipality)
    with engine.connect() as connection:
        plan = make_own_plan(
            connection, municipality, found, file_words(name), accepted=False
        )
    return replace(plan, figures=())


def import_own(
    engine: Engine,
    municipality: Municipality,
    name: str,
    content: bytes,
    who: str,
    *,
    accepted: bool,
) -> OwnReport:
    """Declare, store and release everything in a file in one transaction, or nothing.

    Periods that are not in the file stay as they are.

    Raises:
        FileError: The file cannot be read, or is for somewhere else.
        IdentityNumberError: It holds something shaped like an identity number.
        UnsignedError: Nobody has said in which function she writes.
    """
    by = signed(who)
    found = _read(name, content, municipality)
    file = file_words(name)
    with writing(engine) as connection:
        plan = make_own_plan(connection, municipality, found, file, accepted=accepted)
        if plan.refused:
            return OwnReport(plan.code, plan.title, plan.rows, 0, 0, 0, plan.refused)
        declare(connection, plan.code, plan.definition, by.who, by.at)
        kept = (
            one
            for one in current_figures(connection, plan.code)
            if one.time_period not in plan.periods
        )
        figures = (*plan.figures, *kept)
        note = own_note(municipality, plan, file, content, figures, by.at)
        ingest(connection, note, observation, figures, by.at, Arrival.OWN)
        _release(connection, plan.code, by.at)
        shown, hidden = _told(connection, plan.code)
    return OwnReport(plan.code, plan.title, plan.rows, plan.rows, shown, hidden, ())


def _read(name: str, content: bytes, municipality: Municipality) -> OwnFile:
    opened = open_office(content)
    sheets = (facts_sheet().name, counts_sheet().name)
    require_no_identity_number(opened, sheets)
    if has_identity_number(name):
        raise IdentityNumberError("term_file.identity", where=t("own.in_name"))
    found = read_own_workbook(opened)
    if found.mark.is_training != municipality.is_training:
        is_real = municipality.is_training
        raise FileError("term_file.is_real" if is_real else "term_file.is_training")
    if found.mark.municipality != municipality.code:
        raise FileError("term_file.other_municipality", name=municipality.name)
    return found


def _release(connection: Connection, code: str, at: datetime) -> None:
    ours = (
        (series, rule)
        for series, rule in figure_series(connection)
        if series.name.partition(":")[0] == code
    )
    publish_series(connection, ours, at)


def _told(connection: Connection, code: str) -> tuple[int, int]:
    """Return how many figures readers have, and how many are hidden from them."""
    cells = Figures(connection).series(code, sex=None, category=None)
    hidden: Iterable[bool] = [one.is_hidden for one in cells]
    return len(cells) - sum(hidden), sum(hidden)

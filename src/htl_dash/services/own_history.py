"""Use case: what has happened to own indicators, and taking one back."""

from dataclasses import dataclass

from sqlalchemy import Engine

from htl_dash.catalogue.indicators import indicator_from_text
from htl_dash.domain.errors import HtlError
from htl_dash.domain.received import Arrival
from htl_dash.services.own_note import gone_note
from htl_dash.services.register import signed
from htl_dash.store.database import writing
from htl_dash.store.own_indicators import Declared, declare, declared
from htl_dash.store.schema import observation
from htl_dash.store.snapshots import ingest


class UnknownOwnError(HtlError):
    """There is no own indicator in use with the code. Facts: `code`."""

    text_key = "own.unknown"


@dataclass(frozen=True, slots=True)
class OwnRevision:
    """One thing that has happened to an own indicator, without any count. `at` is UTC.

    `who` is the code of a function. `is_last` marks what holds now.
    """

    code: str
    title: str
    revision: int
    file: str
    who: str
    at: str
    is_withdrawn: bool
    is_last: bool


def own_revisions(engine: Engine) -> tuple[OwnRevision, ...]:
    """Return everything that has happened to own indicators, the newest first."""
    with engine.connect() as connection:
        every = declared(connection)
    last = {one.code: one.revision for one in every}
    told: dict[str, Declared] = {}
    found = []
    for one in every:
        told[one.code] = told[one.code] if one.is_withdrawn else one
        read = indicator_from_text(one.code, told[one.code].definition)
        found.append(
            OwnRevision(
                one.code,
                read.title,
                one.revision,
                read.source.table,
                one.who,
                one.at,
                one.is_withdrawn,
                last[one.code] == one.revision,
            )
        )
    return tuple(sorted(found, key=lambda one: (one.at, one.revision), reverse=True))


def withdraw_own(engine: Engine, code: str, who: str) -> str:
    """Take an own indicator back: its figures are shown no more, the log stays.

    Returns what it is called.

    Raises:
        UnknownOwnError: There is none with the code, or it has been taken back already.
        UnsignedError: Nobody has said in which function she writes.
    """
    by = signed(who)
    with writing(engine) as connection:
        last = {one.code: one for one in declared(connection)}.get(code)
        if last is None or last.is_withdrawn:
            raise UnknownOwnError(code=code)
        one = indicator_from_text(code, last.definition)
        declare(connection, code, "", by.who, by.at)
        ingest(connection, gone_note(one, by.at), observation, (), by.at, Arrival.OWN)
    return one.title

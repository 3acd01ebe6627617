"""The terms that schools have handed in."""

from dataclasses import dataclass

from sqlalchemy import Connection, insert, select

from htl_dash.domain.record import Signature
from htl_dash.domain.term import Term
from htl_dash.store.work_tables import submission


@dataclass(frozen=True, slots=True)
class Submission:
    """A term that a school has handed in; `at` is UTC, ISO 8601."""

    unit_code: str
    term: Term
    who: str
    at: str


def submit(
    connection: Connection, unit_code: str, term: Term, signed: Signature
) -> None:
    """Note that a school has handed in a term."""
    moment = signed.at.isoformat(timespec="seconds")
    values = {
        "unit_code": unit_code,
        "term": term.code,
        "who": signed.who,
        "at": moment,
    }
    connection.execute(insert(submission).values(values))


def submissions(connection: Connection) -> tuple[Submission, ...]:
    """Return every term that has been handed in, oldest first."""
    rows = connection.execute(select(submission).order_by(submission.c.id))
    return tuple(
        Submission(row.unit_code, term, row.who, row.at)
        for row in rows
        if (term := Term.read(row.term)) is not None
    )

"""What children have chosen as important: counts per school, term and criterion."""

from collections.abc import Mapping

from sqlalchemy import Connection, func, insert, select

from htl_dash.domain.record import Signature
from htl_dash.domain.term import Term
from htl_dash.domain.weighing import ChildrenChoice
from htl_dash.store.meeting_tables import children_choice


def add_choices(
    connection: Connection,
    unit_code: str,
    term: Term,
    asked: int,
    chosen: Mapping[str, int],
    by: Signature,
) -> None:
    """Write down how many a school asked in a term, and how many chose what."""
    rows = [
        {
            "unit_code": unit_code,
            "term": term.code,
            "asked": asked,
            "criterion": criterion,
            "chosen": count,
            "who": by.who,
            "at": by.at.isoformat(timespec="seconds"),
        }
        for criterion, count in chosen.items()
    ]
    connection.execute(insert(children_choice), rows)


def choices(connection: Connection) -> tuple[ChildrenChoice, ...]:
    """Return all that children have chosen, unprotected, oldest first."""
    query = select(children_choice).order_by(children_choice.c.id)
    return tuple(
        ChildrenChoice(row.unit_code, row.term, row.asked, row.criterion, row.chosen)
        for row in connection.execute(query)
    )


def choices_number(connection: Connection) -> int:
    """Return a number that grows with everything that is written down here."""
    return connection.scalar(select(func.max(children_choice.c.id))) or 0

"""Judgements of alternatives: rows are only added, and the last of each pair counts."""

from sqlalchemy import Connection, func, insert, select

from htl_dash.domain.record import Signature
from htl_dash.domain.weighing import Score
from htl_dash.store.meeting_tables import score


def add_score(
    connection: Connection,
    alternative: str,
    criterion: str,
    span: tuple[float, float] | None,
    note: str | None,
    by: Signature,
) -> None:
    """Add a judgement; None takes the earlier ones back."""
    lower, upper = span or (None, None)
    row = {
        "alternative": alternative,
        "criterion": criterion,
        "lower": lower,
        "upper": upper,
        "note": note,
        "who": by.who,
        "at": by.at.isoformat(timespec="seconds"),
    }
    connection.execute(insert(score).values(row))


def scores(connection: Connection, alternative: str | None = None) -> tuple[Score, ...]:
    """Return every judgement of an alternative, or of all, oldest first."""
    query = select(score).order_by(score.c.id)
    if alternative is not None:
        query = query.where(score.c.alternative == alternative)
    return tuple(
        Score(
            row.alternative,
            row.criterion,
            row.lower,
            row.upper,
            row.note,
            row.who,
            row.at,
        )
        for row in connection.execute(query)
    )


def score_number(connection: Connection) -> int:
    """Return a number that grows with every judgement."""
    return connection.scalar(select(func.max(score.c.id))) or 0

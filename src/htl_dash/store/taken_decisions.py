"""What meetings ask about decisions: which are due for review, which were taken there."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, Row, select

from htl_dash.store.meeting_tables import decision, review


@dataclass(frozen=True, slots=True)
class DueDecision:
    """A decision that is to be reviewed on a day."""

    id: int
    title: str
    due: date
    measure_title: str


@dataclass(frozen=True, slots=True)
class TakenDecision:
    """A decision as the minutes tell it. `at` is UTC, ISO 8601.

    `functions` are codes of those who took part, `problems` numbers of what it answers.
    """

    id: int
    title: str
    decided: str
    sha256: str
    functions: tuple[str, ...]
    problems: tuple[int, ...]
    who: str
    at: str


def due_decisions(connection: Connection, today: date) -> tuple[DueDecision, ...]:
    """Return the decisions to review by a day, the one that was due first first."""
    reviewed = select(review.c.decision_id)
    query = (
        select(decision)
        .where(decision.c.due <= today, decision.c.id.not_in(reviewed))
        .order_by(decision.c.due, decision.c.id)
    )
    return tuple(_due(row) for row in connection.execute(query))


def dues(connection: Connection, numbers: Collection[int]) -> tuple[DueDecision, ...]:
    """Return those of these decisions that have a day of review, reviewed or not."""
    asked = decision.c.id.in_(numbers), decision.c.due.is_not(None)
    rows = connection.execute(select(decision).where(*asked).order_by(decision.c.id))
    return tuple(_due(row) for row in rows)


def _due(row: Row[tuple[object, ...]]) -> DueDecision:
    return DueDecision(row.id, row.title, row.due, row.measure_title or "")


def taken_at(connection: Connection, meeting_id: int) -> tuple[TakenDecision, ...]:
    """Return the decisions that were taken at a meeting, in order."""
    query = (
        select(decision)
        .where(decision.c.meeting_id == meeting_id)
        .order_by(decision.c.id)
    )
    return tuple(
        TakenDecision(
            row.id,
            row.title,
            row.decided,
            row.sha256,
            tuple(row.functions.split()),
            tuple(int(one) for one in row.problems.split()),
            row.who,
            row.at,
        )
        for row in connection.execute(query)
    )


def reviewed_since(connection: Connection, moment: str) -> dict[int, str]:
    """Return when decisions were reviewed from a moment (UTC, ISO 8601) on, by number."""
    query = select(review).where(review.c.at >= moment).order_by(review.c.id)
    return {row.decision_id: row.at for row in connection.execute(query)}

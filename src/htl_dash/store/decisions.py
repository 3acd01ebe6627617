"""Decisions and their reviews: rows are added, and nothing here changes or removes one."""

from dataclasses import fields

from sqlalchemy import Connection, RowMapping, func, insert, select

from htl_dash.domain.decision import (
    Decision,
    Expectation,
    Expected,
    Review,
    Verdict,
)
from htl_dash.store.meeting_tables import decision, review

NEW = 0
"""The number of what has not been written yet; the store gives it its own."""
_EXPECTATION = tuple(one.name for one in fields(Expectation))


def add_decision(connection: Connection, taken: Decision) -> Decision:
    """Write a decision; return it with the number that the store gave it."""
    expected = taken.expectation
    row = {
        "meeting_id": taken.meeting_id,
        "title": taken.title,
        "decided": taken.decided,
        "reasons": taken.reasons,
        "rejected": taken.rejected,
        "functions": " ".join(taken.functions),
        "problems": " ".join(map(str, taken.problems)),
        "decided_on": taken.decided_on,
        "content": taken.content,
        "sha256": taken.sha256,
        "who": taken.who,
        "at": taken.at,
        **{name: getattr(expected, name, None) for name in _EXPECTATION},
    }
    made = connection.execute(insert(decision).values(row).returning(decision.c.id))
    return decision_of(connection, made.scalar_one())


def decision_of(connection: Connection, decision_id: int) -> Decision:
    """Return one decision. LookupError if there is none with the number."""
    query = select(decision).where(decision.c.id == decision_id)
    row = connection.execute(query).mappings().first()
    if row is None:
        raise LookupError(decision_id)
    return _decision(row)


def decisions(connection: Connection) -> tuple[Decision, ...]:
    """Return every decision, the latest first."""
    rows = connection.execute(select(decision).order_by(decision.c.id.desc()))
    return tuple(_decision(row) for row in rows.mappings())


def count_written(connection: Connection) -> tuple[int, int]:
    """Return how many decisions and reviews there are: a number that only grows."""
    found = [
        connection.scalar(select(func.count()).select_from(table)) or 0
        for table in (decision, review)
    ]
    return found[0], found[1]


def add_review(connection: Connection, made: Review) -> Review:
    """Write a review; return it with the number that the store gave it."""
    row = {one.name: getattr(made, one.name) for one in fields(made)}
    del row["id"]
    row["verdict"] = made.verdict.value
    added = connection.execute(insert(review).values(row).returning(review.c.id))
    query = select(review).where(review.c.id == added.scalar_one())
    return _review(connection.execute(query).mappings().one())


def reviews(connection: Connection) -> tuple[Review, ...]:
    """Return every review, oldest first."""
    rows = connection.execute(select(review).order_by(review.c.id))
    return tuple(_review(row) for row in rows.mappings())


def _decision(row: RowMapping) -> Decision:
    return Decision(
        id=row["id"],
        meeting_id=row["meeting_id"],
        title=row["title"],
        decided=row["decided"],
        reasons=row["reasons"],
        rejected=row["rejected"],
        functions=tuple(row["functions"].split()),
        problems=tuple(map(int, row["problems"].split())),
        decided_on=row["decided_on"],
        expectation=_expectation(row),
        content=row["content"],
        sha256=row["sha256"],
        who=row["who"],
        at=row["at"],
    )


def _expectation(row: RowMapping) -> Expectation | None:
    if row["measure"] is None:
        return None
    found = {name: row[name] for name in _EXPECTATION}
    return Expectation(**found | {"direction": Expected(row["direction"])})


def _review(row: RowMapping) -> Review:
    return Review(**{**row, "verdict": Verdict(row["verdict"])})

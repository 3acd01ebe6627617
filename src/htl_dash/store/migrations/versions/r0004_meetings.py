"""Meetings, the steps of lifted problems, priorities, decisions and their reviews."""

from datetime import date

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Create the tables for meetings and what is decided there."""
    _create_chain()
    _create_meetings()
    _create_priorities()
    _create_polls()
    _create_decisions()


def _text(name: str, *, must: bool = False) -> sa.Column[str]:
    return sa.Column(name, sa.Text, nullable=not must)


def _whole(name: str, *, must: bool = False) -> sa.Column[int]:
    return sa.Column(name, sa.Integer, nullable=not must)


def _real(name: str, *, must: bool = False) -> sa.Column[float]:
    return sa.Column(name, sa.Double, nullable=not must)


def _day(name: str, *, must: bool = False) -> sa.Column[date]:
    return sa.Column(name, sa.Date, nullable=not must)


def _points(table: str, column: str, other: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        [column], [f"{other}.id"], name=f"fk_{table}_{column}"
    )


def _once(table: str, *columns: str) -> sa.UniqueConstraint:
    return sa.UniqueConstraint(*columns, name=f"uq_{table}_{'_'.join(columns)}")


def _create_chain() -> None:
    op.create_table(
        "chain_step",
        _whole("id", must=True),
        _whole("problem_id", must=True),
        _text("before", must=True),
        _text("after", must=True),
        _text("note"),
        _whole("other_id"),
        _text("who", must=True),
        _text("at", must=True),
        sa.PrimaryKeyConstraint("id", name="pk_chain_step"),
        _points("chain_step", "problem_id", "problem"),
    )


def _create_meetings() -> None:
    op.create_table(
        "meeting",
        _whole("id", must=True),
        _text("forum", must=True),
        _day("held_on", must=True),
        _text("who", must=True),
        _text("opened_at", must=True),
        _text("closed_at"),
        _text("data_version", must=True),
        _whole("work_number", must=True),
        sa.PrimaryKeyConstraint("id", name="pk_meeting"),
    )
    op.create_table(
        "meeting_item",
        _whole("id", must=True),
        _whole("meeting_id", must=True),
        _whole("position", must=True),
        _text("kind", must=True),
        _whole("ref"),
        _text("title", must=True),
        _text("outcome"),
        _text("note"),
        _text("who", must=True),
        _text("at", must=True),
        sa.PrimaryKeyConstraint("id", name="pk_meeting_item"),
        _points("meeting_item", "meeting_id", "meeting"),
        _once("meeting_item", "meeting_id", "position"),
    )


def _create_priorities() -> None:
    op.create_table(
        "score",
        _whole("id", must=True),
        _text("alternative", must=True),
        _text("criterion", must=True),
        _real("lower"),
        _real("upper"),
        _text("note"),
        _text("who", must=True),
        _text("at", must=True),
        sa.PrimaryKeyConstraint("id", name="pk_score"),
    )


def _create_polls() -> None:
    op.create_table(
        "poll",
        _whole("id", must=True),
        _text("code", must=True),
        _text("title", must=True),
        _text("alternatives", must=True),
        _text("criteria", must=True),
        _text("who", must=True),
        _text("opened_at", must=True),
        _text("closed_at"),
        sa.PrimaryKeyConstraint("id", name="pk_poll"),
        _once("poll", "code"),
    )
    op.create_table(
        "poll_answer",
        _whole("id", must=True),
        _whole("poll_id", must=True),
        _text("participant", must=True),
        _text("role", must=True),
        _text("weights", must=True),
        _text("at", must=True),
        sa.PrimaryKeyConstraint("id", name="pk_poll_answer"),
        _points("poll_answer", "poll_id", "poll"),
        _once("poll_answer", "poll_id", "participant"),
    )
    op.create_table(
        "children_choice",
        _whole("id", must=True),
        _text("unit_code", must=True),
        _text("term", must=True),
        _whole("asked", must=True),
        _text("criterion", must=True),
        _whole("chosen", must=True),
        _text("who", must=True),
        _text("at", must=True),
        sa.PrimaryKeyConstraint("id", name="pk_children_choice"),
        _once("children_choice", "unit_code", "term", "criterion"),
    )


def _create_decisions() -> None:
    op.create_table(
        "decision",
        _whole("id", must=True),
        _whole("meeting_id"),
        _text("title", must=True),
        _text("decided", must=True),
        _text("reasons", must=True),
        _text("rejected", must=True),
        _text("functions", must=True),
        _text("problems", must=True),
        _day("decided_on", must=True),
        _text("measure"),
        _text("measure_title"),
        _text("direction"),
        _real("before"),
        _real("lower"),
        _real("upper"),
        _real("confidence"),
        _day("due"),
        _text("stop_rule"),
        _text("content", must=True),
        _text("sha256", must=True),
        _text("who", must=True),
        _text("at", must=True),
        sa.PrimaryKeyConstraint("id", name="pk_decision"),
        _points("decision", "meeting_id", "meeting"),
    )
    op.create_table(
        "review",
        _whole("id", must=True),
        _whole("decision_id", must=True),
        _day("reviewed_on", must=True),
        _real("outcome"),
        _real("outcome_lower"),
        _real("outcome_upper"),
        _text("verdict", must=True),
        _real("interval_score"),
        _real("brier_score"),
        _text("note", must=True),
        _text("content", must=True),
        _text("sha256", must=True),
        _text("who", must=True),
        _text("at", must=True),
        sa.PrimaryKeyConstraint("id", name="pk_review"),
        _points("review", "decision_id", "decision"),
    )

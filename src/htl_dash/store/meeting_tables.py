"""Tables for meetings, priorities and decisions. Rows are added, hardly ever changed."""

from sqlalchemy import Column, Date, Double, ForeignKey, Integer, Table, Text
from sqlalchemy import UniqueConstraint as Unique

from htl_dash.store.schema import metadata
from htl_dash.store.work_tables import problem

chain_step = Table(
    "chain_step",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("problem_id", ForeignKey(problem.c.id), nullable=False),
    Column("before", Text, nullable=False),
    Column("after", Text, nullable=False),
    Column("note", Text),
    Column("other_id", Integer),  # the problem it goes on in, or came from
    Column("who", Text, nullable=False),
    Column("at", Text, nullable=False),  # UTC, ISO 8601
)

meeting = Table(
    "meeting",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("forum", Text, nullable=False),
    Column("held_on", Date, nullable=False),
    Column("who", Text, nullable=False),
    Column("opened_at", Text, nullable=False),  # UTC, ISO 8601
    Column("closed_at", Text),
    Column("data_version", Text, nullable=False),
    Column("work_number", Integer, nullable=False),
)

meeting_item = Table(
    "meeting_item",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("meeting_id", ForeignKey(meeting.c.id), nullable=False),
    Column("position", Integer, nullable=False),
    Column("kind", Text, nullable=False),
    Column("ref", Integer),
    Column("title", Text, nullable=False),
    Column("outcome", Text),
    Column("note", Text),
    Column("who", Text, nullable=False),
    Column("at", Text, nullable=False),
    Unique("meeting_id", "position"),
)

minutes = Table(
    "minutes",
    metadata,
    Column("meeting_id", ForeignKey(meeting.c.id), primary_key=True),
    Column("content", Text, nullable=False),  # all that was written, JSON
    Column("sha256", Text, nullable=False),
)
"""Minutes as they stood when the meeting was closed: rows are only added."""

score = Table(
    "score",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("alternative", Text, nullable=False),  # 'initiative parent_groups'
    Column("criterion", Text, nullable=False),
    Column("lower", Double),
    Column("upper", Double),
    Column("note", Text),
    Column("who", Text, nullable=False),
    Column("at", Text, nullable=False),
)
"""How an alternative does on a criterion; the last row of each pair counts."""

poll = Table(
    "poll",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("code", Text, nullable=False),
    Column("title", Text, nullable=False),
    Column("alternatives", Text, nullable=False),  # JSON list
    Column("criteria", Text, nullable=False),  # JSON list
    Column("who", Text, nullable=False),
    Column("opened_at", Text, nullable=False),
    Column("closed_at", Text),
    Unique("code"),
)
"""A round of weighting in a meeting, that participants join by its code."""

poll_answer = Table(
    "poll_answer",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("poll_id", ForeignKey(poll.c.id), nullable=False),
    Column("participant", Text, nullable=False),  # a random token, gone with the poll
    Column("role", Text, nullable=False),
    Column("weights", Text, nullable=False),  # JSON, by criterion
    Column("at", Text, nullable=False),
    Unique("poll_id", "participant"),
)
"""The weights of one adult in a function. Children answer as counts, see below."""

children_choice = Table(
    "children_choice",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("unit_code", Text, nullable=False),
    Column("term", Text, nullable=False),
    Column("asked", Integer, nullable=False),
    Column("criterion", Text, nullable=False),
    Column("chosen", Integer, nullable=False),
    Column("who", Text, nullable=False),
    Column("at", Text, nullable=False),
    Unique("unit_code", "term", "criterion"),
)
"""How many of the children asked at a school chose a criterion as important."""

decision = Table(
    "decision",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("meeting_id", ForeignKey(meeting.c.id)),
    Column("title", Text, nullable=False),
    Column("decided", Text, nullable=False),
    Column("reasons", Text, nullable=False),
    Column("rejected", Text, nullable=False),
    Column("functions", Text, nullable=False),  # codes apart by spaces
    Column("problems", Text, nullable=False),  # numbers apart by spaces
    Column("decided_on", Date, nullable=False),
    Column("measure", Text),
    Column("measure_title", Text),
    Column("direction", Text),
    Column("before", Double),
    Column("lower", Double),
    Column("upper", Double),
    Column("confidence", Double),
    Column("due", Date),
    Column("stop_rule", Text),
    Column("content", Text, nullable=False),  # all that was shown, JSON
    Column("sha256", Text, nullable=False),
    Column("who", Text, nullable=False),
    Column("at", Text, nullable=False),
)
"""Decisions as they were taken: rows are only added."""

review = Table(
    "review",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("decision_id", ForeignKey(decision.c.id), nullable=False),
    Column("reviewed_on", Date, nullable=False),
    Column("outcome", Double),
    Column("outcome_lower", Double),
    Column("outcome_upper", Double),
    Column("verdict", Text, nullable=False),
    Column("interval_score", Double),
    Column("brier_score", Double),
    Column("note", Text, nullable=False),
    Column("content", Text, nullable=False),
    Column("sha256", Text, nullable=False),
    Column("who", Text, nullable=False),
    Column("at", Text, nullable=False),
)
"""What came of a decision, when its day had come: rows are only added."""

MEETING_TABLES = (
    chain_step,
    meeting,
    meeting_item,
    minutes,
    score,
    poll,
    poll_answer,
    children_choice,
    decision,
    review,
)

"""The minutes of closed meetings, kept as they stood."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    """Create the table; meetings that are closed already get no row in it."""
    op.create_table(
        "minutes",
        sa.Column("meeting_id", sa.Integer, nullable=False),
        sa.Column("content", sa.Text, nullable=False),
        sa.Column("sha256", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("meeting_id", name="pk_minutes"),
        sa.ForeignKeyConstraint(
            ["meeting_id"], ["meeting.id"], name="fk_minutes_meeting_id"
        ),
    )

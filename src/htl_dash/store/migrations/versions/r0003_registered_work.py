"""What people register: initiatives, volumes, flow, problems, and their history."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Create the tables for registered work. An earlier store holds real figures."""
    _create_initiative()
    _create_volume()
    _create_flow()
    _create_problem()
    _create_history()
    _create_drafts()
    nature = op.create_table(
        "nature",
        sa.Column("id", sa.Integer, nullable=False),
        _whole("training", must=True),
        sa.PrimaryKeyConstraint("id", name="pk_nature"),
    )
    found = op.get_bind().scalar(sa.text("SELECT count(*) FROM snapshot"))
    if found:
        op.bulk_insert(nature, [{"training": 0}])


def _text(name: str, *, must: bool = False) -> sa.Column[str]:
    return sa.Column(name, sa.Text, nullable=not must)


def _whole(name: str, *, must: bool = False) -> sa.Column[int]:
    return sa.Column(name, sa.Integer, nullable=not must)


def _create_initiative() -> None:
    must = ("code", "unit_code", "kind", "title")
    may = (
        "dimensions need activities expected_outcome indicators target_group status "
        "first_term last_term responsible actors approach approach_reason level "
        "level_reason setting setting_reason plan lessons"
    )
    op.create_table(
        "initiative",
        _whole("id", must=True),
        *(_text(name, must=True) for name in must),
        *(_text(name) for name in may.split()),
        _whole("revision", must=True),
        sa.PrimaryKeyConstraint("id", name="pk_initiative"),
        sa.UniqueConstraint("code", name="uq_initiative_code"),
    )


def _create_volume() -> None:
    op.create_table(
        "volume",
        _whole("id", must=True),
        _whole("initiative_id", must=True),
        _text("term", must=True),
        sa.Column("planned_hours", sa.Double),
        sa.Column("actual_hours", sa.Double),
        _whole("planned_sek"),
        _whole("actual_sek"),
        _whole("planned_reach"),
        _whole("actual_reach"),
        _text("follow_up"),
        _whole("revision", must=True),
        sa.PrimaryKeyConstraint("id", name="pk_volume"),
        sa.ForeignKeyConstraint(
            ["initiative_id"], ["initiative.id"], name="fk_volume_initiative_id"
        ),
        sa.UniqueConstraint(
            "initiative_id", "term", name="uq_volume_initiative_id_term"
        ),
    )


def _create_flow() -> None:
    counts = (
        "consultations feedback_in_time feedback_later consent_asked consent_given "
        "consent_declined consent_withdrawn teams_started lead_2_weeks lead_4_weeks "
        "lead_12_weeks lead_longer teams_closed"
    )
    op.create_table(
        "flow",
        _whole("id", must=True),
        _text("unit_code", must=True),
        _text("term", must=True),
        *(_whole(name) for name in counts.split()),
        _whole("revision", must=True),
        sa.PrimaryKeyConstraint("id", name="pk_flow"),
        sa.UniqueConstraint("unit_code", "term", name="uq_flow_unit_code_term"),
    )


def _create_problem() -> None:
    op.create_table(
        "problem",
        _whole("id", must=True),
        _text("unit_code", must=True),
        sa.Column("lifted_on", sa.Date, nullable=False),
        _text("title", must=True),
        _text("description", must=True),
        _text("dimensions", must=True),
        _text("level"),
        _text("evidence"),
        _text("raised_by", must=True),
        _text("status", must=True),
        _whole("revision", must=True),
        sa.PrimaryKeyConstraint("id", name="pk_problem"),
    )


def _create_history() -> None:
    key = ("record", "record_id", "revision", "field")
    op.create_table(
        "change",
        _whole("id", must=True),
        _text("record", must=True),
        _whole("record_id", must=True),
        _whole("revision", must=True),
        _text("field", must=True),
        _text("before"),
        _text("after"),
        _text("who", must=True),
        _text("via", must=True),
        _text("at", must=True),
        sa.PrimaryKeyConstraint("id", name="pk_change"),
        sa.UniqueConstraint(*key, name=f"uq_change_{'_'.join(key)}"),
    )
    op.create_table(
        "submission",
        _whole("id", must=True),
        _text("unit_code", must=True),
        _text("term", must=True),
        _text("who", must=True),
        _text("at", must=True),
        sa.PrimaryKeyConstraint("id", name="pk_submission"),
        sa.UniqueConstraint("unit_code", "term", name="uq_submission_unit_code_term"),
    )


def _create_drafts() -> None:
    op.create_table(
        "draft",
        _text("token", must=True),
        _text("form", must=True),
        _text("content", must=True),
        _text("saved_at", must=True),
        sa.PrimaryKeyConstraint("token", name="pk_draft"),
    )

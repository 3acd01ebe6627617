"""What comes in: bytes, requests, choices, own indicators; and lineage."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """Create the tables for what comes in, and point figures at their bytes."""
    _create_received()
    _create_fetching()
    _create_import()
    _extend_snapshots()


def _text(name: str, *, must: bool = True) -> sa.Column[str]:
    return sa.Column(name, sa.Text, nullable=not must)


def _whole(name: str, *, must: bool = True) -> sa.Column[int]:
    return sa.Column(name, sa.Integer, nullable=not must)


def _points(table: str, column: str, other: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [other], name=f"fk_{table}_{column}")


def _create_received() -> None:
    op.create_table(
        "content",
        _text("sha256"),
        _whole("size"),
        sa.Column("body", sa.LargeBinary, nullable=False),
        sa.PrimaryKeyConstraint("sha256", name="pk_content"),
    )
    op.create_table(
        "received",
        _whole("id"),
        _text("sha256"),
        _text("origin"),
        _text("request"),
        _text("media_type"),
        _text("encoding"),
        sa.Column("redacted", sa.Boolean, nullable=False),
        _text("received_at"),
        sa.PrimaryKeyConstraint("id", name="pk_received"),
        _points("received", "sha256", "content.sha256"),
    )
    op.create_index("ix_received_sha256", "received", ["sha256"])


def _create_fetching() -> None:
    op.create_table(
        "fetch_run",
        _whole("id"),
        _text("asked"),
        _text("state"),
        _text("started_at"),
        _text("ended_at", must=False),
        _text("report"),
        sa.PrimaryKeyConstraint("id", name="pk_fetch_run"),
    )
    op.create_table(
        "fetch_part",
        _whole("id"),
        _whole("run_id"),
        _text("dataset"),
        _text("part"),
        _whole("page"),
        _whole("received_id"),
        sa.PrimaryKeyConstraint("id", name="pk_fetch_part"),
        _points("fetch_part", "run_id", "fetch_run.id"),
        _points("fetch_part", "received_id", "received.id"),
        sa.UniqueConstraint(
            "run_id",
            "dataset",
            "part",
            "page",
            name="uq_fetch_part_run_id_dataset_part_page",
        ),
    )
    op.create_table(
        "request_log",
        _whole("id"),
        _whole("run_id", must=False),
        _text("at"),
        _text("method"),
        _text("url"),
        _whole("attempt"),
        _whole("status", must=False),
        _whole("milliseconds"),
        _whole("size"),
        _text("fault"),
        sa.PrimaryKeyConstraint("id", name="pk_request_log"),
        _points("request_log", "run_id", "fetch_run.id"),
    )


def _create_import() -> None:
    op.create_table(
        "import_choice",
        _whole("id"),
        _text("signature"),
        _text("choices"),
        _text("who"),
        _text("at"),
        sa.PrimaryKeyConstraint("id", name="pk_import_choice"),
    )
    op.create_index("ix_import_choice_signature", "import_choice", ["signature"])
    op.create_table(
        "own_indicator",
        _whole("id"),
        _text("code"),
        _whole("revision"),
        _text("definition"),
        _text("who"),
        _text("at"),
        sa.PrimaryKeyConstraint("id", name="pk_own_indicator"),
        sa.UniqueConstraint("code", "revision", name="uq_own_indicator_code_revision"),
    )


def _extend_snapshots() -> None:
    """Add columns in words that both databases know: a copy would lose WITHOUT ROWID."""
    op.add_column(
        "snapshot",
        sa.Column("arrival", sa.Text, nullable=False, server_default="pack"),
    )
    op.add_column("observation", _empty("symbol"))
    op.execute(
        "ALTER TABLE observation ADD COLUMN received_id INTEGER "
        "CONSTRAINT fk_observation_received_id REFERENCES received (id)"
    )
    op.add_column("observation", _empty("source_cell"))
    with op.batch_alter_table("area") as table:
        table.alter_column("area_km2", existing_type=sa.Double, nullable=True)


def _empty(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.Text, nullable=False, server_default="")

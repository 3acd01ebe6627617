"""Snapshots, observations, areas, schools, and readings of the data pack."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Create the first five tables."""
    _create_snapshot()
    _create_observation()
    _create_registers()
    op.create_table(
        "reading",
        sa.Column("id", sa.Integer, nullable=False),
        _text("fingerprint"),
        _text("read_at"),
        sa.PrimaryKeyConstraint("id", name="pk_reading"),
    )


def _text(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.Text, nullable=False)


def _snapshot_id(table: str) -> tuple[sa.Column[int], sa.ForeignKeyConstraint]:
    return (
        sa.Column("snapshot_id", sa.Integer, nullable=False),
        sa.ForeignKeyConstraint(
            ["snapshot_id"], ["snapshot.id"], name=f"fk_{table}_snapshot_id"
        ),
    )


def _create_snapshot() -> None:
    op.create_table(
        "snapshot",
        sa.Column("id", sa.Integer, nullable=False),
        _text("dataset"),
        sa.Column("sequence", sa.Integer, nullable=False),
        _text("title"),
        _text("publisher"),
        _text("source_table"),
        _text("url"),
        _text("period"),
        _text("retrieved"),
        _text("licence"),
        _text("protection"),
        sa.Column("derived", sa.Boolean, nullable=False),
        _text("cautions"),
        sa.Column("rows", sa.Integer, nullable=False),
        _text("sha256"),
        _text("loaded_at"),
        sa.PrimaryKeyConstraint("id", name="pk_snapshot"),
        sa.UniqueConstraint("dataset", "sequence", name="uq_snapshot_dataset_sequence"),
    )


def _create_observation() -> None:
    key = ("indicator", "geography", "ref_area", "time_period", "sex", "category")
    op.create_table(
        "observation",
        *(_text(name) for name in key),
        sa.Column("obs_value", sa.Double),
        sa.Column("numerator", sa.Integer),
        sa.Column("denominator", sa.Integer),
        _text("obs_status"),
        _text("conf_status"),
        *_snapshot_id("observation"),
        sa.PrimaryKeyConstraint(*key, "snapshot_id", name="pk_observation"),
        sqlite_with_rowid=False,
    )
    op.create_index(
        "ix_observation_geography_ref_area_indicator",
        "observation",
        ["geography", "ref_area", "indicator"],
    )


def _create_registers() -> None:
    op.create_table(
        "area",
        _text("geography"),
        _text("code"),
        _text("name"),
        _text("parent_code"),
        sa.Column("area_km2", sa.Double, nullable=False),
        *_snapshot_id("area"),
        sa.PrimaryKeyConstraint("geography", "code", "snapshot_id", name="pk_area"),
    )
    op.create_table(
        "school",
        _text("unit_code"),
        _text("name"),
        _text("municipality"),
        _text("provider"),
        sa.Column("latitude", sa.Double),
        sa.Column("longitude", sa.Double),
        _text("regso"),
        _text("deso"),
        *_snapshot_id("school"),
        sa.PrimaryKeyConstraint("unit_code", "snapshot_id", name="pk_school"),
    )

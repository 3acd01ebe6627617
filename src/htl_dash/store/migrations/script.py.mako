"""${message}."""

import sqlalchemy as sa
from alembic import op

revision = ${repr(up_revision)}
down_revision = ${repr(down_revision)}


def upgrade() -> None:
    """Say what changes; then add the revision to migrations/__init__.py."""
    ${upgrades if upgrades else "pass"}

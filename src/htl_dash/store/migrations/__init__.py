"""Alembic's folder.

The revisions are listed here too, so that a start with nothing to migrate need not
import Alembic.
"""

REVISIONS = ("0001", "0002", "0003", "0004", "0005", "0006")
"""Every revision, oldest first."""

HEAD = REVISIONS[-1]

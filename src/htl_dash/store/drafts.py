"""Drafts: what somebody is writing, kept so that a reload or a lost connection is no loss.

A draft is found only by its token, which stands in the writer's own address. What the
free-text guard refuses is not kept here either: callers leave it out.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, delete, insert, select

from htl_dash.store.work_tables import draft


@dataclass(frozen=True, slots=True)
class Draft:
    """What is being written: `about` finds the record, `values` are as they are typed.

    `seen` is the revision that the writer began from; 0 for a new record. `saved_at` is
    UTC, ISO 8601.
    """

    token: str
    form: str
    about: str
    seen: int
    values: Mapping[str, str]
    saved_at: str


def keep_draft(
    connection: Connection,
    token: str,
    form: str,
    about: str,
    seen: int,
    values: Mapping[str, str],
    at: datetime,
) -> None:
    """Keep a draft in place of what stood under its token."""
    drop_draft(connection, token)
    content = json.dumps(
        {"about": about, "seen": seen, "values": dict(values)}, ensure_ascii=False
    )
    moment = at.isoformat(timespec="seconds")
    row = {"token": token, "form": form, "content": content, "saved_at": moment}
    connection.execute(insert(draft).values(row))


def draft_of(connection: Connection, token: str) -> Draft | None:
    """Return the draft with this token, or None."""
    row = connection.execute(select(draft).where(draft.c.token == token)).first()
    if row is None:
        return None
    content = json.loads(row.content)
    return Draft(
        row.token,
        row.form,
        content["about"],
        content["seen"],
        content["values"],
        row.saved_at,
    )


def drop_draft(connection: Connection, token: str) -> None:
    """Forget a draft."""
    connection.execute(delete(draft).where(draft.c.token == token))


def drop_drafts_before(connection: Connection, at: datetime) -> None:
    """Forget the drafts that nobody has touched since a moment (UTC)."""
    moment = at.isoformat(timespec="seconds")
    connection.execute(delete(draft).where(draft.c.saved_at < moment))

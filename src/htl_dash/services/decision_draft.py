"""Use case: keep a decision while it is being written, so that a reload is no loss."""

from collections.abc import Mapping
from datetime import UTC, datetime

from sqlalchemy import Engine

from htl_dash.disclosure.free_text import inspect
from htl_dash.disclosure.free_text_kinds import Action
from htl_dash.store.database import writing
from htl_dash.store.drafts import Draft, draft_of, drop_draft, keep_draft

FORM, UNSEEN = "decision", 0


def keep_decision(engine: Engine, token: str, written: Mapping[str, str]) -> None:
    """Keep what is being written; what the free-text guard refuses is left out."""
    kept = {
        name: text
        for name, text in written.items()
        if text and not any(one.action is Action.BLOCK for one in inspect(text))
    }
    with writing(engine) as connection:
        keep_draft(connection, token, FORM, FORM, UNSEEN, kept, datetime.now(UTC))


def kept_decision(engine: Engine, token: str) -> Draft | None:
    """Return what was being written under a token, or None."""
    with engine.connect() as connection:
        found = draft_of(connection, token)
    return found if found is not None and found.form == FORM else None


def forget_decision(engine: Engine, token: str) -> None:
    """Forget what was being written under a token."""
    with writing(engine) as connection:
        drop_draft(connection, token)

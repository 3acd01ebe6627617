"""Use case: keep a note while it is being written, so that a reload is no loss."""

from datetime import UTC, datetime

from sqlalchemy import Engine

from htl_dash.disclosure.free_text import inspect
from htl_dash.disclosure.free_text_kinds import Action
from htl_dash.store.database import writing
from htl_dash.store.drafts import draft_of, drop_draft, keep_draft

FORM, TEXT, UNSEEN = "note", "text", 0


def keep_note(engine: Engine, token: str, about: str, text: str) -> None:
    """Keep a note; what the free-text guard refuses is not kept, nor is an empty one."""
    is_refused = any(one.action is Action.BLOCK for one in inspect(text))
    with writing(engine) as connection:
        if is_refused or not text.strip():
            drop_draft(connection, token)
        else:
            now = datetime.now(UTC)
            keep_draft(connection, token, FORM, about, UNSEEN, {TEXT: text}, now)


def kept_note(engine: Engine, token: str, about: str) -> str:
    """Return the note that was being written about something, empty where none was."""
    with engine.connect() as connection:
        found = draft_of(connection, token)
    is_it = found is not None and (found.form, found.about) == (FORM, about)
    return found.values.get(TEXT, "") if found and is_it else ""


def forget_note(engine: Engine, token: str) -> None:
    """Forget a note."""
    with writing(engine) as connection:
        drop_draft(connection, token)

"""Meetings, for tests: opened, with decisions and reviews written straight into the store."""

from datetime import UTC, date, datetime

from made import HOME
from sqlalchemy import Engine, delete, insert, update

from htl_dash.domain.meeting import AgendaItem, Forum, ItemKind
from htl_dash.services.meetings import Held, close_meeting, held, open_meeting
from htl_dash.services.outcomes import Ending
from htl_dash.store.database import writing
from htl_dash.store.meeting_tables import (
    decision,
    meeting,
    meeting_item,
    minutes,
    review,
)
from htl_dash.viewmodels.frozen import freeze
from htl_dash.viewmodels.minutes import frozen_minutes

GROUP, STEERING, POLITICS = Forum
DAY = date(2026, 11, 25)
SHA = "ab" * 32


def begin(engine: Engine, forum: Forum = GROUP, who: str = "strategist") -> int:
    """Open a meeting."""
    return open_meeting(engine, forum, DAY, who)


def close(engine: Engine, meeting_id: int, who: str = "strategist") -> None:
    """Close a meeting with its minutes."""
    close_meeting(engine, meeting_id, who, as_frozen)


def as_frozen(closed: Held) -> str:
    """Return minutes as the page freezes them, but for the names of problems."""
    return freeze(frozen_minutes(HOME, closed, {}))


def lose_minutes(engine: Engine, meeting_id: int) -> None:
    """Let a meeting have been closed before minutes were kept."""
    with writing(engine) as connection:
        is_it = minutes.c.meeting_id == meeting_id
        connection.execute(delete(minutes).where(is_it))


def rename_items(engine: Engine, meeting_id: int, title: str) -> None:
    """Let what the items of a meeting are about have got another name."""
    with writing(engine) as connection:
        is_it = meeting_item.c.meeting_id == meeting_id
        connection.execute(update(meeting_item).where(is_it).values(title=title))


def backdate(engine: Engine, meeting_id: int, moment: str) -> None:
    """Let a meeting have been opened at another moment, such as long ago."""
    with writing(engine) as connection:
        is_it = meeting.c.id == meeting_id
        connection.execute(update(meeting).where(is_it).values(opened_at=moment))


def decide(
    engine: Engine,
    meeting_id: int | None = None,
    problems: str = "",
    due: date | None = None,
    title: str = "Kvällsöppen fritidsgård",
) -> int:
    """Write a decision as it lies in the store."""
    row = {
        "meeting_id": meeting_id,
        "title": title,
        "decided": "Fritidsgården öppnar tre kvällar.",
        "reasons": "Få vuxna är ute.",
        "rejected": "",
        "functions": "strategist head_teacher",
        "problems": problems,
        "decided_on": DAY,
        "measure_title": "Trygghet",
        "due": due,
        "content": "{}",
        "sha256": SHA,
        "who": "strategist",
        "at": now(),
    }
    with writing(engine) as connection:
        made = insert(decision).values(row).returning(decision.c.id)
        return int(connection.execute(made).scalar_one())


def look_back(engine: Engine, decision_id: int, at: str = "") -> None:
    """Write a review of a decision."""
    row = {
        "decision_id": decision_id,
        "reviewed_on": DAY,
        "verdict": "inside",
        "note": "Det gick.",
        "content": "{}",
        "sha256": SHA,
        "who": "strategist",
        "at": at or now(),
    }
    with writing(engine) as connection:
        connection.execute(insert(review).values(row))


def now() -> str:
    """Return this moment as it stands in the store."""
    return datetime.now(UTC).isoformat(timespec="seconds")


def read(engine: Engine, meeting_id: int) -> Held:
    """Return a meeting as it stands."""
    found = held(engine, meeting_id)
    assert found is not None
    return found


def item(engine: Engine, meeting_id: int, kind: ItemKind, at: int = 0) -> AgendaItem:
    """Return one of the items of a kind."""
    found = read(engine, meeting_id).meeting.items
    return [one for one in found if one.kind is kind][at]


def ending(
    engine: Engine,
    meeting_id: int,
    note: str = "",
    seen: int | None = 1,
    kind: ItemKind = ItemKind.PROBLEM,
    at: int = 0,
) -> Ending:
    """Return how an item is to end, as whoever sees it now would write it."""
    one = item(engine, meeting_id, kind, at)
    return Ending(meeting_id, one, note, seen=seen)

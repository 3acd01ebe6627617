"""What a meeting is to deal with: lifted problems, reviews, what is new, own matters."""

from collections.abc import Iterator
from datetime import date

from sqlalchemy import Connection

from htl_dash.domain.meeting import Forum, ItemKind, Meeting, Outcome
from htl_dash.services.lifts import lifts_within, queue
from htl_dash.services.since import Since
from htl_dash.store.meetings import NewItem
from htl_dash.store.taken_decisions import due_decisions
from htl_dash.text import listing, t

NEWS = ("dataset", "release", "hand_in", "lifted", "moved", "initiative")
"""What can be new, as the agenda counts it."""


def planned(
    connection: Connection,
    forum: Forum,
    today: date,
    new: Since | None,
    last: Meeting | None,
) -> tuple[NewItem, ...]:
    """Return the agenda of a meeting that begins now.

    The queue comes first, then decisions to review, what is new, and the forum's own
    matters that its last meeting did not end.
    """
    return (*waiting(connection, forum, today), *_news(new), *_left(last))


def waiting(connection: Connection, forum: Forum, today: date) -> tuple[NewItem, ...]:
    """Return the items of a forum's queue, and of the decisions that are due."""
    problems = (one.problem for one in queue(lifts_within(connection), forum))
    return (
        *(NewItem(ItemKind.PROBLEM, one.id, one.title) for one in problems),
        *(
            NewItem(ItemKind.REVIEW, one.id, one.title)
            for one in due_decisions(connection, today)
        ),
    )


def _news(new: Since | None) -> Iterator[NewItem]:
    if new and new.has_any:
        yield NewItem(ItemKind.CHANGE, None, t("agenda.news", what=summary(new)))


def summary(new: Since) -> str:
    """Return what is new in one line, as it stood when the meeting began."""
    initiatives = new.new_initiatives + new.changed_initiatives
    counted = (
        len(new.datasets) + len(new.added),
        len(new.released),
        len(new.handed_in),
        len(new.lifted),
        len(new.moved),
        initiatives,
    )
    words = [
        t(f"news.{name}{'' if count == 1 else 's'}", count=count)
        for name, count in zip(NEWS, counted, strict=True)
        if count
    ]
    return listing(words)


def _left(last: Meeting | None) -> Iterator[NewItem]:
    """Give the own matters that a meeting postponed or had no time for."""
    for one in last.items if last else ():
        if one.kind is ItemKind.OTHER and one.outcome in (None, Outcome.POSTPONED):
            yield NewItem(ItemKind.OTHER, None, one.title)

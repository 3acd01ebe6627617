"""What a meeting itself did to lifted problems, so that it is no news at the next one.

A meeting is compared with from when it was opened, since figures and work may change
elsewhere while it goes on. What it had before its eyes is told by its own outcomes.
"""

from collections.abc import Mapping

from sqlalchemy import Connection

from htl_dash.domain.meeting import ItemKind, Meeting
from htl_dash.domain.record import RecordKind
from htl_dash.store.chain import paths
from htl_dash.store.recent_changes import RecentChange
from htl_dash.store.taken_decisions import taken_at

FIRST = 1
"""The revision of a record that is new."""
Seen = Mapping[int, str]
"""Until when a meeting saw each problem it dealt with, UTC; empty where it came no further
than the agenda."""


def seen_in(connection: Connection, held: Meeting) -> Seen:
    """Return the problems that a meeting dealt with, and until when it saw each.

    Those are its items, what its decisions answer, and the problems that an item was
    merged into or split into there.
    """
    found: dict[int, str] = {}
    for item in held.items:
        if item.kind is ItemKind.PROBLEM and item.ref is not None:
            found[item.ref] = item.at
    path_of = paths(connection)
    for number, at in tuple(found.items()):
        for step in path_of.get(number, ()):
            if at and step.at == at and step.other_id is not None:
                _see(found, step.other_id, at)
    for taken in taken_at(connection, held.id):
        for number in taken.problems:
            _see(found, number, taken.at)
    return found


def is_news(seen: Seen, kind: RecordKind, one: RecentChange) -> bool:
    """Whether a change is something that the meeting did not do or see itself."""
    if kind is not RecordKind.PROBLEM or one.record_id not in seen:
        return True
    return one.revision != FIRST and one.at > seen[one.record_id]


def _see(found: dict[int, str], number: int, at: str) -> None:
    found[number] = max(found.get(number, ""), at)

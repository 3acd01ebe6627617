"""Meetings: who meets, what is on the agenda, and how each item ended."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Forum(StrEnum):
    """Who meets."""

    DEVELOPMENT_GROUP = "development_group"
    STEERING_GROUP = "steering_group"
    POLITICS = "politics"


class ItemKind(StrEnum):
    """What an item on the agenda is about; `ref` is then the number of that."""

    PROBLEM = "problem"
    REVIEW = "review"
    CHANGE = "change"
    OTHER = "other"


class Outcome(StrEnum):
    """How an item ended. Without one it is still open.

    MERGED and SPLIT are of a problem that goes on in another one, or in several.
    """

    DECIDED = "decided"
    RETURNED = "returned"
    ESCALATED = "escalated"
    ANSWERED = "answered"
    MERGED = "merged"
    SPLIT = "split"
    POSTPONED = "postponed"
    NOTED = "noted"


@dataclass(frozen=True, slots=True)
class AgendaItem:
    """An item as it stands in the minutes. `at` is UTC, ISO 8601; empty while open."""

    id: int
    position: int
    kind: ItemKind
    ref: int | None
    title: str
    outcome: Outcome | None
    note: str | None
    who: str
    at: str


@dataclass(frozen=True, slots=True)
class KeptMinutes:
    """Minutes as they stood when their meeting was closed.

    `content` is text that `viewmodels.frozen` reads, `sha256` the fingerprint of it.
    """

    content: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Meeting:
    """A meeting that has been opened.

    `data_version` and `work_number` tell what the store held when it was opened, so that
    the next meeting can say what has changed since. `closed_at` is None while it goes on.
    """

    id: int
    forum: Forum
    held_on: date
    who: str
    opened_at: str
    closed_at: str | None
    data_version: str
    work_number: int
    items: tuple[AgendaItem, ...]

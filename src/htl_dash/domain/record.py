"""What people register: its fields, who wrote them, and what was there before."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import TypeAlias

from htl_dash.domain.flow import FlowCount

Value: TypeAlias = str | int | float | None
"""What a field can hold. Several codes stand apart by spaces, activities by line."""
Values: TypeAlias = dict[str, Value]


class FieldKind(StrEnum):
    """What can be written in a field."""

    LINE = "line"
    TEXT = "text"
    CHOICE = "choice"
    CHOICES = "choices"
    TERM = "term"
    HOURS = "hours"
    SEK = "sek"
    PLANNED_COUNT = "planned_count"
    COUNT = "count"


FREE_TEXT = (FieldKind.LINE, FieldKind.TEXT)
"""What the free-text guard reads before anything is saved."""
LONGEST_LINE, LONGEST_TEXT = 120, 2000


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a record.

    A field of kind COUNT holds a count of real children: what is written there leaves
    the store only through the disclosure door, and never stands in the history.
    """

    name: str
    kind: FieldKind
    is_required: bool = False

    @property
    def is_secret(self) -> bool:
        """Whether readers may see it only after release."""
        return self.kind is FieldKind.COUNT

    @property
    def is_free_text(self) -> bool:
        """Whether the free-text guard reads it."""
        return self.kind in FREE_TEXT


class RecordKind(StrEnum):
    """What can be registered; each is a table of its own."""

    INITIATIVE = "initiative"
    VOLUME = "volume"
    FLOW = "flow"
    PROBLEM = "problem"


_INITIATIVE = (
    Field("kind", FieldKind.CHOICE, is_required=True),
    Field("title", FieldKind.LINE, is_required=True),
    Field("dimensions", FieldKind.CHOICES),
    Field("need", FieldKind.TEXT),
    Field("activities", FieldKind.TEXT),
    Field("expected_outcome", FieldKind.TEXT),
    Field("indicators", FieldKind.CHOICES),
    Field("target_group", FieldKind.LINE),
    Field("status", FieldKind.CHOICE),
    Field("first_term", FieldKind.TERM),
    Field("last_term", FieldKind.TERM),
    Field("responsible", FieldKind.CHOICE),
    Field("actors", FieldKind.CHOICES),
    Field("approach", FieldKind.CHOICE),
    Field("approach_reason", FieldKind.TEXT),
    Field("level", FieldKind.CHOICE),
    Field("level_reason", FieldKind.TEXT),
    Field("setting", FieldKind.CHOICE),
    Field("setting_reason", FieldKind.TEXT),
    Field("plan", FieldKind.TEXT),
    Field("lessons", FieldKind.TEXT),
)
_VOLUME = (
    Field("planned_hours", FieldKind.HOURS),
    Field("actual_hours", FieldKind.HOURS),
    Field("planned_sek", FieldKind.SEK),
    Field("actual_sek", FieldKind.SEK),
    Field("planned_reach", FieldKind.PLANNED_COUNT),
    Field("actual_reach", FieldKind.COUNT),
    Field("follow_up", FieldKind.TEXT),
)
_PROBLEM = (
    Field("title", FieldKind.LINE, is_required=True),
    Field("description", FieldKind.TEXT, is_required=True),
    Field("dimensions", FieldKind.CHOICES, is_required=True),
    Field("level", FieldKind.CHOICE),
    Field("evidence", FieldKind.TEXT),
    Field("raised_by", FieldKind.CHOICE, is_required=True),
    Field("status", FieldKind.CHOICE, is_required=True),
)
FIELDS: dict[RecordKind, tuple[Field, ...]] = {
    RecordKind.INITIATIVE: _INITIATIVE,
    RecordKind.VOLUME: _VOLUME,
    RecordKind.FLOW: tuple(Field(one, FieldKind.COUNT) for one in FlowCount),
    RecordKind.PROBLEM: _PROBLEM,
}
"""The fields of each kind of record, in the order they are filled in."""


def field(kind: RecordKind, name: str) -> Field:
    """Return one field of a kind of record. KeyError if it has none of that name."""
    found = {one.name: one for one in FIELDS[kind]}
    return found[name]


class Via(StrEnum):
    """How something came to be written."""

    FORM = "form"
    FILE = "file"
    UNDO = "undo"
    PUBLISHED = "published"


PUBLISHED = "published"
"""Who has written what the municipality has published: no function of ours."""


@dataclass(frozen=True, slots=True)
class Signature:
    """Who writes, by function and never by name, and when (UTC)."""

    who: str
    at: datetime
    via: Via = Via.FORM


@dataclass(frozen=True, slots=True)
class Change:
    """One field that was changed: who, when, before and after.

    `revision` is the record's number after the change; what was changed together has
    the same. `before` and `after` are None where the field was empty, and also where
    they may not be shown: `is_secret` tells.
    """

    revision: int
    field: str
    before: Value
    after: Value
    who: str
    via: Via
    at: str
    is_secret: bool

"""How a municipality has organised early coordinated support; declared in the catalogue."""

from dataclasses import dataclass
from enum import StrEnum


class Rhythm(StrEnum):
    """How often the team that takes up worries meets."""

    WEEKLY = "weekly"
    MONTHLY = "monthly"
    TERM = "term"
    UNKNOWN = "unknown"


class ConsentFor(StrEnum):
    """Whom a consent is for before a team may see the whole situation."""

    CHILD = "child"
    FAMILY = "family"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Named:
    """A function or an actor: a code for the store and a name for the screen."""

    code: str
    name: str


@dataclass(frozen=True, slots=True)
class TeamLevel:
    """One level of the organisation; `members` is None where it is not published."""

    name: str
    task: str
    members: str | None
    source: str


@dataclass(frozen=True, slots=True)
class TeamModel:
    """A model of early coordinated support.

    Attributes:
        code: The name of its file.
        name: What it is called.
        description: What it is, in one or two sentences.
        source: Whose description that is.
        age_from: The youngest children it is for; None where it is not published.
        age_to: The oldest.
        rhythm: How often the team meets.
        consent: Whom a consent is for.
        feedback_days: Within how many days the one who raised a worry hears back; None
            where the model has no such limit.
        tests_cases: How many real cases a test cycle tries (SKR's model: five); None
            where the model has no test cycles.
        actors: Who takes part in initiatives.
        functions: Who signs what is registered; never a person.
        levels: The levels of the organisation.
    """

    code: str
    name: str
    description: str
    source: str
    age_from: int | None
    age_to: int | None
    rhythm: Rhythm
    consent: ConsentFor
    feedback_days: int | None
    tests_cases: int | None
    actors: tuple[Named, ...]
    functions: tuple[Named, ...]
    levels: tuple[TeamLevel, ...]

"""What a school does for its children, and the causes it answers to."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, TypeVar

from htl_dash.domain.goal import Dimension
from htl_dash.domain.term import Term

Kind = TypeVar("Kind", bound=StrEnum)


class Approach(StrEnum):
    """Whether work strengthens all, prevents known risks or answers a problem."""

    PROMOTIVE = "promotive"
    PREVENTIVE = "preventive"
    REMEDIAL = "remedial"


class InterventionLevel(StrEnum):
    """Whom an initiative is for. Not the level of the organisation that runs it."""

    SOCIETAL = "societal"
    AREA = "area"
    GROUP = "group"
    INDIVIDUAL = "individual"


class Setting(StrEnum):
    """Where in their lives an initiative reaches children (arena)."""

    SCHOOL = "school"
    LEISURE = "leisure"
    HOME = "home"
    AREA = "area"


class InitiativeStatus(StrEnum):
    """Where an initiative is. REMOVED is one that was registered by mistake."""

    PLANNED = "planned"
    ONGOING = "ongoing"
    PAUSED = "paused"
    ENDED = "ended"
    REMOVED = "removed"


OVER = (InitiativeStatus.REMOVED, InitiativeStatus.ENDED)
"""Initiatives that nothing more can be decided about."""


class InitiativeKind(StrEnum):
    """An initiative, or a test cycle: plan, a few real cases as a count, learn.

    Test cycles are how SKR's model of early coordinated support is tried out.
    """

    ORDINARY = "ordinary"
    TEST_CYCLE = "test_cycle"


@dataclass(frozen=True, slots=True)
class ApproachDefinition:
    """What an approach means, in whose words."""

    approach: Approach
    definition: str
    source: str


@dataclass(frozen=True, slots=True)
class Classification(Generic[Kind]):
    """Where an initiative belongs in one respect, and why.

    `value` is None where the description does not say; `reason` then tells what is
    missing in it.
    """

    value: Kind | None
    reason: str


@dataclass(frozen=True, slots=True)
class Cause:
    """A cause of inequality in one dimension, as the school's analysis names it."""

    dimension: Dimension
    text: str


@dataclass(frozen=True, slots=True)
class Initiative:
    """What a school does. None, or an empty tuple, is what nobody has told.

    Attributes:
        code: What it is called in the store and in files; unique in the municipality.
        kind: An initiative, or a test cycle.
        title: What it is called.
        dimensions: The causes it is said to answer to.
        need: The need it is said to answer to.
        activities: What is done.
        expected_outcome: What it should lead to.
        indicators: Codes of the indicators that may show the outcome.
        target_group: Whom it is for.
        status: Whether it is planned, under way or ended.
        first_term: When it began or will begin.
        last_term: When it ended or will end.
        responsible: The function that answers for it, never a person.
        actors: Codes of the functions and organisations that take part.
        approach: Promotive, preventive or remedial.
        level: Societal, area, group or individual.
        setting: The arena.
        plan: What a test cycle will try, and how it will tell.
        lessons: What a test cycle has taught.
    """

    code: str
    title: str
    approach: Classification[Approach]
    level: Classification[InterventionLevel]
    setting: Classification[Setting]
    kind: InitiativeKind = InitiativeKind.ORDINARY
    dimensions: tuple[Dimension, ...] = ()
    need: str | None = None
    activities: tuple[str, ...] = ()
    expected_outcome: str | None = None
    indicators: tuple[str, ...] = ()
    target_group: str | None = None
    status: InitiativeStatus | None = None
    first_term: Term | None = None
    last_term: Term | None = None
    responsible: str | None = None
    actors: tuple[str, ...] = ()
    plan: str | None = None
    lessons: str | None = None


@dataclass(frozen=True, slots=True)
class SchoolDescription:
    """One school's cause analysis and initiatives, as the municipality describes them.

    `background` says when the work ran, `causes_note` how to read the analysis and
    `indicators_note` which indicators can or cannot show an outcome.
    """

    unit_code: str
    source: str
    background: str
    causes: tuple[Cause, ...]
    causes_note: str
    initiatives: tuple[Initiative, ...]
    indicators_note: str

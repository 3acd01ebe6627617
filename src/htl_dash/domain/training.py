"""What is made up for training: the work of a town that does not exist, and vignettes."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import TypeAlias

from htl_dash.domain.record import RecordKind
from htl_dash.domain.term import Term


@dataclass(frozen=True, slots=True)
class Writing:
    """Something that a function has written on a day, as it would be typed in a form.

    `about` tells what it is written about: the code of the initiative, the title of the
    problem, or nothing for the flow of a term. `term` is None where none is meant.
    """

    day: date
    who: str
    unit_code: str
    kind: RecordKind
    about: str
    term: Term | None
    written: Mapping[str, str] = field(hash=False)


@dataclass(frozen=True, slots=True)
class HandingIn:
    """That a function has handed in a school's term on a day."""

    day: date
    who: str
    unit_code: str
    term: Term


@dataclass(frozen=True, slots=True)
class Judging:
    """That a function has judged on a day what an initiative leads to, 0-100.

    `least` and `most` are the ends of what it believes; `about` is the initiative's code.
    """

    day: date
    who: str
    about: str
    least: float
    most: float
    note: str


Done: TypeAlias = Writing | HandingIn | Judging
"""What somebody has done before the training begins."""


class Check(StrEnum):
    """What the store can tell that somebody has done."""

    VOLUME_SAVED = "volume_saved"
    PROBLEM_LIFTED = "problem_lifted"
    INITIATIVE_CHANGED = "initiative_changed"
    TERM_HANDED_IN = "term_handed_in"
    REACH_CORRECTED = "reach_corrected"
    MEETING_OPENED = "meeting_opened"
    DECISION_TAKEN = "decision_taken"


class Place(StrEnum):
    """A page that a step leads to: the name of its script."""

    MEETING = "meeting"
    AREAS = "areas"
    SCHOOLS = "schools"
    MIX = "mix"
    PRIORITIES = "priorities"
    DECISIONS = "decisions"
    GOALS = "goals"
    DATA = "data"


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a vignette.

    Attributes:
        text: What to do or to look at.
        place: Where to go; None where there is nowhere to go.
        address: What stands after the question mark there.
        check: What the store tells when it is done; None for a step that its reader
            ticks off.
        unit_code: The school that the check is about.
        term: The term that the check is about.
    """

    text: str
    place: Place | None
    address: Mapping[str, str] = field(hash=False)
    check: Check | None = None
    unit_code: str | None = None
    term: Term | None = None


@dataclass(frozen=True, slots=True)
class Vignette:
    """A made-up situation to practise on, at a school or in an area: never one child.

    `plays` is the code of the function that one plays, `minutes` how long it takes and
    `learnt` what has been practised at the end.
    """

    code: str
    title: str
    plays: str
    minutes: int
    situation: str
    steps: tuple[Step, ...]
    learnt: str

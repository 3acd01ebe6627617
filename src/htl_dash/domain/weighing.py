"""What is weighed in a meeting: alternatives, scores, a round of weights, children's choices."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from htl_dash.domain.goal import Dimension


class AlternativeKind(StrEnum):
    """What can be put beside each other."""

    INITIATIVE = "initiative"
    PROBLEM = "problem"
    AREA = "area"


@dataclass(frozen=True, slots=True)
class Alternative:
    """Something to give priority to.

    `code` finds it in the store and in addresses, such as 'initiative.parent_groups' or
    'problem.3'. `places` are codes of the areas that it is about, and `dimensions` what
    it answers to; empty where nobody has told. `school` is what its school is called.
    """

    kind: AlternativeKind
    ref: str
    title: str
    unit_code: str | None
    places: tuple[str, ...]
    dimensions: tuple[Dimension, ...]
    school: str = ""

    @property
    def code(self) -> str:
        """The kind and its own code."""
        return f"{self.kind}.{self.ref}"


@dataclass(frozen=True, slots=True)
class Score:
    """How an alternative does on a criterion, as people judge it: from 0 to 100.

    `lower` and `upper` are None where the judgement was taken back. `at` is UTC.
    """

    alternative: str
    criterion: str
    lower: float | None
    upper: float | None
    note: str | None
    who: str
    at: str


@dataclass(frozen=True, slots=True)
class Poll:
    """A round of weighting; `closed_at` is None while it goes on."""

    id: int
    code: str
    title: str
    alternatives: tuple[str, ...]
    criteria: tuple[str, ...]
    who: str
    opened_at: str
    closed_at: str | None

    @property
    def is_open(self) -> bool:
        """Whether weights may still be sent and changed."""
        return self.closed_at is None


@dataclass(frozen=True, slots=True)
class Ballot:
    """The weights of one adult, by criterion: 100 is what matters most.

    `function` is a code and never a person. Ballots are read one by one only to be put
    together; see `services.polls`.
    """

    function: str
    weights: Mapping[str, float] = field(hash=False)


@dataclass(frozen=True, slots=True)
class ChildrenChoice:
    """How many of the children that a school asked have chosen a criterion."""

    unit_code: str
    term: str
    asked: int
    criterion: str
    chosen: int

"""What alternatives are judged by when something is to come first."""

from dataclasses import dataclass
from enum import StrEnum

POINTS = (0.0, 100.0)
"""What people score on, from the least to the most."""


class Preferred(StrEnum):
    """Whether more of it or less of it speaks for coming first."""

    MORE = "more"
    LESS = "less"


class Basis(StrEnum):
    """Where a score comes from: PEOPLE say it, everything else follows from data.

    NEED is a figure with its interval, REACH and COST what is planned for a school year,
    TIME_TO_EFFECT years, UPSTREAM_SHARE how much of the work is promotive or preventive
    and CHILDREN how many of the asked children chose what an alternative strengthens.
    """

    PEOPLE = "people"
    NEED = "need"
    REACH = "reach"
    COST = "cost"
    TIME_TO_EFFECT = "time_to_effect"
    UPSTREAM_SHARE = "upstream_share"
    CHILDREN = "children"


@dataclass(frozen=True, slots=True)
class Anchor:
    """What a number of points means, in words."""

    points: float
    text: str


@dataclass(frozen=True, slots=True)
class ValueScale:
    """How amounts turn into values from 0 to 1: straight lines between fixed points.

    `amounts` rise and are as many as `values`, which rise or fall from one end of 0-1 to
    the other. Beyond the outermost amounts the value stands still. The scale is decided
    beforehand and never taken from the alternatives at hand: else a new alternative
    could turn the order of two others.
    """

    unit: str
    amounts: tuple[float, ...]
    values: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Criterion:
    """One thing that alternatives are judged by, as declared in the catalogue.

    `source` says whose the scale is. `anchors` are given where people score.
    """

    code: str
    title: str
    question: str
    basis: Basis
    preferred: Preferred
    scale: ValueScale
    source: str
    anchors: tuple[Anchor, ...] = ()

    @property
    def is_scored_by_people(self) -> bool:
        """Whether somebody must say the score."""
        return self.basis is Basis.PEOPLE

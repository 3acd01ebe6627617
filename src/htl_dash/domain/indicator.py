"""What an indicator is. Swedish wording lives in the catalogue, not here."""

from dataclasses import dataclass
from enum import StrEnum

from htl_dash.domain.geography import WIDER, Geography
from htl_dash.domain.goal import Dimension
from htl_dash.domain.units import Unit

WHOLE_PERCENT = 0.01
OWN = "own_"
"""What the code of an indicator begins with that the municipality itself has declared."""


class Direction(StrEnum):
    """Whether a high value is good news; NEUTRAL describes conditions, never judges."""

    HIGHER_IS_BETTER = "higher_is_better"
    LOWER_IS_BETTER = "lower_is_better"
    NEUTRAL = "neutral"


class Uncertainty(StrEnum):
    """How an interval is made: WILSON on a known denominator, or none at all."""

    WILSON = "wilson"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Denominator:
    """Whom the share is a share of.

    `age_from` and `age_to` (whole years, both included) pick the five-year bands of
    the population that stand in for the denominator where the source publishes only
    a percentage. `within` names an indicator that gives the part of those bands.
    One in `one_in` of them is meant: 5 for a single year of a band. They are counted
    at the end of the year that lies `years_before` the figure's.
    """

    text: str
    age_from: int | None
    age_to: int | None
    within: str | None
    approximate: bool
    one_in: int = 1
    years_before: int = 0


@dataclass(frozen=True, slots=True)
class SeriesBreak:
    """From this period on the series means something else than before."""

    period: str
    text: str


@dataclass(frozen=True, slots=True)
class Source:
    """Who publishes the figure, in which table, and where to read about it."""

    publisher: str
    table: str
    url: str


@dataclass(frozen=True, slots=True)
class Indicator:
    """One measurable aspect of children's conditions, as declared in the catalogue.

    `finding` follows the figure in a heading: "59 % {finding}". `decimals` is what the
    source publishes and the most that is ever shown. `how_to_get` says how figures
    that are not in the data pack arrive, and `nearest` is the indicator to show
    meanwhile, under its own name. `sums` names the categories that are sums of others,
    where the source promises that they are.
    """

    code: str
    title: str
    short_title: str
    question: str
    finding: str
    unit: Unit
    decimals: int
    direction: Direction
    dimensions: tuple[Dimension, ...]
    definition: str
    denominator: Denominator | None
    uncertainty: Uncertainty
    uncertainty_reason: str
    source: Source
    levels: tuple[Geography, ...]
    cautions: tuple[str, ...]
    breaks: tuple[SeriesBreak, ...]
    class_limits: tuple[float, ...]
    how_to_get: str
    nearest: str | None
    sums: tuple[tuple[str, tuple[str, ...]], ...] = ()

    @property
    def is_own(self) -> bool:
        """Whether the municipality itself has declared it, and counts it."""
        return is_own(self.code)

    @property
    def is_context(self) -> bool:
        """Whether it is published for county and country only, never for a municipality."""
        return set(self.levels) <= set(WIDER)

    @property
    def has_interval(self) -> bool:
        """Whether limits can be computed where the denominator is known."""
        return self.uncertainty is Uncertainty.WILSON

    @property
    def rounding(self) -> float:
        """Width of the publisher's rounding of a share, 0-1; 0 where it is no matter."""
        return WHOLE_PERCENT if self.unit.is_share and self.decimals == 0 else 0.0

    @property
    def last_break(self) -> str:
        """The period from which figures mean what they mean now; empty if they all do."""
        return max((one.period for one in self.breaks), default="")


def is_own(code: str) -> bool:
    """Whether a code is an own indicator's. Such a one is always a share in per cent."""
    return code.startswith(OWN)

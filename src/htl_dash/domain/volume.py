"""How much work an initiative was in a term: hours, money and reach."""

from dataclasses import dataclass
from enum import StrEnum

from htl_dash.domain.term import Term


class Measure(StrEnum):
    """What the mix of work can be measured by."""

    HOURS = "hours"
    SEK = "sek"
    REACH = "reach"


@dataclass(frozen=True, slots=True)
class Amounts:
    """Hours of work, kronor, and how many children or guardians were reached.

    None is what nobody has registered; it is never zero. Reach counts participations:
    the same child may be in several initiatives, so it is never summed to children.
    """

    hours: float | None = None
    sek: int | None = None
    reach: int | None = None


@dataclass(frozen=True, slots=True)
class ReleasedAmounts:
    """Amounts that may be shown: reach has passed the disclosure door.

    `reach` is None where it is not registered, not yet released or hidden, and
    `is_reach_hidden` tells hidden from the others, never why.
    """

    hours: float | None
    sek: int | None
    reach: int | None
    is_reach_hidden: bool


@dataclass(frozen=True, slots=True)
class Volume:
    """One initiative's term as it may be shown.

    `initiative` is its code. A plan is no count of children and is shown as it is;
    `actual` is what came of it. `follow_up` is the note that the school has written.
    """

    initiative: str
    term: Term
    planned: Amounts
    actual: ReleasedAmounts
    follow_up: str | None

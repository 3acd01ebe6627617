"""Problem areas that a school team lifts to the development group."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from htl_dash.domain.goal import Dimension
from htl_dash.domain.initiative import InterventionLevel
from htl_dash.domain.record import Via


class ProblemStatus(StrEnum):
    """Where a lifted problem is, from school team to steering group and back.

    LIFTED waits for the development group, ESCALATED for the steering group, RETURNED
    for the school that lifted it. ANSWERED has an answer that the school has not closed
    yet. MERGED goes on in another problem and SPLIT in several. WITHDRAWN was taken back
    by the school itself before anybody took it up.
    """

    LIFTED = "lifted"
    RETURNED = "returned"
    ESCALATED = "escalated"
    ANSWERED = "answered"
    CLOSED = "closed"
    MERGED = "merged"
    SPLIT = "split"
    WITHDRAWN = "withdrawn"


STEPS: dict[ProblemStatus, tuple[ProblemStatus, ...]] = {
    ProblemStatus.LIFTED: (
        ProblemStatus.RETURNED,
        ProblemStatus.ESCALATED,
        ProblemStatus.ANSWERED,
        ProblemStatus.MERGED,
        ProblemStatus.SPLIT,
        ProblemStatus.WITHDRAWN,
    ),
    ProblemStatus.RETURNED: (ProblemStatus.LIFTED, ProblemStatus.WITHDRAWN),
    ProblemStatus.ESCALATED: (ProblemStatus.RETURNED, ProblemStatus.ANSWERED),
    ProblemStatus.ANSWERED: (ProblemStatus.CLOSED, ProblemStatus.LIFTED),
    ProblemStatus.CLOSED: (ProblemStatus.LIFTED,),
    ProblemStatus.MERGED: (),
    ProblemStatus.SPLIT: (),
    ProblemStatus.WITHDRAWN: (ProblemStatus.LIFTED,),
}
"""From each status, where a problem may go. Nothing is closed that has no answer."""
WAITING = (ProblemStatus.LIFTED, ProblemStatus.ESCALATED, ProblemStatus.RETURNED)
"""Where somebody has to do something before there is an answer."""
SAYS_WHY = (
    ProblemStatus.RETURNED,
    ProblemStatus.ESCALATED,
    ProblemStatus.ANSWERED,
    ProblemStatus.MERGED,
    ProblemStatus.SPLIT,
)
"""Steps that must come with words: a question, a reason, an answer."""


@dataclass(frozen=True, slots=True)
class ChainStep:
    """One step of a problem through the chain, dated and signed. `at` is UTC.

    A step that goes nowhere (`after` is `before`) only points at another problem: one
    that has been merged into this, or that this came from when it was split; or it adds
    words alone, such as what came of the decision that answered it. A step
    back that takes back the one before has `via` UNDO.
    """

    problem_id: int
    before: ProblemStatus
    after: ProblemStatus
    note: str | None
    other_id: int | None
    who: str
    at: str
    via: Via = Via.FORM

    @property
    def is_pointer(self) -> bool:
        """Whether it points at another problem and moves nothing."""
        return self.before is self.after


@dataclass(frozen=True, slots=True)
class ProblemArea:
    """A problem that needs broad, long-term work: about conditions, never about a child.

    `raised_by` is the code of a function. `lifted_on` is when it was lifted, from which
    its age is counted.
    """

    id: int
    unit_code: str
    title: str
    description: str
    dimensions: tuple[Dimension, ...]
    level: InterventionLevel | None
    evidence: str | None
    raised_by: str
    status: ProblemStatus
    lifted_on: date
    revision: int

    def age_days(self, today: date) -> int:
        """Return for how many days it has waited."""
        return (today - self.lifted_on).days

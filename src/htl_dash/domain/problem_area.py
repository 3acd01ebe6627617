"""Problem areas that a school team lifts to the development group."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from htl_dash.domain.goal import Dimension
from htl_dash.domain.initiative import InterventionLevel


class ProblemStatus(StrEnum):
    """Where a lifted problem is. WITHDRAWN is one that the school took back itself."""

    LIFTED = "lifted"
    WITHDRAWN = "withdrawn"


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

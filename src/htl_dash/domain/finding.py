"""What a check of the figures can find. A finding is shown beside the figure it is about."""

from dataclasses import dataclass
from enum import StrEnum

from htl_dash.domain.geography import Geography


class Check(StrEnum):
    """What is checked."""

    RANGE = "range"
    FRACTION = "fraction"
    JUMP = "jump"
    OUTLIER = "outlier"
    CONTRADICTED = "contradicted"
    BETWEEN_SEXES = "between_sexes"
    SUM_OF_SEXES = "sum_of_sexes"
    SUM_OF_PARTS = "sum_of_parts"
    SUM_OF_AREAS = "sum_of_areas"
    MISSING_PLACES = "missing_places"
    MISSING_PERIOD = "missing_period"
    STALE = "stale"
    RENAMED = "renamed"
    MANY_REVISED = "many_revised"


class Severity(StrEnum):
    """How a finding is to be taken.

    WRONG cannot be so; SUSPECT may be so, and somebody should look; NOTE is good to know.
    """

    WRONG = "wrong"
    SUSPECT = "suspect"
    NOTE = "note"


SEVERITIES = {
    Check.RANGE: Severity.WRONG,
    Check.FRACTION: Severity.WRONG,
    Check.BETWEEN_SEXES: Severity.SUSPECT,
    Check.SUM_OF_SEXES: Severity.SUSPECT,
    Check.SUM_OF_PARTS: Severity.SUSPECT,
    Check.SUM_OF_AREAS: Severity.SUSPECT,
    Check.CONTRADICTED: Severity.SUSPECT,
    Check.JUMP: Severity.SUSPECT,
    Check.OUTLIER: Severity.SUSPECT,
    Check.MISSING_PLACES: Severity.SUSPECT,
    Check.MANY_REVISED: Severity.SUSPECT,
    Check.RENAMED: Severity.SUSPECT,
    Check.MISSING_PERIOD: Severity.NOTE,
    Check.STALE: Severity.NOTE,
}


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that a check has found.

    `ref_area`, `time_period`, `sex` and `category` are empty where it concerns more than
    one figure. `facts` fill the sentence; they hold no count that has not been released.
    """

    check: Check
    dataset: str
    indicator: str
    geography: Geography | None
    ref_area: str = ""
    time_period: str = ""
    sex: str = ""
    category: str = ""
    facts: tuple[tuple[str, float | str], ...] = ()

    @property
    def severity(self) -> Severity:
        """How it is to be taken."""
        return SEVERITIES[self.check]

    @property
    def figure(self) -> tuple[str, ...]:
        """The key of the figure it is about; empty where there is no one figure."""
        if not self.ref_area or self.geography is None:
            return ()
        place = (self.indicator, self.geography, self.ref_area)
        return (*place, self.time_period, self.sex, self.category)

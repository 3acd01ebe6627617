"""What passes through a school's team in a term, as counts only."""

from dataclasses import dataclass
from enum import StrEnum

from htl_dash.domain.term import Term


class FlowCount(StrEnum):
    """What a school counts in a term. No count is about one child.

    Consultations are anonymous. Feedback goes to the one who raised the worry. Lead
    times run from consent to the first meeting of the child's own team.
    """

    CONSULTATIONS = "consultations"
    FEEDBACK_IN_TIME = "feedback_in_time"
    FEEDBACK_LATER = "feedback_later"
    CONSENT_ASKED = "consent_asked"
    CONSENT_GIVEN = "consent_given"
    CONSENT_DECLINED = "consent_declined"
    CONSENT_WITHDRAWN = "consent_withdrawn"
    TEAMS_STARTED = "teams_started"
    LEAD_2_WEEKS = "lead_2_weeks"
    LEAD_4_WEEKS = "lead_4_weeks"
    LEAD_12_WEEKS = "lead_12_weeks"
    LEAD_LONGER = "lead_longer"
    TEAMS_CLOSED = "teams_closed"


LEADS = (
    FlowCount.LEAD_2_WEEKS,
    FlowCount.LEAD_4_WEEKS,
    FlowCount.LEAD_12_WEEKS,
    FlowCount.LEAD_LONGER,
)
"""How long it took until a child's team had met, the shortest first."""


class FlowPart(StrEnum):
    """The counts that are asked for together: all of them or none."""

    CONSULTATIONS = "consultations"
    CONSENT = "consent"
    TEAMS = "teams"


FLOW_PARTS: dict[FlowPart, tuple[FlowCount, ...]] = {
    FlowPart.CONSULTATIONS: (
        FlowCount.CONSULTATIONS,
        FlowCount.FEEDBACK_IN_TIME,
        FlowCount.FEEDBACK_LATER,
    ),
    FlowPart.CONSENT: (
        FlowCount.CONSENT_ASKED,
        FlowCount.CONSENT_GIVEN,
        FlowCount.CONSENT_DECLINED,
        FlowCount.CONSENT_WITHDRAWN,
    ),
    FlowPart.TEAMS: (
        FlowCount.TEAMS_STARTED,
        FlowCount.LEAD_2_WEEKS,
        FlowCount.LEAD_4_WEEKS,
        FlowCount.LEAD_12_WEEKS,
        FlowCount.LEAD_LONGER,
        FlowCount.TEAMS_CLOSED,
    ),
}


@dataclass(frozen=True, slots=True)
class ReleasedCount:
    """A count that may be shown; None where it is hidden, never saying why."""

    value: int | None


@dataclass(frozen=True, slots=True)
class FlowTerm:
    """A term's released counts: of one school or, with None, of all schools together.

    `counts` has what has been registered and released, and also the counts that follow
    from it (see `services.counted_work`); what is not there is unknown.
    """

    unit_code: str | None
    term: Term
    counts: dict[str, ReleasedCount]

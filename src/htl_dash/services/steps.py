"""Which steps a lifted problem may take."""

from htl_dash.domain.errors import HtlError
from htl_dash.domain.problem_area import STEPS, ProblemStatus
from htl_dash.text import t


class StepError(HtlError):
    """The problem cannot go there from where it is. Facts: `before`, `after` (words)."""

    text_key = "error.step"


def require_step(before: ProblemStatus, after: ProblemStatus) -> None:
    """Check that a problem may go from one status to another; StepError if not."""
    if after not in STEPS[before]:
        raise StepError(
            before=t(f"problem_status.{before}").lower(),
            after=t(f"problem_status.{after}").lower(),
        )

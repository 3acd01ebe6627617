"""A problem takes the steps that there are, and no others."""

from itertools import product

import pytest

from htl_dash.domain.problem_area import STEPS, ProblemStatus
from htl_dash.services.steps import StepError, require_step
from htl_dash.text import t


@pytest.mark.parametrize(("before", "after"), [*product(ProblemStatus, repeat=2)])
def test_a_step_is_allowed_exactly_where_the_chain_says_so(before, after):
    if after in STEPS[before]:
        require_step(before, after)
        return
    with pytest.raises(StepError) as caught:
        require_step(before, after)
    told = t(caught.value.text_key, **caught.value.facts)
    assert t(f"problem_status.{before}").lower() in told


def test_only_what_is_answered_can_be_closed():
    closing = [one for one, after in STEPS.items() if ProblemStatus.CLOSED in after]
    assert closing == [ProblemStatus.ANSWERED]

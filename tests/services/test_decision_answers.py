"""What came of a decision is told along the chain, and moves nothing."""

from datetime import date

from decided import EXPECTED, take
from registering import TOWN, WHO, problem, stored

from htl_dash.domain.problem_area import ProblemStatus
from htl_dash.domain.record import RecordKind
from htl_dash.services.register import signed
from htl_dash.services.reviews import Reviewed, add_review, judge
from htl_dash.store.chain import paths
from htl_dash.text import t

DUE = date(2028, 3, 1)


def test_the_outcome_goes_back_beside_the_answer(fill):
    store = fill(shares="ref_area | time_period | obs_value\n2081R001 | 2027 | 54")
    one = problem(store)
    taken = take(store, expectation=EXPECTED, problems=(one.id,))
    judged = judge(store, TOWN, EXPECTED, DUE)
    made = Reviewed(taken, judged, "Grupperna hjälpte.", "{}")
    add_review(store, made, signed(WHO), DUE)
    with store.connect() as connection:
        answer, outcome = paths(connection)[one.id]
    assert answer.after is outcome.before is outcome.after is ProblemStatus.ANSWERED
    assert t("came.inside") in outcome.note
    assert "Grupperna hjälpte." in outcome.note
    (left,) = stored(store, RecordKind.PROBLEM)
    assert left.values["status"] == ProblemStatus.ANSWERED

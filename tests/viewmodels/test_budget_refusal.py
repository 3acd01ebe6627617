"""Rules that clash are named, with a way out of each."""

from made import HOME
from made_budget import answered, asked, made

from htl_dash.domain.initiative import Approach
from htl_dash.priorities.portfolio_rules import Amount, Excludes, Requires
from htl_dash.services.budget import quota
from htl_dash.text import t
from htl_dash.viewmodels.budget_refusal import RefusalView, refusal_view


def refused(frame: float, *rules) -> RefusalView:
    question = asked(frame=frame, rules=rules)
    return refusal_view(HOME, question, answered(question))


def plain(text: str) -> str:
    return text.replace("\u00a0", " ")


def test_a_frame_that_is_too_small_is_told_with_one_that_is_enough():
    found = refused(60_500, quota(made(), Approach.PREVENTIVE, Amount.COUNT, 2))
    assert found.heading == t("budget.impossible")
    assert [plain(one) for one in found.rules] == [
        "Ramen på 60 500 kronor",
        "Kravet på minst 2 insatser i förebyggande",
    ]
    frame, other = found.cures
    assert "minst 100 000 kronor" in plain(frame)
    assert "2 insatser med känd kostnad" in other


def test_a_quota_of_more_than_there_are_says_how_many_there_are():
    found = refused(900_000, quota(made(), Approach.PROMOTIVE, Amount.COUNT, 2))
    (cure,) = found.cures
    assert "1 insats med känd kostnad" in cure


def test_ties_that_clash_are_to_be_taken_away():
    one, other = "initiative.either", "initiative.or"
    rules = (
        quota(made(), Approach.PREVENTIVE, Amount.COUNT, 1),
        Requires(one, other),
        Requires(other, one),
        Excludes(one, other),
    )
    assert t("budget.cure_tie") in refused(900_000, *rules).cures

"""The page says how often each belongs, never which list is the best."""

from made import HOME
from made_budget import answered, asked, made

from htl_dash.domain.initiative import Approach
from htl_dash.priorities.portfolio_rules import Amount
from htl_dash.services.budget import Standing, quota
from htl_dash.text import t
from htl_dash.viewmodels.budget_view import BudgetView, budget_view


def seen(question=None, unpriced=()) -> BudgetView:
    question = question or asked()
    return budget_view(HOME, question, answered(question), unpriced)


def plain(text: str) -> str:
    return text.replace("\u00a0", " ")


def test_the_heading_counts_those_that_almost_always_belong():
    assert (
        plain(seen().heading)
        == "Med 100 000 kronor är 1 av 6 insatser nästan alltid med"
    )


def test_with_room_for_all_the_heading_says_so():
    found = seen(asked(frame=900_000))
    assert "alla 6 insatser" in found.heading


def test_where_nothing_is_sure_the_heading_says_that():
    question = asked(
        "name | sek | effect\na | 50000 | 20-60\nb | 50000 | 20-60", 50_000
    )
    assert "ingen insats säkert med" in seen(question).heading


def test_where_nothing_fits_the_cheapest_is_told():
    found = seen(asked(frame=1_000))
    assert found.heading.startswith("Ingen insats ryms")
    assert "10 000" in plain(found.measured)


def test_where_shares_rule_everything_out_the_frame_is_not_blamed():
    rules = tuple(
        quota(made(), one, Amount.SHARE_OF_COST, 0.6)
        for one in (Approach.PROMOTIVE, Approach.REMEDIAL)
    )
    found = seen(asked(rules=rules))
    assert plain(found.heading) == "Med 100 000 kronor klarar ingen insats villkoren"
    assert "60 % av kronorna till främjande" in plain(found.measured)


def test_groups_hold_every_initiative_once_in_their_order():
    groups = seen().groups
    order = [one.standing for one in groups]
    assert order == [one for one in Standing if one in order]
    titles = [bar.title for group in groups for bar in group.bars]
    assert sorted(titles) == sorted(one.title for one in made())
    for group in groups:
        shares = [bar.share for bar in group.bars]
        assert shares == sorted(shares, reverse=True)


def test_the_reading_counts_the_groups_and_says_what_they_mean():
    found = seen()
    assert "1 nästan alltid med" in found.reading
    assert "minst 90 av 100" in found.reading


def test_the_alternative_tells_every_bar():
    found = seen()
    for group in found.groups:
        for bar in group.bars:
            assert t("budget.bar", title=bar.title, share=bar.text) in found.alt


def test_where_no_effect_is_judged_the_page_asks_for_that():
    question = asked("name | sek | effect\na | 50000 |\nb | 20000 |", 50_000)
    assert seen(question).guidance == t("budget.judge_first")
    assert seen().guidance == ""


def test_it_is_said_not_to_be_a_list_to_decide_by():
    assert "ingen lista att besluta efter" in seen().measured

"""Costs, effects, shares and rules in words."""

import pytest
from made import HOME
from made_budget import made

from htl_dash.domain.initiative import Approach
from htl_dash.priorities.portfolio_rules import Amount, Excludes, Frame, Requires
from htl_dash.services.budget import quota
from htl_dash.text import t
from htl_dash.viewmodels.budget_words import (
    cost_text,
    effect_text,
    rule_text,
    sek_text,
    share_text,
    titles_of,
)


def plain(text: str) -> str:
    return text.replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("sek", "text"), [(123_456, "123 000"), (7_449, "7 400"), (40, "0")]
)
def test_worked_out_kronor_are_no_finer_than_they_are_known(sek, text):
    assert plain(sek_text(sek)) == text


@pytest.mark.parametrize(
    ("share", "text"),
    [(0, "0 %"), (0.001, "mindre än 1 %"), (0.45, "45 %"), (0.999, "mer än 99 %")],
)
def test_a_share_is_told_as_none_or_all_only_where_it_is(share, text):
    assert plain(share_text(share)) == text


def test_a_cost_says_whether_it_is_a_plan_and_for_when():
    planned, actual, unknown = made(
        "name | sek | basis\na | 12000 | planned\nb | 500 | actual\nc | |"
    )
    assert plain(cost_text(planned.cost)) == "12 000 kronor (plan HT 2026)"
    assert plain(cost_text(actual.cost)) == "500 kronor (utfall HT 2026)"
    assert cost_text(unknown.cost) == t("figure.missing")


def test_an_effect_is_a_span_one_number_or_not_judged():
    assert effect_text((10.0, 40.0)) == "10–40 poäng"
    assert effect_text((25.0, 25.0)) == "25 poäng"
    assert effect_text(None) == "inte bedömd"


def test_titles_that_are_alike_are_told_apart_by_their_school():
    found = made(
        """
        name | title | school   | sek
        a    | Info  | 34516710 | 5
        b    | Info  | 23251345 | 5
        c    | Annat | 23251345 | 5
        """
    )
    names = [*titles_of(HOME, found).values()]
    assert names == ["Info (Tjärnaskolan)", "Info (23251345)", "Annat"]


def test_every_rule_begins_a_sentence():
    found = made()
    names = titles_of(HOME, found)
    one, other = "initiative.sure", "initiative.dear"
    count = quota(found, Approach.PREVENTIVE, Amount.COUNT, 2)
    part = quota(found, Approach.REMEDIAL, Amount.SHARE_OF_COST, 0.3)
    told = [Frame(50_000), count, part, Requires(one, other), Excludes(one, other)]
    assert [plain(rule_text(rule, names)) for rule in told] == [
        "Ramen på 50 000 kronor",
        "Kravet på minst 2 insatser i förebyggande",
        "Kravet på minst 30 % av kronorna till åtgärdande",
        "Att Sure kräver Dear",
        "Att Sure utesluter Dear",
    ]

"""What the frame gives, what another would, which rules cost and what to know."""

from made import HOME
from made_budget import answered, asked, made

from htl_dash.domain.initiative import Approach
from htl_dash.priorities.portfolio_rules import Amount
from htl_dash.services.budget import quota
from htl_dash.services.budget_candidates import CostSpread
from htl_dash.text import t
from htl_dash.viewmodels.budget_sentences import (
    binding_sentences,
    effect_sentence,
    note_sentences,
    step_sentences,
)
from htl_dash.viewmodels.budget_words import titles_of

REMEDIAL = quota(made(), Approach.REMEDIAL, Amount.SHARE_OF_COST, 0.9)
NAMES = titles_of(HOME, made())


def plain(lines) -> str:
    return " ".join(lines).replace("\u00a0", " ")


def test_the_effect_is_a_part_with_its_interval():
    told = plain([effect_sentence(asked(), answered(asked()))])
    assert "alla 6 insatser" in told
    assert "%" in told


def test_less_and_more_money_are_told_with_what_changes_clearly():
    told = plain(step_sentences(asked(), answered(asked()), NAMES))
    assert "**80 000 kronor (20 000 mindre):**" in told
    assert "**120 000 kronor (20 000 mer):**" in told
    assert "i stället för" in told


def test_a_frame_beside_that_meets_no_rules_is_told():
    both = quota(made(), Approach.PREVENTIVE, Amount.COUNT, 2)
    question = asked(frame=110_000, rules=(both,))
    told = plain(step_sentences(question, answered(question), NAMES))
    assert "klarar villkoren tillsammans" in told


def test_where_all_fits_more_money_gives_nothing():
    question = asked(frame=900_000)
    told = step_sentences(question, answered(question), NAMES)
    assert t("budget.next_none") in told


def test_a_rule_that_costs_is_named_and_without_rules_nothing_is_said():
    question = asked(rules=(REMEDIAL,))
    (told,) = binding_sentences(question, answered(question), NAMES)
    assert told.startswith("Kravet på minst")
    assert binding_sentences(asked(), answered(asked()), NAMES) == ()


def test_rules_that_cost_nothing_are_said_to():
    free = quota(made(), Approach.PROMOTIVE, Amount.COUNT, 1)
    question = asked(rules=(free,))
    told = binding_sentences(question, answered(question), NAMES)
    assert told == (t("budget.no_binding"),)


def test_what_lacks_a_cost_or_a_judgement_is_named():
    unpriced = made("name | sek\nunknown |")
    told = plain(note_sentences(asked(), answered(asked()), NAMES, unpriced))
    assert "**Kan inte vara med:** Unknown." in told
    assert "Unjudged saknar en bedömd effekt" in told
    assert "aldrig som noll" in told


def test_unclassified_work_is_named_where_there_are_quotas():
    question = asked(rules=(REMEDIAL,))
    told = plain(note_sentences(question, answered(question), NAMES, ()))
    assert "Loose är inte klassade" in told
    assert "inte klassade" not in plain(
        note_sentences(asked(), answered(asked()), NAMES, ())
    )


def test_the_spread_of_costs_says_whose_it_is():
    own = plain(note_sentences(asked(), answered(asked()), NAMES, ()))
    assert "för 12 terminer" in own
    question = asked(spread=CostSpread(0.8, 1.25, 0))
    assumed = plain(note_sentences(question, answered(question), NAMES, ()))
    assert "80–125 %" in assumed
    assert "vårt antagande" in assumed

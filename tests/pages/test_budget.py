"""Budget and shift on their page: worked out, stopped, changed, judged and frozen."""

import pytest
import streamlit as st
from practised import practised, seeded_url
from training import training_url
from visits import assert_sound, at, figures, notice, visit, words

from htl_dash.services.budget_candidates import EFFECT, CostSpread
from htl_dash.services.budget_run import PortfolioRun
from htl_dash.services.scores import judgements
from htl_dash.text import t
from htl_dash.ui import budget_runs
from htl_dash.ui.evidence_address import AddressError, read_address
from htl_dash.ui.evidence_budget import budget, shift

__all__ = ["practised", "seeded_url", "training_url"]


UNJUDGED = "initiative.training_absence_cycle"
"""One that nobody has judged in the training."""


@pytest.fixture(autouse=True)
def real_store(practised):
    """A training of one's own to write in, in place of the real figures."""
    st.cache_resource.clear()
    yield practised
    st.cache_resource.clear()


def said(app) -> str:
    return " ".join(words(app)).replace("\u00a0", " ")


def press(app, label: str):
    return next(one for one in app.button if one.label == label).click().run()


def opened(**address: str):
    app = visit("priorities", flik="budget", **address)
    assert_sound(app)
    assert not notice(app)
    return app


def test_the_budget_is_worked_out_and_drawn_with_everything_in_the_address():
    app = opened()
    assert "nästan alltid med" in app.title[0].value
    assert t("budget.judge_first") not in [one.value for one in app.info]
    assert figures(app) == ["inclusion"]
    assert {"csv", "xlsx"} <= {button.key for button in app.download_button}
    assert app.query_params["ram"] == "270000"
    assert app.query_params["krav"] == "inga"
    assert "Kan inte vara med" in said(app)
    assert "mindre):" in said(app)


def test_a_smaller_frame_is_asked_for_by_the_address():
    app = opened(ram="60000", ramsteg="20000")
    assert "60 000 kronor" in app.title[0].value.replace("\u00a0", " ")
    assert "40 000 kronor (20 000 mindre)" in said(app)


def test_a_quota_that_cannot_be_met_says_why_and_what_to_do():
    app = opened(ram="30000", krav="antal", kravatgardande="4")
    assert app.title[0].value == t("budget.impossible")
    assert figures(app) == []
    assert "Höj ramen till minst" in app.info[0].value


def test_a_quota_that_costs_effect_is_told():
    app = opened(krav="andel", kravforebyggande="60")
    assert "Kravet på minst 60 % av kronorna till förebyggande kostar" in said(app)


def test_a_tie_is_added_and_taken_away_on_the_page():
    app = opened()
    press(app, t("budget.tie_add"))
    assert ".kraver." in app.query_params["beroenden"]
    assert t("budget.requires") in said(app)
    press(app, t("budget.tie_remove"))
    assert not app.query_params.get("beroenden")
    assert_sound(app)


def test_a_tie_between_what_there_is_not_is_said_to_be_rejected():
    app = visit("priorities", flik="budget", beroenden="x.kraver.y")
    assert_sound(app)
    assert "beroenden=x" in notice(app)


def test_work_that_was_stopped_says_how_far_it_came_and_goes_on(monkeypatch):
    app = opened()
    clicked = []
    go_on = PortfolioRun.go_on

    def stopping(run, pieces=5):
        # What a click on the button does while the work goes on.
        if not clicked:
            clicked.append(run)
            st.session_state[budget_runs.STOPPED] = budget_runs.name_of(run)
            st.rerun()
        return go_on(run, pieces)

    monkeypatch.setattr(PortfolioRun, "go_on", stopping)
    at(app, flik="budget", ram="120000")
    assert not app.exception
    assert "Avbrutet" in notice(app)
    assert figures(app) == []
    press(app, t("budget.go_on"))
    assert_sound(app)
    assert figures(app) == ["inclusion"]


def test_the_same_question_is_worked_out_once(monkeypatch):
    opened(ram="90000")

    def again(*_):
        raise AssertionError("worked out again")

    monkeypatch.setattr(PortfolioRun, "go_on", again)
    assert figures(opened(ram="90000")) == ["inclusion"]


def test_an_effect_is_judged_and_changes_the_picture(practised):
    app = opened(roll="coordinator")
    assert "saknar en bedömd effekt" in said(app)
    app.selectbox("judged effect").set_value(UNJUDGED).run()
    before = judgements(practised)
    press(app, t("score.save"))
    assert_sound(app)
    (key,) = {*judgements(practised)} - {*before}
    assert key == (UNJUDGED, EFFECT)


def test_with_no_kronor_the_page_says_what_to_register(monkeypatch):
    nothing = budget_runs.Material((), (), CostSpread(1.0, 1.0, 0))
    monkeypatch.setattr(budget_runs, "material", lambda: nothing)
    app = opened()
    assert app.title[0].value == t("budget.none")
    assert app.info[0].value == t("budget.none_cure")


def shifted(**address: str):
    app = visit("priorities", flik="forskjutning", **address)
    assert_sound(app)
    assert not notice(app)
    return app


def test_a_shift_begins_with_the_registered_mix_and_states_its_assumptions():
    app = shifted()
    assert app.title[0].value.startswith("Med de här antagandena")
    assert figures(app) == ["fan"]
    told = said(app)
    assert "skolornas registrerade kronor" in told
    assert "Menting" in told
    assert "Vårt eget antagande" in told
    assert app.query_params["effekt"] == "15"


def test_what_is_chosen_for_a_shift_stands_in_the_address():
    chosen = {
        "nuframjande": "10",
        "nuforebyggande": "20",
        "nyframjande": "10",
        "nyforebyggande": "60",
        "kronor": "2000",
        "effekt": "40",
    }
    app = shifted(**chosen)
    assert {key: app.query_params[key] for key in chosen} == chosen
    assert "10 % främjande, 60 % förebyggande och 30 % åtgärdande" in said(app)
    assert t("shift.now_chosen") in said(app)


def test_shares_over_the_whole_are_refused_in_words():
    app = shifted(nyframjande="60", nyforebyggande="60")
    assert app.title[0].value == t("shift.too_much")
    assert app.info[0].value == t("shift.too_much_cure")


def test_alike_mixes_have_no_difference_to_show():
    same = {"nuframjande": "20", "nuforebyggande": "20"}
    app = shifted(**same, nyframjande="20", nyforebyggande="20")
    assert app.title[0].value == t("shift.equal")
    assert figures(app) == []


def test_both_can_be_frozen_by_their_address():
    for make, tab in ((budget, "budget"), (shift, "forskjutning")):
        found = make({})
        asked = read_address(found.address, ())
        assert asked.words["flik"] == tab
        assert make(asked.words) == found


@pytest.mark.parametrize(
    ("make", "words_"),
    [
        (budget, {"ram": "-5"}),
        (budget, {"krav": "alla"}),
        (budget, {"beroenden": "x.kraver.y"}),
        (shift, {"effekt": "99"}),
        (shift, {"nyframjande": "90", "nyforebyggande": "90"}),
    ],
)
def test_an_address_that_asks_for_what_there_is_not_cannot_be_frozen(make, words_):
    with pytest.raises(AddressError):
        make(words_)

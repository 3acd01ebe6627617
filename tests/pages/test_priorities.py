"""Weigh, see what comes first, judge, and let the children be heard: on the page."""

import pytest
import streamlit as st
from practised import practised, seeded_url
from training import training_url
from visits import assert_sound, figures, go, notice, visit, words

from htl_dash.domain.goal import Dimension
from htl_dash.domain.term import Term
from htl_dash.services.budget_candidates import EFFECT
from htl_dash.services.children import record_choices, released_choices
from htl_dash.services.polls import (
    all_polls,
    close_poll,
    find_poll,
    open_poll,
    send,
)
from htl_dash.services.scores import judgements
from htl_dash.text import HARD_SPACE, t
from htl_dash.ui.cached import home
from htl_dash.ui.choice_lists import read_points
from htl_dash.ui.evidence_address import AddressError
from htl_dash.ui.evidence_priorities import priorities
from htl_dash.ui.priority_state import TABS

__all__ = ["practised", "seeded_url", "training_url"]

ALTERNATIVES = (
    "initiative.training_open_hall",
    "initiative.training_parent_circles",
    "initiative.training_morning_movement",
)
CRITERIA = ("need", "reach", "cost")
CHOSEN = {"alternativ": "~".join(ALTERNATIVES), "kriterier": "~".join(CRITERIA)}
WEIGHTS = {"vikt": "need.100~reach.20~cost.60"}


@pytest.fixture(autouse=True)
def real_store(practised):
    """A training of one's own to write in, in place of the real figures."""
    st.cache_resource.clear()
    yield practised
    st.cache_resource.clear()


def said(app) -> str:
    told = [*words(app), *(one.value for one in app.success)]
    return " ".join(told).replace(HARD_SPACE, " ")


def weigh(fold="judging", **address):
    """Open the part where one weighs, with one of its folds open."""
    app = visit("priorities", flik="vikter", roll="coordinator", **address)
    app.session_state[fold] = True
    return app.run()


def weighed(practised):
    """Return what has been judged on the criteria: not effects, which a budget uses."""
    found = judgements(practised)
    return {key: one for key, one in found.items() if key[1] != EFFECT}


def press(app, label):
    return next(b for b in app.button if b.label == label).click().run()


@pytest.mark.parametrize("tab", TABS)
def test_every_part_of_the_page_is_sound_and_keeps_to_its_address(tab):
    app = visit("priorities", flik=tab)
    assert_sound(app)
    assert not notice(app)
    assert app.query_params["flik"] == tab


def test_without_weights_every_weight_counts_and_the_page_says_so():
    app = visit("priorities", flik="vikter", **CHOSEN)
    assert_sound(app)
    assert "tänkbara viktningar" in app.title[0].value
    assert t("priority.not_set") in said(app)
    assert figures(app) == ["chances"]
    assert len(app.slider) == len(CRITERIA)


def test_a_slider_moves_the_finding_and_stands_in_the_address():
    app = visit("priorities", flik="vikter", **CHOSEN)
    app.slider[0].set_value(100).run()
    assert_sound(app)
    assert "rimliga viktningar" in app.title[0].value
    given = read_points(app.query_params["vikt"], CRITERIA, 50)
    assert given == {"need": 100, "reach": 50, "cost": 50}
    press(app, t("priority.forget"))
    assert "tänkbara viktningar" in app.title[0].value
    assert "vikt" not in app.query_params


def test_the_same_address_gives_the_same_finding_to_somebody_else():
    first = visit("priorities", flik="resultat", **CHOSEN, **WEIGHTS)
    st.cache_resource.clear()
    again = visit("priorities", **first.query_params)
    assert first.title[0].value == again.title[0].value
    assert first.query_params == again.query_params


def test_the_result_tells_chances_weights_sensitivity_and_survivors():
    app = visit("priorities", flik="resultat", **CHOSEN, **WEIGHTS)
    assert_sound(app)
    heads = [one.value for one in app.header]
    assert heads[:2] == [t("sensitivity.central"), t("sensitivity.heading")]
    told = said(app)
    assert "bland de 2 första" in told
    assert t("children.none", least=10) in [one.value for one in app.info]
    assert t("method.survives") in " ".join(words(app))


def test_with_too_little_to_compare_the_page_says_what_to_do():
    app = visit("priorities", flik="resultat", alternativ=ALTERNATIVES[0])
    assert_sound(app)
    assert app.title[0].value == t("priority.none")
    assert app.info[0].value == t("priority.none_cure")


def is_open(app) -> bool:
    (fold,) = (one for one in app.expander if one.label == t("priority.change"))
    return bool(fold.proto.expanded)


@pytest.mark.parametrize(
    ("few", "opens"),
    [
        ({}, False),
        ({"alternativ": "~".join(ALTERNATIVES[:2])}, True),
        ({"alternativ": ""}, True),
        ({"kriterier": "need"}, True),
    ],
    ids=str,
)
@pytest.mark.parametrize("tab", TABS[:3])
def test_the_fold_where_one_chooses_is_open_while_too_few_are_chosen(tab, few, opens):
    app = visit("priorities", flik=tab, **(CHOSEN | few))
    assert_sound(app)
    assert is_open(app) is opens


def test_the_fold_stays_open_when_enough_have_been_chosen():
    app = visit("priorities", flik="vikter", alternativ="~".join(ALTERNATIVES[:2]))
    app.multiselect("choice_alternativ").set_value(list(ALTERNATIVES)).run()
    assert_sound(app)
    assert figures(app) == ["chances"]
    assert is_open(app)


def test_where_nothing_can_be_chosen_the_fold_is_open(monkeypatch):
    monkeypatch.setattr("htl_dash.ui.priority_state.alternatives", lambda *_: ())
    app = visit("priorities", flik="vikter")
    assert app.title[0].value == t("priority.none")
    assert is_open(app)


@pytest.mark.parametrize(
    "wrong",
    [
        {"alternativ": "initiative.nothing~x"},
        {"vikt": "need.900"},
        {"kriterier": "money"},
        {"omgang": "XXXXXX"},
    ],
    ids=str,
)
def test_what_an_address_asks_for_in_vain_is_told(wrong):
    app = visit("priorities", flik="vikter", **(CHOSEN | WEIGHTS | wrong))
    assert not app.exception
    if "omgang" not in wrong:
        assert next(iter(wrong)) in notice(app)


def test_a_judgement_is_saved_with_its_range_and_told(practised):
    app = weigh(**CHOSEN | {"kriterier": "need~equity"})
    low, high = (n for n in app.number_input if n.key.split()[0] in ("low", "high"))
    low.set_value(60.0)
    high.set_value(80.0)
    press(app, t("score.save"))
    assert_sound(app)
    (kept,) = weighed(practised).values()
    assert (kept.lower, kept.upper, kept.who) == (60, 80, "coordinator")
    assert t("score.saved", criterion="Jämlikhet") in said(app)
    press(app, t("score.take_back"))
    assert weighed(practised) == {}


def test_a_note_that_points_out_a_child_is_explained_and_never_stored(practised):
    app = weigh(**CHOSEN | {"kriterier": "need~equity"})
    note = next(one for one in app.text_input if one.key.startswith("note "))
    note.set_value("En flicka i 3B har det svårt").run()
    press(app, t("score.save"))
    assert weighed(practised) == {}
    assert t("free_text.class_description")[:25] in said(app)


def test_nobody_judges_without_signing(practised):
    app = weigh(**CHOSEN | {"kriterier": "need~equity"})
    app.query_params["roll"] = "ingen"
    press(app.run(), t("score.save"))
    assert [one.value for one in app.error] == [t("error.unsigned")]
    assert weighed(practised) == {}


def answered(practised, *functions: str, close: bool = True):
    """A round of weights in which people in these functions have answered."""
    poll = open_poll(practised, "Prov", ALTERNATIVES, CRITERIA, "coordinator")
    for at, function in enumerate(functions):
        own = dict.fromkeys(CRITERIA, 20.0) | {CRITERIA[at % 3]: 100.0}
        send(practised, poll.code, str(at), function, own)
    if close:
        close_poll(practised, poll.code, "coordinator")
    return find_poll(practised, poll.code)


def test_a_round_is_opened_told_and_closed_from_the_shared_screen(practised):
    app = visit("priorities", flik="vikter", roll="coordinator", **CHOSEN)
    press(app, t("poll.open"))
    (poll,) = all_polls(practised)
    assert app.query_params["omgang"] == poll.code
    assert poll.alternatives == tuple(sorted(ALTERNATIVES, key=poll.alternatives.index))
    shown = {one.label: one.value for one in app.metric}
    assert shown[t("poll.code")] == f"{poll.code[:3]}{HARD_SPACE}{poll.code[3:]}"
    assert shown[t("poll.answers")] == "0"
    press(app, t("poll.close"))
    assert app.query_params["flik"] == "resultat"
    assert not find_poll(practised, poll.code).is_open


def test_while_a_round_goes_on_nobody_sees_who_thinks_what(practised):
    poll = answered(practised, *["coordinator"] * 3, close=False)
    app = visit("priorities", flik="oenighet", omgang=poll.code)
    assert_sound(app)
    assert app.title[0].value == t("poll.heading_open")
    assert "Samordnare: 3" in said(app)
    assert figures(app) == []


def test_a_closed_round_is_told_group_by_group(practised):
    functions = ["coordinator"] * 3 + ["strategist"] * 3 + ["head_teacher"]
    poll = answered(practised, *functions)
    app = visit("priorities", flik="oenighet", omgang=poll.code, rimligt="nara")
    assert_sound(app)
    # It is always between the groups' weights, so other weights cannot be chosen here.
    assert not [one for one in app.segmented_control if one.key == "choice_rimligt"]
    assert app.query_params["rimligt"] == "nara"
    result = visit("priorities", flik="resultat", omgang=poll.code, rimligt="nara")
    assert result.segmented_control("choice_rimligt").value == "nara"
    told = said(app)
    assert "Antal svar: 7. Grupper som kan visas: 2." in told
    assert "Rektor och Samordnare tillsammans" in told or (
        "Rektor och Strateg tillsammans" in told
    )
    assert "Kendalls W" in told


def test_fewer_than_three_answers_are_shown_to_nobody(practised):
    poll = answered(practised, "coordinator", "strategist")
    app = visit("priorities", flik="oenighet", omgang=poll.code)
    assert_sound(app)
    assert t("disagreement.none_cure") in [one.value for one in app.info]


def test_childrens_choices_are_written_down_once_and_change_the_result(practised):
    app = weigh("asking", **CHOSEN, **WEIGHTS)
    fields = {one.key: one for one in app.number_input}
    fields["children asked"].set_value(40)
    for code in (*Dimension, *CRITERIA[:2]):
        fields[f"children {code}"].set_value(30 if code == "reach" else 8)
    next(one for one in app.checkbox if one.key == "children sure").check().run()
    press(app, t("children.save"))
    assert_sound(app)
    (kept,) = released_choices(practised)
    assert (kept.asked, kept.chosen["reach"]) == (40, 30)
    # What was left empty was not asked, and is nothing that no child chose.
    assert set(kept.chosen) == {*Dimension, *CRITERIA[:2]}
    go(app, "priorities", flik="resultat", **CHOSEN, **WEIGHTS)
    assert_sound(app)
    told = said(app)
    assert t("column.without_children") in told
    assert t("children.measured") in told


def test_hidden_choices_are_hidden_on_the_page(practised):
    term, unit = Term.read("ht2026"), home().pilot_schools[0].unit_code
    counts = {"need": 20, "reach": 3}
    record_choices(practised, home(), unit, term, 40, counts, "coordinator")
    app = weigh("asking", **CHOSEN)
    assert_sound(app)
    assert t("figure.hidden") in said(app)


def test_a_prioritisation_is_frozen_by_its_address(practised):
    asked = {**CHOSEN, **WEIGHTS, "flik": "resultat"}
    found = priorities(asked)
    assert len(found.sections) == 4
    assert found.address.startswith("./prioritera?flik=resultat")
    assert priorities(asked) == found
    poll = answered(practised, *["coordinator"] * 3)
    with_groups = priorities({"omgang": poll.code})
    assert len(with_groups.sections) == 5


@pytest.mark.parametrize(
    "wrong",
    [
        {"alternativ": "x"},
        {"kriterier": "x"},
        {"omgang": "XXXXXX"},
        {"rimligt": "x"},
        {"bland": "99"},
        {"alternativ": ALTERNATIVES[0]},
    ],
    ids=str,
)
def test_an_address_that_asks_for_what_there_is_not_is_refused(wrong):
    with pytest.raises(AddressError):
        priorities(wrong)

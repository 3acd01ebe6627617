"""A participant's own device: the code, a function, the weights, and nothing of oneself."""

import pytest
import streamlit as st
from practised import practised, seeded_url
from training import training_url
from visits import assert_sound, notice, visit, words

from htl_dash.services.polls import (
    answered,
    close_poll,
    find_poll,
    groups,
    open_poll,
)
from htl_dash.text import t

__all__ = ["practised", "seeded_url", "training_url"]

ALTERNATIVES = ("initiative.training_open_hall", "initiative.training_parent_circles")
CRITERIA = ("need", "cost")


@pytest.fixture(autouse=True)
def real_store(practised, monkeypatch):
    """A training of one's own to write in, and a browser: AppTest plays no cookies."""
    monkeypatch.setattr("htl_dash.ui.participant_views.desk", lambda: "this browser")
    st.cache_resource.clear()
    yield practised
    st.cache_resource.clear()


@pytest.fixture
def poll(practised):
    return open_poll(practised, "Prov", ALTERNATIVES, CRITERIA, "coordinator")


def press(app, label):
    return next(b for b in app.button if b.label == label).click().run()


def test_without_a_code_the_page_asks_for_one():
    app = visit("weights")
    assert_sound(app)
    assert app.title[0].value == t("participant.heading")
    assert t("participant.about") in [*words(app)]


def test_a_code_that_is_none_is_told():
    app = visit("weights", kod="XXXXXX")
    assert_sound(app)
    assert t("participant.unknown") in notice(app)


def test_weights_are_sent_and_can_be_changed_until_the_round_closes(practised, poll):
    app = visit("weights", kod=poll.code.lower())
    assert_sound(app)
    assert app.query_params["kod"] == poll.code
    app.selectbox[0].set_value("head_teacher")
    app.slider[0].set_value(100).run()
    press(app, t("participant.send"))
    assert [one.value for one in app.success] == [t("participant.sent")]
    assert answered(practised, poll) == {"head_teacher": 1}
    app.slider[1].set_value(0).run()
    press(app, t("participant.send"))
    assert answered(practised, poll) == {"head_teacher": 1}
    close_poll(practised, poll.code, "coordinator")
    press(app, t("participant.send"))
    assert app.title[0].value == t("participant.closed")
    assert groups(practised, find_poll(practised, poll.code)) == ()


def test_a_function_has_to_be_chosen(practised, poll):
    app = press(visit("weights", kod=poll.code), t("participant.send"))
    assert [one.value for one in app.error] == [t("error.unsigned")]
    assert answered(practised, poll) == {}


def test_the_page_asks_for_nothing_that_tells_who_one_is(poll):
    app = visit("weights", kod=poll.code)
    assert_sound(app)
    assert [one.label for one in app.text_input] == [t("participant.code")]
    assert app.text_area == app.number_input == []
    assert t("participant.private") in " ".join(words(app))

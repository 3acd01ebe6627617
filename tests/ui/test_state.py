"""The address is the memory: it opens a view, and every choice is written in it."""

import re

import pytest
from streamlit.testing.v1 import AppTest

from htl_dash.text import t
from htl_dash.ui.state import Choice


def two_choices() -> None:
    import streamlit as st

    from htl_dash.ui import state
    from htl_dash.ui.state import Choice

    state.begin_run()
    view = state.segments(Choice.VIEW, "Visa", {"laget": "Läget", "tid": "Över tid"})
    # What can be chosen below depends on what is chosen above.
    towns = {"a": "Amsberg", "b": "Bullermyren"}
    options = towns if view == "laget" else {"b": "Bullermyren", "c": "Cirkeln"}
    area = state.selectbox(Choice.AREA, "Område", options)
    st.button("Karta", on_click=state.choose, args=(Choice.AREA, "b"))
    st.text(f"{view} {area}")
    state.show_rejected()


def a_number() -> None:
    import streamlit as st

    from htl_dash.ui import state
    from htl_dash.ui.state import Choice, Room

    state.begin_run()
    goals = {"safety": "Trygghet", "health": "Hälsa"}
    resets = (Choice.TARGET,)
    about = state.selectbox(Choice.GOAL, "Mål", goals, resets=resets)
    usual = {"safety": 82.46, "health": 17.0}[about]
    value = state.number(Choice.TARGET, "Värde", about, usual, Room(0.0, 100.0, 1))
    st.text(f"{about} {value}")
    state.show_rejected()


def opened(page=two_choices, **address: str) -> AppTest:
    app = AppTest.from_function(page, default_timeout=30)
    app.query_params = dict(address)
    app.run()
    assert not app.exception
    return app


def chosen(app: AppTest) -> str:
    return app.text[0].value


def test_without_an_address_the_first_of_each_is_chosen_and_written_down():
    app = opened()
    assert chosen(app) == "laget a"
    assert app.query_params == {"visa": "laget", "omrade": "a"}
    assert not app.warning


def test_an_address_opens_what_it_says():
    app = opened(visa="tid", omrade="c")
    assert chosen(app) == "tid c"
    assert app.segmented_control("choice_visa").value == "tid"
    assert app.selectbox("choice_omrade").value == "c"
    assert not app.warning


def test_a_choice_is_written_in_the_address():
    app = opened()
    app.selectbox("choice_omrade").set_value("b").run()
    app.segmented_control("choice_visa").set_value("tid").run()
    assert chosen(app) == "tid b"
    assert app.query_params == {"visa": "tid", "omrade": "b"}


def test_a_choice_made_on_the_map_moves_the_list():
    app = opened(omrade="a")
    app.button[0].click().run()
    assert chosen(app) == "laget b"
    assert app.selectbox("choice_omrade").value == "b"


def test_a_second_click_on_the_chosen_button_changes_nothing():
    app = opened(visa="tid", omrade="c")
    app.segmented_control("choice_visa").set_value(None).run()
    assert chosen(app) == "tid c"
    assert app.query_params == {"visa": "tid", "omrade": "c"}
    assert not app.warning


@pytest.mark.parametrize("value", ["x", "", "A", " a", "Amsberg"])
def test_a_value_that_is_none_of_the_codes_is_told_and_corrected(value):
    app = opened(omrade=value)
    assert chosen(app) == "laget a"
    assert app.query_params["omrade"] == "a"
    said = t("address.rejected", words=f"omrade={value}")
    assert [warning.value for warning in app.warning] == [said]
    assert not app.run().warning


def test_a_word_that_is_none_of_ours_is_told():
    app = opened(farg="rod", Omrade="a")
    said = t("address.rejected", words="farg, Omrade")
    assert [warning.value for warning in app.warning] == [said]


def test_a_choice_that_another_choice_has_outlived_is_no_fault():
    app = opened(omrade="a")
    app.segmented_control("choice_visa").set_value("tid").run()
    assert chosen(app) == "tid b"
    assert app.query_params["omrade"] == "b"
    assert not app.warning


def test_a_choice_is_kept_when_the_address_is_emptied():
    """As it is when the visitor goes to another page and comes back."""
    app = opened(visa="tid", omrade="c")
    app.query_params = {}
    app.run()
    assert chosen(app) == "tid c"
    assert app.query_params == {"visa": "tid", "omrade": "c"}


def test_a_number_begins_with_the_usual_one_and_is_written_down():
    app = opened(a_number)
    assert chosen(app) == "safety 82.5"
    assert app.query_params["malvarde"] == "82.5"
    assert not app.warning


@pytest.mark.parametrize("written", ["90", "90.0", "0", "100.0"])
def test_an_address_opens_with_the_number_it_says(written):
    app = opened(a_number, malvarde=written)
    assert chosen(app) == f"safety {float(written)}"
    assert not app.warning


def test_a_number_that_is_chosen_is_written_in_the_address():
    app = opened(a_number)
    app.number_input("choice_malvarde").set_value(75.5).run()
    assert chosen(app) == "safety 75.5"
    assert app.query_params["malvarde"] == "75.5"


@pytest.mark.parametrize(
    "value", ["", "x", "-1", "100.1", "nan", "1e2", "82,5", "9" * 99]
)
def test_a_number_that_may_not_be_chosen_is_told_and_corrected(value):
    app = opened(a_number, malvarde=value)
    assert chosen(app) == "safety 82.5"
    assert app.query_params["malvarde"] == "82.5"
    assert len(app.warning) == 1
    assert not app.run().warning


def test_a_number_does_not_follow_along_to_something_else():
    app = opened(a_number, malvarde="90")
    app.selectbox("choice_mal").set_value("health").run()
    assert chosen(app) == "health 17.0"
    assert not app.warning


def test_a_number_is_still_there_when_one_comes_back():
    app = opened(a_number, malvarde="90")
    for goal in ("health", "safety"):
        app.selectbox("choice_mal").set_value(goal).run()
    assert chosen(app) == "safety 90.0"


def test_two_visitors_do_not_share_their_choices():
    opened(visa="tid", omrade="c")
    assert chosen(opened()) == "laget a"


def test_the_words_of_the_address_are_plain_and_different():
    words = [choice.value for choice in Choice]
    assert len(set(words)) == len(words)
    assert all(re.fullmatch("[a-z]+", word) for word in words)

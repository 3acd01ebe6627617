"""How far one has come stands in the address, and comes back when one returns."""

import re

from streamlit.testing.v1 import AppTest

from htl_dash.text import t


def one_vignette() -> None:
    import streamlit as st

    from htl_dash.ui import practice_state, state
    from htl_dash.ui.state import Choice

    state.begin_run()
    names = {"a": "Ett", "b": "Två"}
    own = (Choice.BEGUN, Choice.TICKED)
    code = state.selectbox(Choice.VIGNETTE, "Vinjett", names, resets=own)
    known = practice_state.begun(code)
    st.button("Börja", on_click=practice_state.begin, args=(code,))
    if known:
        for number in (1, 2):
            st.button(str(number), on_click=practice_state.tick, args=(code, number))
        st.text(f"{known.at:%Y-%m-%d %H:%M} {sorted(known.ticked)}")
    state.show_rejected()


def opened(**address: str) -> AppTest:
    app = AppTest.from_function(one_vignette, default_timeout=30)
    return at(app, **address)


def at(app: AppTest, **address: str) -> AppTest:
    app.query_params = dict(address)
    app.run()
    assert not app.exception
    return app


def test_it_is_not_begun_until_one_begins():
    app = opened()
    assert not app.text
    app.button[0].click().run()
    assert re.fullmatch(r"20\d{6}T\d{6}Z", app.query_params["borjad"])
    assert app.text[0].value.endswith(" []")


def test_an_address_takes_one_back_to_where_one_was():
    app = opened(vinjett="b", borjad="20261120T090000Z", klart="1-2")
    assert app.text[0].value == "2026-11-20 09:00 [1, 2]"
    assert not app.warning


def test_a_tick_is_written_in_the_address_and_can_be_taken_away():
    app = opened(borjad="20261120T090000Z")
    app.button[2].click().run()
    app.button[1].click().run()
    assert app.query_params["klart"] == "1-2"
    app.button[2].click().run()
    assert app.query_params["klart"] == "1"
    app.button[1].click().run()
    assert "klart" not in app.query_params
    assert app.text[0].value == "2026-11-20 09:00 []"


def test_one_who_comes_back_from_another_page_is_where_she_was():
    app = opened(borjad="20261120T090000Z", klart="2")
    at(app)
    assert app.text[0].value == "2026-11-20 09:00 [2]"
    assert app.query_params == {
        "vinjett": "a",
        "borjad": "20261120T090000Z",
        "klart": "2",
    }


def test_each_vignette_has_its_own():
    app = opened(borjad="20261120T090000Z", klart="2")
    app.selectbox[0].set_value("b").run()
    assert not app.text
    assert "borjad" not in app.query_params
    app.selectbox[0].set_value("a").run()
    assert app.text[0].value == "2026-11-20 09:00 [2]"


def test_one_begins_anew_with_nothing_ticked():
    app = opened(borjad="20261120T090000Z", klart="1-2")
    app.button[0].click().run()
    assert app.query_params["borjad"] != "20261120T090000Z"
    assert "klart" not in app.query_params


def test_what_is_not_understood_is_said():
    app = opened(borjad="i morse", klart="alla")
    assert app.warning[0].value == t("address.rejected", words="borjad=i morse")
    app = opened(borjad="20261120T090000Z", klart="alla")
    assert app.warning[0].value == t("address.rejected", words="klart=alla")

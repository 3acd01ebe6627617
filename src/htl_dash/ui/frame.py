"""What stands around every page: browser tab, the version of the data, mendable faults."""

import streamlit as st
from streamlit.navigation.page import Page

from htl_dash.domain.errors import HtlError
from htl_dash.text import t
from htl_dash.ui import cached, state
from htl_dash.ui.problems import show_problem


def run(page: Page) -> None:
    """Run a page; a fault that a user can mend is told in its place."""
    name = t("app.title")
    title = f"{page.title} \u2013 {name}"
    is_made_up = is_training()
    if is_made_up:
        title = t("training.tab", title=title)
    st.set_page_config(page_title=title, page_icon="🧭", layout="wide")
    state.begin_run()
    if is_made_up:
        with st.container(key="training_band"):
            st.markdown(t("training.band"))
    try:
        cached.begin_run()
        page.run()
    except HtlError as problem:
        show_problem(problem)


def is_training() -> bool:
    """Whether everything is made up; no where the catalogue is too broken to tell.

    Nothing but the fault is shown then.
    """
    try:
        return cached.home().is_training
    except HtlError:
        return False

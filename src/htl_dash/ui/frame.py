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
    st.set_page_config(page_title=title, page_icon="🧭", layout="wide")
    state.begin_run()
    try:
        cached.begin_run()
        page.run()
    except HtlError as problem:
        show_problem(problem)

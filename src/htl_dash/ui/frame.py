"""What stands around every page: browser tab, the version of the data, mendable faults."""

from typing import NoReturn

import streamlit as st
from streamlit.navigation.page import Page

from htl_dash.domain.errors import HtlError
from htl_dash.text import t
from htl_dash.ui import cached, state
from htl_dash.ui.problems import show_problem


class _EndedError(Exception):
    """The page has said all it has to say; nothing is wrong."""


def run(page: Page) -> None:
    """Run a page; a fault that a user can mend is told in its place."""
    name = t("app.title")
    title = f"{page.title} \u2013 {name}"
    is_made_up = is_training()
    if is_made_up:
        title = t("training.tab", title=title)
    st.set_page_config(page_title=title, page_icon="🧭", layout="wide")
    state.begin_run(page.url_path)
    if is_made_up:
        with st.container(key="training_band"):
            st.markdown(t("training.band"))
    try:
        cached.begin_run()
        page.run()
    except HtlError as problem:
        show_problem(problem)
    except _EndedError:
        return


def end_page() -> NoReturn:
    """End the page here: it has said all it has to say.

    Not by st.stop(). Streamlit takes that for a run that was cut short, and remembers
    what stood in fields that are gone while the browser forgets it: a field that comes
    back would be empty, and what was written in it lost.
    """
    raise _EndedError


def is_training() -> bool:
    """Whether everything is made up; no where the catalogue is too broken to tell.

    Nothing but the fault is shown then.
    """
    try:
        return cached.home().is_training
    except HtlError:
        return False

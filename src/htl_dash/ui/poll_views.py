"""A round of weights from participants' own devices, as the shared screen sees it."""

from urllib.parse import urlsplit

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from htl_dash.domain.errors import HtlError
from htl_dash.domain.weighing import Poll
from htl_dash.services.polls import answered, close_poll, find_poll, open_poll
from htl_dash.text import t
from htl_dash.ui import blocks
from htl_dash.ui.cached import engine, home
from htl_dash.ui.choice import Choice
from htl_dash.ui.priority_state import Setting
from htl_dash.ui.problems import problem_text
from htl_dash.viewmodels.priority_words import counted_functions

EVERY = "2s"
PAGE = "vikter"
"""Where participants go; its address is in app.py."""


def poll_panel(setting: Setting) -> None:
    """Offer to open a round, or tell of the one that has been."""
    if setting.poll is None:
        _offer(setting)
        return
    st.subheader(t("poll.heading_closed"), anchor=False)
    _count(setting.poll)
    st.markdown(f":gray[{t('poll.closed_about')}]")


def show_open(head: DeltaGenerator, poll: Poll, who: str) -> None:
    """Show the code of a round that goes on, and how many have answered.

    Nothing of a result: it would sway those who have not answered yet.
    """
    head.title(t("poll.heading_open"), anchor=False)
    st.metric(t("poll.code"), _spaced(poll.code))
    st.markdown(t("poll.how", address=_address()))
    _answers(poll)
    _offer_to_close(poll, who)


def _offer(setting: Setting) -> None:
    with st.container(border=True):
        st.subheader(t("poll.heading"), anchor=False)
        st.markdown(t("poll.about"))
        if not st.button(t("poll.open"), type="primary"):
            return
        try:
            poll = open_poll(
                engine(),
                t("poll.title"),
                [one.code for one in setting.alternatives],
                [one.code for one in setting.criteria],
                setting.who,
            )
        except HtlError as refused:
            st.error(problem_text(refused))
            return
    st.query_params[Choice.POLL] = poll.code
    st.rerun()


@st.fragment(run_every=EVERY)
def _answers(poll: Poll) -> None:
    """Say how many have answered, anew every other second; go on when it is closed."""
    now = find_poll(engine(), poll.code)
    if now is None or not now.is_open:
        st.rerun()
    _count(poll)


def _count(poll: Poll) -> None:
    counts = answered(engine(), poll)
    st.metric(t("poll.answers"), str(sum(counts.values())))
    if counts:
        blocks.listing(counted_functions(counts, home()))


def _offer_to_close(poll: Poll, who: str) -> None:
    if not st.button(t("poll.close"), type="primary"):
        return
    try:
        close_poll(engine(), poll.code, who)
    except HtlError as refused:
        st.error(problem_text(refused))
        return
    st.query_params[Choice.TAB] = "resultat"
    st.rerun()


def _spaced(code: str) -> str:
    """Return a code in two halves, as it is read aloud."""
    middle = len(code) // 2
    return f"{code[:middle]}\u00a0{code[middle:]}"


def _address() -> str:
    """Return where participants go, as they write it in a browser."""
    host = urlsplit(st.context.url or "").netloc
    return f"{host}/{PAGE}" if host else PAGE

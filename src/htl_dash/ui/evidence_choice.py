"""Choose what a decision rests on: the views as they were last looked at, or a link."""

from collections.abc import Mapping

import streamlit as st

from htl_dash.text import plain_markdown, t
from htl_dash.ui import evidence_views, offered_views, seen_views
from htl_dash.ui.cached import shared, work_version
from htl_dash.ui.decision_state import DecisionState, key
from htl_dash.ui.evidence_address import AddressError
from htl_dash.ui.problems import problem_text
from htl_dash.viewmodels.decision_document import Evidence
from htl_dash.viewmodels.trace import figures_link

MOST = 12
"""More views than this nobody reads in a meeting."""


def choose(state: DecisionState) -> None:
    """Show what is chosen as evidence, and how to choose more."""
    with st.container(border=True):
        st.subheader(t("decide.evidence"), anchor=False)
        st.markdown(t("decide.evidence_about"))
        for address in state.evidence:
            _chosen(state, address)
        if not state.evidence:
            st.markdown(f":gray[{t('decide.evidence_none')}]")
        if len(state.evidence) < MOST:
            _add(state)


def made(address: str) -> Evidence:
    """Return an address' view as it is now; AddressError where there is none."""
    return _made(work_version(), address)


@shared
def _made(version: str, address: str) -> Evidence:
    return evidence_views.evidence_at(address)


def _chosen(state: DecisionState, address: str) -> None:
    words, button = st.columns([6, 1], vertical_alignment="center")
    with words:
        try:
            found = made(address)
        except AddressError as refused:
            st.markdown(f":orange[**{problem_text(refused)}**]")
        else:
            headings = [plain_markdown(one.heading) for one in found.sections]
            ways = f"[{t('decide.open')}]({address}) {figures_link(found.trail)}"
            st.markdown(f"**{' · '.join(headings)}**  \n{ways}")
    with button:
        if st.button(t("decide.remove"), key=key(f"remove {address}")):
            left = tuple(one for one in state.evidence if one != address)
            state.choose_evidence(left)
            st.rerun()


def _add(state: DecisionState) -> None:
    seen, others = {}, {}
    for page in evidence_views.pages():
        if found := offered_views.last_seen(page):
            seen[page] = found
        elif found := offered_views.first_shown(page):
            others[page] = found
    seen_views.keep({page: one.address for page, one in seen.items()})
    _offer(state, t("decide.seen_views"), seen)
    _offer(state, t("decide.other_views"), others)
    _paste(state)


def _offer(state: DecisionState, title: str, found: Mapping[str, Evidence]) -> None:
    """Offer views, by page, of which none is chosen yet."""
    left = [each for each in found.items() if each[1].address not in state.evidence]
    if left:
        st.markdown(f"**{title}**")
    for page, one in left:
        words, button = st.columns([6, 1], vertical_alignment="center")
        heading = plain_markdown(one.sections[0].heading)
        words.markdown(f"{evidence_views.label(page)}: {heading}")
        if button.button(t("decide.add"), key=key(f"add {page}")):
            state.choose_evidence((*state.evidence, one.address))
            st.rerun()


def _paste(state: DecisionState) -> None:
    """Take a link from the address bar; what is not ours is refused in words."""

    def add() -> None:
        text = st.session_state[key("link")]
        try:
            address = evidence_views.evidence_at(text).address
        except AddressError as refused:
            st.session_state[key("refused")] = problem_text(refused)
            return
        st.session_state.pop(key("refused"), None)
        st.session_state[key("link")] = ""
        if address not in state.evidence:
            state.choose_evidence((*state.evidence, address))

    field, button = st.columns([6, 1], vertical_alignment="bottom")
    field.text_input(t("decide.link"), key=key("link"))
    button.button(t("decide.add"), key=key("add link"), on_click=add)
    if why := st.session_state.get(key("refused")):
        st.markdown(f":orange[**\u25b2 {why}**]")

"""Which view of each page was looked at last, for whoever is to point one out.

Choices follow along from page to page, so what was chosen last says little of what a page
showed: here is what stood in its own address. A form about a decision keeps the views
beside its draft, so that a reload does not put others in their place.
"""

from collections.abc import Mapping

import streamlit as st

from htl_dash.services.decision_draft import keep_decision, kept_decision
from htl_dash.ui.cached import engine
from htl_dash.ui.desk import desk

_PAGE, _SEEN, _KEPT = "page shown", "views seen", "views kept"


def begin_page(page: str) -> None:
    """Begin a run of a page, by its address."""
    st.session_state[_PAGE] = page


def note(word: str, value: str) -> None:
    """Note that a word stands in the address of the page that is shown."""
    page = st.session_state.get(_PAGE, "")
    _seen().setdefault(page, {})[word] = value


def words_of(page: str) -> Mapping[str, str]:
    """Return what stood in a page's address in this visit; empty where it was not seen."""
    return _seen().get(page, {})


def kept() -> Mapping[str, str]:
    """Return the addresses that this browser's form offered last, by page."""
    if _KEPT not in st.session_state:
        draft = kept_decision(engine(), _token())
        st.session_state[_KEPT] = dict(draft.values) if draft else {}
    found: Mapping[str, str] = st.session_state[_KEPT]
    return found


def keep(addresses: Mapping[str, str]) -> None:
    """Keep the addresses that the form offers, by page, for after a reload."""
    if addresses != kept():
        keep_decision(engine(), _token(), addresses)
        st.session_state[_KEPT] = dict(addresses)


def _seen() -> dict[str, dict[str, str]]:
    seen: dict[str, dict[str, str]] = st.session_state.setdefault(_SEEN, {})
    return seen


def _token() -> str:
    return f"{desk()} views"

"""Whose drafts these are: a cookie that only tells one browser from another."""

from secrets import token_urlsafe

import streamlit as st

COOKIE = "htl_desk"
LASTS_SECONDS = 30 * 24 * 3600
_OWN = "desk"


def desk() -> str:
    """Return the token that this browser's drafts are kept under.

    Without the cookie, as where a browser refuses it, drafts last as long as the visit.
    """
    known: str | None = st.context.cookies.get(COOKIE)
    if known:
        return known
    own: str = st.session_state.setdefault(_OWN, new_token())
    return own


def new_token() -> str:
    """Return a token that nobody can guess."""
    return token_urlsafe(24)

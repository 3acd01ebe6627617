"""When two people have changed the same record: both versions, and a choice for each field."""

from collections.abc import Callable

import streamlit as st

from htl_dash.domain.record import field
from htl_dash.services.editing import Opened, changes
from htl_dash.text import plain_markdown, t
from htl_dash.ui import form_state
from htl_dash.ui.cached import engine, home, known_once
from htl_dash.ui.form_state import FormState
from htl_dash.viewmodels.record_view import field_name, function_name, in_words

THEIRS, MINE = "theirs", "mine"


def is_open(state: FormState) -> bool:
    """Whether somebody else has saved, and the writer has not chosen yet."""
    return _place(state) in st.session_state


def open_on(state: FormState, now: Opened) -> None:
    """Ask the writer to choose between what she writes and what is saved now."""
    st.session_state[_place(state)] = now


def close(state: FormState) -> None:
    """Go back to the form."""
    st.session_state.pop(_place(state), None)


def choose(state: FormState, save: Callable[[dict[str, str], Opened], None]) -> None:
    """Show both versions of every field that differs; `save` is given the choice."""
    now: Opened = st.session_state[_place(state)]
    mine = state.changed
    st.subheader(t("conflict.heading", who=_who(state, now)), anchor=False)
    st.markdown(t("conflict.intro"))
    for name, text in mine.items():
        with st.container(border=True):
            _both(state, name, text, now)
    with st.container(horizontal=True):
        if st.button(t("conflict.save"), type="primary"):
            kept = {n: s for n, s in mine.items() if _chosen(state, n) == MINE}
            # What was opened is now what is saved: the lock begins anew from there, and
            # so does the form if the choice cannot be saved.
            state.opened = now
            state.fill(dict(now.written) | kept)
            save(kept, now)
        if st.button(t("conflict.take_theirs")):
            form_state.end(state)
            st.rerun()


def _both(state: FormState, name: str, text: str, now: Opened) -> None:
    st.markdown(f"**{field_name(name, home())}**")
    theirs = _words(state, name, now.written.get(name, ""))
    if field(state.kind, name).is_secret:
        theirs = t("conflict.secret" if name in now.is_kept else "conflict.empty")
    options = {
        THEIRS: f"{t('conflict.theirs')}: {theirs}",
        MINE: f"{t('conflict.mine')}: {_words(state, name, text)}",
    }
    st.radio(
        field_name(name, home()),
        list(options),
        index=1,
        format_func=options.__getitem__,
        key=_key(state, name),
        label_visibility="collapsed",
    )


def _words(state: FormState, name: str, text: str) -> str:
    said = in_words(state.kind, name, text or None, home(), known_once())
    return plain_markdown(said) if said else t("conflict.empty")


def _who(state: FormState, now: Opened) -> str:
    if now.record_id is None:
        return t("form.no_function")
    latest = changes(engine(), state.kind, now.record_id)[0]
    return function_name(latest.who, home())


def _chosen(state: FormState, name: str) -> str:
    return str(st.session_state.get(_key(state, name), MINE))


def _key(state: FormState, name: str) -> str:
    return f"choice_of {state.about} {name}"


def _place(state: FormState) -> str:
    return f"conflict {state.about}"

"""What was saved last in this visit, told on top of the page, and taken back from there."""

from dataclasses import dataclass
from datetime import datetime

import streamlit as st

from htl_dash.domain.errors import StaleError
from htl_dash.domain.record import RecordKind
from htl_dash.services.register import undo
from htl_dash.text import plain_markdown, t
from htl_dash.ui.cached import engine

_PLACE, _TOLD = "last saved", "last told"


@dataclass(frozen=True, slots=True)
class LastSaved:
    """What was saved: the record and its revision then, in words, and when."""

    kind: RecordKind
    record_id: int
    revision: int
    what: str
    time: str


def note_saved(
    kind: RecordKind, record_id: int, revision: int, seen: int, what: str
) -> None:
    """Remember what was saved; nothing was if the revision is the one that was seen."""
    st.session_state.pop(_TOLD, None)
    time = f"{datetime.now():%H.%M}"
    if revision == seen:
        tell(t("form.saved_nothing"))
        st.session_state.pop(_PLACE, None)
        return
    st.session_state[_PLACE] = LastSaved(kind, record_id, revision, what, time)


def forget_saved() -> None:
    """Say no more of what was saved: something else has been refused since."""
    st.session_state.pop(_PLACE, None)


def tell(words: str) -> None:
    """Say something once, on top of the page, when it is drawn the next time."""
    st.session_state[_TOLD] = words


def show_told() -> None:
    """Say what is to be said once."""
    if words := st.session_state.pop(_TOLD, None):
        st.success(words)


def show_saved(who: str) -> None:
    """Say what was saved last, with a button that takes it back."""
    show_told()
    last: LastSaved | None = st.session_state.get(_PLACE)
    if last is None:
        return
    with st.container(horizontal=True, vertical_alignment="center"):
        what = plain_markdown(last.what)
        st.success(t("form.saved", time=last.time, what=what))
        if st.button(t("form.undo"), key="undo", disabled=not who):
            take_back(last.kind, last.record_id, last.revision, last.what, who)


def take_back(
    kind: RecordKind, record_id: int, revision: int, what: str, who: str
) -> None:
    """Take back what a record's latest revision changed, and say so."""
    try:
        undo(engine(), kind, record_id, revision, who)
    except StaleError:
        tell(t("form.undo_late"))
    else:
        tell(t("form.undone", what=plain_markdown(what)))
    st.session_state.pop(_PLACE, None)
    st.rerun()

"""What the user has chosen. The address is the memory; its words are named only here.

Streamlit can bind a widget to the address by itself, but then the address carries the
label on screen: a link in last year's minutes would break when a title is reworded.
"""

from collections.abc import Callable, Mapping
from enum import StrEnum

import streamlit as st

from htl_dash.text import t

_CHOSEN = "chosen"
_REJECTED = "rejected"
_USED = "used"
LONGEST_QUOTE = 80


class Choice(StrEnum):
    """Everything the address can carry: the word in the address is the value."""

    INDICATOR = "indikator"
    GEOGRAPHY = "indelning"
    PERIOD = "period"
    VIEW = "visa"
    AREA = "omrade"
    GOAL = "mal"
    GOAL_INDICATOR = "matt"
    SCHOOL_INDICATOR = "skolmatt"
    SECTION = "avsnitt"
    DATASET = "serie"


def selectbox(
    choice: Choice, label: str, options: Mapping[str, str], width: int | None = None
) -> str:
    """Draw a list of choices; `options` maps each code to what is shown.

    `width` is in CSS pixels; without it the list takes the room there is.
    """
    key = _prepare(choice, options)
    st.selectbox(
        label,
        list(options),
        format_func=options.__getitem__,
        key=key,
        on_change=_write(choice, key),
        filter_mode="contains" if len(options) > 8 else None,
        width=width or "stretch",
    )
    return _settled(choice, key)


def segments(choice: Choice, label: str, options: Mapping[str, str]) -> str:
    """Draw a row of buttons of which one is always chosen."""
    key = _prepare(choice, options)
    st.segmented_control(
        label,
        list(options),
        format_func=options.__getitem__,
        key=key,
        on_change=_write(choice, key),
    )
    return _settled(choice, key)


def choose(choice: Choice, value: str) -> None:
    """Choose by other means than the widget, such as a click on the map."""
    st.query_params[choice] = value


def _rejected() -> tuple[str, ...]:
    """Return what the address asked for in vain, as 'word=value', and mend it."""
    used, known = st.session_state.get(_USED, ()), set(Choice)
    left_over = [name for name in st.query_params if name not in used]
    for name in left_over:
        del st.query_params[name]
    unknown = [name for name in left_over if name not in known]
    return (*unknown, *st.session_state.get(_REJECTED, ()))


def _as_plain_text(words: str) -> str:
    """Return foreign text with nothing in it that markdown could act on."""
    kept = (one if one.isalnum() or one in "_-=/ " else "?" for one in words)
    return "".join(kept)[:LONGEST_QUOTE]


def begin_run() -> None:
    """Start a run with nothing rejected and nothing chosen yet."""
    st.session_state[_REJECTED] = ()
    st.session_state[_USED] = ()


def _prepare(choice: Choice, options: Mapping[str, str]) -> str:
    """Set the widget to what the address says, or to what was chosen before."""
    key = f"choice_{choice}"
    asked = st.query_params.get(choice)
    before = _memory().get(choice)
    fallback = before if before in options else next(iter(options))
    # An address we wrote ourselves may be outlived by another choice: that is no fault.
    if asked is not None and asked not in options and asked != before:
        st.session_state[_REJECTED] = (
            *st.session_state.get(_REJECTED, ()),
            f"{choice}={asked}",
        )
    st.session_state[key] = asked if asked in options else fallback
    return key


def _settled(choice: Choice, key: str) -> str:
    """Write the choice down, so that the address alone reopens the same view."""
    value: str = st.session_state[key]
    _memory()[choice] = value
    st.session_state[_USED] = (*st.session_state.get(_USED, ()), choice)
    if st.query_params.get(choice) != value:
        st.query_params[choice] = value
    return value


def _write(choice: Choice, key: str) -> Callable[[], None]:
    def changed() -> None:
        # A second click on the chosen button would empty it: then nothing changes.
        if st.session_state[key] is not None:
            st.query_params[choice] = st.session_state[key]

    return changed


def _memory() -> dict[str, str]:
    memory: dict[str, str] = st.session_state.setdefault(_CHOSEN, {})
    return memory


def show_rejected() -> None:
    """Tell which parts of the address were not understood, and what is shown instead."""
    if words := [_as_plain_text(one) for one in _rejected()]:
        st.warning(t("address.rejected", words=", ".join(words)))

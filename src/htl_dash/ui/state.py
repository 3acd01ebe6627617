"""What the user has chosen. The address is the memory; its words are named only here.

Streamlit can bind a widget to the address by itself, but then the address carries the
label on screen: a link in last year's minutes would break when a title is reworded.
"""

from collections.abc import Callable, Mapping, Sequence

import streamlit as st

from htl_dash.text import t
from htl_dash.ui import seen_views
from htl_dash.ui.choice import Choice, Room

__all__ = ["Choice", "Room"]

_CHOSEN = "chosen"
_REJECTED = "rejected"
_USED = "used"
LONGEST_QUOTE = 80
NUMBER_WIDTH = 140
LONGEST_NUMBER = 9


def selectbox(
    choice: Choice,
    label: str,
    options: Mapping[str, str],
    width: int | None = None,
    resets: Sequence[Choice] = (),
    usual: str | None = None,
) -> str:
    """Draw a list of choices; `options` maps each code to what is shown.

    `width` is in CSS pixels; without it the list takes the room there is. `resets` are
    choices that mean nothing once another is made here. `usual` stands there until
    another is chosen, the first without it.
    """
    key = _prepare(choice, options, usual)
    st.selectbox(
        label,
        list(options),
        format_func=options.__getitem__,
        key=key,
        on_change=_write(choice, key, resets),
        filter_mode="contains" if len(options) > 8 else None,
        width=width or "stretch",
    )
    return _settled(choice, key)


def segments(
    choice: Choice,
    label: str,
    options: Mapping[str, str],
    resets: Sequence[Choice] = (),
    *,
    is_label_seen: bool = True,
) -> str:
    """Draw a row of buttons of which one is always chosen; `resets` as for a list."""
    key = _prepare(choice, options)
    st.segmented_control(
        label,
        list(options),
        format_func=options.__getitem__,
        key=key,
        on_change=_write(choice, key, resets),
        label_visibility="visible" if is_label_seen else "collapsed",
    )
    return _settled(choice, key)


def unseen(choice: Choice, options: Mapping[str, str]) -> str:
    """Return a choice that means nothing here, and keep it in the address as it is."""
    return _settled(choice, _prepare(choice, options))


def number(
    choice: Choice,
    label: str,
    about: str,
    usual: float,
    room: Room,
    width: int = NUMBER_WIDTH,
) -> float:
    """Draw a field for a number; `usual` stands there until another is written.

    Numbers are remembered apart for everything they can be `about`. `width` is in CSS
    pixels.
    """
    key, remembered = f"choice_{choice}", f"{choice} {about}"
    asked = st.query_params.get(choice)
    found = None if asked is None else room.read(asked)
    if asked is not None and found is None:
        reject(choice, asked)
    before = room.read(_memory().get(remembered, ""))
    known = (one for one in (found, before) if one is not None)
    st.session_state[key] = next(known, room.inside(usual))
    st.number_input(
        label,
        min_value=float(room.least),
        max_value=float(room.most),
        step=room.step,
        format=f"%.{room.decimals}f",
        key=key,
        on_change=_write_number(choice, key, room),
        width=width,
    )
    value: float = st.session_state[key]
    _memory()[remembered] = room.written(value)
    keep(choice, room.written(value))
    return value


def keep(choice: Choice, value: str) -> None:
    """Remember a choice that has no widget of its own here, and write it down."""
    _memory()[choice] = value
    write_down(choice, value)


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


def begin_run(page: str = "") -> None:
    """Start a run of a page with nothing rejected and nothing chosen yet."""
    seen_views.begin_page(page)
    st.session_state[_REJECTED] = ()
    st.session_state[_USED] = ()


def _prepare(
    choice: Choice, options: Mapping[str, str], usual: str | None = None
) -> str:
    """Set the widget to what the address says, or to what was chosen before."""
    key = f"choice_{choice}"
    asked = st.query_params.get(choice)
    before = _memory().get(choice)
    first = usual if usual in options else next(iter(options))
    fallback = before if before in options else first
    # An address we wrote ourselves may be outlived by another choice: that is no fault.
    if asked is not None and asked not in options and asked != before:
        reject(choice, asked)
    st.session_state[key] = asked if asked in options else fallback
    return key


def reject(choice: Choice, asked: str) -> None:
    """Note that the address asked for something that there is not."""
    st.session_state[_REJECTED] = (
        *st.session_state.get(_REJECTED, ()),
        f"{choice}={asked}",
    )


def _settled(choice: Choice, key: str) -> str:
    """Remember the choice and write it down."""
    value: str = st.session_state[key]
    settle(choice, value)
    return value


def settle(choice: Choice, value: str) -> None:
    """Remember what was chosen by other means than these widgets, and write it down."""
    _memory()[choice] = value
    write_down(choice, value)


def write_down(choice: Choice, value: str) -> None:
    """Put a choice in the address, so that it alone reopens the same view."""
    seen_views.note(choice, value)
    st.session_state[_USED] = (*st.session_state.get(_USED, ()), choice)
    if st.query_params.get(choice) != value:
        st.query_params[choice] = value


def _write(choice: Choice, key: str, resets: Sequence[Choice]) -> Callable[[], None]:
    def changed() -> None:
        # A second click on the chosen button would empty it: then nothing changes.
        if st.session_state[key] is None:
            return
        st.query_params[choice] = st.session_state[key]
        for other in resets:
            st.query_params.pop(other, None)

    return changed


def _write_number(choice: Choice, key: str, room: Room) -> Callable[[], None]:
    def changed() -> None:
        st.query_params[choice] = room.written(st.session_state[key])

    return changed


def _memory() -> dict[str, str]:
    memory: dict[str, str] = st.session_state.setdefault(_CHOSEN, {})
    return memory


def asked_number(choice: Choice) -> int | None:
    """Return the number that the address carries, None where it carries none."""
    asked = st.query_params.get(choice)
    if asked is None:
        return None
    if not (asked.isascii() and asked.isdigit() and len(asked) <= LONGEST_NUMBER):
        reject(choice, asked)
        return None
    write_down(choice, asked)
    return int(asked)


def remembered(choice: Choice) -> str | None:
    """Return what was chosen last in this visit, None where nothing was."""
    return _memory().get(choice)


def forget(choice: Choice) -> None:
    """Let something not have been chosen in this visit."""
    _memory().pop(choice, None)


def show_rejected() -> None:
    """Tell which parts of the address were not understood, and what is shown instead."""
    if words := [_as_plain_text(one) for one in _rejected()]:
        st.warning(t("address.rejected", words=", ".join(words)))

"""A text beside a step or an item: guarded as it is written, and kept as a draft."""

from dataclasses import dataclass
from hashlib import sha256

import streamlit as st

from htl_dash.services.note_drafts import forget_note, keep_note, kept_note
from htl_dash.services.written import Problem, WrittenError, guarded
from htl_dash.text import plain_markdown, t
from htl_dash.ui import desk
from htl_dash.ui.cached import engine

PAUSE = "800ms"
TALL = 110


@dataclass(frozen=True, slots=True)
class Written:
    """What stands in a field, and by its name the text that is said to point out nobody."""

    text: str
    accepted: dict[str, str]


def note(about: str, name: str, label: str, *, is_line: bool = False) -> Written:
    """Draw a field and return what stands in it.

    `about` tells it from others and finds its draft; `name` is what services call it
    when something is wrong in it.
    """
    key = _key(about)
    if key not in st.session_state:
        st.session_state[key] = kept_note(engine(), _token(about), about)
        st.session_state[_kept(about)] = st.session_state[key]
    if is_line:
        # Without a longest length: a browser swallows a paste that is longer, whole.
        st.text_input(label, key=key, live=PAUSE)
    else:
        st.text_area(label, key=key, height=TALL)
    text: str = st.session_state[key]
    if text != st.session_state[_kept(about)]:
        keep_note(engine(), _token(about), about, text)
        st.session_state[_kept(about)] = text
    live = _found(name, text)
    known = {one.text_key for one in live}
    found = (*live, *(p for p in _refused(about, text) if p.text_key not in known))
    for one in found:
        say(one)
    if any(one.part and not one.can_be_accepted for one in found):
        st.markdown(f":orange[**{t('form.not_kept')}**]")
    box = f"accept {about} {sha256(text.encode()).hexdigest()[:12]}"
    if any(one.can_be_accepted for one in found):
        st.checkbox(t("form.accept"), key=box)
    return Written(text, {name: text} if st.session_state.get(box) else {})


def refuse(about: str, name: str, refused: WrittenError) -> None:
    """Remember what was wrong at a try to save: it is said until the text is changed."""
    own = [p for p in refused.problems if p.field == name and not p.part]
    st.session_state[_wrong(about)] = (st.session_state[_key(about)], own)


def show_unsaved(about: str) -> None:
    """Show what was being written, where its field is not there any more."""
    if text := kept_note(engine(), _token(about), about):
        st.markdown(f"> {plain_markdown(' '.join(text.split()))}")


def end(about: str) -> None:
    """Forget a field: what stood in it is saved, or thrown away."""
    forget_note(engine(), _token(about))
    for key in (_key(about), _kept(about), _wrong(about)):
        st.session_state.pop(key, None)


def say(problem: Problem) -> None:
    """Say what is wrong in a text."""
    why = t(problem.text_key, **problem.facts)
    if problem.part:
        why = t("form.guarded", part=plain_markdown(problem.part), why=why)
    mark = "\u25b3" if problem.can_be_accepted else "\u25b2"
    st.markdown(f":orange[**{mark} {why}**]")


def _refused(about: str, text: str) -> tuple[Problem, ...]:
    tried, found = st.session_state.get(_wrong(about), ("", ()))
    return tuple(found) if tried == text else ()


def _found(name: str, text: str) -> tuple[Problem, ...]:
    """Return what the guard says of a text."""
    try:
        guarded({name: text}, {})
    except WrittenError as refused:
        return refused.problems
    return ()


def _key(about: str) -> str:
    return f"note {about}"


def _kept(about: str) -> str:
    return f"note kept {about}"


def _wrong(about: str) -> str:
    return f"note wrong {about}"


def _token(about: str) -> str:
    return f"{desk.desk()} {about}"

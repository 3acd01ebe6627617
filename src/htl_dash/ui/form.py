"""A form that loses nothing: kept as it is written, refused in words, never written over.

It is a fragment: what is typed is kept and checked without the rest of the page.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime

import streamlit as st

from htl_dash.domain.errors import StaleError
from htl_dash.domain.initiative import InitiativeKind
from htl_dash.domain.record import FIELDS, RecordKind
from htl_dash.domain.record import field as field_of
from htl_dash.services.editing import Opened
from htl_dash.services.register import NOT_YET, Entry, save, signed
from htl_dash.services.written import Problem, WrittenError, text_problems
from htl_dash.text import t
from htl_dash.ui import form_conflict, form_fields, form_state
from htl_dash.ui.cached import engine, home
from htl_dash.ui.form_layouts import CYCLE, LAYOUTS
from htl_dash.ui.form_state import FormState
from htl_dash.ui.last_saved import forget_saved, note_saved
from htl_dash.viewmodels.record_view import moment


@dataclass(frozen=True)
class Form:
    """A form to show.

    Attributes:
        kind: The kind of record.
        about: What it is about, in one word or a few; the draft's name.
        what: The record in words, for messages and the history.
        opened: What it is opened with.
        keys: What finds the record, or makes a new one.
        who: The function that writes; empty where none has been chosen.
        fixed: Fields that are set by what is done and not written.
        reopen: Returns the record as it is now, when somebody else has changed it.
    """

    kind: RecordKind
    about: str
    what: str
    opened: Opened
    keys: Mapping[str, object]
    who: str
    reopen: Callable[[], Opened]
    fixed: dict[str, str] = field(default_factory=dict)


@st.fragment
def form(shown: Form) -> None:
    """Show a form, keep what is written in it, and save it when asked to."""
    state = form_state.begin(shown.kind, shown.about, shown.opened)
    if state.restored_at:
        when = moment(state.restored_at)
        st.info(t("form.restored", when=when))
    if form_conflict.is_open(state):
        state.prepare(())
        form_conflict.choose(
            state, lambda chosen, now: _save(shown, state, chosen, now, state.accepted)
        )
        return
    problems = _problems(state)
    sections = [
        one
        for one in LAYOUTS[shown.kind]
        if one.name != CYCLE or state.written["kind"] == InitiativeKind.TEST_CYCLE
    ]
    state.prepare({name for one in sections for row in one.rows for name in row})
    for section in sections:
        with st.container(border=True):
            st.subheader(t(f"section_form.{section.name}"), anchor=False)
            if section.name == "classes":
                form_fields.definitions()
            for row in section.rows:
                for place, name in zip(st.columns(len(row)), row, strict=True):
                    with place:
                        form_fields.draw(state, name, problems)
    _foot(shown, state, problems)


def _problems(state: FormState) -> tuple[Problem, ...]:
    """Return what the guard says now, and what was wrong at the last try to save.

    What was wrong is said until its field is changed, or one that it is checked against.
    """
    tried: tuple[Problem, ...]
    then, tried = st.session_state.get(_place(state), ({}, ()))
    now = state.written
    # Counts are checked against each other: with one of them changed, all are tried anew.
    is_as_then = state.kind is not RecordKind.FLOW or now == then
    still = tuple(
        problem
        for problem in tried
        if is_as_then
        and now[problem.field] == then[problem.field]
        and not _is_of_text(state, problem)
    )
    return (*still, *text_problems(state.kind, state.changed, {}))


def _is_of_text(state: FormState, problem: Problem) -> bool:
    """Whether the guard says it of a text: that is asked anew at every run."""
    return bool(problem.part) and field_of(state.kind, problem.field).is_free_text


def _place(state: FormState) -> str:
    return f"problems {state.about}"


def _foot(shown: Form, state: FormState, problems: tuple[Problem, ...]) -> None:
    is_kept = state.keep_draft()
    st.markdown(f":gray[{t('form.required_key')}]" if _has_required(shown) else "")
    is_lift = shown.kind is RecordKind.PROBLEM
    with st.container(horizontal=True, vertical_alignment="center"):
        is_asked = st.button(t("form.lift" if is_lift else "form.save"), type="primary")
        if is_kept and st.button(t("form.discard")):
            form_state.end(state)
            st.rerun()
        if is_kept:
            time = f"{datetime.now():%H.%M}"
            st.markdown(f":gray[{t('form.draft', time=time)}]")
            if any(one.part and not one.can_be_accepted for one in problems):
                st.markdown(f":orange[**{t('form.not_kept')}**]")
        else:
            st.markdown(f":gray[{t('form.clean')}]")
    if is_asked and shown.who:
        accepted = form_fields.accepted(state)
        _save(shown, state, state.changed, state.opened, accepted)
    elif is_asked:
        st.error(t("error.unsigned"))
    elif st.session_state.get(_place(state)) and problems:
        count = len({one.field for one in problems})
        many = t("error.written", count=count)
        st.error(t("error.written_one") if count == 1 else many)


def _has_required(shown: Form) -> bool:
    return any(one.is_required for one in FIELDS[shown.kind])


def _save(
    shown: Form,
    state: FormState,
    chosen: dict[str, str],
    now: Opened,
    accepted: Mapping[str, str],
) -> None:
    """Save what is chosen over the record as the writer has seen it."""
    written = {**chosen, **(shown.fixed if now.seen == NOT_YET else {})}
    if now.seen == NOT_YET:
        secret = {one.name for one in FIELDS[shown.kind] if one.is_secret}
        every = {n: s for n, s in state.written.items() if s or n not in secret}
        written = every | written
        if not any(written.values()):
            st.info(t("form.saved_nothing"))
            return
    entry = Entry(
        shown.kind,
        shown.keys,
        now.seen,
        written,
        now.record_id,
        accepted,
    )
    try:
        record = save(engine(), home(), entry, signed(shown.who))
    except WrittenError as refused:
        st.session_state[_place(state)] = state.written, refused.problems
        form_conflict.close(state)
        forget_saved()
        st.rerun()
    except StaleError:
        state.accepted = accepted
        form_conflict.open_on(state, shown.reopen())
        st.rerun()
    what = str(record.values.get("title") or shown.what)
    note_saved(shown.kind, record.id, record.revision, now.seen, what)
    form_state.end(state)
    st.rerun()

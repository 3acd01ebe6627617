"""A new decision: what, why, on what grounds, and what is expected of it.

Nothing that is written is lost: it is kept as a draft while it is written, and what is
wrong is said under its field.
"""

from collections.abc import Sequence
from hashlib import sha256

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from htl_dash.domain.problem_area import WAITING, ProblemArea
from htl_dash.services.written import Problem
from htl_dash.text import plain_markdown, t
from htl_dash.ui import decision_state, evidence_choice, expectation_fields
from htl_dash.ui.cached import home
from htl_dash.ui.decision_grounds import meetings, problems
from htl_dash.ui.decision_lock import preview_and_lock
from htl_dash.ui.decision_proposal import read_proposal
from htl_dash.ui.decision_state import DecisionState, key
from htl_dash.viewmodels.mix_words import school_name
from htl_dash.viewmodels.record_view import moment

PAUSE = "800ms"
"""After which what is typed is sent, so that it is kept as a draft."""
TALL = 130


def new_decision(
    head: DeltaGenerator, who: str, problem_id: int | None, meeting_id: int | None
) -> None:
    """Show the form; a problem and a meeting from the address are filled in."""
    with head:
        st.title(t("decide.new_heading"), anchor=False)
        st.markdown(f":gray[{t('decide.new_measured')}]")
    state = decision_state.begin()
    _fill_in(problem_id, meeting_id)
    if state.restored_at:
        st.info(t("form.restored", when=moment(state.restored_at)))
    wrong = read_proposal(state, _accepted(state)).problems
    with st.container(border=True):
        st.subheader(t("decide.what"), anchor=False)
        label = t("form.required", label=t("decide.title"))
        st.text_input(label, key=key("title"), live=PAUSE)
        _say(state, "title", wrong)
        _area(state, "decided", wrong, is_required=True)
        _area(state, "reasons", wrong, is_required=True)
        _area(state, "rejected", wrong)
    with st.container(border=True):
        st.subheader(t("decide.who"), anchor=False)
        _functions()
        _say(state, "functions", wrong)
        _about()
    evidence_choice.choose(state)
    expectation_fields.draw(state, wrong, lambda name: _say(state, name, wrong))
    _foot(state)
    preview_and_lock(read_proposal(state, _accepted(state)), who)


def _fill_in(problem_id: int | None, meeting_id: int | None) -> None:
    """Write in what the address says, once for each address."""
    asked = f"{problem_id} {meeting_id}"
    if st.session_state.get(key("asked")) == asked:
        return
    st.session_state[key("asked")] = asked
    if problem_id is not None and problem_id in problems():
        chosen = st.session_state.get(key("problems")) or []
        st.session_state[key("problems")] = [*{*chosen, str(problem_id)}]
    if meeting_id is not None and meeting_id in meetings():
        st.session_state[key("meeting")] = str(meeting_id)


def _area(
    state: DecisionState,
    name: str,
    wrong: Sequence[Problem],
    *,
    is_required: bool = False,
) -> None:
    label = t(f"decision_field.{name}")
    if is_required:
        label = t("form.required", label=label)
    st.text_area(label, key=key(name), height=TALL)
    _say(state, name, wrong)


def _functions() -> None:
    names = {one.code: one.name for one in home().team_model.functions}
    st.pills(
        t("form.required", label=t("decide.functions")),
        list(names),
        selection_mode="multi",
        format_func=lambda code: names.get(code, code),
        key=key("functions"),
    )


def _about() -> None:
    """Choose which problems the decision answers, and where it is taken."""
    found = {str(number): one for number, one in problems().items()}
    chosen = st.session_state.get(key("problems")) or []
    options = [n for n, one in found.items() if one.status in WAITING or n in chosen]
    if options:
        st.multiselect(
            t("decide.answers"),
            options,
            format_func=lambda number: _problem(number, found.get(number)),
            key=key("problems"),
            placeholder=t("form.choose"),
        )
    known = {str(number): words for number, words in meetings().items()}
    if known:
        st.selectbox(
            t("decide.meeting"),
            ["", *known],
            format_func=lambda number: known.get(number, t("decide.no_meeting")),
            key=key("meeting"),
            filter_mode=None,
        )


def _problem(number: str, one: ProblemArea | None) -> str:
    if one is None:
        return number
    school = school_name(home(), one.unit_code)
    return t("decide.problem_option", number=number, title=one.title, school=school)


def _say(state: DecisionState, name: str, wrong: Sequence[Problem]) -> None:
    """Say under a field what is wrong in it, once something is written there."""
    text = state.written.get(name, "")
    own = [one for one in wrong if one.field == name]
    for problem in own:
        if not text and not st.session_state.get(key("tried")):
            continue
        why = t(problem.text_key, **problem.facts)
        if problem.part:
            why = t("form.guarded", part=plain_markdown(problem.part), why=why)
        mark = "\u25b3" if problem.can_be_accepted else "\u25b2"
        st.markdown(f":orange[**{mark} {why}**]")
    if any(one.can_be_accepted for one in own):
        st.checkbox(t("form.accept"), key=_accept_key(name, text))


def _accept_key(name: str, text: str) -> str:
    """Return the key of the box that accepts a warning about exactly this text."""
    return key(f"accept {name} {sha256(text.encode()).hexdigest()[:12]}")


def _accepted(state: DecisionState) -> dict[str, str]:
    return {
        name: text
        for name, text in state.written.items()
        if st.session_state.get(_accept_key(name, text))
    }


def _foot(state: DecisionState) -> None:
    is_kept = state.keep()
    with st.container(horizontal=True, vertical_alignment="center"):
        if is_kept and st.button(t("form.discard")):
            state.end()
            st.rerun()
        st.markdown(f":gray[{t('decide.kept' if is_kept else 'form.clean')}]")

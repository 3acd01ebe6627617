"""Look back on a decision: what was expected, what came, and what is made of it."""

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from htl_dash.domain.decision import Decision, Verdict
from htl_dash.domain.errors import HtlError
from htl_dash.services.register import signed
from htl_dash.services.reviews import (
    NOTE,
    Judged,
    Reviewed,
    add_review,
    checked_note,
    judge,
)
from htl_dash.services.written import Problem, WrittenError
from htl_dash.text import long_date, plain_markdown, t
from htl_dash.ui import blocks, choices
from htl_dash.ui.cached import engine, home, today
from htl_dash.ui.decision_grounds import versions
from htl_dash.ui.decision_views import TABS, decisions, reviews, show_line
from htl_dash.ui.document_views import show_sections
from htl_dash.ui.last_saved import show_told, tell
from htl_dash.ui.problems import problem_text
from htl_dash.viewmodels.behind import behind_measured
from htl_dash.viewmodels.decision_view import DecisionLine, follow_up
from htl_dash.viewmodels.frozen import freeze
from htl_dash.viewmodels.review_document import frozen_review, outcome_section
from htl_dash.viewmodels.trace import figures_link


def show_follow_up(head: DeltaGenerator) -> None:
    """Show what is due, what waits for its day, and what has been looked at."""
    view = follow_up(home(), decisions(), reviews(), today())
    blocks.opening(head, view)
    show_told()
    for heading, lines in (
        (t("decide.due_now"), view.due),
        (t("decide.due_later"), view.waiting),
        (t("decide.looked_at"), view.done),
    ):
        if lines:
            st.header(heading, anchor=False)
            _lines(lines)


def _lines(lines: tuple[DecisionLine, ...]) -> None:
    for one in lines:
        show_line(one, TABS[2], t("decide.look_back"))


def show_review(head: DeltaGenerator, taken: Decision) -> None:
    """Show expectation beside outcome when its day has come; before it, when that is."""
    with head:
        st.title(plain_markdown(taken.title), anchor=False)
    show_told()
    expected = taken.expectation
    if expected is None:
        st.info(t("decide.nothing_expected"))
        return
    judged = judge(engine(), home(), expected, today())
    show_sections((outcome_section(judged),), f"outcome {taken.id}")
    if link := figures_link(behind_measured(judged.outcome)):
        st.markdown(link)
    if today() < expected.due:
        st.info(t("decide.too_early", due=long_date(expected.due)))
        return
    before = [one for one in reviews() if one.decision_id == taken.id]
    if before and before[-1].verdict is Verdict.NOT_MEASURED:
        day = long_date(before[-1].reviewed_on)
        st.info(t("decide.came_unmeasured", day=day))
    _form(taken, judged)


def _form(taken: Decision, judged: Judged) -> None:
    st.subheader(t("decide.review_note"), anchor=False)
    st.markdown(t("decide.review_about"))
    who = choices.choose_function()
    key = f"review of {taken.id}"
    note = st.text_area(t("form.required", label=t("decide.note")), key=key)
    accepted = {}
    for problem in _problems(note):
        _say(problem)
        if problem.can_be_accepted and st.checkbox(
            t("form.accept"), key=f"accept {key} {hash(note)}"
        ):
            accepted[NOTE] = note
    is_sure = st.checkbox(t("decide.confirm_review"), key=f"sure {key}")
    if not who:
        st.warning(t("error.unsigned"))
    is_ready = bool(is_sure and who and note.strip())
    if st.button(t("decide.lock_review"), type="primary", disabled=not is_ready):
        _lock(taken, judged, note, accepted, who)


def _problems(note: str) -> tuple[Problem, ...]:
    if not note.strip():
        return ()
    try:
        checked_note(note, {})
    except WrittenError as refused:
        return refused.problems
    return ()


def _say(problem: Problem) -> None:
    why = t(problem.text_key, **problem.facts)
    if problem.part:
        why = t("form.guarded", part=plain_markdown(problem.part), why=why)
    st.markdown(f":orange[**\u25b2 {why}**]")


def _lock(
    taken: Decision, judged: Judged, note: str, accepted: dict[str, str], who: str
) -> None:
    try:
        sound = checked_note(note, accepted)
        frozen = frozen_review(home(), taken, judged, sound, versions(), who, today())
        made = Reviewed(taken, judged, sound, freeze(frozen), {NOTE: sound})
        add_review(engine(), made, signed(who), today())
    except HtlError as refused:
        st.error(problem_text(refused))
        return
    tell(t("decide.review_locked"))
    st.rerun()

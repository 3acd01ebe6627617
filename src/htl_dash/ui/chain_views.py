"""Lifted problems with their whole path, and the steps that a school takes itself."""

from datetime import date

import streamlit as st

from htl_dash.domain.errors import HtlError
from htl_dash.domain.problem_area import SAYS_WHY, ProblemStatus
from htl_dash.services.chain import NOTE, Asked, close, lift_again, withdraw
from htl_dash.services.lifts import Lift, by_id, lifts
from htl_dash.services.written import WrittenError
from htl_dash.text import t
from htl_dash.ui import notes
from htl_dash.ui.cached import engine, home, shared, today, work_version
from htl_dash.ui.last_saved import tell
from htl_dash.ui.problems import problem_text
from htl_dash.viewmodels.lift_path import Standing
from htl_dash.viewmodels.lift_view import (
    WAITS_FOR_SCHOOL,
    LiftView,
    lift_view,
    school_lifts,
)
from htl_dash.viewmodels.mix_words import school_name

SCHOOL_STEPS = {
    ProblemStatus.LIFTED: lift_again,
    ProblemStatus.WITHDRAWN: withdraw,
    ProblemStatus.CLOSED: close,
}
"""The steps that a school takes itself."""
STATION_WIDTH = 215
"""In CSS pixels, so that no name is broken; those without room go to the next line."""
_MARKS = {
    Standing.PASSED: "check_circle",
    Standing.HERE: "hourglass_top",
    Standing.AHEAD: "radio_button_unchecked",
}


@shared
def _lifts(key: str) -> tuple[Lift, ...]:
    return lifts(engine())


def all_lifts() -> tuple[Lift, ...]:
    """Return every lifted problem with its path, the oldest first."""
    return _lifts(work_version())


@shared
def _view(key: str, number: int, day: date) -> LiftView:
    found = by_id(all_lifts())
    return lift_view(home(), found[number], found, day)


def view_of(number: int) -> LiftView:
    """Return one problem as of today; KeyError if there is none."""
    return _view(work_version(), number, today())


def show_todo(unit_code: str) -> None:
    """Say above the form that something waits for the school below it."""
    own = [one for one in all_lifts() if one.problem.unit_code == unit_code]
    count = sum(one.problem.status in WAITS_FOR_SCHOOL for one in own)
    if count:
        st.info(t("lift.todo" if count > 1 else "lift.todo_one", count=count))


def show_chain(unit_code: str, who: str) -> None:
    """Show what a school has lifted: what it has to do something about comes first."""
    own = school_lifts(all_lifts(), unit_code)
    views = [view_of(one.problem.id) for one in own]
    school = school_name(home(), unit_code)
    current = [one for one in views if not one.is_done]
    done = [one for one in views if one.is_done]
    key = "heading" if current else "heading_done" if done else "heading_none"
    st.header(t(f"lift.{key}", school=school), anchor=False)
    for one in current:
        _problem(one, who)
    if done:
        with st.expander(t("lift.earlier")):
            for one in done:
                _problem(one, who)


def show_path(view: LiftView) -> None:
    """Show the stations side by side: passed, where it is now, and those ahead."""
    with st.container(horizontal=True):
        for one in view.stations:
            name = f":material/{_MARKS[one.standing]}: **{one.name}**"
            with st.container(width=STATION_WIDTH):
                if one.standing is Standing.AHEAD:
                    st.markdown(f":gray[{name}]  \n:gray[{one.text}]")
                else:
                    st.markdown(f"{name}  \n{one.text}")


def show_steps(view: LiftView) -> None:
    """Show every step with its words, who took it and when."""
    for one in view.steps:
        words = f"  \n{one.words}" if one.words else ""
        st.markdown(f"**{one.happened}**{words}  \n:gray[{one.signed}]")


def _problem(view: LiftView, who: str) -> None:
    with st.container(border=True, key=f"lift_{view.number}"):
        words, age = st.columns([7, 2])
        with words:
            st.subheader(view.title, anchor=False)
            st.markdown(f"**{view.state}**")
            st.markdown(view.facts)
        age.metric(view.age_label, view.age)
        for one in view.answers:
            st.markdown(one)
        show_path(view)
        with st.expander(t("lift.path")):
            show_steps(view)
        with st.expander(t("lift.described")):
            st.markdown(view.description)
            st.markdown(view.evidence)
            st.markdown(f":gray[{view.raised} {view.breadth}]")
        if view.school_does:
            _school_steps(view, who)


@st.fragment
def _school_steps(view: LiftView, who: str) -> None:
    """Let the school take its next step, with words where there is something to say."""
    about = f"school {view.number} {view.revision}"
    chosen = st.session_state.get(f"step {about}")
    st.markdown(f"**{t('lift.choose')}**")
    with st.container(horizontal=True):
        for after in view.school_does:
            st.button(
                t(f"school_does.{after}"),
                key=f"{about} {after}",
                type="primary" if after == chosen else "secondary",
                on_click=_choose,
                args=(f"step {about}", after.value),
            )
    if chosen is None:
        return
    after = ProblemStatus(chosen)
    label = "lift.note_required" if after in SAYS_WHY else "lift.note"
    written = notes.note(about, NOTE, t(label))
    if not st.button(t("lift.save"), key=f"save {about}", type="primary"):
        return
    asked = Asked(view.number, view.revision, written.text, written.accepted)
    try:
        if not who:
            st.error(t("error.unsigned"))
            return
        SCHOOL_STEPS[after](engine(), asked, who)
    except WrittenError as refused:
        notes.refuse(about, NOTE, refused)
        st.rerun()
    except HtlError as refused:
        st.error(problem_text(refused))
    else:
        notes.end(about)
        status = t(f"problem_status.{after}").lower()
        tell(t("lift.done", title=view.title, status=status))
        st.rerun()


def _choose(place: str, value: str) -> None:
    st.session_state[place] = None if st.session_state.get(place) == value else value

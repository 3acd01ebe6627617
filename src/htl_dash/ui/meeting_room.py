"""Which meeting one is in, and the doors to it: open one, enter one, read an earlier."""

from collections.abc import Sequence
from datetime import date, timedelta

import streamlit as st

from htl_dash.domain.errors import HtlError
from htl_dash.domain.meeting import Forum
from htl_dash.services.lifts import by_id
from htl_dash.services.meetings import (
    Held,
    all_held,
    due_for_review,
    held,
    open_meeting,
)
from htl_dash.services.since import Since, since_last
from htl_dash.text import long_date, plain_markdown, t
from htl_dash.ui import state
from htl_dash.ui.cached import engine, home, known_once, shared, today, work_version
from htl_dash.ui.chain_views import all_lifts
from htl_dash.ui.choice import Choice
from htl_dash.ui.problems import problem_text
from htl_dash.viewmodels.agenda_view import (
    Around,
    MeetingView,
    meeting_name,
    meeting_page,
)
from htl_dash.viewmodels.since_view import since_heading, since_lines

DAYS_AROUND = 30
"""How far from today a meeting may be dated."""
SCREEN = "skarm"


def entered() -> Held | None:
    """Return the meeting that the address names; None where it names none there is."""
    number = state.asked_number(Choice.MEETING)
    found = held(engine(), number) if number is not None else None
    if number is not None and found is None:
        state.reject(Choice.MEETING, str(number))
        st.query_params.pop(Choice.MEETING, None)
    return found


def is_on_screen() -> bool:
    """Whether the address asks for one item at a time and nothing else."""
    if st.query_params.get(Choice.VIEW) != SCREEN:
        return False
    state.write_down(Choice.VIEW, SCREEN)
    return True


def view_of(found: Held) -> MeetingView:
    """Return a meeting as of now; never cached, so that two screens show the same."""
    return meeting_page(home(), found, around(found))


def around(found: Held) -> Around:
    """Return what the items of a meeting are about."""
    _, lines = news(found)
    return Around(by_id(all_lifts()), lines, today())


def news(found: Held) -> tuple[str, tuple[str, ...]]:
    """Return since when, and what is new, a line each."""
    meeting = found.meeting
    new = _since(work_version(), meeting.forum, meeting.id)
    lines = since_lines(home(), new, by_id(all_lifts()), known_once(), today())
    return since_heading(new), lines


@shared
def _since(key: str, forum: Forum, before: int) -> Since | None:
    return since_last(engine(), forum, before)


def chosen_item(view: MeetingView) -> int:
    """Return the position of the item that the address names, else the first open."""
    asked = state.asked_number(Choice.ITEM)
    if asked is not None and not 1 <= asked <= len(view.items):
        state.reject(Choice.ITEM, str(asked))
        asked = None
    chosen = asked or view.first_open
    if view.items:
        state.write_down(Choice.ITEM, str(chosen))
    return chosen


def go_to(position: int) -> None:
    """Choose another item."""
    state.choose(Choice.ITEM, str(position))


def go_on(by: int, last: int) -> None:
    """Go so many items on from where one is by now: keys are pressed fast."""
    now = st.query_params.get(Choice.ITEM, "")
    if now.isdigit():
        go_to(min(max(int(now) + by, 1), last))


def signer(found: Held) -> str:
    """Return the function that writes where there is no list to choose it from.

    It is the one that was chosen last, else the one that opened the meeting.
    """
    known = {one.code for one in home().team_model.functions}
    asked = st.query_params.get(Choice.FUNCTION) or state.remembered(Choice.FUNCTION)
    who = asked if asked in known else found.meeting.who
    state.write_down(Choice.FUNCTION, who)
    return who


def doors() -> None:
    """Show what one can go into: an open meeting, a new one, or earlier minutes."""
    every = all_held(engine())
    going_on = [one for one in every if one.is_open]
    for one in going_on:
        name = meeting_name(one.meeting)
        key = "room.going_on" if one.left else "room.going_on_done"
        _door(one, t(key, meeting=name, left=len(one.left)))
    with st.container(horizontal=True):
        label = t("room.open_meeting")
        with st.popover(label, type="secondary" if going_on else "primary"):
            _open({one.meeting.forum for one in going_on})
        if closed := [one for one in every if not one.is_open]:
            with st.popover(t("room.earlier")):
                _earlier(closed)


def show_due() -> None:
    """Show the decisions whose day of review has come, each with the way to it."""
    found = due_for_review(engine(), today())
    if not found:
        st.markdown(t("room.no_due"))
    for one in found:
        title = plain_markdown(one.title)
        st.markdown(t("room.due", title=title, day=long_date(one.due)))
        st.page_link(
            "pages/decisions.py",
            label=t("room.due_link", title=title),
            icon=":material/arrow_forward:",
            query_params={
                Choice.SCHOOL_TAB.value: "uppfoljning",
                Choice.DECISION.value: str(one.id),
            },
        )


def _earlier(closed: Sequence[Held]) -> None:
    for one in closed:
        _door(one, t("room.read", meeting=meeting_name(one.meeting)))


def _door(one: Held, label: str) -> None:
    st.button(
        label,
        key=f"enter {one.meeting.id}",
        icon=":material/arrow_forward:",
        on_click=_enter,
        args=(one.meeting.id,),
    )


def _enter(number: int) -> None:
    # A link to the page one is on would not change the address.
    st.query_params.clear()
    state.choose(Choice.MEETING, str(number))


def leave() -> None:
    """Go to the start page."""
    st.query_params.clear()


def to_screen() -> None:
    """Show the item that is chosen, and nothing else."""
    state.choose(Choice.VIEW, SCREEN)


def from_screen() -> None:
    """Go back to the agenda."""
    st.query_params.pop(Choice.VIEW, None)


def _open(taken: set[Forum]) -> None:
    """Ask for forum, day and function, and open the meeting."""
    free = [one for one in Forum if one not in taken]
    if not free:
        st.markdown(t("error.meeting_open"))
        return
    forum = st.selectbox(
        t("room.forum"),
        free,
        format_func=lambda one: t(f"forum.{one}"),
        key="new meeting forum",
        filter_mode=None,
    )
    day = st.selectbox(
        t("room.day"),
        _days(),
        index=DAYS_AROUND,
        format_func=long_date,
        key="new meeting day",
        filter_mode="contains",
    )
    who = _who()
    st.markdown(f":gray[{t('room.about')}]")
    if st.button(t("room.open_now"), type="primary", key="open meeting"):
        _opened(forum, day, who)


def _who() -> str:
    """Ask who opens the meeting; return the function, empty for none."""
    names = {one.code: one.name for one in home().team_model.functions}
    codes, before = list(names), state.remembered(Choice.FUNCTION)
    who = st.selectbox(
        t("form.function"),
        codes,
        index=codes.index(before) if before in names else None,
        format_func=names.__getitem__,
        key="new meeting function",
        placeholder=t("form.no_function"),
        filter_mode=None,
    )
    return who or ""


def _opened(forum: Forum, day: date, who: str) -> None:
    try:
        made = open_meeting(engine(), forum, day, who)
    except HtlError as refused:
        st.error(problem_text(refused))
        return
    st.query_params.clear()
    state.choose(Choice.MEETING, str(made))
    state.choose(Choice.FUNCTION, who)
    st.rerun()


def _days() -> list[date]:
    span = range(DAYS_AROUND, -DAYS_AROUND - 1, -1)
    return [today() + timedelta(days=days) for days in span]

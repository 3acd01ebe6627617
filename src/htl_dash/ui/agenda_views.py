"""A meeting as it is held: agenda, the chosen item, minutes that grow, and its close."""

import streamlit as st

from htl_dash.domain.errors import HtlError
from htl_dash.services.kept_minutes import kept_minutes
from htl_dash.services.lifts import by_id
from htl_dash.services.meetings import (
    TITLE,
    Held,
    add_missing,
    add_own,
    close_meeting,
    missing_items,
)
from htl_dash.services.written import WrittenError
from htl_dash.text import t
from htl_dash.ui import blocks, choices, meeting_room, notes, state
from htl_dash.ui.cached import engine, home
from htl_dash.ui.chain_views import all_lifts, show_path, show_steps
from htl_dash.ui.document_views import show_document
from htl_dash.ui.documents import offer
from htl_dash.ui.outcome_views import keep_way, ways_to_end
from htl_dash.ui.problems import problem_text
from htl_dash.viewmodels.agenda_view import ItemView, MeetingView
from htl_dash.viewmodels.document import Document
from htl_dash.viewmodels.frozen import freeze
from htl_dash.viewmodels.minutes import closed_minutes, frozen_minutes, minutes


def show_meeting(found: Held) -> None:
    """Show a meeting that goes on, or the minutes of one that is closed."""
    view = meeting_room.view_of(found)
    head = st.container()
    blocks.opening(head, view)
    written = _minutes(found)
    if view.is_open:
        _going_on(found, view)
    else:
        state.show_rejected()
        show_document(written, "minutes")
    offer(written.name, written.fingerprint, lambda: written)
    st.button(
        t("room.leave"),
        key="leave",
        icon=":material/arrow_back:",
        on_click=meeting_room.leave,
    )


def _going_on(found: Held, view: MeetingView) -> None:
    with st.container(horizontal=True, vertical_alignment="bottom"):
        who = choices.choose_function(found.meeting.who)
        position = meeting_room.chosen_item(view)
        if view.items:
            keep_way(view.items[position - 1])
            st.button(
                t("room.on_screen"),
                key="on screen",
                icon=":material/cast:",
                on_click=meeting_room.to_screen,
            )
        _close(found, who)
    state.show_rejected()
    left, right = st.columns([2, 3], gap="large")
    with left:
        st.subheader(t("room.agenda"), anchor=False)
        with st.container(key="agenda"):
            for one in view.items:
                _line(one, position)
        _came(found, who)
        _own(found, who)
    with right:
        if view.items:
            _item(view, view.items[position - 1], who)
        else:
            st.info(t("room.nothing_on_agenda"))
    _so_far(found, view)


def _line(one: ItemView, position: int) -> None:
    """Show an item of the agenda as a button that opens it."""
    words = {"position": one.item.position, "title": one.title}
    label = t("room.line", **words)
    if not one.is_open:
        label = t("room.line_ended", **words, outcome=one.outcome)
    elif one.age:
        label = t("room.line_age", **words, age=one.age)
    st.button(
        label,
        key=f"item {one.item.id}",
        type="primary" if one.item.position == position else "secondary",
        icon=None if one.is_open else ":material/check:",
        width="stretch",
        wrap=True,
        on_click=meeting_room.go_to,
        args=(one.item.position,),
    )


def _item(view: MeetingView, one: ItemView, who: str) -> None:
    """Show one item: what it is, its age, its evidence, and how it ends."""
    with st.container(border=True, key="item"):
        words, age = st.columns([7, 2])
        with words:
            st.markdown(f":gray[{one.place}. {one.kind}]")
            st.header(one.title, anchor=False)
        if one.age:
            age.metric(one.age_label, one.age)
        if one.lift:
            st.markdown(f"**{one.lift.state}** {one.lift.facts}")
            st.markdown(one.lift.description)
            st.markdown(one.lift.evidence)
            show_path(one.lift)
            with st.expander(t("lift.path")):
                st.markdown(f":gray[{one.lift.raised} {one.lift.breadth}]")
                show_steps(one.lift)
        elif one.lines:
            blocks.listing(one.lines)
        show_ways(one)
        st.markdown(f"**{t('room.how_ends')}**" if one.is_open else "")
        ways_to_end(view, one, who, is_large=False)


def show_ways(one: ItemView) -> None:
    """Show the ways to an item's evidence."""
    if not one.ways:
        return
    with st.container(horizontal=True):
        for way in one.ways:
            st.page_link(
                f"pages/{way.page}.py",
                label=way.label,
                icon=":material/arrow_forward:",
                query_params=dict(way.address),
            )


def _close(found: Held, who: str) -> None:
    with st.popover(t("room.close_meeting")):
        left = len(found.left)
        st.markdown(
            t("room.close_about" if left else "room.close_about_all", left=left)
        )
        if st.button(t("room.close_now"), key="close meeting"):
            lifts = by_id(all_lifts())
            try:
                close_meeting(
                    engine(),
                    found.meeting.id,
                    who,
                    lambda closed: freeze(frozen_minutes(home(), closed, lifts)),
                )
            except HtlError as refused:
                st.error(problem_text(refused))
            else:
                st.rerun()


def _came(found: Held, who: str) -> None:
    """Offer what has come to the queue since the agenda was made."""
    came = missing_items(engine(), found.meeting.id)
    if not came:
        return
    st.markdown(t("room.came", count=len(came)))
    if st.button(t("room.add_came"), key="add came"):
        try:
            add_missing(engine(), found.meeting.id, who)
        except HtlError as refused:
            st.error(problem_text(refused))
        else:
            st.rerun()


@st.fragment
def _own(found: Held, who: str) -> None:
    about = f"own {found.meeting.id}"
    written = notes.note(about, TITLE, t("room.own"), is_line=True)
    if not st.button(t("room.add_own"), key=f"add {about}"):
        return
    accepted = written.accepted.get(TITLE, "")
    try:
        add_own(engine(), found.meeting.id, written.text, accepted, who)
    except WrittenError as refused:
        notes.refuse(about, TITLE, refused)
        st.rerun()
    except HtlError as refused:
        st.error(problem_text(refused))
    else:
        notes.end(about)
        st.rerun()


def _so_far(found: Held, view: MeetingView) -> None:
    """Show what is new since the last meeting, and the minutes as far as they have come."""
    heading, lines = meeting_room.news(found)
    told, new = st.columns([3, 2], gap="large")
    with told:
        st.subheader(t("room.minutes"), anchor=False)
        ended = [one for one in view.items if not one.is_open]
        if not ended and not view.decisions:
            st.markdown(t("room.no_minutes"))
        for one in ended:
            words = {"position": one.item.position, "title": one.title}
            told_as = t("agenda.minute", **words, outcome=one.outcome)
            note = f"  \n{one.note}" if one.note else ""
            st.markdown(f"{told_as}{note}  \n:gray[{one.signed}]")
        blocks.listing(view.decisions)
    with new:
        st.subheader(heading if lines else t("agenda.since_any"), anchor=False)
        blocks.listing(lines or (heading,))


def _minutes(found: Held) -> Document:
    """Return the minutes as they were frozen, else as they stand now."""
    kept = None if found.is_open else kept_minutes(engine(), found.meeting.id)
    if kept:
        return closed_minutes(found.meeting, kept)
    return minutes(home(), found, by_id(all_lifts()))

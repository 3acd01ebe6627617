"""A meeting on the wall: one item at a time, read from the back of the room.

The arrow keys go between the items. Nothing else is on the screen.
"""

import streamlit as st

from htl_dash.services.meetings import Held
from htl_dash.text import t
from htl_dash.ui import meeting_room, state
from htl_dash.ui.agenda_views import show_ways
from htl_dash.ui.outcome_views import keep_way, ways_to_end
from htl_dash.viewmodels.agenda_view import ItemView, MeetingView


def show_on_screen(found: Held) -> None:
    """Show the chosen item of a meeting, and nothing else."""
    view = meeting_room.view_of(found)
    position = meeting_room.chosen_item(view)
    who = meeting_room.signer(found)
    if view.items:
        keep_way(view.items[position - 1])
    with st.container(key="screen"):
        state.show_rejected()
        if view.items:
            _item(view, view.items[position - 1], who)
        else:
            st.title(view.heading, anchor=False)
            st.markdown(t("room.nothing_on_agenda"))
        _foot(view, position)


def _item(view: MeetingView, one: ItemView, who: str) -> None:
    place = t("room.screen_place", meeting=view.name, place=one.place)
    st.markdown(f":gray[{place} {one.kind}]")
    st.title(one.title, anchor=False)
    words = st.container()
    if one.age:
        age, words = st.columns([1, 3], gap="large")
        age.metric(one.age_label, one.age)
    with words:
        if one.lift:
            st.markdown(f"**{one.lift.state}** {one.lift.facts}")
            st.markdown(one.lift.description_begins)
        st.markdown(one.sentence)
        show_ways(one)
    if view.is_open or not one.is_open:
        ways_to_end(view, one, who, is_large=True)


def _foot(view: MeetingView, position: int) -> None:
    with st.container(horizontal=True, vertical_alignment="center", key="screen_foot"):
        st.button(
            t("room.previous"),
            key="previous",
            shortcut="Left",
            disabled=position <= 1,
            on_click=meeting_room.go_on,
            args=(-1, len(view.items)),
        )
        st.button(
            t("room.next"),
            key="next",
            shortcut="Right",
            disabled=position >= len(view.items),
            on_click=meeting_room.go_on,
            args=(1, len(view.items)),
        )
        st.button(
            t("room.end_screen"),
            key="end screen",
            type="tertiary",
            on_click=meeting_room.from_screen,
        )

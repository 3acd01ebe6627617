"""What do we have to deal with today?"""

import streamlit as st

from htl_dash.text import t
from htl_dash.ui import (
    agenda_views,
    blocks,
    frame,
    meeting_room,
    meeting_views,
    present_views,
    problem_views,
    state,
)

# In a meeting: on the wall one item at a time, else the agenda with its minutes.
entered = meeting_room.entered()
if entered and meeting_room.is_on_screen():
    present_views.show_on_screen(entered)
    frame.end_page()
if entered:
    agenda_views.show_meeting(entered)
    frame.end_page()

meeting = meeting_views.start_page()
lifted = problem_views.lifted()
head = st.container()
meeting_room.doors()
state.show_rejected()

# 1. What schools have lifted, the oldest first: nothing waits unseen.
if lifted.problems:
    blocks.opening(head, lifted)
    problem_views.show_lifted(lifted)
    head = st.container()

# 2. The largest gaps between areas, and how sure they are.
blocks.opening(head, meeting, second=bool(lifted.problems))
for column, card in zip(st.columns(3), meeting.cards, strict=False):
    with column:
        blocks.gap_card(card)
blocks.method(("simultaneous", "gaps"))

# 3. What has changed, how fresh it is, and what is due.
news, waiting = st.columns(2, gap="large")
with news:
    st.subheader(t("meeting.news"), anchor=False)
    blocks.listing(meeting.changes)
    st.subheader(t("meeting.fresh"), anchor=False)
    blocks.listing(meeting.freshness)
    st.page_link(
        "pages/data.py",
        label=t("meeting.to_data"),
        icon=":material/arrow_forward:",
    )
with waiting:
    if not lifted.problems:
        st.subheader(t("meeting.lifted"), anchor=False)
        problem_views.show_none(lifted)
    st.subheader(t("meeting.decisions"), anchor=False)
    meeting_room.show_due()

blocks.source(meeting_views.source(meeting), ())

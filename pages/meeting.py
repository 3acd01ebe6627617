"""What do we have to deal with today?"""

import streamlit as st

from htl_dash.text import t
from htl_dash.ui import blocks, meeting_views, problem_views, state

meeting = meeting_views.start_page()
lifted = problem_views.lifted()
head = st.container()
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

# 3. What has changed, how fresh it is, and what will stand here later.
news, waiting = st.columns(2, gap="large")
with news:
    st.subheader(t("meeting.news"), anchor=False)
    blocks.listing(meeting.changes)
    st.subheader(t("meeting.fresh"), anchor=False)
    blocks.listing(meeting.freshness)
    st.page_link("pages/data.py", label=t("meeting.to_data"))
with waiting:
    if not lifted.problems:
        st.subheader(t("meeting.lifted"), anchor=False)
        problem_views.show_none(lifted)
    st.subheader(t("meeting.decisions"), anchor=False)
    st.markdown(t("meeting.decisions_later"))

blocks.source(meeting_views.source(meeting), ())

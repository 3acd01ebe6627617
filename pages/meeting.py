"""What do we have to deal with today?"""

import streamlit as st

from htl_dash.text import t
from htl_dash.ui import blocks, meeting_views, state

meeting = meeting_views.start_page()

st.title(meeting.heading, anchor=False)
st.markdown(f":gray[{meeting.measured}]")
state.show_rejected()

# 1. The largest gaps between areas, and how sure they are.
for column, card in zip(st.columns(3), meeting.cards, strict=False):
    with column:
        blocks.gap_card(card)
blocks.method(("simultaneous", "gaps"))

# 2. What has changed, how fresh it is, and what will stand here later.
news, waiting = st.columns(2, gap="large")
with news:
    st.subheader(t("meeting.news"), anchor=False)
    blocks.listing(meeting.changes)
    st.subheader(t("meeting.fresh"), anchor=False)
    blocks.listing(meeting.freshness)
    st.page_link("pages/data.py", label=t("meeting.to_data"))
with waiting:
    st.subheader(t("meeting.lifted"), anchor=False)
    st.markdown(t("meeting.lifted_later"))
    st.subheader(t("meeting.decisions"), anchor=False)
    st.markdown(t("meeting.decisions_later"))

blocks.source(meeting_views.source(meeting), ())

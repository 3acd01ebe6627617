"""How much does each thing matter to me? A participant's own device in a meeting."""

import streamlit as st

from htl_dash.text import t
from htl_dash.ui import frame, participant_views, state

head = st.container()
poll = participant_views.find_round()
state.show_rejected()

# No round yet, or one that is over? Say what to do.
if poll is None:
    head.title(t("participant.heading"), anchor=False)
    st.markdown(t("participant.about"))
    frame.end_page()
if not poll.is_open:
    head.title(t("participant.closed"), anchor=False)
    st.info(t("participant.closed_about"))
    frame.end_page()

head.title(t("participant.heading_open"), anchor=False)
participant_views.weigh(poll)

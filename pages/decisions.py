"""What did we decide, on what grounds, and what came of it?"""

import streamlit as st

from htl_dash.ui import choices, decision_form, decision_views, review_views, state
from htl_dash.ui.choice import Choice

head = st.container()
with st.container(horizontal=True, vertical_alignment="bottom"):
    tab = decision_views.choose_tab()
    chosen = decision_views.choose_decision() if tab != "nytt" else None
    who = choices.choose_function() if tab == "nytt" else ""
notice = st.container()

match tab:
    # Every decision, or one exactly as it was seen when it was taken.
    case "lista":
        if chosen:
            decision_views.show_decision(head, chosen)
        else:
            decision_views.show_list(head)
    # A new one: written, shown as it will be frozen, and locked.
    case "nytt":
        problem, meeting = (
            state.asked_number(c) for c in (Choice.PROBLEM, Choice.MEETING)
        )
        decision_form.new_decision(head, who, problem, meeting)
    # What was expected, beside what came of it.
    case "uppfoljning":
        if chosen:
            review_views.show_review(head, chosen)
        else:
            review_views.show_follow_up(head)

# Only now have all the choices of this part been read from the address.
with notice:
    state.show_rejected()

"""What first, and does it depend on how we weigh?"""

import streamlit as st

from htl_dash.text import t
from htl_dash.ui import (
    budget_views,
    frame,
    last_saved,
    poll_views,
    priority_state,
    result_views,
    state,
    weight_views,
)

head = st.container()
tab = priority_state.choose_tab()
notice = st.container()

match tab:
    # What it costs, and what it leads to over the years.
    case "budget":
        budget_views.show_budget(head)
    case "forskjutning":
        budget_views.show_shift(head)
    case _:
        setting = priority_state.choose_setting(tab)
        with notice:
            state.show_rejected()
        last_saved.show_told()
        # Too little to compare? Say what to do.
        if not setting.is_enough:
            head.title(t("priority.none"), anchor=False)
            st.info(t("priority.none_cure"))
            frame.end_page()
        if setting.open_poll:
            poll_views.show_open(head, setting.open_poll, setting.who)
            frame.end_page()
        match tab:
            case "vikter":
                weight_views.show_weights(head, setting)
            case "resultat":
                result_views.show_result(head, setting)
            case _:
                result_views.show_disagreement(head, setting)

"""The front door: one line per page, in reading order.

Started by `htl serve`, which adds what a page cannot: see `htl_dash.ui.server`.
"""

import streamlit as st

from htl_dash.text import t
from htl_dash.ui import frame

page = st.navigation(
    [
        st.Page("pages/meeting.py", title=t("menu.meeting"), default=True),
        st.Page("pages/areas.py", title=t("menu.areas"), url_path="omraden"),
        st.Page(
            "pages/schools.py",
            title=t("menu.schools"),
            url_path="skolor-och-insatser",
        ),
        st.Page("pages/mix.py", title=t("menu.mix"), url_path="insatsmix"),
        st.Page(
            "pages/priorities.py", title=t("menu.priorities"), url_path="prioritera"
        ),
        st.Page("pages/decisions.py", title=t("menu.decisions"), url_path="beslut"),
        st.Page("pages/goals.py", title=t("menu.goals"), url_path="malen"),
        st.Page("pages/data.py", title=t("menu.data"), url_path="data"),
        st.Page(
            "pages/weights.py",
            title=t("menu.weights"),
            url_path="vikter",
            visibility="hidden",
        ),
        *(
            [st.Page("pages/practice.py", title=t("menu.practice"), url_path="ova")]
            if frame.is_training()
            else []
        ),
    ],
    position="top",
)
frame.run(page)

"""What stands around every page: browser tab, notices about the address."""

import streamlit as st

from htl_dash.text import t
from htl_dash.ui import state


def open_page() -> None:
    """Set up the page; called first in every run."""
    st.set_page_config(page_title=t("app.title"), page_icon="🧭", layout="wide")
    state.forget_rejected()

"""What the checks found, on the page about data."""

from datetime import date

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from htl_dash.text import t
from htl_dash.ui import blocks, cached, data_views, flag_views
from htl_dash.ui.cached import shared, version
from htl_dash.viewmodels.quality_view import QualityView, quality_view


@shared
def _view(key: str, today: date) -> QualityView:
    return quality_view(cached.home(), flag_views.report(), cached.known())


def quality(head: DeltaGenerator) -> None:
    """Say what somebody should look at, and how the figures are checked."""
    view = _view(version(), cached.today())
    data_views.opening(head, view.heading, t("quality.intro"))
    if view.table.shown:
        blocks.files(view.table)
        with st.container(key="findings"):
            blocks.rows(view.table, view.ways)
    if view.remark:
        st.markdown(view.remark)
    st.subheader(t("quality.how"), anchor=False)
    blocks.listing([one.text for one in view.how])

"""List the figures behind something on screen, on the page about data."""

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from htl_dash.domain.trail import Trail
from htl_dash.services.behind import figures_behind
from htl_dash.text import t
from htl_dash.ui import blocks, cached, data_views, state
from htl_dash.ui.cached import engine, shared, version
from htl_dash.ui.state import Choice
from htl_dash.viewmodels.behind_view import BehindView, behind_view
from htl_dash.viewmodels.trace import read_trail


def asked() -> Trail | None:
    """Return the way that the address asks for, None where it asks for none."""
    written = st.query_params.get(Choice.BEHIND)
    how = st.query_params.get(Choice.BEHIND_HOW, "")
    if written is None:
        return None
    trail = read_trail(written, how)
    if trail is None:
        state.reject(Choice.BEHIND, written)
        return None
    state.write_down(Choice.BEHIND, written)
    if how:
        state.write_down(Choice.BEHIND_HOW, how)
    return trail


@shared
def _view(key: str, trail: Trail) -> BehindView:
    found = figures_behind(engine(), cached.home(), trail.parts)
    return behind_view(cached.home(), cached.known_once(), trail, found)


def show(head: DeltaGenerator, trail: Trail) -> None:
    """Show every figure on the way, and how what was seen came of them."""
    view = _view(version(), trail)
    data_views.opening(head, view.heading)
    st.markdown(view.measured)
    if view.methods:
        blocks.method(view.methods)
    if view.table.shown:
        blocks.files(view.table)
        blocks.rows(view.table, view.ways)
    st.markdown(t("behind.one"))

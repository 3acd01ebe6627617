"""County and country beside the municipality's own goals, as context."""

import streamlit as st

from htl_dash.domain.goal import Dimension
from htl_dash.services.county_context import county_context
from htl_dash.text import t
from htl_dash.ui import blocks, cached
from htl_dash.ui.cached import engine, home, shared, version
from htl_dash.ui.source_cells import placed
from htl_dash.ui.table_files import offer_table
from htl_dash.viewmodels.county_view import CountyView, county_view


@shared
def _view(key: str, goal: Dimension) -> CountyView:
    about = [one for one in cached.known().values() if one.is_context]
    ours = [one for one in about if goal in one.dimensions]
    ours.sort(key=lambda one: one.title)
    found = county_context(engine(), home(), ours)
    used = {at for one in found for at in one.snapshots}
    return county_view(home(), found, cached.sources(tuple(sorted(used))))


def county(goal: Dimension) -> None:
    """Show what is published for counties only; a made-up place lies in none."""
    if home().is_training:
        return
    view = _view(version(), goal)
    if not view.parts and not view.missing:
        return
    st.subheader(t("county.title"), anchor=False)
    for line in view.limits:
        st.markdown(line)
    for part in view.parts:
        st.markdown(f"**{part.title}**  \n{part.text}")
        blocks.rows(part.table)
        blocks.source(cached.source_line(part.snapshots, trail=part.trail), ())
    if view.missing:
        st.markdown(view.missing)
    if view.file:
        offer_table(placed(view.file, view.keys), "county")
        blocks.source("", view.cautions)

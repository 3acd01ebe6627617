"""The parts of the page that tell what comes first, and who thinks what."""

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from htl_dash.charts.chances import chances
from htl_dash.text import t
from htl_dash.ui import blocks, cached
from htl_dash.ui.cached import home
from htl_dash.ui.children_views import show_children
from htl_dash.ui.priority_results import (
    disagreement_of,
    groups_of,
    result_of,
    scores,
    weighing,
)
from htl_dash.ui.priority_state import Setting
from htl_dash.viewmodels.disagreement_view import disagreement_view
from htl_dash.viewmodels.priority_view import chance_table, priority_view
from htl_dash.viewmodels.sensitivity_view import (
    central_table,
    leader_text,
    sensitivity_lines,
)
from htl_dash.viewmodels.tables import on_screen


def show_result(head: DeltaGenerator, setting: Setting) -> None:
    """Show the chances, what survives, for whom what comes first, and what tips it."""
    scored = scores(setting)
    found = result_of(scored, weighing(setting))
    view = priority_view(scored, found, setting.among)
    blocks.opening(head, view)
    blocks.listing(view.surviving)
    blocks.figure(chances(view.bars), view.alt, "chances")
    blocks.method(("swing", "acceptability", "survives"), scored.behind)
    blocks.listing(view.notes)
    sources = cached.sources(scored.snapshots)
    blocks.table(on_screen(chance_table(scored, found, setting.among, sources)))
    st.header(t("sensitivity.central"), anchor=False)
    st.markdown(f":gray[{t('method.central_weights')}]")
    blocks.rows(on_screen(central_table(scored, found)))
    st.header(t("sensitivity.heading"), anchor=False)
    if said := leader_text(scored, found):
        st.markdown(said)
    blocks.listing(sensitivity_lines(scored, found) or (t("sensitivity.not_set"),))
    blocks.method(("sensitivity",))
    show_children(setting)


def show_disagreement(head: DeltaGenerator, setting: Setting) -> None:
    """Show who puts what where, or what has to be done before that can be told."""
    found = groups_of(setting)
    scored = scores(setting)
    made = disagreement_of(scored, found)
    if made is None:
        head.title(t("disagreement.none"), anchor=False)
        st.info(t("disagreement.none_cure"))
        return
    view = disagreement_view(scored, made, setting.among, home())
    blocks.opening(head, view)
    blocks.listing(view.surviving)
    st.subheader(t("disagreement.groups"), anchor=False)
    blocks.listing(view.groups)
    st.markdown(f":gray[{t('disagreement.note_pooled')}]")
    st.subheader(view.table.title, anchor=False)
    blocks.rows(on_screen(view.table))
    if view.divided:
        st.subheader(t("disagreement.pairs"), anchor=False)
        blocks.listing(view.divided)
    blocks.method(("disagreement", "survives"), scored.behind)
    blocks.files(view.table)

"""What the page shows of a school's flow, cached, and how it is laid out."""

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from htl_dash.catalogue.protection import protection_rules
from htl_dash.charts.flow import feedback_shares, flow_steps, lead_times
from htl_dash.services.counted_work import RULE
from htl_dash.services.work import flow_terms, handed_in_terms, registered_flow
from htl_dash.text import t
from htl_dash.ui import blocks
from htl_dash.ui.cached import engine, home, shared, work_version
from htl_dash.ui.school_views import schools
from htl_dash.viewmodels.flow_counts import WorkState
from htl_dash.viewmodels.flow_figures import Leads
from htl_dash.viewmodels.flow_tables import flow_table
from htl_dash.viewmodels.flow_view import FlowView, flow_view
from htl_dash.viewmodels.tables import Table


@shared
def _work(key: str) -> WorkState:
    store = engine()
    handed_in = {(one.unit_code, one.term): one.at for one in handed_in_terms(store)}
    return WorkState(flow_terms(store), registered_flow(store), handed_in)


@shared
def _flow(key: str, unit_code: str) -> FlowView:
    return flow_view(home(), schools()[unit_code], _work(key), _protection())


def flow(unit_code: str) -> FlowView:
    """Return a school's flow."""
    return _flow(work_version(), unit_code)


def table(unit_code: str) -> Table:
    """Return a school's flow as a table."""
    known = _work(work_version())
    return flow_table(home(), schools()[unit_code], known, _protection())


def _protection() -> str:
    return protection_rules()[RULE].text


def show_flow(head: DeltaGenerator, unit_code: str) -> None:
    """Show a school's flow: its finding in `head`, then figures, table and notes."""
    view = flow(unit_code)
    blocks.opening(head, view)
    if view.guidance:
        st.info(view.guidance)
    if view.steps is None or view.feedback is None:
        blocks.source("", view.notes)
        return
    blocks.figure(flow_steps(view.steps), view.steps.alt, "flow")
    if view.key:
        st.markdown(f":gray[{view.key}]")
    heard, waited = st.columns(2, gap="large")
    with heard:
        st.subheader(view.feedback.heading, anchor=False)
        st.markdown(f":gray[{view.feedback.measured}]")
        drawn = feedback_shares(view.feedback)
        blocks.figure(drawn, view.feedback.alt, "feedback")
        blocks.method(("wilson",))
    with waited:
        _show_leads(view.leads)
    st.markdown(view.answers)
    blocks.source(view.source, view.notes)
    blocks.table(table(unit_code))


def _show_leads(leads: Leads | None) -> None:
    if leads is None:
        st.subheader(t("flow.leads_unknown"), anchor=False)
        st.markdown(t("flow.nothing"))
        return
    st.subheader(leads.heading, anchor=False)
    st.markdown(f":gray[{leads.measured}]")
    blocks.figure(lead_times(leads), leads.alt, "leads")

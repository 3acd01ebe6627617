"""Lifted problems on the start page, cached, and how they are laid out."""

from datetime import date

import streamlit as st

from htl_dash.domain.problem_area import ProblemArea
from htl_dash.services.lifts import waiting
from htl_dash.text import t
from htl_dash.ui import blocks
from htl_dash.ui.cached import home
from htl_dash.ui.chain_views import all_lifts
from htl_dash.ui.state import Choice
from htl_dash.viewmodels.problem_view import (
    Lifted,
    LiftedProblem,
    lifted_table,
    lifted_view,
)
from htl_dash.viewmodels.tables import Table

CARDS = 3
"""The oldest problems, which are read from the back of the room."""
LIFT = "lyft"
"""The part of the page on schools where one lifts a problem."""


def _waiting() -> tuple[ProblemArea, ...]:
    return tuple(one.problem for one in waiting(all_lifts()))


def lifted() -> Lifted:
    """Return what waits for somebody, as of today."""
    return lifted_view(home(), _waiting(), date.today())


def table() -> Table:
    """Return what waits as a table."""
    return lifted_table(home(), _waiting(), date.today())


def show_lifted(view: Lifted) -> None:
    """Show every problem that waits: the oldest as cards, the others a line each."""
    shown, rest = view.problems[:CARDS], view.problems[CARDS:]
    for column, one in zip(st.columns(CARDS), shown, strict=False):
        with column:
            _card(one)
    if rest:
        st.markdown(f"**{t('lifted.rest')}**")
        blocks.listing([one.line for one in rest])
    blocks.table(table())


def _card(one: LiftedProblem) -> None:
    with st.container(border=True, height="stretch"):
        st.metric(t("lifted.waited"), one.age)
        st.subheader(one.title, anchor=False)
        st.markdown(f"**{one.waits_for}**")
        st.markdown(one.facts)
        st.markdown(one.evidence_begins)
        st.markdown(f":gray[{one.raised}]")
        with st.popover(t("lifted.more"), type="tertiary"):
            st.markdown(one.description)
            st.markdown(one.evidence)


def show_none(view: Lifted) -> None:
    """Say that nothing waits, and lead to where a problem is lifted."""
    st.markdown(view.heading)
    st.page_link(
        "pages/schools.py",
        label=t("lifted.link"),
        icon=":material/arrow_forward:",
        query_params={Choice.SCHOOL_TAB.value: LIFT},
    )

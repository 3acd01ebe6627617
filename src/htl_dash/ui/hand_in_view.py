"""Hand in a school's term: what is registered, what it means, and a button."""

from collections.abc import Sequence

import streamlit as st

from htl_dash.domain.errors import HtlError
from htl_dash.domain.flow import FlowPart
from htl_dash.domain.initiative import InitiativeStatus
from htl_dash.domain.municipality import PilotSchool
from htl_dash.domain.term import Term
from htl_dash.services.initiatives import RegisteredInitiative
from htl_dash.services.register import hand_in
from htl_dash.services.work import (
    handed_in_terms,
    registered_flow,
    registered_volumes,
)
from htl_dash.text import plain_markdown, t
from htl_dash.ui import blocks
from htl_dash.ui.cached import engine, home
from htl_dash.ui.problems import problem_text
from htl_dash.viewmodels.record_view import function_name, moment
from htl_dash.viewmodels.terms import term_name


def hand_in_view(
    school: PilotSchool, term: Term, own: Sequence[RegisteredInitiative], who: str
) -> None:
    """Show what would be released, and release it when it is confirmed."""
    heading = t("hand_in.heading", term=term_name(term), school=school.name)
    st.subheader(heading, anchor=False)
    st.markdown(t("hand_in.about"))
    st.markdown(f"**{t('hand_in.registered')}**")
    blocks.listing(_registered(school, term, own))
    before = [
        one
        for one in handed_in_terms(engine())
        if (one.unit_code, one.term) == (school.unit_code, term)
    ]
    if before:
        name, day = function_name(before[0].who, home()), moment(before[0].at)
        st.info(t("hand_in.done", who=name, day=day))
        return
    is_sure = st.checkbox(
        t("hand_in.confirm"), key=f"sure {school.unit_code} {term.code}"
    )
    if not who:
        st.warning(t("error.unsigned"))
    if st.button(t("hand_in.button"), type="primary", disabled=not (is_sure and who)):
        try:
            hand_in(engine(), home(), school.unit_code, term, who)
        except HtlError as refused:
            st.error(problem_text(refused))
        else:
            st.rerun()


def _registered(
    school: PilotSchool, term: Term, own: Sequence[RegisteredInitiative]
) -> list[str]:
    """Return what is there and what is not, without a single count."""
    volumes = registered_volumes(engine(), term)
    current = [o for o in own if o.initiative.status is not InitiativeStatus.REMOVED]
    lines = [
        t(
            "hand_in.volume_line" if one.id in volumes else "hand_in.volume_missing",
            title=plain_markdown(one.initiative.title),
        )
        for one in current
    ]
    parts = registered_flow(engine()).get((school.unit_code, term), frozenset())
    for part in FlowPart:
        key = "hand_in.part_line" if part in parts else "hand_in.part_missing"
        lines.append(t(key, part=t(f"section_form.{part}")))
    return lines

"""The decision as it will be frozen, and the button that locks it."""

import streamlit as st

from htl_dash.domain.errors import HtlError
from htl_dash.services.decisions import Proposal, fingerprint, take_decision
from htl_dash.services.expectation import what_can_be_seen
from htl_dash.services.measured import measured_now
from htl_dash.services.register import signed
from htl_dash.text import plain_markdown, t
from htl_dash.ui import decision_state, evidence_choice
from htl_dash.ui.cached import engine, home, today
from htl_dash.ui.choice import Choice
from htl_dash.ui.decision_grounds import meetings, problems, versions
from htl_dash.ui.decision_proposal import Written
from htl_dash.ui.decision_state import key
from htl_dash.ui.document_views import show_document
from htl_dash.ui.evidence_address import AddressError
from htl_dash.ui.last_saved import tell
from htl_dash.ui.problems import problem_text
from htl_dash.viewmodels.decision_document import (
    Evidence,
    Grounds,
    frozen_decision,
)
from htl_dash.viewmodels.expectation_view import seen_words
from htl_dash.viewmodels.frozen import freeze
from htl_dash.viewmodels.frozen_parts import Frozen

LIST = "lista"
"""The part of the page where decisions stand."""


def preview_and_lock(written: Written, who: str) -> None:
    """Show the decision exactly as it will be frozen, and lock it when it is confirmed."""
    st.subheader(t("decide.preview"), anchor=False)
    if not st.toggle(t("decide.show_preview"), key=key("tried")):
        st.markdown(f":gray[{t('decide.preview_about')}]")
        return
    if written.proposal is None:
        count = len({one.field for one in written.problems})
        many = t("error.written", count=count)
        st.error(t("error.written_one") if count == 1 else many)
        return
    if not who:
        st.warning(t("error.unsigned"))
        return
    frozen = _frozen(written.proposal, who)
    content = freeze(frozen)
    seen = st.session_state.get(key("seen"))
    with st.container(border=True):
        st.header(plain_markdown(frozen.document.title), anchor=False)
        st.markdown(f":gray[{plain_markdown(frozen.document.subtitle)}]")
        show_document(frozen.document, "preview")
        st.markdown(f":gray[{t('decide.hash', sha=fingerprint(content))}]")
    st.session_state[key("seen")] = content
    is_sure = st.checkbox(t("decide.confirm"), key=key("sure"))
    if st.button(t("decide.lock"), type="primary", disabled=not is_sure):
        if seen != content:
            st.warning(t("decide.moved"))
            return
        _lock(written.proposal, content, who)


def _frozen(proposal: Proposal, who: str) -> Frozen:
    own, found = problems(), meetings()
    expected = proposal.expectation
    lines: tuple[str, ...] = ()
    if expected:
        measured = measured_now(engine(), home(), expected.measure)
        lines = seen_words(what_can_be_seen(home(), measured, expected), home())
    grounds = Grounds(
        municipality=home(),
        meeting=found.get(proposal.meeting_id, "") if proposal.meeting_id else "",
        problems=tuple(own[one] for one in proposal.problems if one in own),
        seen=lines,
        evidence=_evidence(),
        versions=versions(),
        who=who,
        today=today(),
    )
    return frozen_decision(proposal, grounds)


def _evidence() -> tuple[Evidence, ...]:
    """Return the views that are chosen; one that is not there any more is left out."""
    found = []
    for address in decision_state.begin().evidence:
        try:
            found.append(evidence_choice.made(address))
        except AddressError as refused:
            st.warning(problem_text(refused))
    return tuple(found)


def _lock(proposal: Proposal, content: str, who: str) -> None:
    try:
        taken = take_decision(engine(), home(), proposal, content, signed(who), today())
    except HtlError as refused:
        st.error(problem_text(refused))
        return
    decision_state.begin().end()
    tell(t("decide.locked", number=taken.id, sha=taken.sha256[:12]))
    st.query_params.clear()
    st.query_params[Choice.SCHOOL_TAB] = LIST
    st.query_params[Choice.DECISION] = str(taken.id)
    st.rerun()

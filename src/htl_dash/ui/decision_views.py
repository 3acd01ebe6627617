"""Decisions that have been taken: the list, and each one as it was seen."""

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from htl_dash.domain.decision import Decision, Review
from htl_dash.services.decisions import all_decisions, all_reviews
from htl_dash.text import plain_markdown, t
from htl_dash.ui import blocks, evidence_choice, state
from htl_dash.ui.cached import engine, home, shared, today
from htl_dash.ui.choice import Choice
from htl_dash.ui.decision_grounds import decided_version
from htl_dash.ui.document_views import show_document, show_sections
from htl_dash.ui.documents import offer
from htl_dash.ui.evidence_address import AddressError
from htl_dash.ui.last_saved import show_told
from htl_dash.viewmodels.behind import behind_expected
from htl_dash.viewmodels.decision_document import for_slides, printed
from htl_dash.viewmodels.decision_view import (
    DecisionLine,
    decision_list,
    decision_table,
)
from htl_dash.viewmodels.differences import differences
from htl_dash.viewmodels.frozen import thaw
from htl_dash.viewmodels.frozen_parts import Frozen, FrozenView
from htl_dash.viewmodels.trace import figures_link, led

TABS = ("lista", "nytt", "uppfoljning")
THEN, NOW = "da", "nu"
NO_DECISION = "alla"


def choose_tab() -> str:
    """Draw the parts of the page; return the chosen one."""
    options = {one: t(f"decision_tab.{one}") for one in TABS}
    return state.segments(Choice.SCHOOL_TAB, t("decide.choose_tab"), options)


def choose_decision() -> Decision | None:
    """Draw every decision, the latest first; return the chosen one, None for all."""
    found = {str(one.id): one for one in decisions()}
    options = {NO_DECISION: t("decide.all")} | {
        number: t("decide.option", number=number, title=one.title)
        for number, one in found.items()
    }
    chosen = state.selectbox(
        Choice.DECISION, t("decide.which"), options, 520, (Choice.WHEN,)
    )
    return found.get(chosen)


@shared
def _decisions(key: str) -> tuple[Decision, ...]:
    return all_decisions(engine())


def decisions() -> tuple[Decision, ...]:
    """Return every decision, the latest first."""
    return _decisions(decided_version())


@shared
def _reviews(key: str) -> tuple[Review, ...]:
    return all_reviews(engine())


def reviews() -> tuple[Review, ...]:
    """Return every review, oldest first."""
    return _reviews(decided_version())


def show_list(head: DeltaGenerator) -> None:
    """Show every decision, each with the way to it as it was seen."""
    view = decision_list(home(), decisions(), reviews(), today())
    blocks.opening(head, view)
    show_told()
    if not view.lines:
        st.info(view.guidance)
        return
    for one in view.lines:
        show_line(one, TABS[0], t("decide.reopen"))
    blocks.table(decision_table(home(), decisions(), reviews(), today()))


def show_line(one: DecisionLine, tab: str, label: str) -> None:
    """Show one decision in a list, with the way on."""
    with st.container(border=True):
        st.subheader(one.title, anchor=False)
        st.markdown(one.facts)
        st.markdown(f"**{one.status}**")
        st.page_link(
            "pages/decisions.py",
            label=label,
            icon=":material/arrow_forward:",
            query_params={
                Choice.SCHOOL_TAB.value: tab,
                Choice.DECISION.value: str(one.id),
            },
        )


@shared
def _thawed(content: str) -> Frozen:
    return thaw(content)


def show_decision(head: DeltaGenerator, taken: Decision) -> None:
    """Show a decision as it was seen, or its views as they are now."""
    frozen = _thawed(taken.content)
    with head:
        st.title(plain_markdown(frozen.document.title), anchor=False)
        st.markdown(f":gray[{plain_markdown(frozen.document.subtitle)}]")
    show_told()
    if frozen.views and _choose_when() == NOW:
        _now(frozen)
    else:
        st.markdown(f":gray[{t('decide.as_then')}]")
        show_document(frozen.document, f"decision {taken.id}")
        _ways(frozen, taken)
    st.markdown(f":gray[{t('decide.hash', sha=taken.sha256)}]")
    paper = printed(frozen, taken)
    offer(paper.name, paper.fingerprint, lambda: paper, shown=lambda: for_slides(paper))
    for one in reviews():
        if one.decision_id == taken.id:
            _review(one)


def _choose_when() -> str:
    """Ask for then or now: as it was, unless the address says otherwise."""
    if Choice.WHEN not in st.query_params:
        state.forget(Choice.WHEN)
    options = {one: t(f"decision_when.{one}") for one in (THEN, NOW)}
    return state.segments(Choice.WHEN, t("decide.when"), options)


@st.fragment
def _ways(frozen: Frozen, taken: Decision) -> None:
    """Lead from what was frozen to its figures at their sources, as they are kept there.

    Made when it is opened: what was frozen stays as it was, and is not worked out again
    for those who only read it.
    """
    folded = st.expander(t("behind.decided"), key="decided", on_change="rerun")
    if folded.open:
        with folded:
            ways = _ways_of(frozen, taken)
            blocks.listing(ways or [t("behind.decided_none")])


def _ways_of(frozen: Frozen, taken: Decision) -> list[str]:
    ways: list[str] = []
    expected = taken.expectation
    if expected and (trail := behind_expected(expected.measure)):
        ways.append(led(expected.measure_title, trail))
    for view in frozen.views:
        try:
            trail = evidence_choice.made(view.address).trail
        except AddressError:
            continue
        if trail:
            ways.append(led(frozen.sections_of(view)[0].heading, trail))
    return ways


def _now(frozen: Frozen) -> None:
    """Show the same views anew, with what differs from then in words."""
    st.markdown(t("decide.as_now"))
    for at, view in enumerate(frozen.views):
        _view_now(frozen, view, f"now {at}")


def _view_now(frozen: Frozen, view: FrozenView, key: str) -> None:
    then = frozen.sections_of(view)
    try:
        now = evidence_choice.made(view.address)
    except AddressError:
        st.subheader(plain_markdown(then[0].heading), anchor=False)
        st.warning(t("decide.gone"))
        return
    lines = differences(then, now.sections)
    st.info("\n".join(f"- {plain_markdown(one)}" for one in lines))
    show_sections(now.sections, key)
    st.markdown(f"[{t('decide.open')}]({now.address}) {figures_link(now.trail)}")


def _review(made: Review) -> None:
    """Show a review as it was made, from what was frozen."""
    frozen = _thawed(made.content)
    with st.container(border=True):
        st.header(plain_markdown(frozen.document.title), anchor=False)
        st.markdown(f":gray[{plain_markdown(frozen.document.subtitle)}]")
        show_document(frozen.document, f"review {made.id}")
        st.markdown(f":gray[{t('decide.hash', sha=made.sha256)}]")

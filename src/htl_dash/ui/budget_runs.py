"""A budget that is worked out in pieces: shown as it goes, stopped, shared and kept."""

from collections.abc import Callable
from dataclasses import dataclass

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from htl_dash.domain.term import Term
from htl_dash.services.budget import Asked, Impossible, Portfolio
from htl_dash.services.budget_candidates import (
    Candidate,
    CostSpread,
    candidates,
    cost_spread,
)
from htl_dash.services.budget_run import PortfolioRun
from htl_dash.services.initiatives import registered_initiatives
from htl_dash.services.scores import judgements
from htl_dash.services.work import work_items
from htl_dash.text import number, t
from htl_dash.ui import cached, priority_results
from htl_dash.ui.budget_state import BudgetChoices
from htl_dash.ui.cached import engine, shared

STOPPED = "budget stopped"
"""In the session: the name of what was stopped."""


@dataclass(frozen=True, slots=True)
class Material:
    """What can be chosen among, what cannot for want of a cost, and how costs miss."""

    priced: tuple[Candidate, ...]
    unpriced: tuple[Candidate, ...]
    spread: CostSpread


@shared
def _material(key: str, coming: Term) -> Material:
    items = work_items(engine())
    initiatives = registered_initiatives(engine())
    found = candidates(initiatives, items, judgements(engine()), coming)
    return Material(
        tuple(one for one in found if one.cost is not None),
        tuple(one for one in found if one.cost is None),
        cost_spread(items),
    )


def material() -> Material:
    """Return what a budget for the coming term can be chosen among."""
    coming = Term.of(cached.today()).later(1)
    return _material(priority_results.key(), coming)


def asked(found: Material, chosen: BudgetChoices) -> Asked:
    """Return the question as it is chosen."""
    return Asked(
        found.priced,
        found.spread,
        chosen.frame_sek,
        chosen.step_sek,
        chosen.rules(found.priced),
    )


@shared
def _run(key: str, question: Asked) -> PortfolioRun:
    return PortfolioRun(question)


def finished(question: Asked) -> Portfolio | Impossible:
    """Return the answer, worked out to its end here and now."""
    return _run(priority_results.key(), question).finish()


def answer(question: Asked, head: DeltaGenerator) -> Portfolio | Impossible | None:
    """Return the answer, worked out here unless somebody has asked the same.

    It shows how far it has come under a heading in the slot `head`. A click on the button, or on
    anything else on the page, ends this run of the script between two pieces; what has
    been worked out is kept. None where it was stopped.
    """
    run, place = _run(priority_results.key(), question), st.empty()
    if run.now.answer is None:
        with place.container():
            if st.session_state.get(STOPPED) == name_of(run):
                head.title(t("budget.unfinished"), anchor=False)
                _show_stopped(run)
                return None
            head.title(t("budget.waiting"), anchor=False)
            _work(run)
        place.empty()
    return run.now.answer


def _work(run: PortfolioRun) -> None:
    """Work to the end; not in a fragment, where a click would wait for it to end."""
    bar = st.progress(run.now.done, _words(run.now.done))
    st.button(t("budget.stop"), key="budget stop", on_click=_set_stopped(name_of(run)))
    while run.now.answer is None:
        part = run.go_on().done
        bar.progress(part, _words(part))


def _show_stopped(run: PortfolioRun) -> None:
    st.warning(t("budget.stopped", done=number(100 * run.now.done)))
    st.button(t("budget.go_on"), key="budget go on", on_click=_set_stopped(""))


def name_of(run: PortfolioRun) -> str:
    """Return what tells one question that is worked on from another."""
    return f"{id(run)}"


def _words(done: float) -> str:
    return t("budget.working", done=number(100 * done))


def _set_stopped(name: str) -> Callable[[], None]:
    def stop() -> None:
        st.session_state[STOPPED] = name

    return stop

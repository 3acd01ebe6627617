"""The parts of the page that tell what fits within a frame, and what a shift may do."""

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from htl_dash.catalogue.shift_assumptions import shift_assumptions
from htl_dash.charts.fan import fan
from htl_dash.charts.inclusion_bars import inclusion_bars
from htl_dash.domain.weighing import Alternative, AlternativeKind
from htl_dash.services.budget import Asked, Impossible, Portfolio
from htl_dash.services.budget_candidates import Candidate, effect_criterion
from htl_dash.text import t
from htl_dash.ui import (
    blocks,
    budget_runs,
    choices,
    last_saved,
    score_views,
    state,
)
from htl_dash.ui.budget_runs import Material
from htl_dash.ui.budget_state import choose_budget
from htl_dash.ui.cached import home
from htl_dash.ui.shift_state import ShiftChoices, choose_shift, shift_of
from htl_dash.viewmodels.budget_refusal import refusal_view
from htl_dash.viewmodels.budget_tables import budget_table
from htl_dash.viewmodels.budget_view import budget_view
from htl_dash.viewmodels.budget_words import titles_of
from htl_dash.viewmodels.shift_tables import (
    assumption_lines,
    assumptions_table,
    shift_table,
)
from htl_dash.viewmodels.shift_view import ShiftView, basis_text, shift_view
from htl_dash.viewmodels.tables import on_screen


def show_budget(head: DeltaGenerator) -> None:
    """Show which initiatives belong within a frame, and what another would change."""
    found = budget_runs.material()
    if not found.priced:
        state.show_rejected()
        head.title(t("budget.none"), anchor=False)
        head.markdown(f":gray[{t('budget.none_measured')}]")
        st.info(t("budget.none_cure"))
        return
    names = titles_of(home(), (*found.priced, *found.unpriced))
    chosen = choose_budget(found.priced, {c.code: names[c.code] for c in found.priced})
    notice, body = st.container(), st.container()
    _judge((*found.priced, *found.unpriced), names)
    with notice:
        state.show_rejected()
        last_saved.show_told()
    question = budget_runs.asked(found, chosen)
    # One slot, so that the heading of a moment ago gives way to the one now.
    slot = head.empty()
    with body:
        answer = budget_runs.answer(question, slot)
        if isinstance(answer, Portfolio):
            _show_portfolio(slot.container(), found, question, answer)
        elif answer is not None:
            _show_refusal(slot.container(), question, answer)


def _show_portfolio(
    head: DeltaGenerator, found: Material, question: Asked, answer: Portfolio
) -> None:
    view = budget_view(home(), question, answer, found.unpriced)
    blocks.opening(head, view)
    if view.guidance:
        st.info(view.guidance)
    blocks.statement(view.statement)
    st.markdown(view.reading)
    blocks.figure(inclusion_bars(view.groups), view.alt, "inclusion")
    blocks.source(view.source, ())
    table = budget_table(home(), question, answer, found.unpriced)
    blocks.table(on_screen(table))
    st.subheader(t("budget.steps"), anchor=False)
    blocks.listing(view.steps)
    if view.binding:
        st.subheader(t("budget.binding"), anchor=False)
        blocks.listing(view.binding)
    st.subheader(t("budget.notes"), anchor=False)
    blocks.listing(view.notes)


def _show_refusal(head: DeltaGenerator, question: Asked, answer: Impossible) -> None:
    view = refusal_view(home(), question, answer)
    blocks.opening(head, view)
    blocks.listing(view.rules)
    st.info("\n".join(f"- {one}" for one in view.cures))


def _judge(found: tuple[Candidate, ...], names: dict[str, str]) -> None:
    """Let a function judge the effect of an initiative."""
    with st.expander(t("budget.judge")):
        who = choices.choose_function()
        code = st.selectbox(
            t("budget.judge_which"),
            list(names),
            format_func=names.__getitem__,
            key="judged effect",
        )
        one = next(each for each in found if each.code == code)
        ref = code.removeprefix(f"{AlternativeKind.INITIATIVE}.")
        about = Alternative(
            AlternativeKind.INITIATIVE, ref, one.title, one.unit_code, (), ()
        )
        score_views.judge_one(about, effect_criterion(), who)


def show_shift(head: DeltaGenerator) -> None:
    """Show what may come of a shift to earlier work, if the assumptions hold."""
    chosen = choose_shift()
    state.show_rejected()
    if chosen.asked is None:
        head.title(t("shift.too_much"), anchor=False)
        st.info(t("shift.too_much_cure"))
        return
    found = shift_of(chosen.asked)
    view = shift_view(found, basis(chosen))
    blocks.opening(head, view)
    if view.fan.years:
        _show_fan(view)
        blocks.table(shift_table(found))
    st.subheader(t("shift.notes"), anchor=False)
    blocks.listing(view.notes)
    st.subheader(t("shift.assumptions"), anchor=False)
    blocks.listing(assumption_lines(assumptions_table(found, shift_assumptions())))


def _show_fan(view: ShiftView) -> None:
    blocks.statement(view.statement)
    st.markdown(view.draws)
    blocks.figure(fan(view.fan), view.fan.alt, "fan")
    blocks.source(f"{view.fan.key} {view.source}", ())


def basis(chosen: ShiftChoices) -> str:
    """Say where the mix now is from."""
    is_chosen = chosen.asked is not None and chosen.asked.now != chosen.usual.now
    return basis_text(chosen.usual.term, is_chosen=is_chosen)

"""What the page to practise on shows: a vignette, its steps, and what was learnt."""

import streamlit as st

from htl_dash import settings
from htl_dash.catalogue.vignettes import vignettes
from htl_dash.domain.training import Vignette
from htl_dash.services.practice import progress
from htl_dash.text import t
from htl_dash.ui import practice_state, state
from htl_dash.ui.cached import engine, home
from htl_dash.ui.state import Choice
from htl_dash.viewmodels.practice_view import PracticeView, StepView, practice_view

_OF_ONE = (Choice.BEGUN, Choice.TICKED)
"""Choices that are about the vignette that is open, and mean nothing in another."""


def choose_vignette() -> Vignette:
    """Draw the vignettes; return the chosen one."""
    found = {one.code: one for one in vignettes(settings.training_folder())}
    titles = {
        code: f"{number}. {one.title}"
        for number, (code, one) in enumerate(found.items(), start=1)
    }
    label = t("practice.choose")
    return found[state.selectbox(Choice.VIGNETTE, label, titles, 640, _OF_ONE)]


def practice(vignette: Vignette) -> PracticeView:
    """Return a vignette as far as one has come in it; never cached, so never late."""
    known = practice_state.begun(vignette.code)
    if known is None:
        return practice_view(home(), vignette, None, ())
    found = progress(engine(), vignette, known.at)
    return practice_view(home(), vignette, found, known.ticked)


def show(vignette: Vignette, view: PracticeView) -> None:
    """Show the situation, the steps, and what has been practised when all are done."""
    st.markdown(view.situation)
    for one in view.steps:
        with st.container(border=True, key=f"step_{one.number}"):
            _step(vignette, one)
    if view.learnt:
        st.success(f"**{t('practice.learnt')}** {view.learnt}")
    st.button(
        t("practice.again" if view.steps else "practice.begin"),
        type="secondary" if view.steps else "primary",
        on_click=practice_state.begin,
        args=(vignette.code,),
    )


def _step(vignette: Vignette, one: StepView) -> None:
    words, way = st.columns([5, 2], vertical_alignment="center")
    with words:
        if one.told is None:
            _tick(vignette, one)
        else:
            st.markdown(_text(one))
            icon = "check_circle" if one.is_done else "hourglass_empty"
            st.markdown(f":gray[:material/{icon}: {one.told}]")
    if one.place:
        way.page_link(
            f"pages/{one.place}.py",
            label=one.link,
            icon=":material/arrow_forward:",
            query_params=dict(one.address),
        )


def _tick(vignette: Vignette, one: StepView) -> None:
    key = f"tick_{vignette.code}_{one.number}"
    st.session_state[key] = one.is_done
    st.checkbox(
        _text(one),
        key=key,
        wrap=True,
        on_change=practice_state.tick,
        args=(vignette.code, one.number),
    )


def _text(one: StepView) -> str:
    return f"**{one.number}.** {one.text}"

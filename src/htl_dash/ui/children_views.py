"""Children's own choices: written down as counts, and shown beside the adults' weights."""

import streamlit as st

from htl_dash.catalogue.criteria import all_criteria
from htl_dash.domain.errors import HtlError
from htl_dash.services.children import LEAST_ASKED, MOST_ASKED, record_choices
from htl_dash.text import t
from htl_dash.ui import blocks, choices, school_views
from htl_dash.ui.cached import engine, home
from htl_dash.ui.last_saved import tell
from htl_dash.ui.priority_results import (
    choices_now,
    result_of,
    scores,
    weighing,
    with_children,
)
from htl_dash.ui.priority_state import Setting
from htl_dash.ui.problems import problem_text
from htl_dash.viewmodels.children_view import (
    asked_about,
    children_view,
    choices_table,
)
from htl_dash.viewmodels.tables import on_screen


def children_form(who: str) -> None:
    """Show the form of a school's term, and what has been written down before."""
    st.markdown(t("children.about", least=LEAST_ASKED))
    found = choices_now()
    if found:
        blocks.rows(choices_table(found, home()))
    if not home().pilot_schools:
        return
    with st.container(horizontal=True, vertical_alignment="bottom"):
        school = choices.choose_school()
        term = choices.choose_term()
    asked, counts = _counts()
    is_sure = st.checkbox(t("children.sure"), key="children sure")
    if not st.button(t("children.save"), type="primary", disabled=not is_sure):
        return
    try:
        record_choices(engine(), home(), school or "", term, asked, counts, who)
    except HtlError as refused:
        st.error(problem_text(refused))
        return
    tell(t("children.saved", school=school_views.schools()[school or ""].name))
    st.rerun()


def _counts() -> tuple[int, dict[str, int]]:
    """Return how many were asked, and how many chose each thing that they were asked.

    Fields begin empty, and what is left empty was not asked: it is not zero.
    """
    names = {"asked": t("children.asked"), **asked_about(tuple(all_criteria()))}
    typed = {
        code: st.number_input(
            words,
            min_value=0,
            max_value=MOST_ASKED,
            value=None,
            step=1,
            key=f"children {code}",
        )
        for code, words in names.items()
    }
    counts = {code: count for code, count in typed.items() if count is not None}
    return counts.pop("asked", 0), counts


def show_children(setting: Setting) -> None:
    """Show the result with the children's voice and without, or why there is none."""
    st.header(t("children.heading"), anchor=False)
    voices = with_children(setting)
    if voices is None:
        key = "children.no_adults" if choices_now() else "children.none"
        st.info(t(key, least=LEAST_ASKED))
        return
    scored = scores(setting)
    both, alone = (result_of(scored, one) for one in voices)
    without = result_of(scored, weighing(setting))
    view = children_view(scored, without, both, alone)
    st.markdown(f"**{view.heading}**")
    st.markdown(f":gray[{view.measured}]")
    blocks.rows(on_screen(view.table))
    blocks.method(("children",))

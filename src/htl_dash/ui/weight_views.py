"""The part of the page where one weighs: sliders beside what they lead to."""

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from htl_dash.charts.chances import chances
from htl_dash.text import t
from htl_dash.ui import blocks, cached, choice_lists
from htl_dash.ui.cached import home
from htl_dash.ui.children_views import children_form
from htl_dash.ui.choice import Choice
from htl_dash.ui.poll_views import poll_panel
from htl_dash.ui.priority_results import known_now, result_of, scores, weighing
from htl_dash.ui.priority_state import USUAL_POINTS, Setting
from htl_dash.ui.score_views import judge
from htl_dash.viewmodels.priority_view import priority_view
from htl_dash.viewmodels.priority_words import slider_label
from htl_dash.viewmodels.score_view import origin_lines, scale_text, score_table
from htl_dash.viewmodels.tables import on_screen
from htl_dash.viewmodels.ways import score_ways


def show_weights(head: DeltaGenerator, setting: Setting) -> None:
    """Show the sliders, what comes first with them, and what it all rests on."""
    scored = scores(setting)
    left, right = st.columns([4, 5], gap="large")
    with left:
        if setting.poll is None:
            _sliders(setting)
        else:
            poll_panel(setting)
    with right:
        found = result_of(scored, weighing(setting))
        view = priority_view(scored, found, setting.among)
        blocks.figure(chances(view.bars), view.alt, "chances")
        blocks.method(("swing", "acceptability"), scored.behind)
    blocks.opening(head, view)
    if setting.poll is None:
        poll_panel(setting)
    st.subheader(t("score.heading"), anchor=False)
    blocks.listing(view.notes[:1])
    content = score_table(scored, home(), cached.sources(scored.snapshots))
    ways = score_ways(scored, known_now().compared)
    blocks.table(on_screen(content), ways, ())
    with st.expander(t("score.origins")):
        blocks.listing(origin_lines(scored, home()))
    with st.expander(t("score.scales")):
        blocks.listing([scale_text(one) for one in setting.criteria])
    # What is folded away is not drawn: neither work nor fields that nobody can reach.
    judging = st.expander(t("score.judge"), key="judging", on_change="rerun")
    if judging.open:
        with judging:
            judge(setting)
    asking = st.expander(t("children.enter"), key="asking", on_change="rerun")
    if asking.open:
        with asking:
            children_form(setting.who)


def _sliders(setting: Setting) -> None:
    st.markdown(f"**{t('priority.swing_question')}**")
    labels = {one.code: slider_label(one) for one in setting.criteria}
    choice_lists.draw_points(Choice.WEIGHTS, labels, setting.points, USUAL_POINTS)
    if not setting.points:
        st.markdown(f":gray[{t('priority.not_set')}]")
    elif st.button(t("priority.forget"), on_click=_forget):
        st.rerun()


def _forget() -> None:
    choice_lists.forget_points(Choice.WEIGHTS)

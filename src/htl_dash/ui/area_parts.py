"""The parts of the area page: the situation, with a map where there is one, and time."""

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from htl_dash.charts.area_map import area_map
from htl_dash.charts.comparison import comparison_dots
from htl_dash.charts.ruler import ruler
from htl_dash.charts.timeline import timeline
from htl_dash.domain.geography import BEFORE, OLDER_DIVISIONS
from htl_dash.text import t
from htl_dash.ui import area_views, blocks, cached, divisions
from htl_dash.ui.absences import AreaChoices
from htl_dash.ui.choice import Choice
from htl_dash.viewmodels.comparison import Comparison
from htl_dash.viewmodels.profile_view import AreaProfile
from htl_dash.viewmodels.revised_view import profile_revisions, revisions_told
from htl_dash.viewmodels.trace import figures_link


def situation(shown: AreaChoices, compared: Comparison) -> None:
    """Draw map and comparison side by side; without boundaries the comparison alone."""
    if shown.geography in OLDER_DIVISIONS:
        older = t(f"division.{shown.geography}")
        st.markdown(f":gray[{t('division.no_map', older=older)}]")
        _side_by_side(shown, compared)
        return
    risks = area_views.risks(shown.indicator, shown.geography, shown.period)
    left, right = st.columns([5, 6], gap="medium")
    with left:
        ground, version = area_views.map_of(
            shown.indicator, shown.geography, shown.period, shown.area
        )
        blocks.area_map(area_map(ground, version), ground.alt)
        blocks.figure(ruler(ground), t("map.ruler_alt"), "ruler")
        blocks.map_key(ground, risks)
    with right:
        _side_by_side(shown, compared)


def _side_by_side(shown: AreaChoices, compared: Comparison) -> None:
    risks = area_views.risks(shown.indicator, shown.geography, shown.period)
    blocks.reading(compared)
    if compared.reference is None and any(row.interval for row in compared.rows):
        st.markdown(f":gray[{t('division.no_whole')}]")
    blocks.statement(risks.order)
    blocks.figure(comparison_dots(compared), compared.alt, "comparison")
    revised(compared)


def revised(compared: Comparison) -> None:
    """Say which of the figures side by side were others before."""
    if told := revisions_told([compared]):
        st.markdown(told)


def over_time(
    head: DeltaGenerator, shown: AreaChoices, compared: Comparison, *, second: bool
) -> None:
    """Draw the areas over time, or say why there is nothing to compare."""
    code, geography = shown.indicator, shown.geography
    history = area_views.trend(code, geography, shown.area)
    if history is None:
        blocks.opening(head, compared, second=second)
        st.info(t("trend.too_short", period=shown.period))
    else:
        blocks.opening(head, history, second=second)
        blocks.figure(timeline(history), history.alt, "trend")
        st.markdown(t("trend.key"))
    _older_years(shown)
    if told := revisions_told(area_views.over_time(code, geography)):
        st.markdown(told)
    blocks.gap(area_views.gap(code, geography))


def profile_revised(shown: AreaChoices, profile: AreaProfile) -> None:
    """Say which of an area's figures were others before."""
    codes = {one.indicator for one in profile.lines}
    words = {one: divisions.revisions(one, shown.geography) for one in codes}
    if told := profile_revisions(profile, shown.geography, words):
        st.markdown(told)


def profile_source(profile: AreaProfile) -> str:
    """Return the line under a profile that says where each number comes from."""
    return f"{t('profile.source')} {figures_link(profile.trail)}"


def _older_years(shown: AreaChoices) -> None:
    """Say what older years there are and what may be held against today's areas."""
    before = BEFORE.get(shown.geography)
    periods = cached.periods(shown.indicator, before) if before else ()
    if before is None or not periods:
        return
    older = t(f"division.{before}")
    beside = area_views.has_earlier(shown.indicator, shown.geography)
    about = "division.beside" if beside else "division.older_about"
    st.markdown(f":gray[{t(about, older=older)}]")
    years = {"first": periods[-1], "last": periods[0]}
    st.page_link(
        "pages/areas.py",
        label=t("division.older_link", older=t(f"geography.{before}"), **years),
        icon=":material/history:",
        query_params={
            Choice.VIEW.value: "tid",
            Choice.GEOGRAPHY.value: before.value,
            Choice.INDICATOR.value: shown.indicator,
        },
    )

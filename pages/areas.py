"""Where do children have it hardest, and how sure are we?"""

import streamlit as st

from htl_dash.charts.area_map import area_map
from htl_dash.charts.comparison import comparison_dots
from htl_dash.charts.profile import profile_lines
from htl_dash.charts.ruler import ruler
from htl_dash.charts.timeline import timeline
from htl_dash.text import t
from htl_dash.ui import area_views, blocks, cached, choices, state

head = st.container()
chosen = choices.choose_area_view()
state.show_rejected()

# One area over all indicators.
if chosen.view == "profil" and chosen.area:
    profile = area_views.profile(chosen.geography, chosen.area)
    blocks.opening(head, profile)
    blocks.figure(profile_lines(profile), profile.alt, "profile")
    blocks.source(t("profile.source"), profile.missing)
    blocks.table(area_views.profile_as_table(profile))
    st.stop()

# Nothing to show? Say why and what to do, then the nearest figure under its own name.
absence = area_views.absence(chosen)
if absence:
    blocks.opening(head, absence)
    st.info(absence.how_to_get)
    head = st.container()
shown = absence.instead if absence else chosen
if shown is None:
    st.stop()

# The schools side by side.
if shown.view == "skolor":
    schools = area_views.schools(shown.indicator, shown.period)
    blocks.opening(head, schools, second=bool(absence))
    blocks.reading(schools)
    blocks.figure(comparison_dots(schools), schools.alt, "schools")
    blocks.source(cached.source_line(schools.snapshots), schools.notes)
    blocks.table(area_views.table(schools))
    st.stop()

compared = area_views.comparison(
    shown.indicator, shown.geography, shown.period, shown.area
)

# The areas over time.
if shown.view == "tid":
    history = area_views.trend(shown.indicator, shown.geography, shown.area)
    if history is None:
        blocks.opening(head, compared, second=bool(absence))
        st.info(t("trend.too_short", period=shown.period))
    else:
        blocks.opening(head, history, second=bool(absence))
        blocks.figure(timeline(history), history.alt, "trend")
        st.markdown(t("trend.key"))
    blocks.gap(area_views.gap(shown.indicator, shown.geography))
# The situation: map and comparison side by side.
else:
    blocks.opening(head, compared, second=bool(absence))
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
        blocks.reading(compared)
        blocks.statement(risks.order)
        blocks.figure(comparison_dots(compared), compared.alt, "comparison")

blocks.source(cached.source_line(compared.snapshots, shown.indicator), compared.notes)
blocks.table(area_views.area_table(shown))

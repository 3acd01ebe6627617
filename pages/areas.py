"""Where do children have it hardest, and how sure are we?"""

import streamlit as st

from htl_dash.charts.comparison import comparison_dots
from htl_dash.charts.profile import profile_lines
from htl_dash.ui import (
    area_parts,
    area_tables,
    area_views,
    blocks,
    cached,
    choices,
    flag_views,
    frame,
    state,
)
from htl_dash.viewmodels.ways import comparison_ways

head = st.container()
chosen = choices.choose_area_view()
state.show_rejected()

# One area over all indicators.
if chosen.view == "profil" and chosen.area:
    profile = area_views.profile(chosen.geography, chosen.area)
    blocks.opening(head, profile)
    blocks.figure(profile_lines(profile), profile.alt, "profile")
    area_parts.profile_revised(chosen, profile)
    blocks.source(area_parts.profile_source(profile), profile.missing)
    ways = area_views.ways_of_profile(chosen.geography, chosen.area)
    blocks.table(area_tables.profile_as_table(profile), ways)
    frame.end_page()

# Nothing to show? Say why and what to do, then the nearest figure under its own name.
absence = area_views.absence(chosen)
if absence:
    blocks.opening(head, absence)
    blocks.cure(absence.how_to_get)
    head = st.container()
shown = absence.instead if absence else chosen
if shown is None:
    frame.end_page()

# The schools side by side.
if shown.view == "skolor":
    schools = area_views.schools(shown.indicator, shown.period)
    blocks.opening(head, schools, second=bool(absence))
    blocks.reading(schools)
    blocks.figure(comparison_dots(schools), schools.alt, "schools")
    area_parts.revised(schools)
    line = cached.source_line(schools.snapshots, trail=schools.trail)
    blocks.source(line, schools.notes)
    ways = comparison_ways(schools, shown.geography)
    flag_views.flagged(head, ways)
    blocks.table(area_tables.school_table(schools), ways)
    frame.end_page()

compared = area_views.comparison(
    shown.indicator, shown.geography, shown.period, shown.area
)

# The areas over time.
if shown.view == "tid":
    area_parts.over_time(head, shown, compared, second=bool(absence))
# The situation: map and comparison side by side.
else:
    blocks.opening(head, compared, second=bool(absence))
    area_parts.situation(shown, compared)

trail = area_views.trail(shown)
line = cached.source_line(compared.snapshots, shown.indicator, trail)
blocks.source(line, compared.notes)
ways = area_tables.area_ways(shown)
flag_views.flagged(head, ways)
blocks.table(area_tables.area_table(shown), ways, area_tables.area_keys(shown))

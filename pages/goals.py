"""Is the municipality getting more equal?"""

import streamlit as st

from htl_dash.charts.timeline import timeline
from htl_dash.text import t
from htl_dash.ui import (
    blocks,
    cached,
    choices,
    county_views,
    flag_views,
    goal_views,
    sheet_views,
    state,
)

head = st.container()
chosen = choices.choose_goal()
indicator = chosen.indicator
state.show_rejected()

# One indicator over time beside peers and the country.
history = goal_views.timeline(indicator, chosen.aim)
if history is None:
    blocks.opening(head, goal_views.absence(indicator))
    blocks.cure(goal_views.absence(indicator).how_to_get)
else:
    blocks.opening(head, history)
    blocks.statement(goal_views.trend(indicator))
    blocks.target(goal_views.target(indicator, chosen.aim))
    blocks.figure(timeline(history), history.alt, "history")
    if told := goal_views.revised(indicator):
        st.markdown(told)
    behind = goal_views.snapshots(indicator)
    line = cached.source_line(behind, indicator, history.trail)
    blocks.source(line, goal_views.cautions(indicator))
    ways = goal_views.ways(indicator, chosen.aim)
    flag_views.flagged(head, ways)
    blocks.table(goal_views.table(indicator, chosen.aim), ways)

# What was decided, and every indicator of the goal in one look.
st.header(goal_views.goal(chosen.goal).title, anchor=False)
for line in goal_views.decision(chosen.goal):
    st.markdown(line)
sheet_views.offer_sheet(chosen.goal)
st.subheader(t("goals.overview"), anchor=False)
overview = goal_views.overview(chosen.goal)
blocks.rows(overview, goal_views.ways_of_overview(chosen.goal))
for note in overview.notes:
    st.markdown(f":gray[{note}]")

# What is published for counties only says something about the setting.
county_views.county(chosen.goal)

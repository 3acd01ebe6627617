"""Is our work promotive, preventive or remedial, and is it moving?"""

import streamlit as st

from htl_dash.charts.mix_bars import mix_bars
from htl_dash.charts.ternary import ternary
from htl_dash.text import t
from htl_dash.ui import blocks, frame, mix_views, school_views, state

head = st.container()
chosen = mix_views.choose_mix()
state.show_rejected()

# Nothing to show? Say why and what to do.
if chosen is None:
    head.title(t("mix.none"), anchor=False)
    st.markdown(f":gray[{t('mix.none_measured')}]")
    st.info(t("mix.none_cure"))
    frame.end_page()

# The finding, and whether it is the need that moves or only the share.
view = mix_views.mix(chosen)
upstream = mix_views.upstream(chosen)
blocks.opening(head, view)
blocks.statement(upstream.statement)

# The settings between the approaches, and each as a bar.
picture = view.picture
if picture.bars:
    left, right = st.columns([5, 6], gap="large")
    with left:
        blocks.figure(ternary(picture.triangle), picture.triangle.alt, "ternary")
        blocks.source(picture.triangle.key, ())
    with right:
        blocks.figure(mix_bars(picture.bars), picture.bars_alt, "mixbars")
else:
    st.info(t("mix.nothing_cure"))
content = mix_views.table(chosen)
blocks.source(mix_views.source(chosen), ())
blocks.table(content)

# The same test in the settings with less remedial work.
if upstream.others:
    st.subheader(t("upstream.others"), anchor=False)
    blocks.listing(upstream.others)

# What has been decided, what is not classified, and what to know.
for line in (*view.aim, view.unclassified):
    st.markdown(line)
with st.popover(t("chain.definitions")):
    blocks.passages(school_views.definitions())
st.subheader(t("mix.notes"), anchor=False)
blocks.listing((*view.notes, *upstream.notes))

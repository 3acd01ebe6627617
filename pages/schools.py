"""What do the two schools do, and why?"""

import streamlit as st

from htl_dash.charts.chain import chain
from htl_dash.text import t
from htl_dash.ui import blocks, choices, school_views, state

head = st.container()
school = choices.choose_school()
state.show_rejected()

# Nothing to show? Say what to do.
if school is None:
    head.title(t("chain.none"), anchor=False)
    st.info(t("chain.none_cure"))
    st.stop()

# The chain from cause to indicator, as a picture and as a table.
view = school_views.chain(school)
blocks.opening(head, view)
blocks.figure(chain(view), view.alt, "chain")
st.markdown(f":gray[{t('chain.key')} {view.source}]")
blocks.table(school_views.table(school))

# What is known of each initiative, and what is not.
facts = school_views.facts(school)
st.header(facts.title, anchor=False)
with st.popover(t("chain.definitions")):
    blocks.passages(school_views.definitions())
blocks.rows(facts)
st.subheader(t("chain.notes"), anchor=False)
blocks.listing(view.notes)

# The school's names, and the areas that are assumed to be its own.
st.subheader(t("chain.places"), anchor=False)
st.markdown(view.spelling)
st.markdown(view.areas_note)
blocks.listing(view.areas)

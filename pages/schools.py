"""What do the two schools do, why, and how does it go?"""

import streamlit as st

from htl_dash.charts.chain import chain
from htl_dash.text import t
from htl_dash.ui import (
    blocks,
    choices,
    flow_views,
    frame,
    register_views,
    school_result_views,
    school_views,
    state,
    volume_views,
)

head = st.container()
with st.container(horizontal=True, vertical_alignment="bottom"):
    school = choices.choose_school()
    tab = choices.choose_school_tab() if school else ""
notice = st.container()

# Nothing to show? Say what to do.
if school is None:
    state.show_rejected()
    head.title(t("chain.none"), anchor=False)
    st.info(t("chain.none_cure"))
    frame.end_page()

view = school_views.chain(school)
match tab:
    # The chain from cause to indicator, as a picture and as a table.
    case "kedjan":
        blocks.opening(head, view)
        blocks.figure(chain(view), view.alt, "chain")
        st.markdown(f":gray[{t('chain.key')} {view.source}]")
        blocks.table(school_views.table(school))
        st.subheader(t("chain.notes"), anchor=False)
        blocks.listing(view.notes)
        # The school's names, and the areas that are assumed to be its own.
        st.subheader(t("chain.places"), anchor=False)
        st.markdown(view.spelling)
        st.markdown(view.areas_note)
        blocks.listing(view.areas)
    # What is known of each initiative, and how it went term by term.
    case "insatser":
        volume_views.show_volumes(head, school)
        facts = school_views.facts(school)
        st.header(facts.title, anchor=False)
        with st.popover(t("chain.definitions")):
            blocks.passages(school_views.definitions())
        blocks.rows(facts)
    # How its pupils are doing, as far as anybody has published it.
    case "resultat":
        school_result_views.show_results(head, school)
    # What has passed through the team, as counts that may be shown.
    case "flode":
        flow_views.show_flow(head, school)
    case "registrera":
        head.title(t("form.register_heading", school=view.school), anchor=False)
        register_views.register(school_views.schools()[school])
    case "lyft":
        head.title(t("form.lift_heading", school=view.school), anchor=False)
        register_views.lift(school_views.schools()[school])

# Only now have all the choices of this part been read from the address.
with notice:
    state.show_rejected()

"""Where does the number come from, and may we show it?"""

import streamlit as st

from htl_dash.ui import (
    data_views,
    fetch_views,
    import_data_views,
    leak_views,
    lineage_views,
    own_views,
    quality_views,
    section_choice,
    state,
)

head = st.container()
section = section_choice.choose_section()
notice = st.container()

match section:
    case "kallor":
        data_views.sources(head)
    case "kvalitet":
        quality_views.quality(head)
    case "spar":
        lineage_views.trace(head)
    case "saknas":
        data_views.missing(head)
    case "hamta":
        fetch_views.fetch_section(head)
    case "filer":
        import_data_views.data_files(head)
    case "egna":
        own_views.own_indicators(head)
    case "skydd":
        leak_views.protection(head)
    case "metod":
        data_views.methods(head)
    case "organisation":
        data_views.own_organisation(head)
    case "ordlista":
        data_views.explained(head)
    case "tillganglighet":
        data_views.accessibility(head)

with notice:
    state.show_rejected()

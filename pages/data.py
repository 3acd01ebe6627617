"""Where does the number come from, and may we show it?"""

import streamlit as st

from htl_dash.text import t
from htl_dash.ui import (
    blocks,
    choices,
    data_views,
    fetch_views,
    import_data_views,
    leak_views,
    lineage_views,
    own_views,
    quality_views,
    state,
)

view = data_views.view()
st.title(view.heading, anchor=False)
st.markdown(f":gray[{view.version}]")
section = choices.choose_section()
notice = st.container()

match section:
    case "kallor":
        st.markdown(t("data.sources_intro"))
        blocks.origin(choices.choose_dataset(view.sources))
        st.subheader(view.source_table.title, anchor=False)
        blocks.files(view.source_table)
        blocks.rows(view.source_table)
    case "hamta":
        fetch_views.fetch_section()
    case "filer":
        import_data_views.data_files()
    case "egna":
        own_views.own_indicators()
    case "saknas":
        st.markdown(t("data.missing_intro"))
        blocks.passages(view.missing)
    case "skydd":
        st.markdown(t("leak.intro"))
        leak_views.leak_guard()
        st.subheader(t("release.log"), anchor=False)
        blocks.rows_or(leak_views.releases(), t("release.none"))
        blocks.passages(leak_views.rules())
    case "kvalitet":
        quality_views.quality()
    case "spar":
        lineage_views.trace()
    case "metod":
        st.markdown(t("data.methods_intro"))
        blocks.passages(view.methods)
    case "organisation":
        st.markdown(t("data.organisation_intro"))
        blocks.passages(data_views.own_model())
        models = data_views.models()
        st.subheader(models.title, anchor=False)
        blocks.rows(models)
    case "ordlista":
        st.markdown(t("data.glossary_intro"))
        blocks.rows(data_views.words())
    case "tillganglighet":
        blocks.passages(view.accessibility)

with notice:
    state.show_rejected()

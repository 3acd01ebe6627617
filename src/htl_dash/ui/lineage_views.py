"""Follow figures back to their cells at the source, on the page about data."""

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from htl_dash.domain.trail import Key
from htl_dash.services.behind import place_names
from htl_dash.services.lineage import known_keys, lineage
from htl_dash.text import t
from htl_dash.ui import behind_views, blocks, cached, data_views, state
from htl_dash.ui.cached import engine, shared, version
from htl_dash.ui.state import Choice
from htl_dash.viewmodels.lineage_view import LineageView, VersionView, lineage_view
from htl_dash.viewmodels.trace_choices import PARTS, Names, options

_CHOICES = {
    "geography": Choice.TRACED_GEOGRAPHY,
    "place": Choice.TRACED_PLACE,
    "period": Choice.TRACED_PERIOD,
    "sex": Choice.TRACED_SEX,
    "category": Choice.TRACED_CATEGORY,
}


@shared
def _keys(key: str, indicator: str) -> tuple[Key, ...]:
    return known_keys(engine(), indicator)


@shared
def _names(key: str) -> Names:
    return place_names(engine())


@shared
def _view(key: str, figure: Key) -> LineageView | None:
    return lineage_view(cached.home(), cached.known(), lineage(engine(), figure))


def trace(head: DeltaGenerator) -> None:
    """Tell where the figures come from that are asked for, or one that is chosen."""
    if trail := behind_views.asked():
        behind_views.show(head, trail)
        return
    figure = _choose()
    view = _view(version(), figure) if figure else None
    if view is None:
        data_views.opening(head, t("lineage.nothing"))
        return
    data_views.opening(head, view.heading)
    st.markdown(view.measured)
    if view.revisions:
        blocks.listing(view.revisions)
    for at, one in enumerate(view.versions):
        with st.container(border=True, key=f"version {at}"):
            _show(one)


def _choose() -> Key | None:
    """Draw one list for each part of a figure's key that leaves a choice."""
    titles = {code: one.title for code, one in cached.known().items()}
    with st.container(horizontal=True, vertical_alignment="bottom"):
        indicator = state.selectbox(
            Choice.TRACED_INDICATOR, t("choose.traced_indicator"), titles, width=430
        )
        keys = _keys(version(), indicator)
        if not keys:
            return None
        chosen = [indicator]
        for at, part in enumerate(PARTS[1:], start=1):
            found = options(cached.home(), keys, chosen, at, _names(version()))
            choice, label = _CHOICES[part], t(f"choose.traced_{part}")
            ours = cached.home().code
            usual = ours if part == "place" and ours in found else None
            made = state.selectbox(choice, label, found, width=220, usual=usual)
            chosen.append(made)
    return tuple(chosen)


def _show(one: VersionView) -> None:
    st.markdown(f"**{one.title}**")
    blocks.listing(one.lines)
    if one.request:
        with st.expander(t("lineage.asked")):
            st.code(one.request, language=None, wrap_lines=True)
    if one.link:
        label = t("data.origin_link", publisher=one.publisher)
        st.markdown(f"[{label}]({one.link})")

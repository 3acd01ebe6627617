"""The data page's sections in a few groups: two short rows in place of one long.

The address carries the section alone: which group it is in follows from it.
"""

import streamlit as st

from htl_dash.text import t
from htl_dash.ui import state
from htl_dash.ui.state import Choice

GROUPS = {
    "talen": ("kallor", "kvalitet", "spar", "saknas"),
    "nya": ("hamta", "filer", "egna"),
    "skydd": ("skydd", "metod"),
    "om": ("organisation", "ordlista", "tillganglighet"),
}
SECTIONS = tuple(one for several in GROUPS.values() for one in several)
_KEY = "section_group"


def choose_section() -> str:
    """Draw the groups and the sections of one of them; return the chosen section."""
    group = _group()
    st.session_state[_KEY] = group
    st.segmented_control(
        t("choose.section_group"),
        list(GROUPS),
        format_func=lambda one: t(f"section_group.{one}"),
        key=_KEY,
        on_change=_change_group,
        label_visibility="collapsed",
    )
    options = {one: t(f"section.{one}") for one in GROUPS[group]}
    label = t("choose.section")
    return state.segments(Choice.SECTION, label, options, is_label_seen=False)


def _group() -> str:
    """Return the group of the section that is asked for, or was chosen last."""
    asked = st.query_params.get(Choice.SECTION)
    before = state.remembered(Choice.SECTION)
    known = (one for one in (asked, before) if one in SECTIONS)
    section = next(known, SECTIONS[0])
    return next(name for name, several in GROUPS.items() if section in several)


def _change_group() -> None:
    # A second click on the chosen group would empty it: then nothing changes.
    if group := st.session_state[_KEY]:
        state.choose(Choice.SECTION, GROUPS[group][0])

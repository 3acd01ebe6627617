"""What the checks found, on the page about data."""

from datetime import date

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from htl_dash.services.quality import QualityReport, examine
from htl_dash.text import number, t
from htl_dash.ui import blocks, cached, data_views
from htl_dash.ui.cached import engine, shared, version
from htl_dash.viewmodels.quality_view import Flag, QualityView, flags, quality_view
from htl_dash.viewmodels.ways import Ways

MOST_FLAGS = 5
"""What is listed on a page of figures; the rest is counted."""


@shared
def _report(key: str, today: date) -> QualityReport:
    return examine(engine(), today)


@shared
def _view(key: str, today: date) -> QualityView:
    report = _report(key, today)
    return quality_view(cached.home(), report, cached.known())


def quality(head: DeltaGenerator) -> None:
    """Say what somebody should look at, and how the figures are checked."""
    view = _view(version(), cached.today())
    data_views.opening(head, view.heading)
    st.markdown(t("quality.intro"))
    if view.table.shown:
        blocks.files(view.table)
        blocks.rows(view.table, view.ways)
    if view.remark:
        st.markdown(view.remark)
    st.subheader(t("quality.how"), anchor=False)
    blocks.listing([one.text for one in view.how])


@shared
def _flags(key: str, today: date) -> dict[tuple[str, ...], Flag]:
    return flags(cached.home(), _report(key, today))


def flagged(head: DeltaGenerator, ways: Ways) -> None:
    """Say of the figures on a page which somebody should look at, and why.

    What cannot be so is said under the heading: the heading may rest on it.
    """
    known = _flags(version(), cached.today())
    keys = {key for trail in ways.values() if (key := trail.figure)}
    flags_here = {known[key] for key in keys if key in known}
    for one in sorted(flag.text for flag in flags_here if flag.is_wrong):
        head.error(t("quality.wrong", flag=one), icon=":material/flag:")
    found = sorted(flag.text for flag in flags_here if not flag.is_wrong)
    if found:
        more = len(found) - MOST_FLAGS
        last = [t("quality.more_flags", count=number(more))] if more > 0 else []
        st.markdown(t("quality.flagged"))
        blocks.listing([*found[:MOST_FLAGS], *last])

"""What the checks found of the figures on a page, beside them: light, for every page."""

from datetime import date

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from htl_dash.domain.finding import Finding
from htl_dash.services.quality import QualityReport, examine
from htl_dash.text import number, t
from htl_dash.ui import blocks, cached
from htl_dash.ui.cached import engine, shared, version
from htl_dash.viewmodels.quality_view import flag
from htl_dash.viewmodels.ways import Ways

MOST_FLAGS = 5
"""What is listed on a page of figures; the rest is counted."""


@shared
def _report(key: str, today: date) -> QualityReport:
    return examine(engine(), today)


def report() -> QualityReport:
    """Return what the checks find in every current figure, as of today."""
    return _report(version(), cached.today())


@shared
def _found(key: str, today: date) -> dict[tuple[str, ...], Finding]:
    """Return the gravest finding about each figure: only a few are ever put in words."""
    listed = reversed(_report(key, today).findings)
    return {one.figure: one for one in listed if one.figure}


def flagged(head: DeltaGenerator, ways: Ways) -> None:
    """Say of the figures on a page which somebody should look at, and why.

    What cannot be so is said under the heading: the heading may rest on it.
    """
    known = _found(version(), cached.today())
    keys = {key for trail in ways.values() if (key := trail.figure)}
    flags = [flag(cached.home(), report(), known[key]) for key in keys & known.keys()]
    for text in sorted(one.text for one in flags if one.is_wrong):
        head.error(t("quality.wrong", flag=text), icon=":material/flag:")
    found = sorted(one.text for one in flags if not one.is_wrong)
    if found:
        more = len(found) - MOST_FLAGS
        last = [t("quality.more_flags", count=number(more))] if more > 0 else []
        st.markdown(t("quality.flagged"))
        blocks.listing([*found[:MOST_FLAGS], *last])

"""The protection of single children on the data page: the guard, the log, the rules."""

from datetime import datetime

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from htl_dash.catalogue.protection import protection_rules
from htl_dash.services.leak_guard import guard
from htl_dash.services.releases import release_log
from htl_dash.text import number, t
from htl_dash.ui import blocks, data_views
from htl_dash.ui.cached import engine, shared, version
from htl_dash.viewmodels.leak_view import LeakView, leak_view, log_table, rule_passages
from htl_dash.viewmodels.passage import Passage
from htl_dash.viewmodels.tables import Table


@shared
def _found(key: str) -> list[LeakView]:
    """What the guard has found in this version of the data, newest last, for all."""
    return []


@shared
def _log(key: str) -> Table:
    return log_table(release_log(engine()))


def releases() -> Table:
    """Return the release log as a table."""
    return _log(version())


def rules() -> tuple[Passage, ...]:
    """Return the rules in words."""
    return rule_passages(protection_rules().values())


def protection(head: DeltaGenerator) -> None:
    """Show what the guard found last, the log of releases, and the rules."""
    found = _found(version())
    heading = found[-1].heading if found else t("leak.not_tried")
    data_views.opening(head, heading, t("leak.intro"))
    _guard()
    st.subheader(t("release.log"), anchor=False)
    blocks.rows_or(releases(), t("release.none"))
    blocks.passages(rules())


@st.fragment
def _guard() -> None:
    """Offer to try the releases, and tell more of what was found last."""
    found = _found(version())
    if st.button(t("leak.start"), type="primary", key="leak guard"):
        found.append(_try())
        # The page's heading tells what was found.
        st.rerun()
    if not found:
        return
    view = found[-1]
    st.markdown(view.measured)
    if view.table.shown:
        blocks.rows(view.table)
        blocks.listing(view.table.notes)
    blocks.files(view.table)


def _try() -> LeakView:
    """Try every hidden figure, with progress; a click elsewhere stops it."""
    bar = st.progress(0.0, t("leak.waiting"))

    def step(tried: int, total: int) -> None:
        words = t("leak.running", tried=number(tried), total=number(total))
        bar.progress(tried / total, words)

    view = leak_view(guard(engine(), step), datetime.now())
    bar.empty()
    return view

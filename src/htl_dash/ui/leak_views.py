"""The protection of single children on the data page: the guard, the log, the rules."""

from datetime import datetime

import streamlit as st

from htl_dash.catalogue.protection import protection_rules
from htl_dash.services.leak_guard import guard
from htl_dash.services.releases import release_log
from htl_dash.text import number, t
from htl_dash.ui import blocks
from htl_dash.ui.cached import engine, shared, version
from htl_dash.viewmodels.data_view import Passage
from htl_dash.viewmodels.leak_view import LeakView, leak_view, log_table, rule_passages
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


@st.fragment
def leak_guard() -> None:
    """Offer to try the releases, and show what was found last."""
    found = _found(version())
    if st.button(t("leak.start"), type="primary"):
        found.append(_try())
    if not found:
        st.markdown(t("leak.not_tried"))
        return
    view = found[-1]
    st.subheader(view.heading, anchor=False)
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

"""Fetching from the live sources, on the page about data."""

from functools import partial

import streamlit as st

from htl_dash.catalogue.datasets import fetch_datasets
from htl_dash.domain.fetching import SourceName
from htl_dash.services.fetch_history import history
from htl_dash.services.fetch_plan import Wanted
from htl_dash.services.fetch_run import Progress
from htl_dash.services.fetching import fetch
from htl_dash.text import t
from htl_dash.ui import blocks, cached
from htl_dash.ui.cached import engine, home
from htl_dash.ui.fetch_runs import fetching
from htl_dash.viewmodels.fetch_view import FetchView, fetch_view

LOOK_SECONDS = 1.0
"""Between two looks at how far it has come."""
YEARS_BACK = 10


def fetch_section() -> None:
    """Say what can be fetched, fetch it, and show what became of it."""
    if home().is_training:
        st.info(t("fetch.training"))
        return
    st.markdown(t("fetch.intro"))
    if fetching().is_running:
        _under_way()
    else:
        _choices()
    _outcome(fetch_view(history(engine(), cached.today())))


def _choices() -> None:
    if fetching().problem:
        st.error(fetching().problem)
    known = sorted({one.source for one in fetch_datasets().values()})
    with st.container(horizontal=True, vertical_alignment="bottom"):
        chosen = tuple(
            one
            for one in known
            if st.checkbox(t(f"source_name.{one}"), value=True, key=f"fetch {one}")
        )
    with st.container(horizontal=True, vertical_alignment="bottom"):
        year = cached.today().year
        since = st.selectbox(
            t("fetch.since"),
            ["", *(str(year - back) for back in range(YEARS_BACK))],
            format_func=lambda one: one or t("fetch.since_all"),
            key="fetch since",
            width=220,
        )
        st.button(
            t("fetch.start"),
            type="primary",
            key="fetch start",
            disabled=not chosen,
            on_click=_start,
            args=(chosen, since),
        )
    st.markdown(t("fetch.since_help" if chosen else "fetch.choose_none"))


def _start(sources: tuple[SourceName, ...], since: str) -> None:
    """Begin beside the server: the thread is given all it needs and knows no session."""
    work = partial(fetch, engine(), home(), Wanted(sources=sources, since=since))
    fetching().start(lambda tell, is_stopped: work(tell=tell, is_stopped=is_stopped))


@st.fragment(run_every=LOOK_SECONDS)
def _under_way() -> None:
    """Show how far it has come; when it has ended, show the whole page anew."""
    now = fetching()
    if not now.is_running:
        st.rerun()
    progress = now.progress
    st.progress(progress.done if progress else 0.0, _words(progress))
    if now.is_stopping:
        st.markdown(t("fetch.stopping"))
    else:
        st.button(t("fetch.stop"), key="fetch stop", on_click=now.stop)
    st.markdown(t("fetch.goes_on"))


def _words(progress: Progress | None) -> str:
    if progress is None or not progress.title:
        return t("fetch.starting")
    facts = {
        "title": progress.title,
        "place": progress.dataset + 1,
        "all": progress.datasets,
    }
    if not progress.parts:
        return t("fetch.working", **facts)
    return t(
        "fetch.working_part", **facts, part=progress.part + 1, parts=progress.parts
    )


def _outcome(view: FetchView) -> None:
    st.subheader(t("fetch.datasets"), anchor=False)
    blocks.rows(view.datasets)
    st.subheader(t("fetch.last"), anchor=False)
    if not view.last:
        st.markdown(t("fetch.last_none"))
        return
    st.markdown(view.last)
    blocks.rows(view.became)
    with st.expander(t("fetch.requests")):
        blocks.rows_or(view.requests, t("fetch.requests_none"))
    blocks.files(view.requests)

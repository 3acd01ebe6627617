"""Fetching from the live sources, on the page about data."""

from functools import partial

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from htl_dash.domain.fetch_report import Progress
from htl_dash.domain.fetching import SourceName
from htl_dash.services.fetch_history import History, history
from htl_dash.services.fetch_plan import Wanted
from htl_dash.services.fetching import fetch
from htl_dash.text import t
from htl_dash.ui import blocks, cached, data_views
from htl_dash.ui.cached import engine, home
from htl_dash.ui.fetch_runs import fetching
from htl_dash.viewmodels.fetch_next import (
    NextStep,
    how_long,
    next_step,
    source_words,
)
from htl_dash.viewmodels.fetch_view import fetch_view
from htl_dash.viewmodels.section_headings import fetch_heading

LOOK_SECONDS = 1.0
"""Between two looks at how far it has come."""
TABLE_SECONDS = 5.0
"""Between two looks at what has come, while it goes on."""
YEARS_BACK = 10


def fetch_section(head: DeltaGenerator) -> None:
    """Say what can be fetched, fetch it, and show what became of it."""
    if home().is_training:
        data_views.opening(head, t("fetch.training"))
        return
    found = history(engine(), cached.today())
    heading = fetch_heading(found, is_running=fetching().is_running)
    data_views.opening(head, heading)
    if fetching().is_running:
        _under_way()
        _came_so_far()
    else:
        _go_on(next_step(found.last))
        _choices(found)
        _outcome(found)


def _choices(found: History) -> None:
    """Draw what to fetch, and the button that begins."""
    if fetching().problem:
        st.error(fetching().problem)
    st.markdown(t("fetch.intro"))
    st.markdown(t("fetch_next.sources"))
    known: dict[SourceName, list[str]] = {}
    for dataset in found.datasets:
        known.setdefault(dataset.source, []).append(dataset.dataset)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        chosen = tuple(
            one
            for one in sorted(known)
            if st.checkbox(source_words(one, known[one]), True, key=f"fetch {one}")
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
            args=(Wanted(sources=chosen, since=since),),
        )
    said = f"{how_long(found.ended)} {t('fetch.since_help')}"
    st.markdown(said if chosen else t("fetch.choose_none"))


def _go_on(step: NextStep | None) -> None:
    """Say what did not come in the last run, and offer to ask for it again."""
    if step is None:
        return
    with st.container(border=True, key="fetch next"):
        st.markdown(f"**{step.heading}**")
        blocks.listing(step.lines)
        if step.datasets:
            st.button(
                t("fetch_next.again"),
                key="fetch again",
                on_click=_start,
                args=(Wanted(datasets=step.datasets),),
            )


def _start(wanted: Wanted) -> None:
    """Begin beside the server: the thread is given all it needs and knows no session."""
    work = partial(fetch, engine(), home(), wanted)
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
    if progress.failed:
        return t("fetch.working_again", **facts, tries=progress.failed)
    if not progress.parts:
        return t("fetch.working", **facts)
    return t(
        "fetch.working_part", **facts, part=progress.part + 1, parts=progress.parts
    )


@st.fragment(run_every=TABLE_SECONDS)
def _came_so_far() -> None:
    """Show what has come while the rest is under way."""
    _outcome(history(engine(), cached.today()))


def _outcome(found: History) -> None:
    view = fetch_view(found)
    st.subheader(t("fetch.datasets"), anchor=False)
    blocks.rows(view.datasets)
    if not view.last:
        return
    with st.expander(t("fetch_next.details")):
        st.markdown(view.last)
        blocks.rows(view.became)
    with st.expander(t("fetch.requests")):
        blocks.rows_or(view.requests, t("fetch.requests_none"))
    blocks.files(view.requests)

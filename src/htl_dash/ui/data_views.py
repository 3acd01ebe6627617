"""The sections of the page on data and method that only tell how things are."""

from datetime import date

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from htl_dash.catalogue.glossary import glossary
from htl_dash.catalogue.goals import all_goals
from htl_dash.catalogue.team_models import team_model, team_model_codes
from htl_dash.services.pruning import kept
from htl_dash.text import t
from htl_dash.ui import blocks, cached, choices
from htl_dash.ui.cached import engine, home, shared, version
from htl_dash.viewmodels.data_view import FLAWS, DataView, data_view
from htl_dash.viewmodels.organisation import models_table, organisation
from htl_dash.viewmodels.passage import Passage
from htl_dash.viewmodels.section_headings import (
    accessibility_heading,
    glossary_heading,
    kept_line,
    methods_heading,
    missing_heading,
    organisation_heading,
)
from htl_dash.viewmodels.tables import Table, glossary_table


@shared
def _view(key: str, today: date) -> DataView:
    present = cached.newest_periods(key).keys()
    return data_view(home(), cached.status(), cached.known(), all_goals(), present)


def view() -> DataView:
    """Return sources, gaps and methods."""
    return _view(version(), date.today())


def opening(head: DeltaGenerator, heading: str, about: str = "") -> None:
    """Write what a section has found as the page's heading, above the choices.

    `about` says below it what the section is.
    """
    with head:
        st.title(heading, anchor=False)
        if about:
            st.markdown(f":gray[{about}]")


def sources(head: DeltaGenerator) -> None:
    """Show every series, and how much is kept behind them."""
    shown = view()
    opening(head, shown.heading, t("data.sources_intro"))
    if chosen := choices.choose_dataset(shown.sources):
        blocks.origin(chosen)
    st.subheader(shown.source_table.title, anchor=False)
    blocks.files(shown.source_table)
    blocks.rows(shown.source_table)
    st.markdown(shown.version)
    st.markdown(kept_line(kept(engine())))


def missing(head: DeltaGenerator) -> None:
    """Show what a reader would look for in vain."""
    opening(head, missing_heading(view().missing), t("data.missing_intro"))
    blocks.passages(view().missing)


def methods(head: DeltaGenerator) -> None:
    """Show how figures are made."""
    opening(head, methods_heading(view().methods), t("data.methods_intro"))
    blocks.passages(view().methods)


def own_organisation(head: DeltaGenerator) -> None:
    """Show how the work is organised here and elsewhere."""
    opening(head, organisation_heading(home()), t("data.organisation_intro"))
    blocks.passages(own_model())
    beside = models()
    st.subheader(beside.title, anchor=False)
    blocks.rows(beside)


def explained(head: DeltaGenerator) -> None:
    """Show the glossary."""
    table = words()
    opening(head, glossary_heading(table.rows), t("data.glossary_intro"))
    blocks.rows(table)


def accessibility(head: DeltaGenerator) -> None:
    """Show the aim, the known flaws, and whom to tell."""
    opening(head, accessibility_heading(len(FLAWS)))
    blocks.passages(view().accessibility)


def words() -> Table:
    """Return the glossary as a table."""
    return glossary_table(glossary())


def own_model() -> tuple[Passage, ...]:
    """Return how the municipality has organised its support."""
    return organisation(home().team_model)


def models() -> Table:
    """Return the municipality's model beside the others that are declared."""
    declared = [team_model(code) for code in team_model_codes()]
    return models_table(home().team_model, declared)

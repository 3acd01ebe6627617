"""What the page shows of a school's volumes, cached, and how it is laid out."""

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from htl_dash.charts.volumes import volumes as volume_bars
from htl_dash.services.initiatives import registered_initiatives
from htl_dash.services.mix import WorkItem
from htl_dash.services.work import handed_in_terms, work_items
from htl_dash.text import t
from htl_dash.ui import blocks
from htl_dash.ui.cached import engine, home, shared, work_version
from htl_dash.ui.school_views import schools
from htl_dash.viewmodels.tables import Table
from htl_dash.viewmodels.volume_tables import volume_table, volume_ways
from htl_dash.viewmodels.volume_view import VolumeView, volume_view


@shared
def _items(key: str) -> tuple[WorkItem, ...]:
    return work_items(engine())


@shared
def _volumes(key: str, unit_code: str) -> VolumeView:
    own = registered_initiatives(engine(), unit_code)
    initiatives = [one.initiative for one in own]
    return volume_view(schools()[unit_code], _items(key), initiatives)


def volumes(unit_code: str) -> VolumeView:
    """Return a school's volumes: plan beside outcome."""
    return _volumes(work_version(), unit_code)


@shared
def _table(key: str, unit_code: str) -> Table:
    handed_in = frozenset(
        one.term for one in handed_in_terms(engine()) if one.unit_code == unit_code
    )
    return volume_table(home(), schools()[unit_code], _items(key), handed_in)


def table(unit_code: str) -> Table:
    """Return a school's volumes as a table, with what was learnt."""
    return _table(work_version(), unit_code)


def show_volumes(head: DeltaGenerator, unit_code: str, *, second: bool = False) -> None:
    """Show a school's volumes: the finding in `head`, then figure, table and notes.

    `second` makes the finding a lower heading than the page's own.
    """
    view = volumes(unit_code)
    blocks.opening(head, view, second=second)
    if not view.groups:
        st.info(view.guidance)
        return
    # The key first: the figure is longer than a screen.
    st.markdown(f":gray[{view.key}]")
    blocks.figure(volume_bars(view), view.alt, "volumes")
    blocks.source(view.source, ())
    content = table(unit_code)
    with st.expander(t("volume.fold")):
        st.markdown(f":gray[{t('behind.registered')}]")
        blocks.rows(content, volume_ways(schools()[unit_code], _items(work_version())))
    blocks.files(content)
    blocks.listing(view.notes)

"""What the page shows of a school's results, cached, and how it is laid out."""

from collections.abc import Mapping, Sequence

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from htl_dash.charts.comparison import comparison_dots
from htl_dash.domain.geography import Geography
from htl_dash.domain.indicator import Direction
from htl_dash.services.revised import Placed
from htl_dash.services.school_figures import SchoolLine, school_figures
from htl_dash.text import t
from htl_dash.ui import blocks, cached, divisions
from htl_dash.ui.cached import engine, home, shared, version
from htl_dash.ui.school_views import schools
from htl_dash.ui.source_cells import placed
from htl_dash.viewmodels.revised_view import school_revisions, with_revisions
from htl_dash.viewmodels.school_results_view import (
    SchoolResultsView,
    school_results_table,
    school_results_view,
    school_results_ways,
)
from htl_dash.viewmodels.tables import Table
from htl_dash.viewmodels.ways import file_keys


@shared
def _lines(key: str, unit_code: str) -> tuple[SchoolLine, ...]:
    # What is neither good nor bad news, as parents' education, is no result.
    order = tuple(
        one
        for one in cached.reading_order(Geography.SCHOOL)
        if one.direction is not Direction.NEUTRAL
    )
    return school_figures(engine(), order, unit_code)


@shared
def _results(key: str, unit_code: str) -> SchoolResultsView:
    return school_results_view(schools()[unit_code], _lines(key, unit_code))


def results(unit_code: str) -> SchoolResultsView:
    """Return a school's results: the finding, and the newest shares side by side."""
    return _results(version(), unit_code)


def table(unit_code: str) -> Table:
    """Return every figure that there is of a school."""
    notes = cached.sources(results(unit_code).snapshots)
    lines = _lines(version(), unit_code)
    content = school_results_table(schools()[unit_code], lines, notes)
    return with_revisions(content, lines, _revised(lines))


def _revised(lines: Sequence[SchoolLine]) -> dict[str, Mapping[Placed, str]]:
    """Return what the figures that there are said before they were revised."""
    codes = (one.indicator.code for one in lines if one.figures)
    return {code: divisions.revisions(code, Geography.SCHOOL) for code in codes}


def show_results(head: DeltaGenerator, unit_code: str) -> None:
    """Show a school's results: the finding in `head`, then figure, table and notes."""
    view, content = results(unit_code), table(unit_code)
    blocks.opening(head, view)
    if view.guidance:
        # Made-up places have no figures to fetch.
        blocks.cure(t("fetch.training") if home().is_training else view.guidance)
    if not content.shown:
        return
    if view.picture:
        drawn = comparison_dots(view.picture)
        blocks.figure(drawn, view.picture.alt, "school_results")
    lines = _lines(version(), unit_code)
    if told := school_revisions(lines, _revised(lines)):
        st.markdown(told)
    st.markdown(f":gray[{t('lineage.in_tables')}]")
    ways = school_results_ways(lines)
    blocks.rows(content, ways)
    blocks.files(placed(content, file_keys(ways, len(content.rows))))
    st.markdown(t("school_results.beside"))
    trail = view.picture.trail if view.picture else view.trail
    blocks.source(cached.source_line(view.snapshots, trail=trail), view.notes)

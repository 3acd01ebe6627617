"""What a page shows as sections of a document, so that a decision can freeze it.

Every section has the finding as its heading, what is measured, the figure as numbers,
the same as a table, and what to beware of. Texts are without markdown.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from htl_dash.domain.indicator import Indicator
from htl_dash.text import t
from htl_dash.viewmodels.as_typed import as_typed
from htl_dash.viewmodels.chart_data import Chart, Numbers
from htl_dash.viewmodels.comparison import Comparison
from htl_dash.viewmodels.document import Block, Listing, Paragraph, Section
from htl_dash.viewmodels.document_charts import dots, lines, shares
from htl_dash.viewmodels.mix_view import MixView
from htl_dash.viewmodels.profile_view import AreaProfile
from htl_dash.viewmodels.sources import SourceNote
from htl_dash.viewmodels.statement import Statement
from htl_dash.viewmodels.tables import Table
from htl_dash.viewmodels.target_view import TargetView
from htl_dash.viewmodels.timeline import Timeline
from htl_dash.viewmodels.upstream_view import UpstreamView
from htl_dash.viewmodels.values import suffix


def numbers_of(indicator: Indicator) -> Numbers:
    """Return how an indicator's numbers are written in a chart."""
    return Numbers(min(indicator.decimals, 1), suffix(indicator))


def comparison_section(
    indicator: Indicator,
    view: Comparison,
    table: Table,
    said: Sequence[Statement] = (),
) -> Section:
    """Return places side by side on one indicator, and how sure their order is."""
    table = of_indicator(table, indicator)
    chart = dots(view, numbers_of(indicator), source_of(table.sources))
    words = (view.reading, *(one.text for one in said))
    return section(view.heading, view.measured, words, (chart,), table, view.notes)


def trend_section(
    indicator: Indicator, view: Timeline, table: Table, said: Sequence[Statement] = ()
) -> Section:
    """Return places over time."""
    table = of_indicator(table, indicator)
    chart = lines(view, numbers_of(indicator), source_of(table.sources))
    words = tuple(one.text for one in said)
    return section(view.heading, view.measured, words, (chart,), table, table.notes)


def profile_section(view: AreaProfile, table: Table) -> Section:
    """Return one area over all indicators, as a table."""
    return section(view.heading, view.measured, (), (), table, view.missing)


def goal_section(
    indicator: Indicator,
    view: Timeline,
    table: Table,
    trend: Statement,
    target: TargetView,
) -> Section:
    """Return an indicator of a goal over time, its trend and its target."""
    table = of_indicator(table, indicator)
    chart = lines(view, numbers_of(indicator), source_of(table.sources))
    words = (trend.text, target.statement.text, target.remark)
    return section(
        view.heading, view.measured, words, (chart,), table, indicator.cautions
    )


def mix_section(view: MixView, upstream: UpstreamView, table: Table) -> Section:
    """Return the mix of work, and whether it is the need that moves."""
    bars = view.picture.bars
    source = source_of(table.sources)
    charts: tuple[Chart, ...] = ()
    if bars:
        charts = (shares(bars, view.heading, view.measured, source),)
    words = (upstream.statement.text, *upstream.others, *view.aim, view.unclassified)
    notes = (*view.notes, *upstream.notes)
    return section(view.heading, view.measured, words, charts, table, notes)


def section(
    heading: str,
    measured: str,
    words: Iterable[str],
    charts: Iterable[Chart],
    table: Table | None,
    notes: Iterable[str],
) -> Section:
    """Put a section together; what is empty is left out."""
    blocks: list[Block] = [Paragraph(as_typed(measured), is_muted=True)]
    blocks += [Paragraph(as_typed(one)) for one in words if one]
    blocks += charts
    kept = tuple(as_typed(one) for one in notes if one)
    if table is not None:
        bare = without_markdown(table)
        # What the section says of its own is not said once more under the table.
        left = tuple(one for one in bare.notes if one and one not in kept)
        blocks.append(replace(bare, notes=left))
    if kept:
        blocks.append(Listing(kept))
    return Section(as_typed(heading), tuple(blocks))


def without_markdown(table: Table) -> Table:
    """Return a table for a document: the cells that are shown say what they say."""
    return replace(
        table,
        title=as_typed(table.title),
        shown_columns=tuple(as_typed(one) for one in table.shown_columns),
        shown=tuple(tuple(as_typed(cell) for cell in row) for row in table.shown),
        notes=tuple(as_typed(one) for one in table.notes),
    )


def of_indicator(table: Table, indicator: Indicator) -> Table:
    """Return a table whose sources name the indicator's own table alone.

    A dataset may hold many of its publisher's tables, and the others are not shown.
    """
    own = indicator.source.table
    sources = tuple(
        replace(note, table=own, line=note.line.replace(note.table, own))
        if own and own in note.table
        else note
        for note in table.sources
    )
    return replace(table, sources=sources)


def source_of(notes: Sequence[SourceNote]) -> str:
    """Return the line under a figure that says where its numbers come from."""
    lines_ = dict.fromkeys(as_typed(one.line) for one in notes if one.line)
    return t("decide.source", lines="; ".join(lines_)) if lines_ else ""


def sources_in(sections: Iterable[Section]) -> tuple[str, ...]:
    """Return every source that the tables of some sections rest on, in full, once."""
    notes = [
        note
        for one in sections
        for block in one.blocks
        if isinstance(block, Table)
        for note in block.sources
    ]
    return tuple(dict.fromkeys(_in_full(one) for one in notes))


def _in_full(note: SourceNote) -> str:
    words = {
        "publisher": note.publisher,
        # A table may be named by a whole sentence; its full stop is not wanted here.
        "table": as_typed(note.table).rstrip("."),
        "title": as_typed(note.title),
        "retrieved": note.retrieved,
    }
    if note.sha256:
        words |= {"period": note.period, "sha": note.sha256[:12]}
        return t("decide.source_file", **words)
    return t("decide.source_own", **words)

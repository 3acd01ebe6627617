"""What is told of one school as sections of a document: chain, work, results and flow."""

from collections.abc import Iterator, Sequence

from htl_dash.text import t
from htl_dash.viewmodels.chain_view import ChainView
from htl_dash.viewmodels.chart_data import (
    Numbers,
    Row,
    RowChart,
    RowMark,
    Tone,
)
from htl_dash.viewmodels.document import Section
from htl_dash.viewmodels.document_charts import axis, dots, told
from htl_dash.viewmodels.evidence import section, source_of
from htl_dash.viewmodels.flow_counts import Count, CountState
from htl_dash.viewmodels.flow_figures import Feedback, Group
from htl_dash.viewmodels.flow_view import FlowView
from htl_dash.viewmodels.school_results_view import SchoolResultsView
from htl_dash.viewmodels.tables import Table
from htl_dash.viewmodels.values import State
from htl_dash.viewmodels.volume_view import VolumeView

COUNTS = Numbers(0, "")
_STATES = {
    CountState.SHOWN: State.SHOWN,
    CountState.HIDDEN: State.HIDDEN,
    CountState.WAITING: State.MISSING,
    CountState.MISSING: State.MISSING,
}


def chain_section(view: ChainView, table: Table, facts: Table) -> Section:
    """Return a school's chain from cause to indicator, as a table."""
    whole = section(view.heading, view.measured, (view.source,), (), table, view.notes)
    return Section(whole.heading, (*whole.blocks, facts))


def volume_section(view: VolumeView, table: Table) -> Section:
    """Return a school's volumes: what came of it, beside what was planned."""
    rows = tuple(
        Row(
            label=t("decide.at_term", title=group.title, term=one.term),
            value=one.actual,
            lower=None,
            upper=None,
            text=one.label,
            state=State.MISSING if one.actual is None else State.SHOWN,
            tone=Tone.OWN,
        )
        for group in view.groups
        for one in group.rows
    )
    charts: tuple[RowChart, ...] = ()
    if rows:
        title = t("decide.hours")
        charts = (bars(title, view.measured, rows, source_of(table.sources)),)
    words = (view.guidance, view.key)
    return section(view.heading, view.measured, words, charts, table, view.notes)


def school_results_section(view: SchoolResultsView, table: Table) -> Section:
    """Return a school's results: the newest shares, and every year as a table."""
    charts: tuple[RowChart, ...] = ()
    if view.picture:
        per_cent = Numbers(0, t("paper.per_cent"))
        charts = (dots(view.picture, per_cent, source_of(table.sources)),)
    words, kept = (view.guidance,), table if table.shown else None
    return section(view.heading, view.measured, words, charts, kept, view.notes)


def flow_section(view: FlowView, table: Table) -> Section:
    """Return a school's flow: its steps, feedback in time, and lead times."""
    source = source_of(table.sources)
    words = (view.guidance, view.key, view.answers)
    charts = tuple(_flow_charts(view, source))
    return section(view.heading, view.measured, words, charts, table, view.notes)


def bars(title: str, measured: str, rows: Sequence[Row], source: str) -> RowChart:
    """Return amounts as bars from zero."""
    ends = [one.value for one in rows if one.value is not None]
    return RowChart(
        title=title,
        measured=measured,
        mark=RowMark.BAR,
        rows=tuple(rows),
        axis=axis(ends, COUNTS, from_zero=True),
        rule=None,
        numbers=COUNTS,
        key="",
        alt=t("paper.alt", title=title, told=told(rows)),
        source=source,
    )


def _flow_charts(view: FlowView, source: str) -> Iterator[RowChart]:
    if view.steps:
        terms = view.steps.terms
        rows = [row for one in view.steps.groups for row in _counts(one, terms)]
        yield bars(t("decide.steps"), view.measured, rows, source)
    if view.feedback:
        yield _feedback(view.feedback, source)
    if view.leads:
        rows = [row for one in view.leads.groups for row in _counts(one, ())]
        yield bars(view.leads.heading, view.leads.measured, rows, source)


def _counts(group: Group, terms: Sequence[str]) -> Iterator[Row]:
    for at, count in enumerate(group.counts):
        label = group.name
        if terms:
            label = t("decide.at_term", title=group.name, term=terms[at])
        yield _row(label, count)


def _row(label: str, count: Count) -> Row:
    value = None if count.value is None else float(count.value)
    state = _STATES[count.state]
    return Row(label, value, None, None, count.label, state, Tone.OWN)


def _feedback(view: Feedback, source: str) -> RowChart:
    per_cent = Numbers(0, t("paper.per_cent"))
    rows = tuple(
        Row(
            one.term,
            one.value,
            one.lower,
            one.upper,
            one.label,
            State.MISSING if one.value is None else State.SHOWN,
            Tone.OWN,
        )
        for one in view.rows
    )
    return RowChart(
        title=view.heading,
        measured=view.measured,
        mark=RowMark.DOT,
        rows=rows,
        axis=axis([0.0, 100.0], per_cent, from_zero=True),
        rule=None,
        numbers=per_cent,
        key=t("paper.key_intervals"),
        alt=t("paper.alt", title=view.heading, told=told(rows)),
        source=source,
    )

"""A prioritisation as sections of a document: what a decision freezes, and paper prints."""

from collections.abc import Sequence

from htl_dash.domain.municipality import Municipality
from htl_dash.services.priority_result import Disagreement, Result
from htl_dash.services.score_table import ScoreTable
from htl_dash.text import number, t
from htl_dash.viewmodels.as_typed import as_typed
from htl_dash.viewmodels.chart_data import Axis, Numbers, Row, RowChart, RowMark, Tone
from htl_dash.viewmodels.disagreement_view import disagreement_view
from htl_dash.viewmodels.document import Section
from htl_dash.viewmodels.evidence import section, source_of
from htl_dash.viewmodels.priority_view import (
    PriorityView,
    chance_table,
    priority_view,
)
from htl_dash.viewmodels.priority_words import per_cent, slider_label
from htl_dash.viewmodels.score_view import origin_lines, score_table
from htl_dash.viewmodels.sensitivity_view import (
    central_table,
    leader_text,
    sensitivity_lines,
)
from htl_dash.viewmodels.sources import SourceNote
from htl_dash.viewmodels.tables import Table, columns, on_screen
from htl_dash.viewmodels.values import State

_WHOLE = 100.0
_TICKS = (0.0, 25.0, 50.0, 75.0, 100.0)


def priority_sections(
    scores: ScoreTable,
    found: Result,
    among: int,
    disagreement: Disagreement | None,
    municipality: Municipality,
    sources: tuple[SourceNote, ...],
) -> tuple[Section, ...]:
    """Return what was weighed, with which weights, what comes first and who thinks what.

    `sources` are of the published figures among the scores. Nothing of who answered
    what is in it but groups of three or more.
    """
    view = priority_view(scores, found, among)
    chances = on_screen(chance_table(scores, found, among, sources))
    first = section(
        view.heading,
        view.measured,
        view.surviving,
        (_chart(view, source_of(sources)),),
        chances,
        view.notes,
    )
    told = (leader_text(scores, found), *sensitivity_lines(scores, found))
    central = on_screen(central_table(scores, found))
    why = section(t("sensitivity.central"), "", told, (), central, ())
    made = [first, _weights(scores, found), why]
    known = on_screen(score_table(scores, municipality, sources))
    origins = origin_lines(scores, municipality)
    made.append(section(t("score.heading"), "", (), (), known, origins))
    if disagreement is not None:
        made.append(_disagreement(scores, disagreement, among, municipality))
    return tuple(made)


def _chart(view: PriorityView, source: str) -> RowChart:
    """Return the bars of being first; how often among the first stands in words."""
    rows = tuple(
        Row(
            bar.label,
            _WHOLE * bar.first,
            None,
            None,
            bar.text,
            State.SHOWN,
            Tone.OWN,
        )
        for bar in view.bars
    )
    suffix = t("paper.per_cent")
    ticks = tuple((at, number(at) + suffix) for at in _TICKS)
    return RowChart(
        title=as_typed(view.heading),
        measured=as_typed(view.measured),
        mark=RowMark.BAR,
        rows=rows,
        axis=Axis(0.0, _WHOLE, ticks),
        rule=None,
        numbers=Numbers(0, suffix),
        key="",
        alt=view.alt,
        source=source,
    )


def _weights(scores: ScoreTable, found: Result) -> Section:
    """Return each criterion's weight in the middle and what is reasonable about it."""
    weighing = found.weighing
    middle: Sequence[float | None] = weighing.middle or [None] * len(scores.criteria)
    space = weighing.space
    shown, rows = [], []
    for at, (one, weight) in enumerate(zip(scores.criteria, middle, strict=True)):
        lower, upper = space.lower[at], space.upper[at]
        said = t("priority.not_said") if weight is None else per_cent(weight)
        shown.append((slider_label(one), said, per_cent(lower), per_cent(upper)))
        rows.append((one.title, weight, lower, upper))
    head = columns("criterion", "weight", "weight_lower", "weight_upper")
    table = Table(
        t("priority.file_weights"),
        t("priority.weights"),
        head,
        tuple(shown),
        head,
        tuple(rows),
        (t("method.swing"),),
        (),
    )
    return section(t("priority.weights"), "", (), (), table, ())


def _disagreement(
    scores: ScoreTable, found: Disagreement, among: int, municipality: Municipality
) -> Section:
    view = disagreement_view(scores, found, among, municipality)
    words = (*view.surviving, *view.groups, *view.divided)
    table = on_screen(view.table)
    return section(view.heading, view.measured, words, (), table, view.table.notes)

"""Two pages per goal: how it stands, the gap, what is done, decided, and not known.

The sheet is the same whoever prints it and whatever is chosen on the page: the first
indicator in the municipality's own reading order, and the widest gap between areas.
Two sheets of paper are all there is, so long lists end by saying how much is left out
and where it stands.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from htl_dash.domain.goal import Dimension
from htl_dash.domain.indicator import Indicator
from htl_dash.domain.municipality import Municipality
from htl_dash.services.gaps import AreaGap
from htl_dash.services.goal_progress import Progress
from htl_dash.text import long_date, t
from htl_dash.viewmodels.chart_data import Numbers
from htl_dash.viewmodels.comparison import area_comparison
from htl_dash.viewmodels.document import (
    Block,
    Document,
    Fact,
    Paragraph,
    Section,
    Signature,
    sealed,
)
from htl_dash.viewmodels.document_charts import dots, lines
from htl_dash.viewmodels.goal_sheet_decisions import decisions
from htl_dash.viewmodels.goal_sheet_parts import (
    LONGEST_NOTE,
    MOST_MEASURES,
    GoalFacts,
    measures,
    shortened,
    unknown,
    work,
)
from htl_dash.viewmodels.goal_view import goal_row, goal_timeline
from htl_dash.viewmodels.recent_trend_view import trend_statement
from htl_dash.viewmodels.sources import plain_sources
from htl_dash.viewmodels.values import (
    axis_suffix,
    figure_text,
    in_points,
    limits,
    plain,
)

MOST_ROWS = 18
"""Areas that have room on the first page."""
LONGEST_CAUTION = 400


def file_name(dimension: Dimension) -> str:
    """Return what a goal's two pages are called as a file, without ending."""
    return t("paper.sheet_file", goal=t(f"paper_goal.{dimension}"))


def known(progress: Sequence[Progress]) -> tuple[Progress, ...]:
    """Return the indicators that the municipality has a figure for, in their order."""
    return tuple(
        one for one in progress if any(found.estimate for found in one.own.values())
    )


def snapshots(progress: Sequence[Progress], gap: AreaGap | None) -> tuple[int, ...]:
    """Return the snapshots behind every figure on the sheet, each once."""
    shown = known(progress)[: MOST_MEASURES + 1]
    found = [at for one in shown for at in one.snapshots]
    found += gap.comparison.snapshots if gap else ()
    return tuple(dict.fromkeys(found))


def goal_sheet(facts: GoalFacts) -> Document:
    """Return a goal's two pages as a document."""
    place, goal = facts.municipality, facts.goal
    rows = [
        goal_row(one, facts.today.year, place.stale_after_years)
        for one in facts.progress
    ]
    first, gap = next(iter(known(facts.progress)), None), facts.gap
    leading = first.indicator.code if first else ""
    more = Section(
        t("paper.more"), measures(rows, leading), starts_page=gap is not None
    )
    found = Document(
        name=file_name(goal.dimension),
        title=t("paper.sheet_title", goal=goal.title, place=place.name),
        subtitle=t("paper.sheet_subtitle"),
        facts=_facts(facts),
        sections=(
            Section(t("paper.situation"), _situation(facts, first)),
            Section(t("paper.gap"), _gap(facts)),
            more,
            Section(t("paper.work"), work(facts), starts_page=gap is None),
            Section(t("paper.decisions"), decisions(facts)),
            Section(t("paper.unknown"), unknown(facts, rows)),
        ),
        sources=_sources(facts),
        notes=(*_cautions(facts), t("paper.stands_alone"), t("paper.trace")),
        signatures=(Signature(t("paper.made_by"), long_date(facts.today)),),
        day=facts.today,
        version=facts.version,
        is_one_page_each=True,
    )
    return sealed(found)


def _facts(facts: GoalFacts) -> tuple[Fact, ...]:
    goal, place = facts.goal, facts.municipality
    if not facts.is_decided_here:
        undecided = t("goals.undecided", place=place.name)
        return (Fact(t("paper.goal"), undecided),)
    decided = t("paper.decided_by", decided=goal.decided, source=goal.source)
    described = goal.problem_description or t("paper.no_description")
    return (
        Fact(t("paper.goal"), goal.statement),
        Fact(t("paper.decided"), decided),
        Fact(t("paper.problem"), shortened(described, LONGEST_NOTE)),
    )


def _situation(facts: GoalFacts, first: Progress | None) -> tuple[Block, ...]:
    if first is None:
        return (Paragraph(t("paper.no_figures", place=facts.municipality.name)),)
    indicator = first.indicator
    view = goal_timeline(facts.municipality, first)
    source = _source(facts.origin(indicator, first.snapshots))
    found = lines(view, numbers(indicator), source)
    return (found, Paragraph(trend_statement(first).plain))


def _gap(facts: GoalFacts) -> tuple[Block, ...]:
    gap, place = facts.gap, facts.municipality
    if gap is None:
        key = "paper.no_gap" if facts.has_areas else "paper.no_area_measures"
        return (Paragraph(t(key, place=place.name)),)
    place = _briefly_named(place)
    compared, names = gap.comparison, {one.code: one for one in place.area_names}
    indicator = compared.indicator
    said = t(
        "paper.gap_size",
        hardest=names[gap.hardest.code].name,
        hard=figure_text(indicator, gap.hardest.figure),
        easiest=names[gap.easiest.code].name,
        easy=figure_text(indicator, gap.easiest.figure),
        gap=in_points(plain(indicator, gap.gap.value)),
        limits=limits(indicator, gap.gap),
    )
    if compared.reference is not None:
        said += t("paper.gap_worse", worse=gap.surely_worse, all=len(compared.areas))
    view = area_comparison(place, compared, None)
    source = _source(facts.origin(indicator, compared.snapshots))
    drawn = dots(view, numbers(indicator), source)
    left = len(drawn.rows) - MOST_ROWS
    if left <= 0:
        return (drawn, Paragraph(said))
    half = MOST_ROWS // 2
    drawn = replace(drawn, rows=(*drawn.rows[:half], *drawn.rows[-half:]))
    return (drawn, Paragraph(f"{said} {t('paper.rows_left', left=left)}"))


def _briefly_named(place: Municipality) -> Municipality:
    """Return a municipality whose areas are called in words as in a figure."""
    names = tuple(replace(one, name=one.short_name) for one in place.area_names)
    return replace(place, area_names=names)


def _source(origin: str) -> str:
    return t("paper.source", source=origin) if origin else ""


def _sources(facts: GoalFacts) -> tuple[str, ...]:
    """Return a line for each indicator on the sheet, and our own calculations once."""
    shown = known(facts.progress)[: MOST_MEASURES + 1]
    found = [(one.indicator, one.snapshots) for one in shown]
    if facts.gap:
        compared = facts.gap.comparison
        found.append((compared.indicator, compared.snapshots))
    published = [
        t("paper.source_of", title=one.title, source=facts.published(one, snapshots))
        for one, snapshots in found
    ]
    used = dict.fromkeys(at for _, snapshots in found for at in snapshots)
    ours = [facts.sources[one] for one in used if one in facts.sources]
    return (*published, *plain_sources(one for one in ours if one.derived))


def _cautions(facts: GoalFacts) -> tuple[str, ...]:
    """Return what a reader must know before trusting the two figures."""
    found = []
    if first := next(iter(known(facts.progress)), None):
        found.append((first.indicator, first.indicator.cautions))
    if facts.gap:
        compared = facts.gap.comparison
        view = area_comparison(facts.municipality, compared, None)
        found.append((compared.indicator, view.notes))
    return tuple(
        t(
            "paper.caution",
            title=one.title,
            text=" ".join(_whole(notes)),
        )
        for one, notes in found
        if notes
    )


def _whole(notes: Sequence[str]) -> Iterator[str]:
    """Give the notes that have room, none cut short; the first always."""
    room = LONGEST_CAUTION
    for at, note in enumerate(notes):
        room -= len(note)
        if at and room < 0:
            yield t("paper.more_cautions")
            return
        yield note


def numbers(indicator: Indicator) -> Numbers:
    """Return how an indicator's numbers are written in a chart."""
    return Numbers(min(indicator.decimals, 1), axis_suffix(indicator))

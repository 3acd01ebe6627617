"""Data and method: every source, what is missing and why, how figures are made."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from htl_dash.domain.goal import Dimension, Goal
from htl_dash.domain.indicator import Indicator
from htl_dash.domain.municipality import Municipality
from htl_dash.services.status import StoreStatus
from htl_dash.stats.estimate import Method
from htl_dash.text import number, plain_markdown, t
from htl_dash.viewmodels.passage import Passage
from htl_dash.viewmodels.section_headings import sources_heading
from htl_dash.viewmodels.sources import SourceNote, source_note
from htl_dash.viewmodels.tables import Table
from htl_dash.viewmodels.values import period_text

METHODS = (
    Method.PUBLISHED,
    Method.WILSON,
    Method.WILSON_ROUNDED,
    Method.WEIGHTED_MEAN,
    "rank_risk",
    "map_class",
    "classes",
    Method.SIMULTANEOUS,
    "gaps",
    "trend",
    "target",
    Method.BINOMIAL_TREND,
    Method.SERIES_TREND,
    "breaks",
    "mix",
    "upstream",
    Method.COUNT_RATIO,
    "swing",
    "acceptability",
    "central_weights",
    "survives",
    "sensitivity",
    "disagreement",
    "children",
    "portfolio",
    "shift",
    "disclosure",
)
"""The methods behind what the pages show, in the order of reading."""
FLAWS = ("known_map", "known_controls")
ACCESSIBILITY = ("standard", *FLAWS, "feedback")


@dataclass(frozen=True, slots=True)
class DataView:
    """Everything the page shows, section by section; `heading` is about the sources."""

    heading: str
    version: str
    sources: tuple[SourceNote, ...]
    source_table: Table
    methods: tuple[Passage, ...]
    missing: tuple[Passage, ...]
    accessibility: tuple[Passage, ...]


def data_view(
    municipality: Municipality,
    status: StoreStatus,
    indicators: Mapping[str, Indicator],
    goals: Mapping[Dimension, Goal],
    present: Collection[tuple[str, str]],
) -> DataView:
    """Present the origins; `present` holds (indicator, geography) with figures."""
    sources = tuple(source_note(one) for one in status.datasets)
    return DataView(
        heading=sources_heading(status.datasets),
        version=t(
            "data.version", version=status.data_version, rows=number(status.rows)
        ),
        sources=sources,
        source_table=_source_table(sources),
        methods=tuple(
            Passage(t(f"method.{name}_title"), t(f"method.{name}")) for name in METHODS
        ),
        missing=_missing(municipality, indicators, goals, present),
        accessibility=tuple(
            Passage(t(f"accessibility.{name}_title"), t(f"accessibility.{name}"))
            for name in ACCESSIBILITY
        ),
    )


def _source_table(sources: Sequence[SourceNote]) -> Table:
    names = ("dataset_title", "publisher", "table", "period", "retrieved", "rows")
    columns = tuple(t(f"column.{name}") for name in names)
    shown = tuple(
        (s.title, s.publisher, s.table, period_text(s.period), s.retrieved, s.rows)
        for s in sources
    )
    on_page = tuple(tuple(map(plain_markdown, row)) for row in shown)
    more = ("loaded", "version", "licence", "address", "sha")
    rows = tuple(
        (*row, s.loaded, s.version, s.licence, s.url, s.sha256)
        for row, s in zip(shown, sources, strict=True)
    )
    return Table(
        name=t("data.file"),
        title=t("data.sources"),
        shown_columns=columns,
        shown=on_page,
        columns=(*columns, *(t(f"column.{name}") for name in more)),
        rows=rows,
        notes=(),
        sources=tuple(sources),
    )


def _missing(
    municipality: Municipality,
    indicators: Mapping[str, Indicator],
    goals: Mapping[Dimension, Goal],
    present: Collection[tuple[str, str]],
) -> tuple[Passage, ...]:
    """List what a reader would look for in vain, and how it arrives."""
    found = []
    for one in indicators.values():
        absent = [level for level in one.levels if (one.code, level) not in present]
        if absent and one.how_to_get:
            levels = ", ".join(t(f"geography.{level}") for level in absent)
            heading = t("data.missing_figures", title=one.title, levels=levels)
            found.append(Passage(heading, one.how_to_get))
    for goal in goals.values():
        if goal.problem_description is None:
            heading = t("data.missing_description", title=goal.title)
            found.append(Passage(heading, _undescribed(municipality, goal)))
    if not municipality.geographies:
        heading = t("areas.none", place=municipality.name)
        found.append(Passage(heading, t("areas.none_cure")))
    for school in municipality.pilot_schools:
        heading = t("data.missing_catchment", school=school.name)
        found.append(Passage(heading, school.areas_note))
    return tuple(found)


def _undescribed(municipality: Municipality, goal: Goal) -> str:
    """Say why a goal has no problem description: it may be another's goal."""
    if goal.municipality == municipality.code:
        file = f"data/catalogue/goals/{goal.dimension}.toml"
        cure = t("data.description_cure", file=file)
        return f"{goal.problem_description_note} {cure}"
    return t("goals.undecided", place=municipality.name)

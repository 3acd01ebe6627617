"""The same numbers as a table: on screen, as CSV and as a workbook."""

from collections.abc import Sequence
from dataclasses import dataclass

from htl_dash.catalogue.glossary import Term
from htl_dash.domain.indicator import Indicator
from htl_dash.domain.municipality import Municipality
from htl_dash.services.figures import AreaFigure
from htl_dash.services.goal_progress import Progress
from htl_dash.text import t
from htl_dash.viewmodels.comparison import Comparison
from htl_dash.viewmodels.goal_view import GoalRow
from htl_dash.viewmodels.profile_view import AreaProfile
from htl_dash.viewmodels.sources import SourceNote
from htl_dash.viewmodels.values import absence, figure_text, scaled

Value = str | float | None
NOTHING = "\u2013"


@dataclass(frozen=True, slots=True)
class Table:
    """Rows for the screen (`shown`, all text) and for files (`rows`, real numbers).

    `name` is a file name without ending, in plain letters.
    """

    name: str
    title: str
    shown_columns: tuple[str, ...]
    shown: tuple[tuple[str, ...], ...]
    columns: tuple[str, ...]
    rows: tuple[tuple[Value, ...], ...]
    notes: tuple[str, ...]
    sources: tuple[SourceNote, ...]


def comparison_table(comparison: Comparison, sources: tuple[SourceNote, ...]) -> Table:
    """Return a comparison as a table, in the order of the figure."""
    shown = tuple(
        (row.name, row.label, row.interval or NOTHING, row.certainty_text)
        for row in comparison.rows
    )
    rows: tuple[tuple[Value, ...], ...] = tuple(
        (
            row.code,
            row.name,
            comparison.title,
            comparison.period,
            row.value,
            row.lower,
            row.upper,
            row.certainty_text,
            None if row.value is not None else row.label,
        )
        for row in comparison.rows
    )
    return Table(
        name=f"{comparison.indicator}_{comparison.period}".replace("/", "-"),
        title=comparison.measured,
        shown_columns=_columns("place", "value", "interval", "certainty"),
        shown=shown,
        columns=_columns(
            "code",
            "place",
            "indicator",
            "period",
            "value",
            "lower",
            "upper",
            "certainty",
            "absence",
        ),
        rows=rows,
        notes=comparison.notes,
        sources=sources,
    )


def _columns(*names: str) -> tuple[str, ...]:
    return tuple(t(f"column.{name}") for name in names)


def profile_table(profile: AreaProfile, sources: tuple[SourceNote, ...]) -> Table:
    """Return an area's profile as a table."""
    shown = tuple(
        (
            line.title,
            line.period,
            line.label,
            line.interval or NOTHING,
            line.whole_label,
            line.certainty_text,
        )
        for line in profile.lines
    )
    rows: tuple[tuple[Value, ...], ...] = tuple(
        (
            profile.area.code,
            profile.area.name,
            line.title,
            line.period,
            *line.figures,
            line.certainty_text,
        )
        for line in profile.lines
    )
    limits = ("value", "lower", "upper", "whole", "certainty")
    return Table(
        name=f"{t('profile.file')}_{profile.area.code}",
        title=profile.heading,
        shown_columns=_columns(
            "indicator", "period", "value", "interval", "whole", "certainty"
        ),
        shown=shown,
        columns=_columns("code", "place", "indicator", "period", *limits),
        rows=rows,
        notes=(),
        sources=sources,
    )


def trend_table(
    comparisons: Sequence[Comparison], sources: tuple[SourceNote, ...]
) -> Table:
    """Return the areas over time: on screen a column per period, in files a row each."""
    newest = comparisons[-1]
    labels = {
        (view.period, row.code): row.label for view in comparisons for row in view.rows
    }
    periods = [view.period for view in comparisons]
    single = [comparison_table(view, sources) for view in comparisons]
    return Table(
        name=newest.indicator,
        title=newest.title,
        shown_columns=(t("column.place"), *periods),
        shown=tuple(
            (row.name, *(labels.get((p, row.code), NOTHING) for p in periods))
            for row in newest.rows
        ),
        columns=single[-1].columns,
        rows=tuple(row for table in single for row in table.rows),
        notes=newest.notes,
        sources=sources,
    )


def progress_table(
    municipality: Municipality, progress: Progress, sources: tuple[SourceNote, ...]
) -> Table:
    """Return an indicator's history: a row per period, a column per place."""
    indicator = progress.indicator
    names = {peer.code: peer.name for peer in municipality.peers}
    series = [(municipality.name, progress.own)]
    series += [(names[code], found) for code, found in progress.peers.items()]
    for statistic in ("p10", "median", "p90"):
        if statistic in progress.spread:
            series.append((t(f"goals.{statistic}"), progress.spread[statistic]))
    periods = sorted({period for _, found in series for period in found}, reverse=True)
    columns = (t("column.period"), *(name for name, _ in series))
    return Table(
        name=indicator.code,
        title=indicator.title,
        shown_columns=columns,
        shown=tuple(
            (period, *(figure_text(indicator, f.get(period)) for _, f in series))
            for period in periods
        ),
        columns=columns,
        rows=tuple(
            (period, *(_number(indicator, f.get(period)) for _, f in series))
            for period in periods
        ),
        notes=indicator.cautions,
        sources=sources,
    )


def _number(indicator: Indicator, figure: AreaFigure | None) -> Value:
    """Return the figure as published, or why there is none."""
    if figure is None or figure.estimate is None:
        return absence(figure)
    return scaled(indicator, figure.estimate.value)


def glossary_table(terms: tuple[Term, ...]) -> Table:
    """Return the glossary as a table."""
    columns = _columns("swedish", "meaning", "english")
    rows = tuple((term.swedish, term.meaning, term.english) for term in terms)
    title = t("data.glossary")
    return Table(t("data.glossary_file"), title, columns, rows, columns, rows, (), ())


def overview_table(title: str, rows: tuple[GoalRow, ...]) -> Table:
    """Return a goal's indicators as a table."""
    columns = _columns("indicator", "latest", "period", "median", "change", "remark")
    shown = tuple(
        (row.title, row.latest, row.period, row.median, row.change, row.remark)
        for row in rows
    )
    return Table(
        t("goals.overview_file"), title, columns, shown, columns, shown, (), ()
    )

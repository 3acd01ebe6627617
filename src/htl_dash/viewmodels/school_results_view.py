"""One school's results in words: the newest shares side by side, and every year as a table."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from htl_dash.domain.goal import Dimension
from htl_dash.domain.indicator import Indicator
from htl_dash.domain.municipality import AreaName, PilotSchool
from htl_dash.domain.trail import NO_TRAIL, Trail, trail_of
from htl_dash.services.figures import AreaFigure
from htl_dash.services.school_figures import SchoolLine
from htl_dash.text import number, t
from htl_dash.viewmodels.behind import behind_cells
from htl_dash.viewmodels.comparison import Comparison
from htl_dash.viewmodels.places import PlaceRow, place_row
from htl_dash.viewmodels.sources import SourceNote
from htl_dash.viewmodels.tables import NOTHING, Table, Value, columns
from htl_dash.viewmodels.values import (
    alternative,
    axis_suffix,
    figure_text,
    in_sentence,
    interval,
    on_scale,
)
from htl_dash.viewmodels.ways import Ways

_SHOWN = ("indicator", "period", "value", "interval", "behind")
_IN_FILES = ("code", "place", "indicator", "period", "value", "lower", "upper")
_VALUE = 2


@dataclass(frozen=True, slots=True)
class SchoolResultsView:
    """How a school's pupils are doing, as far as anybody has published it.

    `picture` has a row for each share that has an interval, newest only; None without
    any. `guidance` says how to get what no school has a figure of yet. `trail` leads to
    the figure in the heading.
    """

    heading: str
    measured: str
    picture: Comparison | None
    notes: tuple[str, ...]
    guidance: str
    snapshots: tuple[int, ...]
    trail: Trail


def school_results_view(
    school: PilotSchool, lines: Sequence[SchoolLine]
) -> SchoolResultsView:
    """Present what is known of one school; what nobody knows is not made up."""
    known = [one for one in lines if one.figures]
    focus = _focus(known)
    heading = _heading(school, known, focus)
    measured = t("school_results.measured", unit_code=school.unit_code)
    snapshots = {f.cell.snapshot_id for one in known for f in one.figures}
    shares = [one for one in known if one.indicator.has_interval]
    return SchoolResultsView(
        heading=heading,
        measured=measured,
        picture=_picture(heading, measured, shares) if shares else None,
        notes=_notes(known),
        guidance=_guidance(lines),
        snapshots=tuple(sorted(snapshots)),
        trail=trail_of(focus.figures[0].cell.key) if focus else NO_TRAIL,
    )


def school_results_table(
    school: PilotSchool, lines: Sequence[SchoolLine], sources: tuple[SourceNote, ...]
) -> Table:
    """Return every figure of the school, newest first within each indicator."""
    found = _figures(lines)
    shown = tuple(
        (
            one.title,
            figure.cell.time_period,
            figure_text(one, figure),
            _interval(one, figure) or NOTHING,
            number(figure.denominator) if figure.denominator else NOTHING,
        )
        for one, figure in found
    )
    return Table(
        name=t("school_results.file", unit_code=school.unit_code),
        title=t("school_results.table", school=school.name),
        shown_columns=columns(*_SHOWN),
        shown=shown,
        columns=columns(*_IN_FILES, "behind", "absence"),
        rows=tuple(_row(school, one, figure) for one, figure in found),
        notes=_notes(lines),
        sources=sources,
    )


def with_numbers(content: Table, rows: Sequence[PlaceRow]) -> Table:
    """Return schools side by side with how many each figure is of, where that is known.

    `rows` are those of the table, in its order.
    """
    if not any(row.denominator for row in rows):
        return content
    last = columns("behind")
    told = zip(content.shown, rows, strict=True)
    in_files = zip(content.rows, rows, strict=True)
    return replace(
        content,
        shown_columns=(*content.shown_columns, *last),
        shown=tuple((*cells, row.denominator or NOTHING) for cells, row in told),
        columns=(*content.columns, *last),
        rows=tuple((*cells, row.people) for cells, row in in_files),
    )


def school_results_ways(lines: Sequence[SchoolLine]) -> Ways:
    """Return where the figures in `school_results_table` lead back to."""
    return {
        (at, _VALUE): trail_of(figure.cell.key)
        for at, (_, figure) in enumerate(_figures(lines))
    }


def _figures(lines: Sequence[SchoolLine]) -> list[tuple[Indicator, AreaFigure]]:
    return [(one.indicator, figure) for one in lines for figure in one.figures]


def _focus(known: Sequence[SchoolLine]) -> SchoolLine | None:
    """Return what the heading is about: the first on safety, else the first shown."""
    shown = [
        one for one in known if one.figures[0].estimate and one.indicator.dimensions
    ]
    shown.sort(key=lambda one: Dimension.SAFETY not in one.indicator.dimensions)
    return shown[0] if shown else None


def _heading(
    school: PilotSchool, known: Sequence[SchoolLine], focus: SchoolLine | None
) -> str:
    """Say the newest figure, with how sure it is; or that there is none to show."""
    estimate = focus.figures[0].estimate if focus else None
    if focus is None or estimate is None:
        key = "school_results.none_shown" if known else "school_results.none"
        return t(key, school=school.name)
    indicator, figure = focus.indicator, focus.figures[0]
    limits = _interval(indicator, figure)
    return t(
        "school_results.heading_sure" if limits else "school_results.heading",
        school=school.name,
        value=in_sentence(indicator, estimate.value),
        finding=indicator.finding,
        period=figure.cell.time_period,
        interval=limits,
    )


def _picture(heading: str, measured: str, shares: Sequence[SchoolLine]) -> Comparison:
    return Comparison(
        indicator="",
        title=measured,
        heading=heading,
        measured=measured,
        reading="",
        period="",
        unit_suffix=axis_suffix(shares[0].indicator),
        starts_at_zero=True,
        rows=tuple(_place(one.indicator, one.figures[0]) for one in shares),
        reference=None,
        alt=alternative("figure.alt", heading, measured),
        notes=(),
        snapshots=(),
        trail=behind_cells(one.figures[0].cell for one in shares),
    )


def _place(indicator: Indicator, figure: AreaFigure) -> PlaceRow:
    words = {"title": indicator.short_title, "period": figure.cell.time_period}
    title = t("school_results.row", **words)
    name = AreaName(indicator.code, title, title, title)
    return place_row(indicator, name, figure, None, None)


def _interval(indicator: Indicator, figure: AreaFigure) -> str:
    return interval(indicator, figure.estimate) if figure.estimate else ""


def _notes(lines: Sequence[SchoolLine]) -> tuple[str, ...]:
    """Say once what to beware of in all that is shown."""
    notes = (note for one in lines if one.figures for note in one.indicator.cautions)
    return tuple(dict.fromkeys(notes))


def _guidance(lines: Sequence[SchoolLine]) -> str:
    """Say how to get what is missing for every school; each way once."""
    ways = (one.indicator.how_to_get for one in lines if not one.is_there)
    return " ".join(dict.fromkeys(one for one in ways if one))


def _row(
    school: PilotSchool, indicator: Indicator, figure: AreaFigure
) -> tuple[Value, ...]:
    return (
        school.unit_code,
        school.name,
        indicator.title,
        figure.cell.time_period,
        *on_scale(indicator, figure.estimate),
        figure.denominator,
        None if figure.estimate else figure_text(indicator, figure),
    )

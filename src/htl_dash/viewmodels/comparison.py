"""Places side by side on one indicator: what a figure, a table and a file all show."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from htl_dash.domain.indicator import Indicator
from htl_dash.domain.municipality import AreaName, Municipality
from htl_dash.domain.trail import NO_TRAIL, Trail
from htl_dash.services.area_comparison import AreaComparison
from htl_dash.services.figures import AreaFigure
from htl_dash.services.school_results import SchoolResults
from htl_dash.text import t
from htl_dash.viewmodels.behind import behind_comparison, behind_schools
from htl_dash.viewmodels.headings import heading, reading, school_heading
from htl_dash.viewmodels.places import (
    PlaceRow,
    Reference,
    in_order,
    place_row,
    reference,
)
from htl_dash.viewmodels.values import alternative, axis_suffix


@dataclass(frozen=True, slots=True)
class Comparison:
    """Everything a figure, a table, a slide or a file needs; no arithmetic left.

    Rows stand highest first, those without a figure last. `trail` leads to every figure.
    """

    indicator: str
    title: str
    heading: str
    measured: str
    reading: str
    period: str
    unit_suffix: str
    starts_at_zero: bool
    rows: tuple[PlaceRow, ...]
    reference: Reference | None
    alt: str
    notes: tuple[str, ...]
    snapshots: tuple[int, ...]
    trail: Trail = NO_TRAIL


def area_comparison(
    municipality: Municipality,
    compared: AreaComparison,
    ours: str | None,
    revised: Mapping[tuple[str, str], str] | None = None,
) -> Comparison:
    """Present areas; `ours` is the code of the area to point out, if any.

    `revised` tells, by area and period, what stood there before.
    """
    indicator = compared.indicator
    names = {name.code: name for name in municipality.area_names}
    rows = [
        place_row(
            indicator,
            names.get(area.code) or unnamed(area.code),
            area.figure,
            area.certainty,
            ours,
            (revised or {}).get((area.code, compared.period), ""),
        )
        for area in compared.areas
    ]
    whole = t("areas.whole", name=municipality.name)
    against = reference(indicator, whole, compared.reference)
    measured = t(
        f"measured.{compared.geography}",
        title=indicator.title,
        period=compared.period,
    )
    ordered = in_order(rows)
    finding = heading(indicator, ordered, against)
    found = _comparison(
        indicator,
        finding,
        ordered,
        against,
        measured,
        compared.period,
        compared.snapshots,
        [area.figure for area in compared.areas],
    )
    trail = behind_comparison(municipality, compared)
    return replace(found, notes=(*_lent(compared), *found.notes), trail=trail)


def _lent(compared: AreaComparison) -> tuple[str, ...]:
    """Say that people of another division stand in for those of the areas'."""
    if compared.lent_by is None:
        return ()
    older, newer = compared.geography, compared.lent_by
    words = {"older": t(f"division.{older}"), "newer": t(f"division.{newer}")}
    return (t("division.lent", **words),)


def unnamed(code: str, name: str = "") -> AreaName:
    """Name a place that the municipality has not named: by the register, or its code."""
    return AreaName(code, name or code, name or code, name or code)


def school_comparison(
    municipality: Municipality,
    results: SchoolResults,
    revised: Mapping[tuple[str, str], str] | None = None,
) -> Comparison:
    """Present schools in the same form as areas; `revised` as for `area_comparison`."""
    indicator, told = results.indicator, revised or {}
    rows = []
    for result in results.schools:
        school = result.school
        name = unnamed(school.unit_code, school.name)
        before = told.get((school.unit_code, results.period), "")
        rows.append(
            place_row(indicator, name, result.figure, result.certainty, None, before)
        )
    whole = t("schools.whole", name=municipality.name)
    against = reference(indicator, whole, results.reference)
    measured = t("measured.school", title=indicator.title, period=results.period)
    ordered = in_order(rows)
    finding = school_heading(indicator, ordered, against)
    found = _comparison(
        indicator,
        finding,
        ordered,
        against,
        measured,
        results.period,
        results.snapshots,
        [result.figure for result in results.schools],
    )
    return replace(found, trail=behind_schools(municipality, results))


def _comparison(
    indicator: Indicator,
    finding: str,
    ordered: tuple[PlaceRow, ...],
    against: Reference | None,
    measured: str,
    period: str,
    snapshots: tuple[int, ...],
    figures: Sequence[AreaFigure],
) -> Comparison:
    return Comparison(
        indicator=indicator.code,
        title=indicator.title,
        heading=finding,
        measured=measured,
        reading=reading(ordered, against.name) if against else "",
        period=period,
        unit_suffix=axis_suffix(indicator),
        starts_at_zero=all((row.value or 0.0) >= 0 for row in ordered),
        rows=ordered,
        reference=against,
        alt=alternative("figure.alt", finding, measured),
        notes=_notes(indicator, against, figures),
        snapshots=snapshots,
    )


def _notes(
    indicator: Indicator, against: Reference | None, figures: Sequence[AreaFigure]
) -> tuple[str, ...]:
    """Say what a reader must know before trusting the picture."""
    known = [one for one in figures if one.estimate]
    whole = against.note if against else ""
    notes = (*_about_intervals(indicator, known), whole, *indicator.cautions)
    return tuple(note for note in notes if note)


def _about_intervals(
    indicator: Indicator, known: Sequence[AreaFigure]
) -> tuple[str, ...]:
    """Say what the intervals rest on, or why there are none; empty where nothing is."""
    if not indicator.has_interval:
        return (indicator.uncertainty_reason,)
    rounding = t("note.whole_percent") if indicator.decimals == 0 else ""
    people = indicator.denominator
    if indicator.uncertainty_reason and not any(one.denominator for one in known):
        return indicator.uncertainty_reason, rounding
    if not (people and people.approximate):
        return (rounding,)
    if known and all(one.cell.denominator for one in known):
        return t("shares.counted"), rounding
    return t("note.approximate", people=people.text), rounding

"""One area's conditions over all indicators, each on its own scale."""

from collections.abc import Sequence
from dataclasses import dataclass

from htl_dash.domain.geography import OLDER_DIVISIONS
from htl_dash.domain.municipality import AreaName, Municipality
from htl_dash.domain.trail import NO_TRAIL, Trail
from htl_dash.services.area_profile import ProfileRow
from htl_dash.stats.estimate import Certainty
from htl_dash.text import t
from htl_dash.viewmodels.behind import behind_profile
from htl_dash.viewmodels.values import (
    State,
    alternative,
    certainty_text,
    figure_text,
    interval,
    on_scale,
    state,
    with_unit,
)

MIDDLE = 0.5
"""Where everything stands when all areas are equal."""


@dataclass(frozen=True, slots=True)
class ProfileLine:
    """One indicator. Places are 0 at the lowest area and 1 at the highest.

    `at`, `lower`, `upper` and `whole` are None where there is no figure; `figures`
    holds value, limits and the whole's value on the scale people read.
    """

    indicator: str
    title: str
    period: str
    state: State
    at: float | None
    lower: float | None
    upper: float | None
    whole: float | None
    figures: tuple[float | None, ...]
    label: str
    interval: str
    whole_label: str
    certainty: Certainty | None
    certainty_text: str
    reading: str
    lowest: str
    highest: str


@dataclass(frozen=True, slots=True)
class AreaProfile:
    """One area over all indicators, in the catalogue's order of reading."""

    heading: str
    measured: str
    area: AreaName
    lines: tuple[ProfileLine, ...]
    missing: tuple[str, ...]
    alt: str
    snapshots: tuple[int, ...]
    trail: Trail = NO_TRAIL


def area_profile(
    municipality: Municipality, rows: Sequence[ProfileRow], area: str
) -> AreaProfile:
    """Present a profile; indicators that no area has figures for are listed apart."""
    name = next(one for one in municipality.area_names if one.code == area)
    lines = tuple(_line(row) for row in rows if row.comparison)
    heading = _heading(name, lines, t("areas.whole", name=municipality.name))
    measured = t("profile.measured")
    divisions = {row.comparison.geography for row in rows if row.comparison}
    for older in divisions & {*OLDER_DIVISIONS}:
        place = t("division.profile", older=t(f"division.{older}"))
        measured = f"{place} {measured}"
    used = {s for row in rows if row.comparison for s in row.comparison.snapshots}
    return AreaProfile(
        heading=heading,
        measured=measured,
        area=name,
        lines=lines,
        missing=tuple(row.indicator.title for row in rows if not row.comparison),
        alt=alternative("figure.alt", heading, measured),
        snapshots=tuple(sorted(used)),
        trail=behind_profile(municipality, rows),
    )


def _line(row: ProfileRow) -> ProfileLine:
    compared, area, indicator = row.comparison, row.area, row.indicator
    if compared is None:
        raise ValueError(indicator.code)
    values = [a.figure.estimate.value for a in compared.areas if a.figure.estimate]
    low, high = min(values, default=0.0), max(values, default=0.0)
    estimate = area.figure.estimate if area else None
    certainty = area.certainty if area else None
    figure = area.figure if area else None

    def place(value: float | None) -> float | None:
        """Return where a value stands between the lowest and the highest area."""
        if value is None:
            return None
        return (value - low) / (high - low) if high > low else MIDDLE

    whole = (
        with_unit(indicator, compared.reference.value)
        if compared.reference
        else t("figure.no_whole")
    )
    return ProfileLine(
        indicator=indicator.code,
        title=indicator.short_title,
        period=compared.period,
        state=state(figure),
        at=place(estimate.value) if estimate else None,
        lower=place(estimate.lower) if estimate else None,
        upper=place(estimate.upper) if estimate else None,
        whole=place(compared.reference.value) if compared.reference else None,
        figures=(
            *on_scale(indicator, estimate),
            on_scale(indicator, compared.reference)[0],
        ),
        label=figure_text(indicator, figure),
        interval=interval(indicator, estimate) if estimate else "",
        whole_label=whole,
        certainty=certainty,
        certainty_text=certainty_text(certainty),
        reading=_reading(certainty, whole, compared.reference is not None),
        lowest=with_unit(indicator, low) if values else "",
        highest=with_unit(indicator, high) if values else "",
    )


def _reading(certainty: Certainty | None, whole: str, has_whole: bool) -> str:
    """Say how the area stands to the whole, with the whole's figure."""
    if certainty is Certainty.NO_SURE_DIFFERENCE:
        return t("profile.same", certainty=certainty_text(certainty), whole=whole)
    if certainty:
        return t("profile.compared", certainty=certainty_text(certainty), whole=whole)
    return t("profile.beside", whole=whole) if has_whole else ""


def _heading(area: AreaName, lines: tuple[ProfileLine, ...], whole: str) -> str:
    """Count on how many indicators the area surely differs from the whole."""
    higher = sum(line.certainty is Certainty.SURELY_HIGHER for line in lines)
    lower = sum(line.certainty is Certainty.SURELY_LOWER for line in lines)
    compared = sum(line.certainty is not None for line in lines)
    return t(
        "profile.heading",
        place=area.name,
        differ=higher + lower,
        compared=compared,
        whole=whole,
    )

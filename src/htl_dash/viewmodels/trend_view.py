"""The areas over time: our area, the whole and the extremes stand out."""

from htl_dash.domain.indicator import Indicator
from htl_dash.domain.municipality import Municipality
from htl_dash.services.area_trend import AreaTrend
from htl_dash.text import t
from htl_dash.viewmodels.timeline import (
    Emphasis,
    Line,
    Point,
    Timeline,
    parts,
    point,
    spans_to_zero,
    ticks,
)
from htl_dash.viewmodels.values import axis_suffix, in_sentence

ENOUGH_FOR_A_TREND = 5
"""Fewer points than this are called a change, never a trend."""


def trend_timeline(
    municipality: Municipality, trend: AreaTrend, ours: str | None
) -> Timeline | None:
    """Present the areas' history; None where there are not two periods to compare."""
    periods = [compared.period for compared in trend.comparisons]
    if len(periods) < 2:
        return None
    lines = _area_lines(municipality, trend, ours)
    whole = _whole_line(municipality, trend)
    shown = (*lines, whole) if whole else lines
    title = trend.indicator.title
    heading = _heading(municipality, trend, shown)
    span = t("figure.interval", lower=periods[0], upper=periods[-1])
    measured = t(f"measured.{trend.geography}", title=title, period=span)
    return Timeline(
        heading=heading,
        measured=measured,
        lines=shown,
        band=(),
        band_label="",
        breaks=(),
        ticks=ticks(periods),
        unit_suffix=axis_suffix(trend.indicator),
        starts_at_zero=spans_to_zero(shown),
        alt=t("figure.alt", measured=measured, heading=heading),
    )


def _area_lines(
    municipality: Municipality, trend: AreaTrend, ours: str | None
) -> tuple[Line, ...]:
    names = {name.code: name.short_name for name in municipality.area_names}
    series: dict[str, list[Point]] = {}
    for compared in trend.comparisons:
        for area in compared.areas:
            if area.figure.estimate:
                found = point(trend.indicator, compared.period, area.figure.estimate)
                series.setdefault(area.code, []).append(found)
    by_last = sorted(series, key=lambda code: series[code][-1].value)
    extremes = {by_last[0], by_last[-1]} if by_last else set()
    lines = []
    for code, points in series.items():
        emphasis = Emphasis.NAMED if code in extremes else Emphasis.BACKGROUND
        emphasis = Emphasis.OURS if code == ours else emphasis
        lines.append(_line(trend.indicator, names[code], emphasis, points))
    return tuple(sorted(lines, key=lambda line: line.emphasis is Emphasis.OURS))


def _whole_line(municipality: Municipality, trend: AreaTrend) -> Line | None:
    points = [
        point(trend.indicator, compared.period, compared.reference)
        for compared in trend.comparisons
        if compared.reference
    ]
    if not points:
        return None
    whole = t("areas.whole", name=municipality.name)
    return _line(trend.indicator, whole, Emphasis.OWN, points)


def _line(
    indicator: Indicator, name: str, emphasis: Emphasis, points: list[Point]
) -> Line:
    last = in_sentence(indicator, points[-1].value / indicator.unit.multiplier)
    return Line(name, emphasis, parts(points, ()), last)


def _heading(
    municipality: Municipality, trend: AreaTrend, lines: tuple[Line, ...]
) -> str:
    """Say how our area, or else the whole, has moved between the first and the last."""
    emphases = [line.emphasis for line in lines]
    focus = Emphasis.OURS if Emphasis.OURS in emphases else Emphasis.OWN
    line = next((li for li in lines if li.emphasis is focus), lines[-1])
    indicator = trend.indicator
    first = in_sentence(indicator, line.parts[0][0].value / indicator.unit.multiplier)
    periods = [compared.period for compared in trend.comparisons]
    enough = len(periods) >= ENOUGH_FOR_A_TREND
    key = "trend.heading" if enough else "trend.heading_short"
    return t(
        key,
        title=indicator.short_title,
        place=line.name,
        first=first,
        last=line.last_label,
        from_period=periods[0],
        to_period=periods[-1],
    )

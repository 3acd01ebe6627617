"""The areas over time: our area, the whole and the extremes stand out."""

from htl_dash.domain.municipality import Municipality
from htl_dash.services.area_trend import AreaTrend
from htl_dash.text import t
from htl_dash.viewmodels.timeline import (
    Break,
    Emphasis,
    Line,
    Point,
    Timeline,
    parts,
    point,
    position,
    spans_to_zero,
    ticks,
)
from htl_dash.viewmodels.values import alternative, axis_suffix, in_sentence

ENOUGH_FOR_A_TREND = 5
"""Fewer points than this are called a change, never a trend."""

FOCUS = (Emphasis.OURS, Emphasis.OWN, Emphasis.NAMED, Emphasis.BACKGROUND)
"""Which line the heading is about, the first that has moved."""


def trend_timeline(
    municipality: Municipality, trend: AreaTrend, ours: str | None
) -> Timeline | None:
    """Present the areas' history; None where there are not two periods with figures."""
    periods = [compared.period for compared in trend.comparisons]
    if len(periods) < 2:
        return None
    lines = _area_lines(municipality, trend, ours)
    whole = _whole_line(municipality, trend)
    shown = (*lines, whole) if whole else lines
    focus = _focus(shown)
    if focus is None:
        return None
    title = trend.indicator.title
    heading = _heading(trend, focus)
    span = t("figure.interval", lower=periods[0], upper=periods[-1])
    measured = t(f"measured.{trend.geography}", title=title, period=span)
    return Timeline(
        heading=heading,
        measured=measured,
        lines=shown,
        band=(),
        band_label="",
        breaks=_breaks(trend),
        ticks=ticks(periods),
        unit_suffix=axis_suffix(trend.indicator),
        starts_at_zero=spans_to_zero(shown),
        alt=alternative("figure.alt", heading, measured),
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
        lines.append(_line(trend, names[code], emphasis, points))
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
    return _line(trend, whole, Emphasis.OWN, points)


def _line(trend: AreaTrend, name: str, emphasis: Emphasis, points: list[Point]) -> Line:
    indicator = trend.indicator
    last = in_sentence(indicator, points[-1].value / indicator.unit.multiplier)
    cut = parts(points, [one.x for one in _breaks(trend)])
    return Line(name, emphasis, cut, last)


def _breaks(trend: AreaTrend) -> tuple[Break, ...]:
    """Return the breaks that lie inside the periods shown."""
    first = trend.comparisons[0].period
    return tuple(
        Break(position(one.period), one.text)
        for one in trend.indicator.breaks
        if one.period > first
    )


def _focus(lines: tuple[Line, ...]) -> Line | None:
    """Return our area, else the whole, else an area with a name on the figure.

    One figure is no movement: None where no line has two.
    """
    moved = [line for line in lines if sum(len(part) for part in line.parts) > 1]
    return min(moved, key=lambda line: FOCUS.index(line.emphasis), default=None)


def _heading(trend: AreaTrend, line: Line) -> str:
    """Say how a line has moved between its first figure and its last."""
    indicator = trend.indicator
    names = {position(one.period): one.period for one in trend.comparisons}
    points = [one for part in line.parts for one in part]
    first = in_sentence(indicator, points[0].value / indicator.unit.multiplier)
    enough = len(points) >= ENOUGH_FOR_A_TREND
    key = "trend.heading" if enough else "trend.heading_short"
    return t(
        key,
        title=indicator.short_title,
        place=line.name,
        first=first,
        last=line.last_label,
        from_period=names[points[0].x],
        to_period=names[points[-1].x],
    )

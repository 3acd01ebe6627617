"""The areas over time: our area, the whole and the extremes stand out."""

from collections.abc import Iterable
from dataclasses import dataclass

from htl_dash.domain.geography import BEFORE
from htl_dash.domain.municipality import Municipality
from htl_dash.services.area_trend import AreaTrend
from htl_dash.stats.estimate import Method
from htl_dash.text import t
from htl_dash.viewmodels.behind import behind_trend
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


@dataclass(frozen=True, slots=True)
class _Drawn:
    """A line, and the points of it that can be compared with each other."""

    line: Line
    comparable: tuple[Point, ...]


def trend_timeline(
    municipality: Municipality, trend: AreaTrend, ours: str | None
) -> Timeline | None:
    """Present the areas' history; None where there are not two periods with figures.

    Figures of an older division stand beside the others as parts of their own, and the
    heading never compares across the divisions.
    """
    periods = [compared.period for compared in trend.everything]
    if len(periods) < 2:
        return None
    drawn = (*_area_lines(municipality, trend, ours), *_whole_line(municipality, trend))
    focus = _focus(drawn)
    if focus is None:
        return None
    heading = _heading(trend, focus)
    measured = _measured(trend, periods)
    lines = tuple(one.line for one in drawn)
    return Timeline(
        heading=heading,
        measured=measured,
        lines=lines,
        band=(),
        band_label="",
        breaks=(*_series_breaks(trend), *_division_breaks(trend)),
        ticks=ticks(periods),
        unit_suffix=axis_suffix(trend.indicator),
        starts_at_zero=spans_to_zero(lines),
        alt=alternative("figure.alt", heading, measured),
        trail=behind_trend(municipality, trend),
    )


def division_notes(trend: AreaTrend) -> tuple[str, ...]:
    """Say which periods are in which division; nothing where they are all in one."""
    return (_divided("division.table", trend),) if trend.earlier else ()


def _divided(key: str, trend: AreaTrend) -> str:
    return t(
        key,
        last=trend.earlier[-1].period,
        older=t(f"division.{BEFORE[trend.geography]}"),
        newer=t(f"division.{trend.geography}"),
    )


def _measured(trend: AreaTrend, periods: list[str]) -> str:
    span = t("figure.interval", lower=periods[0], upper=periods[-1])
    title = trend.indicator.title
    measured = t(f"measured.{trend.geography}", title=title, period=span)
    if not trend.earlier:
        return measured
    return f"{measured} {_divided('division.both', trend)}"


def _area_lines(
    municipality: Municipality, trend: AreaTrend, ours: str | None
) -> tuple[_Drawn, ...]:
    names = {name.code: name.short_name for name in municipality.area_names}
    series: dict[str, list[Point]] = {}
    for compared in trend.everything:
        for area in compared.areas:
            if area.figure.estimate:
                found = point(trend.indicator, compared.period, area.figure.estimate)
                series.setdefault(area.code, []).append(found)
    by_last = sorted(series, key=lambda code: series[code][-1].value)
    extremes = {by_last[0], by_last[-1]} if by_last else set()
    drawn = []
    for code, points in series.items():
        emphasis = Emphasis.NAMED if code in extremes else Emphasis.BACKGROUND
        emphasis = Emphasis.OURS if code == ours else emphasis
        drawn.append(_drawn(trend, names.get(code, code), emphasis, points))
    return tuple(sorted(drawn, key=lambda one: one.line.emphasis is Emphasis.OURS))


def _whole_line(municipality: Municipality, trend: AreaTrend) -> tuple[_Drawn, ...]:
    """Return the municipality's line, or none.

    What is published of the municipality has nothing to do with how it is divided.
    """
    known = [(one.period, one.reference) for one in trend.everything if one.reference]
    if not known:
        return ()
    points = [point(trend.indicator, period, whole) for period, whole in known]
    is_weighed = any(whole.method is Method.WEIGHTED_MEAN for _, whole in known)
    name = t("areas.whole", name=municipality.name)
    return (_drawn(trend, name, Emphasis.OWN, points, is_divided=is_weighed),)


def _drawn(
    trend: AreaTrend,
    name: str,
    emphasis: Emphasis,
    points: list[Point],
    *,
    is_divided: bool = True,
) -> _Drawn:
    indicator = trend.indicator
    last = in_sentence(indicator, points[-1].value / indicator.unit.multiplier)
    divisions = [one.x for one in _division_breaks(trend)] if is_divided else []
    cuts = [*(one.x for one in _series_breaks(trend)), *divisions]
    line = Line(name, emphasis, parts(points, cuts), last)
    return _Drawn(line, _comparable(points, cuts))


def _comparable(points: list[Point], cuts: Iterable[float]) -> tuple[Point, ...]:
    """Return the newest points with no cut between them, of which there are two or more.

    None of them where there are no two such.
    """
    left = tuple(points)
    for cut in sorted(cuts, reverse=True):
        newest = tuple(one for one in left if one.x >= cut)
        if len(newest) > 1:
            return newest
        left = tuple(one for one in left if one.x < cut)
    return left


def _series_breaks(trend: AreaTrend) -> tuple[Break, ...]:
    """Return the breaks that lie inside the periods shown."""
    first = trend.everything[0].period
    return tuple(
        Break(position(one.period), one.text)
        for one in trend.indicator.breaks
        if one.period > first
    )


def _division_breaks(trend: AreaTrend) -> tuple[Break, ...]:
    """Return where the areas are divided anew, if that is inside the periods shown."""
    if not trend.earlier:
        return ()
    first = trend.comparisons[0].period
    return (Break(position(first), t("division.break", year=first)),)


def _focus(drawn: Iterable[_Drawn]) -> _Drawn | None:
    """Return our area, else the whole, else an area with a name on the figure.

    One figure is no movement: None where no line has two that can be compared.
    """
    moved = [one for one in drawn if len(one.comparable) > 1]
    return min(moved, key=lambda one: FOCUS.index(one.line.emphasis), default=None)


def _heading(trend: AreaTrend, drawn: _Drawn) -> str:
    """Say how a line has moved between its first figure and its last comparable one."""
    indicator, points = trend.indicator, drawn.comparable
    names = {position(one.period): one.period for one in trend.everything}
    first, last = (
        in_sentence(indicator, one.value / indicator.unit.multiplier)
        for one in (points[0], points[-1])
    )
    enough = len(points) >= ENOUGH_FOR_A_TREND
    key = "trend.heading" if enough else "trend.heading_short"
    words = t(
        key,
        title=indicator.short_title,
        place=drawn.line.name,
        first=first,
        last=last,
        from_period=names[points[0].x],
        to_period=names[points[-1].x],
    )
    is_older = trend.earlier and names[points[-1].x] < trend.comparisons[0].period
    if not is_older:
        return words
    older = t(f"division.{BEFORE[trend.geography]}")
    return t("division.heading", words=words.rstrip("."), older=older)

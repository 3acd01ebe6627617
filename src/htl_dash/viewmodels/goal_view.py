"""One indicator of a goal: the municipality over time, its peers and the country."""

from dataclasses import dataclass

from htl_dash.domain.geography import Geography
from htl_dash.domain.goal import Goal
from htl_dash.domain.indicator import Indicator
from htl_dash.domain.municipality import Municipality
from htl_dash.domain.period import end_year
from htl_dash.domain.trail import NO_TRAIL, How, Trail, to_figure
from htl_dash.services.figures import AreaFigure
from htl_dash.services.goal_progress import Progress
from htl_dash.services.recent_trend import NoTrend, RecentTrend, recent_trend
from htl_dash.text import number, t
from htl_dash.viewmodels.behind import behind_own, behind_progress
from htl_dash.viewmodels.recent_trend_view import behind_trend_of, trend_in_short
from htl_dash.viewmodels.timeline import (
    Break,
    Emphasis,
    Line,
    Timeline,
    parts,
    point,
    position,
    spans_to_zero,
    ticks,
)
from htl_dash.viewmodels.values import (
    alternative,
    axis_suffix,
    figure_text,
    in_points,
    in_sentence,
    scaled,
)

Series = dict[str, AreaFigure]


@dataclass(frozen=True, slots=True)
class GoalRow:
    """One indicator in a goal's overview: texts, and the ways to what they rest on.

    `is_known` is False where the store has no figure for the municipality. `trails`
    are the ways of the latest figure, the median, the change and the trend. `trend` is
    empty where `no_trend` says why there is none.
    """

    indicator: str
    title: str
    latest: str
    period: str = ""
    median: str = ""
    change: str = ""
    trend: str = ""
    remark: str = ""
    is_known: bool = False
    trails: tuple[Trail, ...] = ()
    no_trend: NoTrend | None = None


def decided(municipality: Municipality, goal: Goal) -> tuple[str, ...]:
    """Return what has been decided on a goal, and that it is not where it is not."""
    if goal.municipality != municipality.code:
        return (t("goals.undecided", place=municipality.name),)
    words = {"decided": goal.decided, "source": goal.source}
    return (
        goal.statement,
        goal.problem_description or goal.problem_description_note,
        f":gray[{t('goals.decided', **words)}]",
    )


def goal_timeline(municipality: Municipality, progress: Progress) -> Timeline:
    """Present an indicator's history; only call it when the municipality has figures."""
    indicator = progress.indicator
    breaks = tuple(Break(position(b.period), b.text) for b in indicator.breaks)
    periods = {*progress.own}.union(*progress.peers.values())
    names = {peer.code: peer.name for peer in municipality.peers}
    lines = [
        _line(indicator, names[code], Emphasis.NAMED, series, breaks)
        for code, series in progress.peers.items()
    ]
    middle = progress.spread.get("median", {})
    if middle:
        lines.append(
            _line(indicator, t("goals.median"), Emphasis.MIDDLE, middle, breaks)
        )
    lines.append(
        _line(indicator, municipality.name, Emphasis.OWN, progress.own, breaks)
    )
    shown = tuple(line for line in lines if line is not None)
    heading = _heading(municipality, progress)
    measured = t("goals.measured", title=indicator.title, span=_span(periods))
    return Timeline(
        heading=heading,
        measured=measured,
        lines=shown,
        band=_band(indicator, progress.spread, breaks),
        band_label=t("goals.band"),
        breaks=tuple(b for b in breaks if min(map(position, periods)) <= b.x),
        ticks=ticks(periods),
        unit_suffix=axis_suffix(indicator),
        starts_at_zero=spans_to_zero(shown),
        alt=alternative("figure.alt", heading, measured),
        trail=behind_progress(municipality, progress),
    )


def goal_row(progress: Progress, this_year: int, stale_after_years: int) -> GoalRow:
    """Summarise an indicator in one row."""
    indicator = progress.indicator
    latest = _latest(progress.own)
    if latest is None:
        return GoalRow(
            indicator.code,
            indicator.title,
            t("figure.missing"),
            remark=indicator.how_to_get,
        )
    figure = progress.own[latest]
    median = progress.spread.get("median", {}).get(latest)
    tried = recent_trend(progress)
    return GoalRow(
        indicator=indicator.code,
        title=indicator.title,
        latest=figure_text(indicator, figure),
        period=latest,
        median=figure_text(indicator, median) if median else t("goals.no_median"),
        change=_change(progress),
        trend=trend_in_short(progress),
        remark=_age(latest, this_year, stale_after_years),
        is_known=True,
        trails=_trails(progress, latest, tried),
        no_trend=tried if isinstance(tried, NoTrend) else None,
    )


def _trails(
    progress: Progress, latest: str, tried: RecentTrend | NoTrend
) -> tuple[Trail, ...]:
    code = progress.indicator.code
    has_median = latest in progress.spread.get("median", {})
    known = [*progress.comparable]
    ends = (known[0], known[-1]) if len(known) > 1 else ()
    return (
        behind_own(progress, (latest,), How.READ),
        to_figure(code, Geography.DISTRIBUTION, "median", latest)
        if has_median
        else NO_TRAIL,
        behind_own(progress, ends, How.CHANGE),
        behind_trend_of(progress, tried)
        if isinstance(tried, RecentTrend)
        else NO_TRAIL,
    )


def _latest(series: Series) -> str | None:
    known = [period for period, figure in series.items() if figure.estimate]
    return max(known, default=None)


def _heading(municipality: Municipality, progress: Progress) -> str:
    """Say the newest figure beside the median of all municipalities."""
    indicator = progress.indicator
    latest = _latest(progress.own)
    own = progress.own[latest].estimate if latest else None
    if latest is None or own is None:
        return t("finding.nothing", title=indicator.short_title)
    key = "goals.share" if indicator.finding else "goals.plain"
    opening = t(
        key,
        place=municipality.name,
        period=latest,
        value=in_sentence(indicator, own.value),
        finding=indicator.finding,
        title=indicator.short_title,
    )
    median = progress.spread.get("median", {}).get(latest)
    if median is None or median.estimate is None:
        return opening
    beside = in_sentence(indicator, median.estimate.value)
    return opening + t("goals.beside_median", median=beside)


def _change(progress: Progress) -> str:
    """Say how far the figure has moved since the oldest one that means the same."""
    indicator = progress.indicator
    known = {
        period: figure.estimate
        for period, figure in progress.comparable.items()
        if figure.estimate
    }
    if len(known) < 2:
        return t("goals.no_change")
    first, last = min(known), max(known)
    step = scaled(indicator, known[last].value - known[first].value)
    written = number(step, min(indicator.decimals, 1))
    is_up = step > 0 and any(digit in written for digit in "123456789")
    moved = f"+{written}" if is_up else written
    if indicator.unit.is_share:
        moved = in_points(moved)
    return t("goals.steps", step=moved, first=first)


def _age(latest: str, this_year: int, stale_after_years: int) -> str:
    years = this_year - end_year(latest)
    return t("goals.old", years=years) if years >= stale_after_years else ""


def _line(
    indicator: Indicator,
    name: str,
    emphasis: Emphasis,
    series: Series,
    breaks: tuple[Break, ...],
) -> Line | None:
    points = [
        point(indicator, period, figure.estimate)
        for period, figure in sorted(series.items())
        if figure.estimate
    ]
    cut = parts(points, [b.x for b in breaks])
    if not cut:
        return None
    latest = _latest(series) or ""
    value = in_sentence(indicator, cut[-1][-1].value / indicator.unit.multiplier)
    label = t("goals.last", value=value, period=latest)
    return Line(name, emphasis, cut, label)


def _band(
    indicator: Indicator, spread: dict[str, Series], breaks: tuple[Break, ...]
) -> tuple[tuple[tuple[float, float, float], ...], ...]:
    low, high = spread.get("p10", {}), spread.get("p90", {})
    found: dict[int, list[tuple[float, float, float]]] = {}
    for period in sorted(low.keys() & high.keys()):
        bottom, top = low[period].estimate, high[period].estimate
        if bottom and top:
            limits = scaled(indicator, bottom.value), scaled(indicator, top.value)
            x = position(period)
            part = sum(x >= one.x for one in breaks)
            found.setdefault(part, []).append((x, *limits))
    return tuple(tuple(part) for _, part in sorted(found.items()))


def _span(periods: set[str]) -> str:
    return t("figure.interval", lower=min(periods), upper=max(periods))

"""Whether an indicator is moving, and whether that is good for the children."""

from htl_dash.domain.indicator import Direction, Indicator
from htl_dash.domain.trail import How, Trail
from htl_dash.services.goal_progress import Progress
from htl_dash.services.recent_trend import NoTrend, RecentTrend, recent_trend
from htl_dash.stats.trend import Trend
from htl_dash.text import t
from htl_dash.viewmodels.behind import behind_own
from htl_dash.viewmodels.statement import Statement

METHODS = ("trend",)


def trend_statement(progress: Progress) -> Statement:
    """Say the trend of the last five years, or why there is none."""
    found = recent_trend(progress)
    if isinstance(found, NoTrend):
        return Statement(t("recent.line_none", label=t(f"recent.{found}")), METHODS)
    label = _label(progress.indicator, found)
    line = t("recent.line", first=found.first, last=found.last, label=label)
    return Statement(line, METHODS, behind_trend_of(progress, found))


def behind_trend_of(progress: Progress, found: RecentTrend) -> Trail:
    """Return the way to the figures that a trend was tried on."""
    tried = (p for p in progress.comparable if found.first <= p <= found.last)
    return behind_own(progress, tried, How.TREND)


def trend_in_short(progress: Progress) -> str:
    """Say the same in a cell of a table; empty where there is no trend."""
    found = recent_trend(progress)
    return "" if isinstance(found, NoTrend) else _label(progress.indicator, found)


def _label(indicator: Indicator, found: RecentTrend) -> str:
    """Return the direction, and whether it is the right one where there is one."""
    label = t(f"recent.{found.trend}")
    moves = found.trend in (Trend.INCREASING, Trend.DECREASING)
    if not moves or indicator.direction is Direction.NEUTRAL:
        return label
    upwards = indicator.direction is Direction.HIGHER_IS_BETTER
    is_right = upwards is (found.trend is Trend.INCREASING)
    return t("recent.right" if is_right else "recent.wrong", trend=label)

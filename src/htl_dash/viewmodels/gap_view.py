"""The gap between the highest and the lowest area, now and over time."""

from dataclasses import dataclass

from htl_dash.domain.indicator import Indicator
from htl_dash.domain.municipality import Municipality
from htl_dash.services.area_trend import AreaTrend
from htl_dash.services.gaps import Gap, gap_change
from htl_dash.text import t
from htl_dash.viewmodels.behind import behind_gaps
from htl_dash.viewmodels.statement import Statement
from htl_dash.viewmodels.timeline import (
    Break,
    Emphasis,
    Line,
    Timeline,
    parts,
    point,
    position,
    ticks,
)
from htl_dash.viewmodels.values import (
    alternative,
    in_points,
    limits,
    on_scale,
    plain,
)

METHODS = ("simultaneous",)


@dataclass(frozen=True, slots=True)
class GapRow:
    """One period's gap with its limits, in percentage points."""

    period: str
    value: float | None
    lower: float | None
    upper: float | None
    text: str


@dataclass(frozen=True, slots=True)
class GapView:
    """What is said and drawn of the gap; `timeline` is None with a single period."""

    statement: Statement
    timeline: Timeline | None
    rows: tuple[GapRow, ...]


def gap_view(municipality: Municipality, trend: AreaTrend) -> GapView:
    """Present the gap; without known people it says why there is none."""
    indicator, gaps = trend.indicator, trend.gaps
    if not gaps:
        reason = indicator.uncertainty_reason or t("risk.no_people")
        return GapView(Statement(t("gap.none", reason=reason), METHODS), None, ())
    trail = behind_gaps(indicator.code, trend.geography, gaps)
    statement = Statement(_sentences(municipality, indicator, gaps), METHODS, trail)
    drawn = _timeline(indicator, gaps, statement) if len(gaps) > 1 else None
    rows = tuple(_row(indicator, gap) for gap in gaps)
    return GapView(statement, drawn, rows)


def _row(indicator: Indicator, gap: Gap) -> GapRow:
    words = {
        "size": plain(indicator, gap.size.value),
        "limits": limits(indicator, gap.size),
    }
    value, lower, upper = on_scale(indicator, gap.size)
    return GapRow(gap.period, value, lower, upper, t("gap.cell", **words))


def _sentences(
    municipality: Municipality, indicator: Indicator, gaps: tuple[Gap, ...]
) -> str:
    """Say the newest gap, and whether it has changed since the first of its kind.

    Two points are compared and nothing more: never a trend.
    """
    names = {name.code: name.short_name for name in municipality.area_names}
    last = gaps[-1]
    now = t(
        "gap.now",
        size=in_points(plain(indicator, last.size.value)),
        period=last.period,
        limits=limits(indicator, last.size),
        highest=names.get(last.highest.code, last.highest.code),
        lowest=names.get(last.lowest.code, last.lowest.code),
    )
    alike = [gap for gap in gaps if gap.period >= indicator.last_break]
    first = alike[0] if alike else last
    change = gap_change(first, last)
    if first is last or change is None:
        return now
    then = t(
        f"gap.{change}",
        period=first.period,
        size=plain(indicator, first.size.value),
        limits=limits(indicator, first.size),
    )
    return f"{now} {then}"


def _timeline(
    indicator: Indicator, gaps: tuple[Gap, ...], statement: Statement
) -> Timeline:
    periods = [gap.period for gap in gaps]
    breaks = tuple(
        Break(position(one.period), one.text)
        for one in indicator.breaks
        if one.period > periods[0]
    )
    points = [point(indicator, gap.period, gap.size) for gap in gaps]
    line = Line(
        t("gap.line"),
        Emphasis.OWN,
        parts(points, [one.x for one in breaks]),
        in_points(plain(indicator, gaps[-1].size.value)),
    )
    measured = t("gap.measured")
    return Timeline(
        heading=statement.plain,
        measured=measured,
        lines=(line,),
        band=(),
        band_label="",
        breaks=breaks,
        ticks=ticks(periods),
        unit_suffix="",
        starts_at_zero=True,
        alt=alternative("figure.alt", statement.plain, measured),
        trail=statement.trail,
    )

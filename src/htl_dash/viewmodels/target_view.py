"""The chance of reaching a target: in words, in the figure and in the table."""

from dataclasses import dataclass, replace

from htl_dash.domain.geography import Geography
from htl_dash.domain.indicator import Direction, Indicator
from htl_dash.domain.period import period_ending
from htl_dash.domain.trail import How, Part, Trail
from htl_dash.services.goal_progress import Progress
from htl_dash.services.target import Aim, Basis, NoOutlook, Outlook, UsualTarget
from htl_dash.stats.estimate import Estimate
from htl_dash.text import t
from htl_dash.viewmodels.behind import behind_own
from htl_dash.viewmodels.statement import Statement
from htl_dash.viewmodels.timeline import Ahead, Timeline, point, position
from htl_dash.viewmodels.values import (
    between,
    chance_text,
    plain,
    scaled,
    suffix,
    with_unit,
)


@dataclass(frozen=True, slots=True)
class TargetRow:
    """One number of the projection, in words and as people read it."""

    label: str
    text: str
    value: float


@dataclass(frozen=True, slots=True)
class TargetView:
    """What is said and drawn of a target; without an outlook only why there is none."""

    statement: Statement
    remark: str
    period: str
    ahead: Ahead | None
    rows: tuple[TargetRow, ...]


def without_outlook(reason: NoOutlook, progress: Progress) -> TargetView:
    """Say why nothing can be said of the years to come."""
    known = progress.comparable
    last = max(known, default="")
    words = t(f"target.{reason}", last=last, count=len(known))
    return TargetView(Statement(words, ("target",)), "", "", None, ())


def target_view(
    progress: Progress, found: Outlook, aim: Aim, usual: UsualTarget
) -> TargetView:
    """Present the chance of an aim, and where the aim to begin with came from."""
    indicator = progress.indicator
    period, expected = period_ending(aim.year, found.last), found.projection.estimate
    value = with_unit(indicator, aim.value / indicator.unit.multiplier)
    upwards = indicator.direction is Direction.HIGHER_IS_BETTER
    chance = t(
        "target.at_least" if upwards else "target.at_most",
        value=value,
        when=_when(period),
        chance=chance_text(found.chance),
        first=found.first,
        last=found.last,
    )
    spread = t("target.interval", interval=_spread(indicator, expected))
    return TargetView(
        statement=Statement(
            f"{chance} {spread}",
            ("target", expected.method),
            _behind(progress, found, usual),
        ),
        remark=f"{_basis(indicator, usual, found.last)} {t('target.projection')}",
        period=period,
        ahead=Ahead(
            expected=point(indicator, period, expected),
            expected_label=t(
                "target.expected", period=period, interval=_spread(indicator, expected)
            ),
            target=aim.value,
            target_label=t("target.label", period=period, value=value),
        ),
        rows=_rows(indicator, period, aim, expected),
    )


def _behind(progress: Progress, found: Outlook, usual: UsualTarget) -> Trail:
    """Return the way to what is projected, and to the median that stands in."""
    projected = (p for p in progress.comparable if found.first <= p <= found.last)
    own = behind_own(progress, projected, How.AHEAD)
    if usual.basis is not Basis.MEDIAN:
        return own
    code, period = progress.indicator.code, (usual.source,)
    median = Part(code, Geography.DISTRIBUTION, ("median",), period)
    return replace(own, parts=(*own.parts, median))


def looking_ahead(view: Timeline, target: TargetView) -> Timeline:
    """Return a timeline that also shows where it leads, and the target."""
    if target.ahead is None:
        return view
    tick = (position(target.period), target.period)
    alt = f"{view.alt} {target.statement.plain}"
    return replace(view, ahead=target.ahead, ticks=(*view.ticks, tick), alt=alt)


def _spread(indicator: Indicator, expected: Estimate) -> str:
    """Return the limits no finer than the source publishes: it is a forecast."""
    ends = [one for one in (expected.lower, expected.upper) if one is not None]
    return between(*(plain(indicator, one) for one in ends)) + suffix(indicator)


def _when(period: str) -> str:
    key = "target.school_year" if "/" in period else "target.calendar_year"
    return t(key, period=period)


def _basis(indicator: Indicator, usual: UsualTarget, last: str) -> str:
    """Say what the municipality has decided, or that it has not and what stands in."""
    value = with_unit(indicator, usual.aim.value / indicator.unit.multiplier)
    if usual.basis is Basis.DECIDED:
        when = _when(period_ending(usual.aim.year, last))
        return t("target.decided", value=value, when=when, source=usual.source)
    key = "target.usual_median" if usual.basis is Basis.MEDIAN else "target.usual_own"
    stand_in = t(key, period=usual.source, value=value)
    return f"{t('target.not_published')} {stand_in}"


def _rows(
    indicator: Indicator, period: str, aim: Aim, expected: Estimate
) -> tuple[TargetRow, ...]:
    numbers = {
        "target.row_target": aim.value / indicator.unit.multiplier,
        "target.row_expected": expected.value,
        "target.row_lower": expected.lower,
        "target.row_upper": expected.upper,
    }
    return tuple(
        TargetRow(t(key, period=period), with_unit(indicator, n), scaled(indicator, n))
        for key, n in numbers.items()
        if n is not None
    )

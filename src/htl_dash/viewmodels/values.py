"""Figures in words: the same wording wherever a figure is shown."""

import re
from enum import StrEnum

from htl_dash.domain.indicator import Indicator
from htl_dash.domain.mark import reason_of
from htl_dash.domain.status import ObsStatus
from htl_dash.services.figures import AreaFigure
from htl_dash.stats.estimate import Certainty, Estimate
from htl_dash.text import HARD_SPACE, MINUS, number, t

_YEARS = re.compile(r"\b(\d{4})-(\d{4})\b")
LEAST_CHANCE = 0.01
LONGEST_MARK = 4
"""Longer marks are codes of an interface that no reader has seen."""


class State(StrEnum):
    """Whether there is a figure to draw, and if not, why."""

    SHOWN = "shown"
    HIDDEN = "hidden"
    MISSING = "missing"


def state(figure: AreaFigure | None) -> State:
    """Tell a figure from a hidden one and from a gap in the data."""
    if figure is None:
        return State.MISSING
    if figure.cell.is_hidden:
        return State.HIDDEN
    return State.SHOWN if figure.estimate else State.MISSING


def scaled(indicator: Indicator, value: float) -> float:
    """Return a value on the scale people read (0.59 becomes 59.0 for per cent)."""
    return value * indicator.unit.multiplier


def on_scale(
    indicator: Indicator, estimate: Estimate | None
) -> tuple[float | None, ...]:
    """Return value and limits as people read them; None for what there is not."""
    if estimate is None:
        return None, None, None
    limits = (estimate.value, estimate.lower, estimate.upper)
    return tuple(None if one is None else scaled(indicator, one) for one in limits)


def plain(indicator: Indicator, value: float) -> str:
    """Return the bare number: '59' or '17,5'."""
    return number(scaled(indicator, value), min(indicator.decimals, 1))


def with_unit(indicator: Indicator, value: float) -> str:
    """Return the number with its unit: '59 %' or '242 tkr'."""
    return plain(indicator, value) + suffix(indicator)


def in_sentence(indicator: Indicator, value: float) -> str:
    """Return the number as a heading has it, without a unit its words already carry."""
    if indicator.finding and indicator.unit.is_named_in_findings:
        return plain(indicator, value)
    return with_unit(indicator, value)


def axis_suffix(indicator: Indicator) -> str:
    """Return what follows numbers on an axis: per cent signs, no long units."""
    return suffix(indicator) if indicator.unit.is_share else ""


def suffix(indicator: Indicator) -> str:
    """Return what follows a number of this unit, with its hard space."""
    unit = t(f"unit.{indicator.unit.code}")
    return f"{HARD_SPACE}{unit}" if unit else ""


def interval(indicator: Indicator, estimate: Estimate) -> str:
    """Return the limits as '57-61 %' with one decimal; empty without limits."""
    found = limits(indicator, estimate)
    return found + suffix(indicator) if found else ""


def limits(indicator: Indicator, estimate: Estimate) -> str:
    """Return the limits without their unit; empty without limits."""
    if estimate.lower is None or estimate.upper is None:
        return ""
    lower, upper = (
        number(scaled(indicator, limit), 1)
        for limit in (estimate.lower, estimate.upper)
    )
    return between(lower, upper)


def between(lower: str, upper: str) -> str:
    """Return '57-61'; in words where a dash would stand beside a minus."""
    negative = MINUS in lower + upper
    key = "figure.span" if negative else "figure.interval"
    return t(key, lower=lower, upper=upper)


def period_text(period: str) -> str:
    """Return a period with the dash that Swedish has between years."""
    return _YEARS.sub("\\1\N{EN DASH}\\2", period)


def in_points(written: str) -> str:
    """Return a number of percentage points: '47 procentenheter', '1 procentenhet'."""
    is_one = written.lstrip(f"+{MINUS}") == "1"
    return t("figure.point" if is_one else "figure.points", size=written)


def alternative(key: str, heading: str, measured: str) -> str:
    """Return a figure's text alternative, whether or not its parts end in a stop."""
    stops = ". "
    return t(key, heading=heading.rstrip(stops), measured=measured.rstrip(stops))


def figure_text(indicator: Indicator, figure: AreaFigure | None) -> str:
    """Return the figure with its unit, or the one neutral wording for its absence."""
    if figure is not None and figure.estimate is not None:
        return with_unit(indicator, figure.estimate.value)
    return absence(figure)


def absence(figure: AreaFigure | None) -> str:
    """Say why there is no figure: as the publisher marked it, where there is a mark."""
    symbol = figure.cell.symbol if figure else ""
    if figure and symbol and (reason := reason_of(symbol, figure.cell.conf_status)):
        words = t(f"unshown.{reason}")
        is_short = len(symbol) <= LONGEST_MARK
        return t("unshown.written", words=words, symbol=symbol) if is_short else words
    if state(figure) is State.HIDDEN:
        return t("figure.hidden")
    if figure and figure.cell.obs_status is ObsStatus.NOT_APPLICABLE:
        return t("figure.not_applicable")
    return t("figure.missing")


def chance_text(chance: float) -> str:
    """Return a chance, 0-1, in whole per cent; never as none at all or as certain."""
    if chance < LEAST_CHANCE:
        return t("chance.least")
    if chance > 1 - LEAST_CHANCE:
        return t("chance.most")
    return t("chance.about", chance=number(100 * chance))


def certainty_text(certainty: Certainty | None) -> str:
    """Return the three-way reading, or that it cannot be made."""
    return t(f"certainty.{certainty}") if certainty else t("certainty.none")

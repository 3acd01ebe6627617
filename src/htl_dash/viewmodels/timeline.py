"""One indicator over time for one or several places."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from htl_dash.domain.indicator import Indicator
from htl_dash.domain.period import start_year
from htl_dash.domain.trail import NO_TRAIL, Trail
from htl_dash.stats.estimate import Estimate
from htl_dash.viewmodels.values import on_scale, scaled

PART_OF_YEAR = re.compile(r"\d{4}-(?:\d{2}|Q\d)")
NOISE = 1e-6
"""Far less than a month: twelfths are not exact."""


class Emphasis(StrEnum):
    """How a line stands out."""

    OWN = "own"
    OURS = "ours"
    NAMED = "named"
    BACKGROUND = "background"
    MIDDLE = "middle"


@dataclass(frozen=True, slots=True)
class Point:
    """A figure at a place on the time axis, on the scale people read."""

    x: float
    value: float
    lower: float | None
    upper: float | None


@dataclass(frozen=True, slots=True)
class Line:
    """One place's figures, oldest first; broken where the series is broken."""

    name: str
    emphasis: Emphasis
    parts: tuple[tuple[Point, ...], ...]
    last_label: str

    @property
    def last(self) -> Point:
        """Return the newest point."""
        return self.parts[-1][-1]


@dataclass(frozen=True, slots=True)
class Break:
    """From here on the series means something else."""

    x: float
    text: str


@dataclass(frozen=True, slots=True)
class Ahead:
    """Where our own line leads, and the target; on the scale people read."""

    expected: Point
    expected_label: str
    target: float
    target_label: str


@dataclass(frozen=True, slots=True)
class Timeline:
    """Everything a time figure draws.

    `band` is x, low and high of the middle 80 %, in unbroken parts. `trail` leads to
    every figure.
    """

    heading: str
    measured: str
    lines: tuple[Line, ...]
    band: tuple[tuple[tuple[float, float, float], ...], ...]
    band_label: str
    breaks: tuple[Break, ...]
    ticks: tuple[tuple[float, str], ...]
    unit_suffix: str
    starts_at_zero: bool
    alt: str
    ahead: Ahead | None = None
    trail: Trail = NO_TRAIL


def position(period: str) -> float:
    """Return where a period stands on the axis: 2024 at 2024, 2023/24 at 2023.

    A month or a quarter stands where it begins: 2024-07 and 2024-Q3 at 2024.5.
    """
    part = period[5:] if PART_OF_YEAR.fullmatch(period) else ""
    in_year = 12 if part.isdigit() else 4
    steps = int(part.removeprefix("Q")) - 1 if part else 0
    return start_year(period) + steps / in_year


def point(indicator: Indicator, period: str, estimate: Estimate) -> Point:
    """Put an estimate on the time axis."""
    _, lower, upper = on_scale(indicator, estimate)
    return Point(position(period), scaled(indicator, estimate.value), lower, upper)


def parts(
    points: Iterable[Point], breaks: Iterable[float]
) -> tuple[tuple[Point, ...], ...]:
    """Cut a series where its meaning changes and where figures are missing.

    No line is drawn across either. A series that comes every other year misses nothing:
    its own shortest step is the measure.
    """
    limits, ordered = sorted(breaks), sorted(points, key=lambda one: one.x)
    step = min((b.x - a.x for a, b in pairwise(ordered)), default=1.0)
    cut: list[list[Point]] = []
    for at, one in enumerate(ordered):
        before = ordered[at - 1] if at else None
        joins = (
            before is not None
            and one.x - before.x <= step + NOISE
            and not any(before.x < limit <= one.x for limit in limits)
        )
        if joins:
            cut[-1].append(one)
        else:
            cut.append([one])
    return tuple(map(tuple, cut))


def ticks(periods: Iterable[str], most: int = 9) -> tuple[tuple[float, str], ...]:
    """Return a tick per period, thinned from the newest backwards to at most `most`."""
    ordered = sorted(set(periods))
    step = -(-len(ordered) // most) or 1
    kept = ordered[::-1][::step][::-1]
    return tuple((position(period), period) for period in kept)


def spans_to_zero(lines: Iterable[Line]) -> bool:
    """Whether the axis should start at zero: it should unless that hides all change.

    Lines are read by slope, so an axis may be cut where every value is far from zero.
    """
    values = [point.value for line in lines for part in line.parts for point in part]
    return bool(values) and 0 <= min(values) < max(values) / 2

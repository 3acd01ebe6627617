"""A chart of a document as numbers and words, for paper and for slides.

Values are on the scale people read; every text is Swedish and rounded already.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

from htl_dash.viewmodels.values import State


class Tone(StrEnum):
    """What a part of a chart stands for; the exporters know the colour and the shape."""

    PLAIN = "plain"
    OWN = "own"
    OURS = "ours"
    PEER = "peer"
    MIDDLE = "middle"
    HIGHER = "higher"
    SAME = "same"
    LOWER = "lower"
    PROMOTIVE = "promotive"
    PREVENTIVE = "preventive"
    REMEDIAL = "remedial"


class RowMark(StrEnum):
    """How a row of a chart is drawn: a bar from zero, or a dot."""

    BAR = "bar"
    DOT = "dot"


@dataclass(frozen=True, slots=True)
class Axis:
    """Where an axis begins and ends, and its ticks with their texts."""

    least: float
    most: float
    ticks: tuple[tuple[float, str], ...]


@dataclass(frozen=True, slots=True)
class Numbers:
    """How a chart's numbers are written: decimals, and what follows each."""

    decimals: int
    suffix: str


@dataclass(frozen=True, slots=True)
class Row:
    """One place in a chart. Without a figure `value` is None and `text` says why."""

    label: str
    value: float | None
    lower: float | None
    upper: float | None
    text: str
    state: State
    tone: Tone = Tone.PLAIN


@dataclass(frozen=True, slots=True)
class Rule:
    """A value that a whole chart is read against, its name, and both as one text."""

    name: str
    value: float
    text: str


@dataclass(frozen=True, slots=True)
class RowChart:
    """A bar or a dot with its interval per row; `title` is the finding.

    `key` says in words what the marks and lines mean, and `alt` what the chart shows.
    """

    title: str
    measured: str
    mark: RowMark
    rows: tuple[Row, ...]
    axis: Axis
    rule: Rule | None
    numbers: Numbers
    key: str
    alt: str
    source: str


@dataclass(frozen=True, slots=True)
class Part:
    """One part that every bar of a stacked chart is divided into."""

    name: str
    tone: Tone


@dataclass(frozen=True, slots=True)
class StackedRow:
    """One bar: a value for each part, what is hidden between them, and it in words."""

    label: str
    values: tuple[float, ...]
    hidden: float
    text: str


@dataclass(frozen=True, slots=True)
class StackedChart:
    """Bars of the same length, 100 in all, divided into parts."""

    title: str
    measured: str
    parts: tuple[Part, ...]
    hidden_name: str
    rows: tuple[StackedRow, ...]
    numbers: Numbers
    alt: str
    source: str


@dataclass(frozen=True, slots=True)
class LinePoint:
    """A figure at a place on the time axis, and the period it is for."""

    x: float
    value: float


@dataclass(frozen=True, slots=True)
class Series:
    """One line, broken into parts where its meaning changes or figures are missing."""

    name: str
    tone: Tone
    parts: tuple[tuple[LinePoint, ...], ...]
    text: str


@dataclass(frozen=True, slots=True)
class LineChart:
    """Lines over time. `breaks` are where the series means something else, and why.

    `periods` names every place on the time axis, `ticks` those that are written out;
    `band` is x, low and high in unbroken parts.
    """

    title: str
    measured: str
    series: tuple[Series, ...]
    band: tuple[tuple[tuple[float, float, float], ...], ...]
    band_label: str
    breaks: tuple[tuple[float, str], ...]
    periods: tuple[tuple[float, str], ...]
    ticks: tuple[tuple[float, str], ...]
    axis: Axis
    numbers: Numbers
    alt: str
    source: str


Chart: TypeAlias = RowChart | StackedChart | LineChart

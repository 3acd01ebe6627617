"""The figures of the pages as charts of a document: the same words and numbers."""

from collections.abc import Iterable, Sequence
from itertools import count
from math import ceil, floor, log10

from htl_dash.domain.initiative import Approach
from htl_dash.stats.estimate import Certainty
from htl_dash.text import number, t
from htl_dash.viewmodels.chart_data import (
    Axis,
    LineChart,
    LinePoint,
    Numbers,
    Part,
    Row,
    RowChart,
    RowMark,
    Rule,
    Series,
    StackedChart,
    StackedRow,
    Tone,
)
from htl_dash.viewmodels.comparison import Comparison
from htl_dash.viewmodels.mix_picture import Bar
from htl_dash.viewmodels.places import PlaceRow
from htl_dash.viewmodels.timeline import Emphasis, Line, Timeline

STEPS = (1, 2, 5)
"""Steps between ticks that are easy to read, times a power of ten."""
MOST_TICKS = 6
_TONES = {
    Certainty.SURELY_HIGHER: Tone.HIGHER,
    Certainty.NO_SURE_DIFFERENCE: Tone.SAME,
    Certainty.SURELY_LOWER: Tone.LOWER,
}
_LINES = {
    Emphasis.OWN: Tone.OWN,
    Emphasis.OURS: Tone.OURS,
    Emphasis.NAMED: Tone.PEER,
    Emphasis.BACKGROUND: Tone.PEER,
    Emphasis.MIDDLE: Tone.MIDDLE,
}
APPROACH_TONES = {
    Approach.PROMOTIVE: Tone.PROMOTIVE,
    Approach.PREVENTIVE: Tone.PREVENTIVE,
    Approach.REMEDIAL: Tone.REMEDIAL,
}


def dots(view: Comparison, numbers: Numbers, source: str = "") -> RowChart:
    """Return places side by side, each a dot with its interval."""
    ends = [
        end
        for row in view.rows
        for end in (row.value, row.lower, row.upper)
        if end is not None
    ]
    against = view.reference
    ends += [against.value] if against else []
    rows = tuple(_row(row) for row in view.rows)
    return RowChart(
        title=view.heading,
        measured=view.measured,
        mark=RowMark.DOT,
        rows=rows,
        axis=axis(ends, numbers, from_zero=view.starts_at_zero),
        rule=Rule(against.name, against.value, against.label) if against else None,
        numbers=numbers,
        key=_key(view),
        alt=t("paper.alt", title=view.heading, told=told(rows)),
        source=source,
    )


def lines(view: Timeline, numbers: Numbers, source: str = "") -> LineChart:
    """Return places over time; our own line is told point by point in `alt`."""
    points = [point for line in view.lines for part in line.parts for point in part]
    ends = [one.value for one in points]
    ends += [end for part in view.band for _, low, high in part for end in (low, high)]
    names = dict(view.ticks)
    places = sorted({one.x for one in points} | {x for p in view.band for x, *_ in p})
    periods = tuple((x, names.get(x) or _period(x, view.ticks)) for x in places)
    own = next((ln for ln in view.lines if ln.emphasis is Emphasis.OWN), None)
    return LineChart(
        title=view.heading,
        measured=view.measured,
        series=tuple(_series(line) for line in view.lines),
        band=view.band,
        band_label=view.band_label if view.band else "",
        breaks=tuple((one.x, one.text) for one in view.breaks),
        periods=periods,
        ticks=view.ticks,
        axis=axis(ends, numbers, from_zero=view.starts_at_zero),
        numbers=numbers,
        alt=t("paper.alt", title=view.heading, told=_history(own, periods, numbers)),
        source=source,
    )


def shares(
    bars: Sequence[Bar], title: str, measured: str, source: str = ""
) -> StackedChart:
    """Return the mix of work, a bar for each setting."""
    first = bars[0].segments
    rows = tuple(
        StackedRow(
            label=bar.label,
            values=tuple(one.sure for one in bar.segments),
            hidden=bar.unsure,
            text=", ".join(f"{one.name} {one.text}" for one in bar.segments),
        )
        for bar in bars
    )
    spoken = "; ".join(f"{row.label}: {row.text}" for row in rows)
    return StackedChart(
        title=title,
        measured=measured,
        parts=tuple(Part(one.name, APPROACH_TONES[one.approach]) for one in first),
        hidden_name=t("mix.hidden"),
        rows=rows,
        numbers=Numbers(0, t("paper.per_cent")),
        alt=t("paper.alt", title=title, told=spoken),
        source=source,
    )


def axis(ends: Iterable[float], numbers: Numbers, *, from_zero: bool) -> Axis:
    """Return an axis with even ticks that has room for every end."""
    found = list(ends) or [0.0, 1.0]
    low = min(0.0, *found) if from_zero else min(found)
    high = max(found)
    step = _step((high - low) or 1.0)
    first, last = floor(low / step + 1e-9), ceil(high / step - 1e-9)
    last = max(last, first + 1)
    decimals = max(0, -floor(log10(step)))
    ticks = tuple(
        (at * step, number(at * step, decimals) + numbers.suffix)
        for at in range(first, last + 1)
    )
    return Axis(first * step, last * step, ticks)


def told(rows: Iterable[Row]) -> str:
    """Return every row in words, with its interval."""
    return "; ".join(f"{row.label} {row.text}" for row in rows)


def _row(row: PlaceRow) -> Row:
    text = row.label
    if row.interval:
        text = t("paper.with_interval", value=row.label, interval=row.interval)
    tone = _TONES[row.certainty] if row.certainty else Tone.PLAIN
    return Row(row.short_name, row.value, row.lower, row.upper, text, row.state, tone)


def _key(view: Comparison) -> str:
    """Say what the marks mean, counting the places of each kind."""
    if not view.reference or not any(row.certainty for row in view.rows):
        return t("paper.key_intervals") if any(r.lower for r in view.rows) else ""
    counts = {
        kind.value: sum(row.certainty is kind for row in view.rows)
        for kind in Certainty
    }
    return t("paper.key", whole=view.reference.name, **counts)


def _series(line: Line) -> Series:
    return Series(
        line.name,
        _LINES[line.emphasis],
        tuple(tuple(LinePoint(p.x, p.value) for p in part) for part in line.parts),
        line.last_label,
    )


def _history(
    own: Line | None, periods: Sequence[tuple[float, str]], numbers: Numbers
) -> str:
    if own is None:
        return t("figure.missing")
    names = dict(periods)
    return f"{own.name} " + ", ".join(
        f"{names[point.x]} {number(point.value, numbers.decimals)}{numbers.suffix}"
        for part in own.parts
        for point in part
    )


def _period(x: float, ticks: Sequence[tuple[float, str]]) -> str:
    """Name a period as its series is written: 2023, or 2023/24."""
    year = int(x)
    is_school_year = any("/" in text for _, text in ticks)
    return f"{year}/{(year + 1) % 100:02}" if is_school_year else str(year)


def _step(span: float) -> float:
    """Return the least easy step that gives at most MOST_TICKS of them."""
    power = floor(log10(span)) - 1
    for at in count(power):
        for one in STEPS:
            step = float(one * 10.0**at)
            if span / step <= MOST_TICKS:
                return step
    raise AssertionError("steps grow without end")

"""Lines of a document as columns of numbers, as PowerPoint's charts want them."""

from collections.abc import Sequence
from dataclasses import dataclass

from htl_dash.text import t
from htl_dash.viewmodels.chart_data import Axis, LineChart, LinePoint, Series, Tone

_STEP = 0.33
"""Least distance between the names of lines, in inches."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """One line of a chart: a value, or None, for every period.

    `last` is the place of its newest value; `is_named` tells that it is named there,
    and `is_limit` that it is an edge of the field that most municipalities are in.
    """

    name: str
    tone: Tone
    values: tuple[float | None, ...]
    last: int
    is_named: bool
    is_limit: bool = False

    @property
    def has_lonely(self) -> bool:
        """Whether a value has none beside it, so that no line would show it."""
        known = [value is not None for value in (None, *self.values, None)]
        return (False, True, False) in zip(known, known[1:], known[2:], strict=False)


def plotted(chart: LineChart) -> tuple[Drawn, ...]:
    """Return every line; one whose meaning changes is a line before and one after.

    Where periods without a figure part two pieces they can share a line, for an empty
    cell breaks it.
    """
    places = [x for x, _ in chart.periods]
    found = [one for series in chart.series for one in _pieces(series, chart, places)]
    for at, key in ((2, "paper.band_high"), (1, "paper.band_low")):
        values = {part[0]: part[at] for run in chart.band for part in run}
        if values:
            column = tuple(values.get(x) for x in places)
            last = max(n for n, value in enumerate(column) if value is not None)
            name = t(key, band=chart.band_label)
            limit = Drawn(name, Tone.PEER, column, last, is_named=False, is_limit=True)
            found.append(limit)
    return tuple(found)


def label_shifts(
    drawn: Sequence[Drawn], axis: Axis, part: float, high: float
) -> tuple[float, ...]:
    """Return how far down each name moves so that none covers another.

    In parts of the chart's height, which is `high` inches; the lines take `part` of it.
    """
    step = _STEP / high
    span = axis.most - axis.least
    wanted = [
        (axis.most - (one.values[one.last] or 0.0)) / span * part for one in drawn
    ]
    order = sorted(
        (n for n, one in enumerate(drawn) if one.is_named), key=lambda n: wanted[n]
    )
    places = dict(enumerate(wanted))
    above = -1.0
    for n in order:
        above = max(wanted[n], above + step)
        places[n] = above
    below = part
    for n in reversed(order):
        below = min(places[n], below)
        places[n] = below
        below -= step
    return tuple(places[n] - wanted[n] for n in range(len(drawn)))


def _pieces(series: Series, chart: LineChart, places: list[float]) -> list[Drawn]:
    runs: list[list[LinePoint]] = []
    for part in series.parts:
        joins = runs and any(runs[-1][-1].x < x < part[0].x for x in places)
        if joins:
            runs[-1].extend(part)
        else:
            runs.append(list(part))
    names = dict(chart.periods)
    found = []
    for at, run in enumerate(runs):
        newest = at == len(runs) - 1
        until = t("paper.until", name=series.name, period=names[run[-1].x])
        values = {one.x: one.value for one in run}
        column = tuple(values.get(x) for x in places)
        last = places.index(run[-1].x)
        name = series.name if newest else until
        found.append(Drawn(name, series.tone, column, last, newest))
    return found

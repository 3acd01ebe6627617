"""The checks that look at one indicator in one division, as readers see it."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from operator import attrgetter

from htl_dash.catalogue.additivity import Parts, Promise
from htl_dash.disclosure.release import ReleasedCell
from htl_dash.domain.finding import Check, Finding
from htl_dash.domain.indicator import Indicator
from htl_dash.domain.observation import TOTAL
from htl_dash.domain.period import follows
from htl_dash.domain.units import Unit
from htl_dash.stats.jumps import jump, outliers

WHOLE = 100.0
_CAN_FALL = (Unit.PERCENT_PER_YEAR,)
_SEXES = ("F", "M")


class Series:
    """The released cells of one indicator in one division, and where they come from."""

    def __init__(
        self,
        indicator: Indicator,
        cells: Iterable[ReleasedCell],
        datasets: Mapping[int, tuple[str, str]],
    ) -> None:
        """Keep the cells; `datasets` gives dataset and publisher by snapshot."""
        self.indicator, self.cells = indicator, tuple(cells)
        self._datasets = datasets
        self._values = {
            (c.ref_area, c.time_period, c.sex, c.category): c.value
            for c in self.cells
            if c.value is not None
        }

    @property
    def rounding(self) -> float:
        """The width of the publisher's rounding, in the indicator's own unit."""
        return 10.0**-self.indicator.decimals

    def publisher(self, cell: ReleasedCell) -> str:
        """Return who publishes a cell."""
        return self._datasets[cell.snapshot_id][1]

    def value(
        self, cell: ReleasedCell, *, sex: str = "", category: str = ""
    ) -> float | None:
        """Return the value beside a cell, for another sex or category."""
        key = (cell.ref_area, cell.time_period, sex or cell.sex)
        return self._values.get((*key, category or cell.category))

    def found(self, check: Check, cell: ReleasedCell, **facts: float | str) -> Finding:
        """Return a finding about one cell."""
        return Finding(
            check,
            self._datasets[cell.snapshot_id][0],
            cell.indicator,
            cell.geography,
            *(cell.ref_area, cell.time_period, cell.sex, cell.category),
            tuple(facts.items()),
        )


def examine_series(series: Series, promises: Sequence[Promise]) -> Iterator[Finding]:
    """Give what the checks find in one indicator and division."""
    has_sums = bool(series.indicator.sums)
    least, most = _limits(series.indicator.unit)
    for cell in series.cells:
        if cell.value is None:
            continue
        if not least <= cell.value <= most:
            yield series.found(Check.RANGE, cell, value=cell.value)
        if cell.denominator:
            yield from _fraction(series, cell, cell.value, cell.denominator)
        if cell.sex == TOTAL:
            yield from _sexes(series, cell, cell.value, promises)
        if has_sums:
            yield from _parts(series, cell, cell.value, promises)
    yield from _jumps(series)


def examine_areas(
    coarse: Series,
    fine: Iterable[ReleasedCell],
    promises: Sequence[Promise],
    parents: Mapping[str, str],
) -> Iterator[Finding]:
    """Compare coarser areas with the finer ones inside them, where all are known.

    Args:
        coarse: Counts in the coarser division.
        fine: The same counts in the finer division of the same version.
        promises: Where parts are to add up.
        parents: The coarser area that each finer one lies in.
    """
    if not coarse.indicator.unit.is_count:
        return
    inside: dict[tuple[str, ...], list[float | None]] = defaultdict(list)
    for cell in fine:
        parent = parents.get(cell.ref_area, "")
        inside[parent, cell.time_period, cell.sex, cell.category].append(cell.value)
    for cell in coarse.cells:
        parts = inside.get(
            (cell.ref_area, cell.time_period, cell.sex, cell.category), []
        )
        known = [one for one in parts if one is not None]
        is_whole = bool(known) and len(known) == len(parts)
        if cell.value is None or not is_whole or sum(known) == cell.value:
            continue
        if _is_promised(coarse, cell, promises, Parts.AREAS):
            facts = {"value": cell.value, "parts": sum(known)}
            yield coarse.found(Check.SUM_OF_AREAS, cell, **facts)


def _limits(unit: Unit) -> tuple[float, float]:
    least = -WHOLE if unit in _CAN_FALL else 0.0
    return least, WHOLE if unit.is_share else float("inf")


def _fraction(
    series: Series, cell: ReleasedCell, value: float, bottom: int
) -> Iterator[Finding]:
    unit, top = series.indicator.unit, cell.numerator
    if not unit.is_share or top is None:
        return
    share = unit.multiplier * top / bottom
    if top > bottom or abs(share - value) > series.rounding:
        yield series.found(Check.FRACTION, cell, value=value, share=share)


def _sexes(
    series: Series, cell: ReleasedCell, value: float, promises: Sequence[Promise]
) -> Iterator[Finding]:
    both = [series.value(cell, sex=sex) for sex in _SEXES]
    parts = [one for one in both if one is not None]
    if len(parts) < len(_SEXES):
        return
    if series.indicator.unit.is_count:
        is_promised = _is_promised(series, cell, promises, Parts.SEXES)
        if is_promised and sum(parts) != value:
            yield series.found(Check.SUM_OF_SEXES, cell, value=value, parts=sum(parts))
        return
    low, high = min(parts) - series.rounding, max(parts) + series.rounding
    if series.indicator.unit.is_share and not low <= value <= high:
        facts = {"value": value, "low": min(parts), "high": max(parts)}
        yield series.found(Check.BETWEEN_SEXES, cell, **facts)


def _parts(
    series: Series, cell: ReleasedCell, value: float, promises: Sequence[Promise]
) -> Iterator[Finding]:
    """Compare a category that the catalogue calls a sum with the parts of it."""
    members = dict(series.indicator.sums).get(cell.category)
    is_count = series.indicator.unit.is_count
    if not (members and is_count) or not _is_promised(
        series, cell, promises, Parts.PARTS
    ):
        return
    parts = [series.value(cell, category=one) for one in members]
    known = [one for one in parts if one is not None]
    if len(known) == len(members) and sum(known) != value:
        yield series.found(Check.SUM_OF_PARTS, cell, value=value, parts=sum(known))


def _is_promised(
    series: Series, cell: ReleasedCell, promises: Sequence[Promise], parts: Parts
) -> bool:
    publisher = series.publisher(cell)
    return any(one.holds(publisher, cell.time_period, parts) for one in promises)


def _jumps(series: Series) -> Iterator[Finding]:
    """Look at each place's figures, against those that lead up to them and follow."""
    lines: dict[tuple[str, ...], list[ReleasedCell]] = defaultdict(list)
    for cell in series.cells:
        if cell.value is not None:
            lines[cell.ref_area, cell.sex, cell.category].append(cell)
    for line in lines.values():
        line.sort(key=attrgetter("time_period"))
        *older, newest = _runs(line, series.indicator)
        for run in older:
            yield from _outliers(series, run, outliers(_values(run), series.rounding))
        apart = outliers(_values(newest), series.rounding)
        yield from _outliers(series, newest, apart)
        found = jump(_values(newest), series.rounding)
        # After a figure that stands out the way back is as long, and is no news.
        if found and len(newest) - 2 not in apart:
            value, before = newest[-1].value or 0.0, newest[-2].value or 0.0
            facts = {"value": value, "before": before, "usual": found.usual}
            yield series.found(Check.JUMP, newest[-1], **facts)


def _outliers(
    series: Series, run: Sequence[ReleasedCell], places: Iterable[int]
) -> Iterator[Finding]:
    values = _values(run)
    for at in places:
        beside = {"before": values[at - 1]} if at else {}
        facts = {"value": values[at], **beside, "after": values[at + 1]}
        yield series.found(Check.OUTLIER, run[at], **facts)


def _values(run: Iterable[ReleasedCell]) -> list[float]:
    return [one.value or 0.0 for one in run]


def _runs(
    line: Sequence[ReleasedCell], indicator: Indicator
) -> list[list[ReleasedCell]]:
    """Return the figures parted where a period is missing and where the series breaks."""
    breaks = {one.period for one in indicator.breaks}
    runs = [[line[0]]]
    for before, cell in pairwise(line):
        is_next = follows(cell.time_period, before.time_period)
        if is_next and cell.time_period not in breaks:
            runs[-1].append(cell)
        else:
            runs.append([cell])
    return runs

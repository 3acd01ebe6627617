"""Shares that are worked out from a table's counts, each with the cells it came from."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from math import fsum

from htl_dash.domain.fetching import Counted, FetchMeasure, Share
from htl_dash.domain.fraction import Fraction
from htl_dash.domain.mark import Mark
from htl_dash.domain.observation import Incoming
from htl_dash.domain.status import ConfStatus, ObsStatus
from htl_dash.sources.cube import ReadError
from htl_dash.sources.pxweb_places import Place, is_outside

WHOLE = 100
DECIMALS = 3
"""As in the data pack, so that the same counts give the same figure; both are kept."""


@dataclass(frozen=True, slots=True)
class About:
    """What counts are about: shares are worked out from those about the same."""

    place: Place
    period: str
    sex: str
    category: str


@dataclass(frozen=True, slots=True)
class Count:
    """One count of a table: its cell, and where in the bytes it lies."""

    mark: Mark
    cell: str


Ids = tuple[str, str]
"""Of a count: its measure, and its value of the variable of parts or nothing."""


def shares(
    counts: Iterable[tuple[About, Ids, Count]],
    measures: Iterable[FetchMeasure],
    received: str,
) -> Iterator[Incoming]:
    """Give the shares of each place, period, sex and category, in per cent.

    Where a count is not given there is no share, and the mark says why. Counts of a
    division outside its years are no counts: sources write nothing there, or zero.

    Raises:
        ReadError: A count is not a whole number of at least zero.
    """
    found: dict[About, dict[Ids, Count]] = defaultdict(dict)
    for about, ids, count in counts:
        found[about][ids] = count
    wanted = [(one, one.share) for one in measures if one.share]
    for about, given in found.items():
        is_there = any(count.mark.value for count in given.values())
        if not is_there and is_outside(about.place, about.period):
            continue
        for measure, share in wanted:
            yield _worked_out(measure, share, about, given, received)


def _worked_out(
    measure: FetchMeasure,
    share: Share,
    about: About,
    given: Mapping[Ids, Count],
    received: str,
) -> Incoming:
    above = _found(measure, share.numerator, given)
    below = _found(measure, share.denominator, given)
    marks = [one.mark for one in (*above, *below)]
    empty = _empty(marks)
    numerator, denominator = (None, None) if empty else (_sum(above), _sum(below))
    mark = empty or _share(numerator or 0, denominator or 0, marks)
    cells = Fraction(tuple(o.cell for o in above), tuple(o.cell for o in below))
    return Incoming(
        measure.indicator,
        about.place.geography,
        about.place.code,
        about.period,
        about.sex,
        about.category,
        mark.value,
        numerator if mark.value is not None else None,
        denominator if mark.value is not None else None,
        mark.obs_status,
        mark.conf_status,
        mark.symbol,
        received,
        str(cells),
    )


def _found(
    measure: FetchMeasure, parts: Iterable[Counted], given: Mapping[Ids, Count]
) -> list[Count]:
    of_part = bool(measure.code)
    return [
        given[(measure.code, one.code) if of_part else (one.code, "")] for one in parts
    ]


def _empty(marks: Iterable[Mark]) -> Mark | None:
    """Return the mark of a count that is not given: of a hidden one before the others."""
    empty = [one for one in marks if one.value is None]
    hidden = (one for one in empty if one.conf_status is ConfStatus.PUBLISHER)
    return next(hidden, empty[0] if empty else None)


def _sum(counts: Iterable[Count]) -> int:
    values = [one.mark.value or 0.0 for one in counts]
    for value in values:
        if value < 0 or not float(value).is_integer():
            raise ReadError("shares.no_count", found=value)
    return int(fsum(values))


def _share(numerator: int, denominator: int, marks: Iterable[Mark]) -> Mark:
    """Return a share with the first mark beside a count; none where nobody is counted."""
    if not denominator:
        return Mark(None, ObsStatus.NOT_APPLICABLE, ConfStatus.FREE, "")
    symbol = next((one.symbol for one in marks if one.symbol), "")
    value = round(WHOLE * numerator / denominator, DECIMALS)
    return Mark(value, ObsStatus.NORMAL, ConfStatus.FREE, symbol)

"""What a dataset holds after a fetch: what came, and what was not asked about."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from hashlib import sha256

from htl_dash.domain.fetching import Asked, FetchDataset
from htl_dash.domain.geography import AREA_GEOGRAPHIES, OLDER_DIVISIONS, Geography
from htl_dash.domain.observation import Incoming, Observation
from htl_dash.domain.period import span, start_year
from htl_dash.services.fetch_plan import FetchError

_AREAS = (*OLDER_DIVISIONS, *AREA_GEOGRAPHIES)
Key = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Scope:
    """What of a dataset was asked for.

    Attributes:
        whole: The dataset as it is declared.
        asked_for: The same with the measures that were asked for.
        asked: Whose figures, and of which periods.
    """

    whole: FetchDataset
    asked_for: FetchDataset
    asked: Asked


@dataclass(frozen=True, slots=True)
class Counts:
    """How a version came to be beside the one before.

    `new`, `revised` and `unchanged` are about what came; `carried` stand from before
    since nobody asked about them. `gone` are no longer given by the source.
    """

    new: int
    revised: int
    unchanged: int
    carried: int
    gone: int


@dataclass(frozen=True, slots=True)
class Merged:
    """The figures of a dataset in the order of their keys."""

    rows: tuple[Incoming, ...]
    counts: Counts

    @property
    def checksum(self) -> str:
        """The SHA-256 of the figures, wherever they were read."""
        digest = sha256()
        for row in self.rows:
            line = "\t".join((*row.key, *_worth(row)))
            digest.update(f"{line}\n".encode())
        return digest.hexdigest()

    @property
    def period(self) -> str:
        """The first and last period, as an origin note has it."""
        return span(row.time_period for row in self.rows)


def merged(
    figures: Iterable[Incoming],
    before: Iterable[Observation],
    checksums: Mapping[int, str],
    scope: Scope,
) -> Merged:
    """Put what came beside what the dataset had.

    `checksums` are those of received bytes, by their number.

    Raises:
        FetchError: A figure is not what was asked for, or comes twice and differs.
    """
    came = _checked(figures, scope.asked_for)
    had = {row.key: row for row in before}
    carried = {
        key: row.again(checksums.get(row.received_id or 0, ""))
        for key, row in had.items()
        if key not in came and _is_carried(row, scope)
    }
    same = sum(
        _worth(old) == _worth(row) for key, row in came.items() if (old := had.get(key))
    )
    new = len(came) - sum(key in had for key in came)
    gone = len(had.keys() - came.keys() - carried.keys())
    counts = Counts(new, len(came) - new - same, same, len(carried), gone)
    return Merged(tuple(row for _, row in sorted((came | carried).items())), counts)


def silent_about(
    figures: Iterable[Incoming],
    before: Iterable[Observation],
    scope: Scope,
) -> frozenset[str]:
    """Return the indicators that nothing of home came for, though it was there before.

    A source that withdraws one figure gives the others; that all of home's are gone
    while others' come is more likely a fault in the answer.
    """
    came = {row.indicator for row in figures if _is_homes(row, scope.asked)}
    wanted = {one.indicator for one in scope.asked_for.measures}
    return frozenset(
        row.indicator
        for row in before
        if row.indicator in wanted - came and _is_homes(row, scope.asked)
        if not _is_carried(row, scope)
    )


def _is_homes(row: Observation | Incoming, asked: Asked) -> bool:
    """Whether a figure is not only something for home's to stand beside."""
    return row.geography is not Geography.MUNICIPALITY or row.ref_area == asked.home


def _is_carried(row: Observation | Incoming, scope: Scope) -> bool:
    """Whether a figure that did not come is one that nobody asked about."""
    whole, asked = scope.whole, scope.asked
    declared = {one.indicator for one in whole.measures}
    if row.indicator not in declared or row.geography not in whole.divisions:
        return False
    if _is_before(row.time_period, whole.from_period):
        return False
    is_other = row.indicator not in {one.indicator for one in scope.asked_for.measures}
    is_earlier = _is_before(row.time_period, asked.since)
    is_outside = is_earlier or is_later(row, asked)
    return is_other or is_outside or not _is_asked_place(row, asked)


def is_later(row: Observation | Incoming, asked: Asked) -> bool:
    """Whether a figure is of a later period than the last that was asked for."""
    return bool(asked.until) and _is_before(asked.until, row.time_period)


def _is_before(period: str, first: str) -> bool:
    """Whether a period begins before another; never where there is no other."""
    return bool(first) and start_year(period) < start_year(first)


def _is_asked_place(row: Observation | Incoming, asked: Asked) -> bool:
    if row.geography is Geography.MUNICIPALITY:
        return row.ref_area in asked.municipalities
    if row.geography in _AREAS:
        return row.ref_area[:4] == asked.home
    if row.geography is Geography.COUNTY:
        return row.ref_area == asked.county
    return row.geography is not Geography.SCHOOL or row.ref_area in asked.schools


def _checked(figures: Iterable[Incoming], dataset: FetchDataset) -> dict[Key, Incoming]:
    indicators = {one.indicator for one in dataset.measures}
    found: dict[Key, Incoming] = {}
    for row in figures:
        if row.indicator not in indicators or row.geography not in dataset.divisions:
            raise FetchError("fetch.not_asked_for", **_facts(row))
        other = found.setdefault(row.key, row)
        if other is not row and _worth(other) != _worth(row):
            raise FetchError("fetch.given_twice", **_facts(row))
    return found


def _facts(row: Incoming) -> dict[str, object]:
    return {
        "indicator": row.indicator,
        "area": row.ref_area,
        "period": row.time_period,
    }


def _worth(row: Observation | Incoming) -> tuple[str, ...]:
    """Return what a figure says, apart from what it is about and where it stood."""
    value, top, bottom = row.obs_value, row.numerator, row.denominator
    return (
        "" if value is None else repr(float(value)),
        "" if top is None else str(top),
        "" if bottom is None else str(bottom),
        row.obs_status,
        row.conf_status,
        row.symbol,
    )

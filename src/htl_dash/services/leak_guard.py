"""Use case: try everything that has been released as an attacker would.

What came protected is tried where its publisher promises that parts add up. What we
protect ourselves is tried release by release, each vintage with all that it has shown.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from math import isfinite

from sqlalchemy import Connection, Engine

from htl_dash.catalogue.protection import protection_rules
from htl_dash.disclosure.audit import (
    Progress,
    Tried,
    audit_published,
    audit_release,
    secrets_to_keep,
)
from htl_dash.disclosure.design import Key
from htl_dash.disclosure.frozen import Frozen
from htl_dash.disclosure.rules import Reason, Secret
from htl_dash.services.counted import series_title, shown_in
from htl_dash.services.figures import Figures, is_done
from htl_dash.services.known import known_indicators
from htl_dash.services.published_tables import published_tables
from htl_dash.services.releases import read_release
from htl_dash.store.registers import current_snapshots
from htl_dash.store.releases import LoggedRelease, releases


@dataclass(frozen=True, slots=True)
class SeriesGuard:
    """What was found in one series.

    `released` and `hidden` count figures, `tried` hidden sums, `unsafe` those that can
    be worked out too closely, and `unclear` those whose surroundings contradict each
    other. `narrowest` is the width of the narrowest range that has an end, None without.

    Every hidden figure is tried and counted alike. How many of them are small would
    tell too much: two that sum to eight and are small both are four and four.
    """

    name: str
    released: int
    hidden: int
    tried: int
    unsafe: int
    unclear: int
    narrowest: float | None


@dataclass(frozen=True, slots=True)
class LeakReport:
    """What was found in all that has been released."""

    series: tuple[SeriesGuard, ...]

    @property
    def released(self) -> int:
        """Return how many figures readers have."""
        return sum(one.released for one in self.series)

    @property
    def hidden(self) -> int:
        """Return how many figures are hidden from them."""
        return sum(one.hidden for one in self.series)

    @property
    def unsafe(self) -> int:
        """Return how many hidden sums can be worked out too closely."""
        return sum(one.unsafe for one in self.series)

    @property
    def narrowest(self) -> float | None:
        """Return the width of the narrowest range of any hidden sum."""
        known = [one.narrowest for one in self.series if one.narrowest is not None]
        return min(known, default=None)


@dataclass(frozen=True)
class _Job:
    """A series to try: its figures, how many sums to try, and how to go about it."""

    name: str
    released: int
    hidden: int
    tries: int
    parts: tuple[Callable[[Progress], tuple[Tried, ...]], ...]


def guard(
    engine: Engine, progress: Callable[[int, int], None] | None = None
) -> LeakReport:
    """Try every hidden figure; `progress` is told how many of how many are done."""
    with engine.connect() as connection:
        jobs = [*_published(connection), *_released(connection)]
    total, tried = sum(job.tries for job in jobs), 0

    def step() -> None:
        nonlocal tried
        tried += 1
        if progress:
            progress(tried, total)

    return LeakReport(tuple(_found(job, step) for job in jobs))


def _published(connection: Connection) -> Iterator[_Job]:
    """Give one job per indicator among the figures that came protected."""
    figures, rules = Figures(connection), protection_rules()
    least = {
        one.id: rules[one.protection].rule.minimum_count
        for one in current_snapshots(connection)
        if is_done(one)
    }
    for indicator in known_indicators(connection).values():
        every = figures.series(indicator.code, sex=None, category=None)
        cells = [cell for cell in every if cell.snapshot_id in least]
        if not cells:
            continue
        tables = tuple(published_tables(indicator, cells))
        width = max(least[cell.snapshot_id] for cell in cells) - 1
        parts = tuple(
            partial(audit_published, table.design, table.shown, table.hidden, width)
            for table in tables
        )
        yield _Job(
            indicator.title,
            sum(cell.value is not None for cell in cells),
            sum(cell.is_hidden for cell in cells),
            sum(len(table.hidden) for table in tables),
            parts,
        )


def _released(connection: Connection) -> Iterator[_Job]:
    """Give one job per series of our own: the last release of each vintage."""
    rules = protection_rules()
    indicators = known_indicators(connection, withdrawn=True)
    series: dict[str, dict[int, LoggedRelease]] = {}
    for logged in releases(connection):
        series.setdefault(logged.series, {})[logged.vintage] = logged
    for name, vintages in series.items():
        parts = []
        for logged in vintages.values():
            last = read_release(logged)
            declared = rules.get(logged.protection)
            kept = secrets_to_keep(last, declared.rule) if declared else last.secrets
            parts.append((last, (*kept, *_others(last, kept))))
        yield _Job(
            series_title(name, indicators),
            shown_in(last),
            len(_hidden(last)),
            sum(len(_hidden(one)) for one, _ in parts),
            tuple(partial(_audit, one, kept) for one, kept in parts),
        )


def _hidden(release: Frozen) -> tuple[Key, ...]:
    """Return the cells that readers know are hidden from them."""
    return tuple(cell for cell in release.design.cells if cell not in release.readable)


def _others(release: Frozen, kept: Sequence[Secret]) -> Iterator[Secret]:
    """Give the hidden cells that are no secrets themselves, with nothing to keep."""
    secret = {one.cell for one in kept if one.rest_on is None}
    counts = release.design.counts(release.counts)
    others = [cell for cell in _hidden(release) if cell not in secret]
    for cell, value in zip(others, release.design.rows(others) @ counts, strict=True):
        yield Secret(cell, value, value, value, Reason.SECONDARY)


def _audit(
    release: Frozen, kept: Sequence[Secret], progress: Progress
) -> tuple[Tried, ...]:
    """Try everything; `progress` is told once for each hidden cell, however tried."""
    waiting = {*_hidden(release)}
    cells = iter(one.cell for one in kept)

    def step() -> None:
        cell = next(cells)
        if cell in waiting:
            waiting.discard(cell)
            progress()

    return audit_release(release, step, kept)


def _found(job: _Job, step: Progress) -> SeriesGuard:
    tried = [one for part in job.parts for one in part(step)]
    widths = [one.range.width for one in tried if one.range is not None]
    widths = [width for width in widths if isfinite(width)]
    return SeriesGuard(
        name=job.name,
        released=job.released,
        hidden=job.hidden,
        tried=job.tries,
        unsafe=sum(not one.is_safe for one in tried),
        unclear=sum(one.range is None for one in tried),
        narrowest=min(widths, default=None),
    )

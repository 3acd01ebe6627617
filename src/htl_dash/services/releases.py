"""Use case: release the counts that we protect ourselves, and read what is released.

Releases are made when data change, in the same transaction, so that no page waits for
them and none can show a count that has not passed.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from secrets import token_hex

from sqlalchemy import Connection, Engine

from htl_dash.catalogue.municipalities import municipality
from htl_dash.disclosure.frozen import CountSeries, Frozen, extended, first, refreshed
from htl_dash.disclosure.record import as_text, from_text
from htl_dash.disclosure.release import Readable
from htl_dash.domain.indicator import is_own
from htl_dash.domain.observation import Observation
from htl_dash.domain.units import Unit
from htl_dash.optimisation.linear import UnsolvableError
from htl_dash.services.counted import (
    cells_of,
    series_title,
    shown_in,
)
from htl_dash.services.counted_figures import figure_series
from htl_dash.services.counted_work import work_series
from htl_dash.services.known import known_indicators
from htl_dash.services.opening import open_store
from htl_dash.settings import municipality_code
from htl_dash.store.database import writing
from htl_dash.store.releases import (
    LoggedRelease,
    last_releases,
    log_release,
    note_waiting,
    releases,
)


@dataclass(frozen=True, slots=True)
class Released:
    """What happened to one series: how many cells are shown and hidden, what waits."""

    series: str
    sequence: int
    is_new: bool
    shown: int
    hidden: int
    waiting: int


@dataclass(frozen=True, slots=True)
class LogEntry:
    """One release in the log. `released_at` is UTC, ISO 8601.

    `waiting` counts what has changed since; None where a later release has come, and
    for own indicators: whoever can send a file could guess until nothing waits.
    """

    title: str
    sequence: int
    released_at: str
    shown: int
    hidden: int
    waiting: int | None


def release_log(engine: Engine) -> tuple[LogEntry, ...]:
    """Return everything that has been released of our own counts, oldest first."""
    with engine.connect() as connection:
        logged, last = releases(connection), last_releases(connection)
        indicators = known_indicators(connection, withdrawn=True)
    return tuple(
        _entry(
            one,
            series_title(one.series, indicators),
            is_told=last[one.series] == one and not is_own(one.series),
        )
        for one in logged
    )


def _entry(logged: LoggedRelease, title: str, *, is_told: bool) -> LogEntry:
    release = read_release(logged)
    return LogEntry(
        title,
        logged.sequence,
        logged.released_at,
        shown_in(release),
        len(release.design.cells) - len(release.readable),
        logged.waiting if is_told else None,
    )


def release_counts(
    url: str, released_at: datetime | None = None
) -> tuple[Released, ...]:
    """Take every count anew and make the next release of each series that has changed.

    Raises:
        StoreError: The database cannot be opened or written, or holds nothing.
        CountsError: Counts do not add up.
    """
    engine = open_store(url)
    try:
        with writing(engine) as connection:
            moment = released_at or datetime.now(UTC)
            return publish_all(connection, moment, anew=True)
    finally:
        engine.dispose()


def publish_all(
    connection: Connection, released_at: datetime, *, anew: bool = False
) -> tuple[Released, ...]:
    """Release what is new in every series of counts; `anew` takes all counts anew."""
    home = municipality(municipality_code())
    found = (*figure_series(connection), *work_series(connection, home))
    return publish_series(connection, found, released_at, anew=anew)


def publish_series(
    connection: Connection,
    found: Iterable[tuple[CountSeries, str]],
    released_at: datetime,
    *,
    anew: bool = False,
) -> tuple[Released, ...]:
    """Release what is new in some series, each with the rule that protects it."""
    logged = last_releases(connection)
    return tuple(
        publish(
            connection, series, rule, logged.get(series.name), released_at, anew=anew
        )
        for series, rule in found
    )


def publish(
    connection: Connection,
    series: CountSeries,
    protection: str,
    logged: LoggedRelease | None,
    released_at: datetime,
    *,
    anew: bool = False,
) -> Released:
    """Release one series of counts beside what has been released of it before."""
    last = read_release(logged) if logged else None
    salted = replace(series, salt=new_salt())
    found = _beside(salted, last) if last else first(salted)
    if last and anew and found.waiting:
        found = refreshed(salted, last)
    if is_own(series.name):
        # How much has changed would tell whether a guess was right: see `LogEntry`.
        found = replace(found, waiting=0)
    is_new = last is None or found.sequence > last.sequence
    if is_new:
        log_release(
            connection,
            series.name,
            found.sequence,
            found.vintage,
            protection,
            released_at,
            found.waiting,
            as_text(found),
        )
    else:
        note_waiting(connection, series.name, found.sequence, found.waiting)
    return Released(
        series.name,
        found.sequence,
        is_new,
        shown_in(found),
        len(found.design.cells) - len(found.readable),
        found.waiting,
    )


def new_salt() -> str:
    """Return a salt for one release. Nobody needs it again: the log has the result."""
    return token_hex(16)


def _beside(series: CountSeries, last: Frozen) -> Frozen:
    """Add what is new, unless what has been shown already leaves no safe way to.

    That can be so where the rule has become stricter. Everything waits then, and the
    leak guard tells what the earlier releases give away.
    """
    try:
        return extended(series, last)
    except UnsolvableError:
        return replace(last, waiting=max(1, last.waiting))


def read_release(logged: LoggedRelease) -> Frozen:
    """Return a release as it was logged."""
    return from_text(
        logged.content, logged.series, logged.sequence, logged.vintage, logged.waiting
    )


def readable(
    row: Observation, released: Frozen, unit: Unit, decimals: int
) -> Readable | None:
    """Return what a release lets readers see of a figure; None where it is hidden.

    A share is worked out from the counts that were released, whatever they are now, and
    never from a part of one vintage and a whole of another.
    """
    cells = cells_of(row, unit)
    if not cells or not released.readable.keys() >= {*cells}:
        return None
    if len({cell in released.shown for cell in cells}) > 1:
        return None
    counts = [released.readable[cell] for cell in cells]
    if len(counts) == 1:
        return Readable(float(counts[0]))
    part, everyone = counts
    share = round(unit.multiplier * part / everyone, decimals) if everyone else None
    return Readable(share, part, everyone)

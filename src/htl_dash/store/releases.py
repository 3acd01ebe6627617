"""The release log: what has been released is added to and never changed."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, func, insert, select, update

from htl_dash.store.schema import release


@dataclass(frozen=True, slots=True)
class LoggedRelease:
    """One release of one series; `content` is the release as text.

    `released_at` is UTC, ISO 8601. `waiting` counts the atoms that have changed since.
    """

    series: str
    sequence: int
    vintage: int
    protection: str
    released_at: str
    waiting: int
    content: str


def log_release(
    connection: Connection,
    series: str,
    sequence: int,
    vintage: int,
    protection: str,
    released_at: datetime,
    waiting: int,
    content: str,
) -> None:
    """Add a release to the log."""
    values = {
        "series": series,
        "sequence": sequence,
        "vintage": vintage,
        "protection": protection,
        "released_at": released_at.isoformat(timespec="seconds"),
        "waiting": waiting,
        "content": content,
    }
    connection.execute(insert(release).values(values))


def note_waiting(
    connection: Connection, series: str, sequence: int, waiting: int
) -> None:
    """Note how many counts have changed since a release."""
    is_it = (release.c.series == series) & (release.c.sequence == sequence)
    connection.execute(update(release).where(is_it).values(waiting=waiting))


def releases(connection: Connection) -> tuple[LoggedRelease, ...]:
    """Return the whole log, by series and number."""
    columns = [column for column in release.c if column is not release.c.id]
    query = select(*columns).order_by(release.c.series, release.c.sequence)
    return tuple(LoggedRelease(*row) for row in connection.execute(query))


def released_after(connection: Connection, moment: str) -> tuple[str, ...]:
    """Return the series that have been released after a moment (UTC, ISO 8601)."""
    query = select(release.c.series).where(release.c.released_at > moment).distinct()
    return tuple(sorted(connection.scalars(query)))


def count_releases(connection: Connection) -> int:
    """Return how many releases there are in the log."""
    return connection.scalar(select(func.count()).select_from(release)) or 0


def last_releases(connection: Connection) -> dict[str, LoggedRelease]:
    """Return the newest release of every series."""
    newest = (
        select(release.c.series, func.max(release.c.sequence).label("sequence"))
        .group_by(release.c.series)
        .subquery()
    )
    columns = [column for column in release.c if column is not release.c.id]
    query = select(*columns).join(
        newest,
        (release.c.series == newest.c.series)
        & (release.c.sequence == newest.c.sequence),
    )
    found = (LoggedRelease(*row) for row in connection.execute(query))
    return {one.series: one for one in found}

"""Use case: read minutes as they stood when their meeting was closed."""

from collections.abc import Mapping

from sqlalchemy import Engine

from htl_dash.domain.meeting import KeptMinutes
from htl_dash.store.meetings import every_minutes, minutes_of


def kept_minutes(engine: Engine, meeting_id: int) -> KeptMinutes | None:
    """Return the minutes that were kept when a meeting was closed.

    None while it goes on, and where it was closed before minutes were kept.
    """
    with engine.connect() as connection:
        return minutes_of(connection, meeting_id)


def all_minutes(engine: Engine) -> Mapping[int, KeptMinutes]:
    """Return all minutes that have been kept, by number of their meeting."""
    with engine.connect() as connection:
        return every_minutes(connection)

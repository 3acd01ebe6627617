"""Remember which data pack was read last, so that reading it again can be skipped."""

from datetime import datetime

from sqlalchemy import Connection, insert, select

from htl_dash.store.schema import reading


def last_reading(connection: Connection) -> str | None:
    """Return the fingerprint of what was read last; None if nothing has been."""
    query = select(reading.c.fingerprint).order_by(reading.c.id.desc()).limit(1)
    return connection.scalar(query)


def add_reading(connection: Connection, fingerprint: str, read_at: datetime) -> None:
    """Note that everything behind the fingerprint has been read in whole."""
    moment = read_at.isoformat(timespec="seconds")
    connection.execute(insert(reading).values(fingerprint=fingerprint, read_at=moment))

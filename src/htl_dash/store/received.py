"""Keep bytes as they were received, once each, and every time that they came."""

import zlib

from sqlalchemy import Connection, func, insert, select

from htl_dash.domain.received import Received
from htl_dash.store.schema import content, received


def keep(connection: Connection, one: Received) -> int:
    """Keep what was received; return the number of this time that it came."""
    checksum = one.checksum
    if not is_kept(connection, checksum):
        row = {
            "sha256": checksum,
            "size": len(one.content),
            "body": zlib.compress(one.content),
        }
        connection.execute(insert(content).values(row))
    times = {
        "sha256": checksum,
        "origin": one.origin,
        "request": one.request,
        "media_type": one.media_type,
        "encoding": one.encoding,
        "redacted": one.is_redacted,
        "received_at": one.received_at,
    }
    added = insert(received).values(times).returning(received.c.id)
    return int(connection.execute(added).scalar_one())


def is_kept(connection: Connection, checksum: str) -> bool:
    """Whether bytes with a checksum are kept already."""
    known = select(content.c.size).where(content.c.sha256 == checksum)
    return connection.scalar(known) is not None


def received_ids(connection: Connection) -> dict[str, int]:
    """Return the last time that each bytes came, by their checksum."""
    query = select(received.c.sha256, func.max(received.c.id)).group_by(
        received.c.sha256
    )
    return {checksum: number for checksum, number in connection.execute(query)}


def checksums(connection: Connection) -> dict[int, str]:
    """Return the checksum of what came, by the number of the time that it came."""
    rows = connection.execute(select(received.c.id, received.c.sha256))
    return {number: checksum for number, checksum in rows}


def origins(connection: Connection) -> dict[int, str]:
    """Return where what came was from, by the number of the time that it came."""
    rows = connection.execute(select(received.c.id, received.c.origin))
    return {number: origin for number, origin in rows}


def read_received(connection: Connection, received_id: int) -> Received:
    """Return what came, with its bytes; NoResultFound if there is no such time."""
    query = (
        select(received, content.c.body)
        .join(content, content.c.sha256 == received.c.sha256)
        .where(received.c.id == received_id)
    )
    row = connection.execute(query).mappings().one()
    return Received(
        origin=row["origin"],
        content=zlib.decompress(row["body"]),
        received_at=row["received_at"],
        request=row["request"],
        media_type=row["media_type"],
        encoding=row["encoding"],
        is_redacted=row["redacted"],
    )

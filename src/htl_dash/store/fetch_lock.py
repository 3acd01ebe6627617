"""Let one process at a time fetch into a store.

The lock is the operating system's, or the database server's: it is let go when a
process dies, however it dies, so that nobody has to clean up after it.
"""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock
from typing import IO

from sqlalchemy import Engine, text

from htl_dash.store.engine import sqlite_file

_TRY = text("SELECT pg_try_advisory_lock(2081, hashtext(current_schema()))")
_LET_GO = text("SELECT pg_advisory_unlock(2081, hashtext(current_schema()))")
_IN_MEMORY = Lock()


@contextmanager
def fetch_lock(engine: Engine) -> Iterator[bool]:
    """Give whether the store is ours to fetch into; no where somebody else has it."""
    if engine.dialect.name == "postgresql":
        with _on_server(engine) as is_ours:
            yield is_ours
        return
    path = sqlite_file(engine.url)
    if path is None:
        is_ours = _IN_MEMORY.acquire(blocking=False)
        try:
            yield is_ours
        finally:
            if is_ours:
                _IN_MEMORY.release()
        return
    with path.with_name(f"{path.name}.fetching").open("ab") as file:
        yield _taken(file)


@contextmanager
def _on_server(engine: Engine) -> Iterator[bool]:
    """Hold the lock in a connection of its own, outside any transaction."""
    with engine.connect() as connection:
        is_ours = bool(connection.scalar(_TRY))
        connection.commit()
        try:
            yield is_ours
        finally:
            if is_ours:
                connection.execute(_LET_GO)
                connection.commit()


if sys.platform == "win32":
    import msvcrt

    def _taken(file: IO[bytes]) -> bool:
        """Lock the file until it is closed, unless somebody else has."""
        try:
            file.seek(0)
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True
else:
    import fcntl

    def _taken(file: IO[bytes]) -> bool:
        """Lock the file until it is closed, unless somebody else has."""
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            return False
        return True

"""Remove a database that is known to hold nothing but training."""

from pathlib import Path

from sqlalchemy import URL

from htl_dash.domain.errors import StoreError
from htl_dash.store.engine import engine_for, parse, sqlite_file
from htl_dash.store.faults import fault, place_of
from htl_dash.store.nature import is_marked_training


def discard(url: str) -> bool:
    """Remove a training's SQLite file; return whether there was one.

    Raises:
        StoreError: It is no file, is not marked as training, cannot be read well
            enough to tell, or cannot be removed.
    """
    parsed = parse(url)
    path = sqlite_file(parsed)
    if path is None:
        raise fault("no_file_to_remove", place_of(parsed))
    if not path.exists():
        return False
    if not _is_training(parsed):
        raise fault("not_to_remove", str(path))
    try:
        for name in ("", "-wal", "-shm"):
            Path(f"{path}{name}").unlink(missing_ok=True)
    except OSError as problem:
        raise fault("not_removed", str(path)) from problem
    return True


def _is_training(url: URL) -> bool:
    """Whether the database says so itself, however old its tables are."""
    engine = engine_for(url)
    try:
        with engine.connect() as connection:
            return is_marked_training(connection)
    except StoreError:
        return False
    finally:
        engine.dispose()

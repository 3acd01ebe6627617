"""Give an engine to fill: a new SQLite file comes into place only when complete."""

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from secrets import token_hex

from sqlalchemy import URL, Engine

from htl_dash.store.engine import engine_for, parse, sqlite_file
from htl_dash.store.faults import fault

_SUFFIX = ".new"
_ABANDONED_AFTER_SECONDS = 600


@contextmanager
def building(url: str) -> Iterator[Engine]:
    """Give an engine on the database, or on a new file beside it if there is none.

    The new file gets its right name when the caller is done and is removed if the
    caller fails. StoreError if the folder is missing or may not be written to.
    """
    parsed = parse(url)
    path = sqlite_file(parsed)
    if path is None or path.exists():
        with _disposed(parsed) as engine:
            yield engine
        return
    _require_folder(path)
    fresh = path.with_name(f"{path.name}.{token_hex(4)}{_SUFFIX}")
    try:
        with _disposed(parsed.set(database=str(fresh))) as engine:
            yield engine
        _put_in_place(fresh, path)
    finally:
        for companion in ("", "-wal", "-shm"):
            Path(f"{fresh}{companion}").unlink(missing_ok=True)


@contextmanager
def _disposed(url: URL) -> Iterator[Engine]:
    engine = engine_for(url)
    try:
        yield engine
    finally:
        engine.dispose()


def _require_folder(path: Path) -> None:
    """Check the folder, and sweep what an init that was killed has left there."""
    folder = path.absolute().parent
    if not folder.is_dir():
        raise fault("no_folder", str(path), folder=folder)
    if not os.access(folder, os.W_OK | os.X_OK):
        raise fault("readonly_folder", str(path), folder=folder)
    for file in folder.iterdir():
        is_leftover = file.name.startswith(f"{path.name}.") and _SUFFIX in file.name
        if (
            is_leftover
            and time.time() - file.stat().st_mtime > _ABANDONED_AFTER_SECONDS
        ):
            file.unlink(missing_ok=True)


def _put_in_place(fresh: Path, path: Path) -> None:
    """Name the finished file, unless another init was first; both are complete."""
    try:
        os.link(fresh, path)
    except FileExistsError:
        return
    except OSError:  # a file system without hard links
        fresh.replace(path)

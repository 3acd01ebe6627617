"""Make the SQLAlchemy engine: drivers, pragmas, real transactions, readable errors."""

from pathlib import Path
from typing import Any

from sqlalchemy import (
    URL,
    Connection,
    Engine,
    ExceptionContext,
    create_engine,
    event,
    make_url,
)
from sqlalchemy.exc import ArgumentError, NoSuchModuleError

from htl_dash.store.faults import fault, mendable, place_of

WRITES = "htl_writes"
"""Execution option of connections that mean to write."""

_PRAGMAS = (
    "PRAGMA busy_timeout = 5000",
    "PRAGMA foreign_keys = ON",
    "PRAGMA journal_mode = WAL",
    "PRAGMA synchronous = NORMAL",
)
_CONNECT_TIMEOUT_SECONDS = 5


def parse(url: str) -> URL:
    """Return the URL's parts; StoreError without them if it is not a URL."""
    try:
        return make_url(url)
    except (ArgumentError, ValueError):
        raise fault("address", "HTL_DATABASE") from None


def sqlite_file(url: URL) -> Path | None:
    """Return the file of a SQLite database; None in memory and for other engines."""
    name = url.database or ":memory:"
    if url.get_backend_name() != "sqlite" or name.startswith((":memory:", "file:")):
        return None
    return Path(name)


def engine_for(url: URL) -> Engine:
    """Return an engine that has not connected yet; StoreError for unknown drivers."""
    is_sqlite = url.get_backend_name() == "sqlite"
    arguments = {} if is_sqlite else {"connect_timeout": _CONNECT_TIMEOUT_SECONDS}
    try:
        engine = create_engine(
            url,
            connect_args=arguments,
            pool_pre_ping=not is_sqlite,
            # Counts and what people write would stand in errors, and so in logs.
            hide_parameters=True,
        )
    except (NoSuchModuleError, ModuleNotFoundError):
        raise fault("driver", url.drivername, driver=url.drivername) from None
    _explain_errors(engine)
    if is_sqlite:
        _prepare_sqlite(engine)
    return engine


def _explain_errors(engine: Engine) -> None:
    place = place_of(engine.url)

    @event.listens_for(engine, "handle_error")
    def explain(context: ExceptionContext) -> None:
        error = mendable(context, place)
        if error:
            raise error from context.original_exception


def _prepare_sqlite(engine: Engine) -> None:
    """Set the pragmas, and say BEGIN ourselves: Python's driver skips it for DDL."""

    @event.listens_for(engine, "connect")
    def connect(connection: Any, _record: object) -> None:
        connection.isolation_level = None
        for pragma in _PRAGMAS:
            connection.execute(pragma)

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        writes = connection.get_execution_options().get(WRITES)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

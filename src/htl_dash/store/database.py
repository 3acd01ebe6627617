"""Open the store, bring its tables up to date, and name the version of its data."""

from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256

from sqlalchemy import Connection, Engine, Text, column, inspect, select, table, text

from htl_dash.store.engine import WRITES, engine_for, parse, sqlite_file
from htl_dash.store.faults import fault, place_of
from htl_dash.store.meeting_tables import MEETING_TABLES
from htl_dash.store.migrations import HEAD, REVISIONS
from htl_dash.store.schema import current_ids, metadata, release, snapshot
from htl_dash.store.source_tables import SOURCE_TABLES, own_indicator
from htl_dash.store.work_tables import RECORDS

_VERSION_TABLE = "alembic_version"
_WRITERS_TAKE_TURNS = text("SELECT pg_advisory_xact_lock(2081)")


def place(url: str) -> str:
    """Return where the database is, without user, password or options."""
    return place_of(parse(url))


def open_database(url: str) -> Engine:
    """Return an engine on a store that is ready to read.

    Raises:
        StoreError: The database is not there, cannot be reached or opened, is
            damaged, lacks tables, or is older or newer than the code.
    """
    parsed = parse(url)
    path = sqlite_file(parsed)
    if path and not path.exists():
        raise fault("not_there", str(path))
    engine = engine_for(parsed)
    try:
        with engine.connect() as connection:
            revision = _stored_revision(connection)
        if revision != HEAD:
            raise fault("old" if revision else "incomplete", place_of(parsed))
    except BaseException:
        engine.dispose()
        raise
    return engine


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """Give one transaction for everything inside; writers wait for each other."""
    with engine.execution_options(**{WRITES: True}).begin() as connection:
        if connection.dialect.name == "postgresql":
            connection.execute(_WRITERS_TAKE_TURNS)
        yield connection


def upgrade(engine: Engine) -> bool:
    """Bring the tables up to date in a transaction of its own; see `migrate`."""
    with writing(engine) as connection:
        return migrate(connection)


def migrate(connection: Connection) -> bool:
    """Bring the tables up to date inside the caller's transaction.

    Returns whether there was anything to do. StoreError if the tables were made by
    newer code or some are missing.
    """
    if _stored_revision(connection) == HEAD:
        return False
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", "htl_dash.store:migrations")
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
    return True


def data_version(engine: Engine) -> str:
    """Return a short hash over current snapshots, what is released and own indicators."""
    query = (
        select(snapshot.c.dataset, snapshot.c.sha256)
        .where(snapshot.c.id.in_(current_ids()))
        .order_by(snapshot.c.dataset)
    )
    log = select(release.c.series, release.c.sequence).order_by(
        release.c.series, release.c.sequence
    )
    own = select(own_indicator.c.code, own_indicator.c.revision).order_by(
        own_indicator.c.code, own_indicator.c.revision
    )
    with engine.connect() as connection:
        lines = [f"{name} {version}" for name, version in connection.execute(query)]
        lines += [f"{name} {number}" for name, number in connection.execute(log)]
        lines += [f"{code} {number}" for code, number in connection.execute(own)]
    return sha256("\n".join([HEAD, *lines]).encode()).hexdigest()[:12]


def _stored_revision(connection: Connection) -> str | None:
    """Return the revision the tables have; None where there are no tables at all."""
    where = place_of(connection.engine.url)
    existing = set(inspect(connection).get_table_names())
    ours = {
        *metadata.tables,
        *(table.name for table in (*RECORDS.values(), *MEETING_TABLES, *SOURCE_TABLES)),
    }
    if _VERSION_TABLE not in existing:
        if ours & existing:
            raise fault("incomplete", where)
        return None
    query = select(column("version_num", Text)).select_from(table(_VERSION_TABLE))
    revision = str(connection.scalar(query))
    if revision not in REVISIONS:
        raise fault("newer", where, revision=revision)
    if revision == HEAD and not ours <= existing:
        raise fault("incomplete", where)
    return revision

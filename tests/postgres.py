"""A private PostgreSQL server for the tests, so that the store is proved on both.

Plugin with the fixtures `postgres_url` and `postgres_tables`: a schema of the test's own,
empty or with tables. HTL_TEST_POSTGRES may name a server to use instead.
"""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import pytest
from sqlalchemy import Connection, create_engine, make_url, text
from sqlalchemy.exc import DBAPIError

from htl_dash.store.database import upgrade
from htl_dash.store.engine import engine_for, parse

PROGRAM_FOLDERS = "/usr/lib/postgresql/*/bin"
NOT_FOUND = "PostgreSQL is not installed (make test installs it)"
ACCOUNTS = ("postgres", "nobody")


def program_folder() -> Path | None:
    """Return the folder with initdb and pg_ctl, the newest version where several."""
    asked = shutil.which("pg_config")
    if asked:
        named = subprocess.check_output([asked, "--bindir"], text=True)
        folders = [Path(named.strip())]
    else:
        folders = []
    found = shutil.which("initdb")
    folders += [Path(found).resolve().parent] if found else []
    folders += sorted(
        Path("/").glob(PROGRAM_FOLDERS.lstrip("/")),
        key=lambda path: [int(part) for part in path.parent.name.split(".")],
        reverse=True,
    )
    return next((f for f in folders if (f / "initdb").exists()), None)


class PrivateServer:
    """A cluster in a folder of its own, reached through a socket in that folder.

    PostgreSQL refuses to run as root; then an unprivileged account owns the folder.
    """

    def __init__(self, programs: Path) -> None:
        """Make the folder; nothing runs yet."""
        self._programs = programs
        self._folder = Path(tempfile.mkdtemp(prefix="htl-pg-"))
        self._account = _account() if os.name == "posix" and os.geteuid() == 0 else ""
        if self._account:
            shutil.chown(self._folder, self._account)

    @property
    def url(self) -> str:
        """The SQLAlchemy URL of the server's own database."""
        return f"postgresql+psycopg://htl@/postgres?host={self._folder}"

    def start(self) -> None:
        """Create the cluster and wait until it answers."""
        self._run("initdb", "-U", "htl", "--auth=trust", "-E", "UTF8", "--no-sync")
        settings = f"-F -c listen_addresses= -c unix_socket_directories={self._folder}"
        self._run("pg_ctl", "-w", "-o", settings, "-l", self._folder / "log", "start")

    def stop(self) -> None:
        """Stop at once and leave nothing behind."""
        self._run("pg_ctl", "-w", "-m", "immediate", "stop")
        shutil.rmtree(self._folder)

    def _run(self, program: str, *arguments: object) -> None:
        command = [self._programs / program, "-D", self._folder / "data", *arguments]
        as_account = ["runuser", "-u", self._account, "--"] if self._account else []
        if self._account and not shutil.which("runuser"):
            as_account = [
                *("setpriv", f"--reuid={self._account}", "--clear-groups", "--")
            ]
        subprocess.run(
            [str(part) for part in [*as_account, *command]],
            check=True,
            cwd=self._folder,
            stdout=subprocess.DEVNULL,
        )


def _account() -> str:
    import pwd

    known = {entry.pw_name for entry in pwd.getpwall()}
    return next(name for name in ACCOUNTS if name in known)


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[str]:
    """The URL of a server, started for this test session where none is named."""
    named = os.environ.get("HTL_TEST_POSTGRES")
    if named:
        yield named
        return
    programs = program_folder()
    if programs is None:
        pytest.skip(NOT_FOUND)
    server = PrivateServer(programs)
    server.start()
    yield server.url
    server.stop()


FORM = text(
    "SELECT md5(string_agg(concat_ws(' ', relname, attname, attnum, atttypid, attnotnull),"
    " ',' ORDER BY relname, attnum)) FROM pg_attribute JOIN pg_class c ON c.oid = attrelid"
    " WHERE relnamespace = to_regnamespace(current_schema()) AND attnum > 0"
)
"""Says what tables, columns and indexes there are."""
REVISION = text("SELECT version_num FROM alembic_version")
WRITTEN = text(
    "SELECT relname FROM pg_class WHERE relnamespace = to_regnamespace(current_schema())"
    " AND relkind = 'r' AND relname <> 'alembic_version' AND pg_relation_size(oid) > 0"
)


class Tables:
    """A schema with tables that are emptied after each test: to make them takes longer.

    It has another name each time, as what is remembered of one store goes by its address.
    """

    def __init__(self, server: str) -> None:
        """Nothing is made yet."""
        self._server = server
        self._engine = create_engine(server)
        self._name, self._form = "", ("", "")

    def lend(self) -> str:
        """Return the URL of the schema, with tables and nothing in them."""
        name, before = f"test_{uuid4().hex}", self._name
        self._name = name
        url = _url_of(self._server, name)
        if before:
            self._run(f"ALTER SCHEMA {before} RENAME TO {name}")
            return url
        self._run(f"CREATE SCHEMA {name}")
        engine = engine_for(parse(url))
        upgrade(engine)
        engine.dispose()
        with self._engine.begin() as connection:
            self._form = self._look(connection)
        return url

    def take_back(self) -> None:
        """Empty the tables; away with them where the test made others of them."""
        try:
            with self._engine.begin() as connection:
                if self._look(connection) == self._form:
                    if written := connection.scalars(WRITTEN).all():
                        every = (
                            f"TRUNCATE {', '.join(written)} RESTART IDENTITY CASCADE"
                        )
                        connection.execute(text(every))
                    return
        except DBAPIError:
            pass  # something of it is gone, or held by who was killed
        self.drop()

    def drop(self) -> None:
        """Leave nothing behind."""
        if self._name:
            self._run(f"DROP SCHEMA {self._name} CASCADE")
        self._name = ""
        self._engine.dispose()

    def _look(self, connection: Connection) -> tuple[object, object]:
        connection.execute(text(f"SET LOCAL search_path TO {self._name}"))
        connection.execute(text("SET LOCAL lock_timeout TO '10s'"))
        return connection.scalar(FORM), connection.scalar(REVISION)

    def _run(self, statement: str) -> None:
        with self._engine.begin() as connection:
            connection.execute(text(statement))


def _url_of(server: str, schema: str) -> str:
    url = make_url(server).update_query_dict({"options": f"-csearch_path={schema}"})
    return url.render_as_string(hide_password=False)


@pytest.fixture
def postgres_url(postgres_server) -> Iterator[str]:
    """The URL of an empty schema, removed after the test."""
    schema = f"test_{uuid4().hex}"
    engine = create_engine(postgres_server)
    with engine.begin() as connection:
        connection.execute(text(f"CREATE SCHEMA {schema}"))
    yield _url_of(postgres_server, schema)
    with engine.begin() as connection:
        connection.execute(text(f"DROP SCHEMA {schema} CASCADE"))
    engine.dispose()


@pytest.fixture(scope="session")
def _tables(postgres_server) -> Iterator[Tables]:
    tables = Tables(postgres_server)
    yield tables
    tables.drop()


@pytest.fixture
def postgres_tables(_tables) -> Iterator[str]:
    """The URL of a schema with tables and nothing in them."""
    yield _tables.lend()
    _tables.take_back()

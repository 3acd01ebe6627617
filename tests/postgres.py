"""A private PostgreSQL server for the tests, so that the store is proved on both.

Plugin with one fixture for test modules: `database_url`. HTL_TEST_POSTGRES may name a
server to use instead; each test gets a schema of its own there.
"""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import pytest
from sqlalchemy import create_engine, make_url, text

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


@pytest.fixture
def postgres_url(postgres_server) -> Iterator[str]:
    """The URL of an empty schema, removed after the test."""
    schema = f"test_{uuid4().hex}"
    engine = create_engine(postgres_server)
    with engine.begin() as connection:
        connection.execute(text(f"CREATE SCHEMA {schema}"))
    url = make_url(postgres_server)
    url = url.update_query_dict({"options": f"-csearch_path={schema}"})
    yield url.render_as_string(hide_password=False)
    with engine.begin() as connection:
        connection.execute(text(f"DROP SCHEMA {schema} CASCADE"))
    engine.dispose()


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request, tmp_path) -> str:
    """An address with nothing there yet: the test runs once on each engine."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'htl.db'}"
    return request.getfixturevalue("postgres_url")

"""A training with its made-up work in it, for tests of what one practises on.

Import the fixtures where they are used: `from practised import practised, seeded_url`.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import Engine
from training import point_at_training, training_url

from htl_dash.services.opening import open_store
from htl_dash.services.training import seed_training

__all__ = ["training_url"]


@pytest.fixture(scope="session")
def seeded_url(training_url: str, tmp_path_factory: pytest.TempPathFactory) -> str:
    """The URL of a training with the work as `htl demo` writes it; do not change it."""
    path = tmp_path_factory.getbasetemp() / "seeded.db"
    url = f"sqlite:///{path}"
    if path.exists():  # made for another module that imports this
        return url
    copy_store(training_url, path)
    with pytest.MonkeyPatch.context() as environment:
        point_at_training(environment)
        environment.setattr("htl_dash.services.releases.new_salt", lambda: "")
        engine = open_store(url)
        seed_training(engine)
        engine.dispose()
    return url


@pytest.fixture
def practised(
    seeded_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Engine]:
    """A copy of that training to change, with the settings pointing at it."""
    copy_store(seeded_url, tmp_path / "training.db")
    point_at_training(monkeypatch)
    url = f"sqlite:///{tmp_path / 'training.db'}"
    monkeypatch.setenv("HTL_DATABASE", url)
    engine = open_store(url)
    yield engine
    engine.dispose()


def copy_store(url: str, path: Path) -> None:
    """Copy a store, with what its log still holds."""
    with closing(sqlite3.connect(url.removeprefix("sqlite:///"))) as whole:
        whole.execute("VACUUM INTO ?", (str(path),))

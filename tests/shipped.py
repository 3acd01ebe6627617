"""A store filled with the data pack that ships, for tests of what the pages show.

Import the fixtures where they are used: `from shipped import shipped, shipped_url`.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
import streamlit as st

from htl_dash.services.initialise import initialise

PLACES = ("HTL_PACK", "HTL_CATALOGUE", "HTL_MUNICIPALITY")


@pytest.fixture(scope="session")
def shipped_url(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The URL of a store with everything in the pack; making it again is quick."""
    url = f"sqlite:///{tmp_path_factory.getbasetemp() / 'shipped.db'}"
    with pytest.MonkeyPatch.context() as environment:
        for name in PLACES:
            environment.delenv(name, raising=False)
        initialise(url)
    return url


@pytest.fixture(scope="module")
def shipped(shipped_url: str):
    """Let the app use that store, and remember nothing from other stores."""
    with pytest.MonkeyPatch.context() as environment:
        for name in PLACES:
            environment.delenv(name, raising=False)
        environment.setenv("HTL_DATABASE", shipped_url)
        st.cache_resource.clear()
        yield shipped_url
    st.cache_resource.clear()


@pytest.fixture
def copy(
    tmp_path: Path, shipped_url: str, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Path]:
    """A store of one's own to write in or to break, which the app uses."""
    path = tmp_path / "htl.db"
    with closing(sqlite3.connect(shipped_url.removeprefix("sqlite:///"))) as whole:
        whole.execute("VACUUM INTO ?", (str(path),))
    monkeypatch.setenv("HTL_DATABASE", f"sqlite:///{path}")
    st.cache_resource.clear()
    yield path
    st.cache_resource.clear()

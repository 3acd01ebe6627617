"""A new file is either complete and in place, or not there at all."""

import os
import sqlite3

import pytest

from htl_dash.domain.errors import StoreError
from htl_dash.store.building import building
from htl_dash.store.database import migrate, open_database, upgrade, writing


def test_the_file_gets_its_name_when_it_is_complete(tmp_path):
    path = tmp_path / "htl.db"
    with building(f"sqlite:///{path}") as engine:
        upgrade(engine)
        assert not path.exists()
    assert [file.name for file in tmp_path.iterdir()] == ["htl.db"]
    open_database(f"sqlite:///{path}").dispose()


def test_a_failure_leaves_an_empty_folder(tmp_path):
    url = f"sqlite:///{tmp_path / 'htl.db'}"
    with pytest.raises(KeyboardInterrupt), building(url) as engine:
        with writing(engine) as connection:
            migrate(connection)
        raise KeyboardInterrupt
    assert list(tmp_path.iterdir()) == []


def test_when_two_build_at_once_the_first_one_stays(tmp_path):
    url = f"sqlite:///{tmp_path / 'htl.db'}"
    with building(url) as slow:
        upgrade(slow)
        with building(url) as fast:
            upgrade(fast)
        first = (tmp_path / "htl.db").stat().st_ino
    assert (tmp_path / "htl.db").stat().st_ino == first
    assert [file.name for file in tmp_path.iterdir()] == ["htl.db"]


def test_an_existing_file_is_filled_where_it_is(tmp_path):
    path = tmp_path / "htl.db"
    sqlite3.connect(path).close()
    path.touch()
    with building(f"sqlite:///{path}") as engine:
        assert engine.url.database == str(path)


def test_what_a_killed_build_left_long_ago_is_swept(tmp_path):
    old, recent, other = (
        tmp_path / name for name in ("htl.db.1a.new", "htl.db.2b.new", "notes.new")
    )
    for file in (old, recent, other):
        file.touch()
    for file in (old, other):
        os.utime(file, (0, 0))
    with building(f"sqlite:///{tmp_path / 'htl.db'}") as engine:
        upgrade(engine)
    assert not old.exists()
    assert recent.exists()
    assert other.exists()


def test_a_missing_folder_is_named(tmp_path):
    (tmp_path / "file").touch()
    for folder in (tmp_path / "missing", tmp_path / "file"):
        with (
            pytest.raises(StoreError) as caught,
            building(f"sqlite:///{folder}/htl.db"),
        ):
            pass
        assert caught.value.facts["problem"] == f"Mappen {folder} finns inte."
        assert caught.value.facts["place"] == f"{folder}/htl.db"


def test_a_folder_that_may_not_be_written_is_named(tmp_path):
    folder = tmp_path / "locked"
    folder.mkdir(mode=0o500)
    if os.access(folder, os.W_OK):
        pytest.skip("this account may write in any folder")
    with (
        pytest.raises(StoreError, match="skriva i mappen"),
        building(f"sqlite:///{folder}/htl.db"),
    ):
        pass

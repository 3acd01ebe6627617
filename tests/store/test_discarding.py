"""Only what is marked as training is ever removed."""

import sqlite3

import pytest

from htl_dash.domain.errors import StoreError
from htl_dash.store.database import upgrade, writing
from htl_dash.store.discarding import discard
from htl_dash.store.engine import engine_for, parse
from htl_dash.store.nature import claim


def made(url: str, *, is_training: bool | None) -> None:
    engine = engine_for(parse(url))
    upgrade(engine)
    if is_training is not None:
        with writing(engine) as connection:
            claim(connection, is_training=is_training)
    engine.dispose()


@pytest.fixture
def url(tmp_path) -> str:
    return f"sqlite:///{tmp_path / 'htl.db'}"


def test_a_training_is_removed_with_its_companions(url, tmp_path):
    made(url, is_training=True)
    assert discard(url)
    assert list(tmp_path.iterdir()) == []


def test_nothing_is_no_fault(url):
    assert not discard(url)


@pytest.mark.parametrize("is_training", [False, None])
def test_a_real_store_and_one_without_a_mark_are_left(url, tmp_path, is_training):
    made(url, is_training=is_training)
    with pytest.raises(StoreError) as caught:
        discard(url)
    assert "inte märkt som övning" in caught.value.facts["problem"]
    assert (tmp_path / "htl.db").exists()


def test_a_database_of_something_else_is_left(url, tmp_path):
    with sqlite3.connect(tmp_path / "htl.db") as other:
        other.execute("CREATE TABLE accounts (id INTEGER)")
    with pytest.raises(StoreError):
        discard(url)
    assert (tmp_path / "htl.db").exists()


def test_a_file_that_is_no_database_is_left(url, tmp_path):
    (tmp_path / "htl.db").write_text("Protokoll från mötet, " * 100)
    with pytest.raises(StoreError):
        discard(url)
    assert (tmp_path / "htl.db").read_text().startswith("Protokoll")


def test_a_training_with_older_tables_is_known_all_the_same(url, tmp_path):
    made(url, is_training=True)
    with sqlite3.connect(tmp_path / "htl.db") as store:
        store.execute("UPDATE alembic_version SET version_num = '0001'")
    assert discard(url)


def test_what_is_no_file_is_left_to_its_owner():
    with pytest.raises(StoreError) as caught:
        discard("postgresql+psycopg://htl:hemligt@dator/htl")
    assert "ingen SQLite-fil" in caught.value.facts["problem"]
    assert "hemligt" not in str(caught.value)

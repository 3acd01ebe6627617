"""Opening says what is wrong in words, and never shows a password."""

import sqlite3
from contextlib import closing

import pytest
from sqlalchemy import insert, inspect, select, text
from sqlalchemy.exc import IntegrityError
from store_rows import take_in

from htl_dash.domain.errors import StoreError
from htl_dash.store.database import (
    data_version,
    migrate,
    open_database,
    upgrade,
    writing,
)
from htl_dash.store.engine import engine_for, parse
from htl_dash.store.schema import observation

SHARE = """
    obs_value
    59
"""


def refusal(url: str) -> dict[str, object]:
    with pytest.raises(StoreError) as caught:
        open_database(url).dispose()
    assert all(caught.value.facts.values())
    return caught.value.facts


def test_a_store_with_current_tables_opens(database_url, store):
    with open_database(database_url).connect() as connection:
        assert connection.execute(select(observation)).all() == []


def test_upgrading_twice_does_nothing_the_second_time(store):
    assert upgrade(store) is False


def test_a_failure_after_migrating_takes_the_tables_away_again(database_url):
    engine = engine_for(parse(database_url))
    with pytest.raises(ZeroDivisionError), writing(engine) as connection:
        migrate(connection)
        assert 1 / 0
    with engine.connect() as connection:
        assert inspect(connection).get_table_names() == []
    engine.dispose()


def test_a_missing_file_is_not_created_by_looking(tmp_path):
    facts = refusal(f"sqlite:///{tmp_path / 'htl.db'}")
    assert facts["place"] == str(tmp_path / "htl.db")
    assert facts["problem"] == "Filen finns inte."
    assert "htl init" in facts["cure"]
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_is_no_database_is_called_damaged(tmp_path):
    (tmp_path / "htl.db").write_text("indicator,obs_value\n" * 100)
    facts = refusal(f"sqlite:///{tmp_path / 'htl.db'}")
    assert facts["problem"] == "Filen är skadad eller är inte en databas."
    assert "säkerhetskopia" in facts["cure"]


def test_a_truncated_database_is_called_damaged(tmp_path):
    path = tmp_path / "htl.db"
    engine = engine_for(parse(f"sqlite:///{path}"))
    upgrade(engine)
    engine.dispose()
    path.write_bytes(path.read_bytes()[:5000])
    assert "skadad" in refusal(f"sqlite:///{path}")["problem"]


def test_damage_met_while_reading_is_told_the_same_way(tmp_path):
    path = tmp_path / "htl.db"
    engine = engine_for(parse(f"sqlite:///{path}"))
    upgrade(engine)
    with writing(engine) as connection:
        many = "\n".join(["ref_area|obs_value", *(f"{n:06}|1" for n in range(5000))])
        take_in(connection, "scb_one", many)
    engine.dispose()
    content = bytearray(path.read_bytes())
    half = len(content) // 2
    content[half:] = b"\xff" * (len(content) - half)
    path.write_bytes(content)
    engine = open_database(f"sqlite:///{path}")
    with pytest.raises(StoreError, match="skadad"), engine.connect() as connection:
        connection.execute(select(observation)).all()
    engine.dispose()


def test_a_folder_in_place_of_the_file_cannot_be_opened(tmp_path):
    assert refusal(f"sqlite:///{tmp_path}")["problem"] == "Filen går inte att öppna."


def test_tables_from_newer_code_are_left_alone(database_url, store):
    with store.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    facts = refusal(database_url)
    assert "nyare version" in facts["problem"]
    assert "9999" in facts["problem"]
    with pytest.raises(StoreError, match="nyare version"):
        upgrade(store)


def test_a_missing_table_is_noticed(database_url, store):
    with store.begin() as connection:
        connection.execute(text("DROP TABLE school"))
    assert refusal(database_url)["problem"] == "Tabeller saknas."


def test_an_empty_database_lacks_tables(postgres_url):
    facts = refusal(postgres_url)
    assert facts["problem"] == "Tabeller saknas."
    assert "htl init" in facts["cure"]


def test_somebody_elses_tables_are_not_migrated(tmp_path):
    path = tmp_path / "htl.db"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE observation (note TEXT)")
    engine = engine_for(parse(f"sqlite:///{path}"))
    with pytest.raises(StoreError, match="Tabeller saknas"):
        upgrade(engine)
    engine.dispose()


def test_a_writer_in_the_way_is_named(tmp_path, store_file):
    blocker = sqlite3.connect(store_file, isolation_level=None)
    blocker.execute("BEGIN IMMEDIATE")
    engine = engine_for(parse(f"sqlite:///{store_file}"))
    with engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA busy_timeout = 1")
    with pytest.raises(StoreError, match="annat program"), writing(engine):
        pass
    engine.dispose()
    blocker.close()


@pytest.fixture
def store_file(tmp_path):
    path = tmp_path / "locked.db"
    engine = engine_for(parse(f"sqlite:///{path}"))
    upgrade(engine)
    engine.dispose()
    return path


@pytest.mark.parametrize(
    "url",
    [
        "postgresql://anna:hemligt@127.0.0.1:1/htl",
        "postgresql://127.0.0.1:1/htl?user=anna&password=hemligt",
        "postgresql://anna:1/hemligt@127.0.0.1/htl",
        "postgresql://anna:x/hemligt@127.0.0.1/htl",
        "postgresql://anna:x@hemligt@127.0.0.1:1/htl",
        "oracle+nothing://anna:hemligt@127.0.0.1/htl",
        "mysql+nothing://anna:hemligt@127.0.0.1/htl",
        "hemligt",
    ],
)
def test_a_password_is_never_shown(url):
    facts = refusal(url)
    assert "hemligt" not in " ".join(str(fact) for fact in facts.values())


def test_an_error_does_not_say_what_was_to_be_written(store):
    with writing(store) as connection:
        take_in(connection, "scb_one", SHARE)
        row = dict(connection.execute(select(observation)).mappings().one())
    with pytest.raises(IntegrityError) as caught, writing(store) as connection:
        connection.execute(insert(observation).values({**row, "numerator": 9173}))
    assert "9173" not in f"{caught.value} {caught.value!r}"


def test_an_unreachable_server_is_named_with_host_and_port():
    facts = refusal("postgresql://anna:hemligt@127.0.0.1:1/htl")
    assert facts["place"] == "postgresql://127.0.0.1:1/htl"
    assert facts["problem"].startswith("Databasservern svarar inte")


def test_an_unknown_driver_is_named():
    assert "postgres" in refusal("postgres://127.0.0.1/htl")["problem"]


def test_the_data_version_follows_the_bytes_and_nothing_else(store):
    empty = data_version(store)
    with writing(store) as connection:
        take_in(connection, "scb_one", SHARE)
    first = data_version(store)
    with writing(store) as connection:
        take_in(connection, "scb_one", SHARE)
    assert data_version(store) == first
    with writing(store) as connection:
        take_in(connection, "scb_one", SHARE.replace("59", "58"))
    assert len({empty, first, data_version(store)}) == 3
    with writing(store) as connection:
        take_in(connection, "scb_one", SHARE)
    assert data_version(store) == first

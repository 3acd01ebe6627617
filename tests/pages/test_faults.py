"""When something is wrong a page says what, and how to mend it, in Swedish."""

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
import streamlit as st
from pack_figures import DATA
from streamlit.testing.v1 import AppTest
from visits import FORGOTTEN, assert_sound, at, visit, words

from htl_dash.store.database import upgrade
from htl_dash.store.engine import engine_for, parse
from htl_dash.text import t
from htl_dash.ui.choices import VIEWS
from htl_dash.ui.section_choice import SECTIONS

PAGES = ("meeting", "areas", "schools", "goals", "data")


def url(path: Path) -> str:
    return f"sqlite:///{path}"


@pytest.fixture(autouse=True)
def nothing_remembered(real_store: str):
    """Other tests must not meet what was cached of a store that was broken here."""
    st.cache_resource.clear()
    yield
    st.cache_resource.clear()


def assert_told(app: AppTest, *facts: str) -> None:
    """Require one message with these facts and nothing that looks like a crash."""
    assert not app.exception
    assert len(app.title) == len(app.error) == 1
    told = app.error[0].value
    assert all(fact in told for fact in facts), told
    assert not FORGOTTEN.search(told), told


@pytest.mark.parametrize("page", PAGES)
def test_a_damaged_database_is_told_with_its_cure(copy, page):
    copy.write_bytes(b"not a database" * 500)
    assert_told(visit(page), str(copy), t("store.damaged"), t("store.damaged_cure"))


@pytest.mark.parametrize("page", PAGES)
def test_a_database_that_is_not_there_is_told_with_its_cure(copy, page):
    copy.unlink()
    assert_told(visit(page), str(copy), t("store.not_there"), t("store.not_there_cure"))


@pytest.mark.parametrize("page", PAGES)
def test_a_database_without_our_tables_is_told_with_its_cure(copy, page):
    copy.unlink()
    with closing(sqlite3.connect(copy)) as other:
        other.execute("CREATE TABLE somebody_elses (x)")
    assert_told(visit(page), t("store.incomplete"), t("store.incomplete_cure"))


@pytest.mark.parametrize("page", PAGES)
def test_tables_that_are_newer_than_the_code_are_told_with_their_cure(copy, page):
    with closing(sqlite3.connect(copy)) as newer:
        newer.execute("UPDATE alembic_version SET version_num = '9999'")
        newer.commit()
    assert_told(visit(page), t("store.newer", revision="9999"), t("store.newer_cure"))


@pytest.mark.parametrize("page", PAGES)
def test_an_address_that_is_none_is_told_without_its_password(page, monkeypatch):
    monkeypatch.setenv("HTL_DATABASE", "postgresql//anna:hemligt@dator/htl")
    app = visit(page)
    assert_told(app, t("store.address"), t("store.address_cure"))
    assert "hemligt" not in app.error[0].value


def test_a_database_that_is_damaged_during_a_visit_is_told(copy):
    app = visit("meeting")
    assert_sound(app)
    for companion in ("", "-wal", "-shm"):
        path = Path(f"{copy}{companion}")
        if path.exists():
            path.write_bytes(b"not a database" * 500)
    assert_told(at(app), t("store.damaged"), t("store.damaged_cure"))


@pytest.mark.parametrize("page", PAGES)
def test_a_faulty_definition_is_told_with_file_key_and_cure(
    page, tmp_path, monkeypatch
):
    file = "indicators/unemployment_20_64.toml"
    shutil.copytree(DATA / "catalogue", tmp_path / "catalogue")
    broken = tmp_path / "catalogue" / file
    text = broken.read_text(encoding="utf-8")
    broken.write_text(text.replace('unit = "percent"', 'unit = "procent"'), "utf-8")
    monkeypatch.setenv("HTL_CATALOGUE", str(tmp_path / "catalogue"))
    assert_told(visit(page), file, "unit", "procent", "percent, percent_per_year")


@pytest.mark.parametrize("page", PAGES)
def test_a_municipality_that_is_not_declared_is_told_with_its_file(page, monkeypatch):
    monkeypatch.setenv("HTL_MUNICIPALITY", "9999")
    assert_told(visit(page), "municipalities/9999.toml", t("catalogue.missing_file"))


def test_a_map_that_is_not_the_delivered_one_is_told_with_its_file(
    tmp_path, monkeypatch
):
    shutil.copytree(DATA / "pack", tmp_path / "pack")
    monkeypatch.setenv("HTL_PACK", str(tmp_path / "pack"))
    outlines = tmp_path / "pack" / "geometry" / "regso2025.geojson"
    outlines.write_bytes(outlines.read_bytes() + b" ")
    told = visit("areas")
    assert_told(told, "geometry/regso2025.geojson", t("pack.cure"))


@pytest.fixture
def empty(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A store with tables and no rows, which the app uses."""
    engine = engine_for(parse(url(tmp_path / "empty.db")))
    upgrade(engine)
    engine.dispose()
    monkeypatch.setenv("HTL_DATABASE", url(tmp_path / "empty.db"))


@pytest.mark.usefixtures("empty")
@pytest.mark.parametrize(
    ("page", "address"),
    [
        ("meeting", {}),
        *[("areas", {"visa": view}) for view in VIEWS],
        ("goals", {}),
        *[("data", {"avsnitt": section}) for section in SECTIONS],
    ],
)
def test_a_store_without_rows_says_how_to_fill_it(page, address):
    app = visit(page, **address)
    assert not app.exception
    assert len(app.title) == 1
    said = list(words(app))
    assert any("make run" in word for word in said)
    assert not [word for word in said if FORGOTTEN.search(word) or " ." in word]

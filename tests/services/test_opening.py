"""A store is opened only when it can be read, and its version follows its data."""

import pytest

from htl_dash.domain.errors import StoreError
from htl_dash.services.opening import open_store, store_version
from htl_dash.store.database import writing
from htl_dash.store.nature import claim
from htl_dash.text import t


def test_a_store_is_opened(fill):
    url = fill(scb="obs_value\n59").url.render_as_string(hide_password=False)
    engine = open_store(url)
    assert len(store_version(engine)) == 12
    engine.dispose()


def test_the_version_changes_with_the_figures_only(fill):
    first = store_version(fill(scb="obs_value\n59"))
    assert store_version(fill(scb="obs_value\n59")) == first
    assert store_version(fill(scb="obs_value\n58")) != first
    assert store_version(fill(other="ref_area | obs_value\n2081R009 | 1")) != first


def test_a_store_that_is_not_there_is_an_error_to_mend(tmp_path):
    with pytest.raises(StoreError):
        open_store(f"sqlite:///{tmp_path / 'none.db'}")


def test_a_damaged_store_is_an_error_to_mend(tmp_path):
    (tmp_path / "htl.db").write_bytes(b"not a database" * 100)
    with pytest.raises(StoreError):
        open_store(f"sqlite:///{tmp_path / 'htl.db'}")


def test_a_store_with_tables_and_no_figures_is_an_error_to_mend(fill):
    url = fill().url.render_as_string(hide_password=False)
    with pytest.raises(StoreError) as caught:
        open_store(url)
    assert caught.value.facts["place"].endswith("htl.db")
    assert "init" in caught.value.facts["cure"]


def marked(fill, *, is_training: bool) -> str:
    engine = fill(scb="obs_value\n59")
    with writing(engine) as connection:
        claim(connection, is_training=is_training)
    return engine.url.render_as_string(hide_password=False)


@pytest.mark.parametrize(
    ("home", "is_training", "key"),
    [("2081", True, "is_training"), ("0000", False, "is_real")],
)
def test_made_up_and_real_are_never_taken_for_each_other(
    fill, monkeypatch, home, is_training, key
):
    url = marked(fill, is_training=is_training)
    monkeypatch.setenv("HTL_MUNICIPALITY", home)
    with pytest.raises(StoreError) as caught:
        open_store(url)
    facts = caught.value.facts
    assert facts["problem"] == t(f"store.{key}")
    assert facts["place"].endswith("htl.db")


@pytest.mark.parametrize(("home", "is_training"), [("2081", False), ("0000", True)])
def test_each_is_opened_where_it_belongs(fill, monkeypatch, home, is_training):
    url = marked(fill, is_training=is_training)
    monkeypatch.setenv("HTL_MUNICIPALITY", home)
    open_store(url).dispose()

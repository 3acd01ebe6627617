"""An own indicator is known wherever the catalogue's are, and never instead of one."""

import shutil
from pathlib import Path

import pytest
from made_own import AREAS, CODE, PLACE, WHO, own_book
from small_store import Fill, fill, migrated
from sqlalchemy import Engine
from store_rows import MORNING

from htl_dash.catalogue.indicators import all_indicators
from htl_dash.domain.errors import CatalogueError
from htl_dash.services.counted import series_title
from htl_dash.services.known import known_in
from htl_dash.services.own_history import withdraw_own
from htl_dash.services.own_indicators import import_own
from htl_dash.settings import catalogue_folder
from htl_dash.store.database import data_version, writing
from htl_dash.store.own_indicators import declare

__all__ = ["fill", "migrated"]


@pytest.fixture
def engine(fill: Fill) -> Engine:
    engine = fill(areas=AREAS)
    import_own(engine, PLACE, "tal.xlsx", own_book(engine), WHO, accepted=False)
    return engine


def test_without_own_indicators_it_is_the_catalogue_and_nothing_more(fill):
    assert known_in(fill(areas=AREAS)) == all_indicators()


def test_an_own_indicator_stands_after_the_catalogues(engine):
    found = known_in(engine)
    assert list(found) == [*all_indicators(), CODE]
    assert found[CODE].is_own
    assert not any(one.is_own for one in all_indicators().values())


def test_one_that_is_taken_back_is_known_only_where_it_was_told_of(engine):
    withdraw_own(engine, CODE, WHO)
    assert CODE not in known_in(engine)
    known = known_in(engine, withdrawn=True)
    assert known[CODE].title.endswith("(egen uppgift, återkallad)")
    assert series_title(f"{CODE}:areas", known) == known[CODE].title


def test_a_new_declaration_changes_the_version_that_keys_every_cache(engine):
    before = data_version(engine)
    with writing(engine) as connection:
        declare(connection, "own_other", "", WHO, MORNING)
    assert data_version(engine) != before


def test_the_catalogue_goes_first_where_both_have_a_code(engine, tmp_path, monkeypatch):
    folder = tmp_path / "catalogue"
    shutil.copytree(catalogue_folder(), folder)
    places = Path(folder, "indicators")
    shutil.copy(places / "pupils.toml", places / f"{CODE}.toml")
    monkeypatch.setenv("HTL_CATALOGUE", str(folder))
    assert known_in(engine)[CODE].title == all_indicators()["pupils"].title


def test_a_definition_that_cannot_be_read_is_told_and_not_passed_over(engine):
    with writing(engine) as connection:
        declare(connection, "own_broken", 'title = "x"', WHO, MORNING)
    with pytest.raises(CatalogueError) as caught:
        known_in(engine)
    assert caught.value.facts["file"] == "indicators/own_broken.toml"

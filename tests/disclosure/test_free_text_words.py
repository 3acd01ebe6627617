"""The word lists are whole, in small letters, and know the home municipality."""

import tomllib

import pytest

from htl_dash.catalogue.municipalities import municipality
from htl_dash.disclosure import free_text_words
from htl_dash.disclosure.free_text_words import FOLDER, words
from htl_dash.domain.errors import CatalogueError

LISTS = sorted((FOLDER / "names").glob("*_*.txt"))


def test_places_of_the_home_municipality_are_known():
    known = words().names.known
    assert {"borlänge", "tjärna ängar", "mats knuts", "romme", "tjärnaskolan"} <= known
    assert {peer.name.casefold() for peer in municipality("2081").peers} <= known


def test_a_place_of_two_words_is_known_only_whole():
    assert "mats" not in words().names.known


def test_names_come_from_all_lists():
    names = words().names
    assert {"karin", "hodan"} <= names.first
    assert {"johansson", "warsame"} <= names.last


def test_every_list_of_names_says_where_it_comes_from():
    origins = tomllib.loads((FOLDER / "names" / "origin.toml").read_text("utf-8"))
    assert set(origins) == {path.stem for path in LISTS}
    assert all(one["origin"] and one["licence"] for one in origins.values())


@pytest.mark.parametrize("path", LISTS, ids=lambda path: path.stem)
def test_a_list_of_names_is_sorted_without_repeats(path):
    lines = path.read_text("utf-8").splitlines()
    assert lines == sorted(set(lines))


def test_every_word_is_written_once_in_a_list_in_small_letters():
    tables = tomllib.loads((FOLDER / "words.toml").read_text("utf-8"))
    for listed in (one for table in tables.values() for one in table.values()):
        assert [word for word in listed if word != word.casefold().strip()] == []
        assert len(listed) == len(set(listed))


def test_a_word_list_that_lacks_a_table_is_refused(tmp_path, monkeypatch):
    (tmp_path / "words.toml").write_text("[children]\none = []\n", "utf-8")
    monkeypatch.setattr(free_text_words, "FOLDER", tmp_path)
    with pytest.raises(CatalogueError):
        free_text_words._read.__wrapped__(municipality("2081"))

"""The glossary on screen and the one for programmers have the same words."""

import pytest

from htl_dash.catalogue.glossary import FILE, glossary
from htl_dash.domain.errors import CatalogueError
from htl_dash.settings import ROOT


def rows_in_markdown() -> list[tuple[str, str]]:
    lines = (ROOT / "GLOSSARY.md").read_text("utf-8").splitlines()
    cells = [
        tuple(cell.strip() for cell in line.strip("|").split("|"))
        for line in lines
        if line.startswith("|")
    ]
    return cells[2:]


def test_both_have_the_same_terms_in_the_same_order():
    assert rows_in_markdown() == [(one.swedish, one.english) for one in glossary()]


def test_each_word_stands_once_and_in_alphabetical_order():
    words = [one.swedish for one in glossary()]
    assert len(set(words)) == len(words)

    def swedish(word: str) -> list[int]:
        order = "abcdefghijklmnopqrstuvwxyzåäö"
        return [order.find(letter) for letter in word.lower()]

    assert words == sorted(words, key=swedish)


def test_every_word_has_a_meaning_that_is_a_sentence():
    for one in glossary():
        assert one.english
        assert one.meaning.endswith(".")


def test_a_missing_meaning_names_the_term(edit):
    edit(FILE, 'meaning = "', 'meaning = "" # ')
    with pytest.raises(CatalogueError) as caught:
        glossary()
    assert caught.value.facts["file"] == FILE
    assert caught.value.facts["key"] == "terms[1].meaning"


def test_an_unknown_key_is_refused(edit):
    edit(FILE, "english = ", "engelska = ")
    with pytest.raises(CatalogueError):
        glossary()

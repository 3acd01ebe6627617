"""Fewer than five children are not counted in free text, in digits or in words."""

import pytest

from htl_dash.disclosure.free_text_counts import few_children
from htl_dash.disclosure.free_text_kinds import Action
from htl_dash.disclosure.free_text_words import words


def counted(text: str) -> list[str]:
    found = [*few_children(text, words())]
    assert all(one.action is Action.WARN for one in found)
    return [text[one.start : one.end] for one in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Tre elever i årskurs 4 har berättat", "Tre elever"),
        ("tre elever i årskurs 4-6 har stöd", "tre elever"),
        ("Vi vet 2 barn som inte äter", "2 barn"),
        ("fyra oroliga pojkar på rasten", "fyra oroliga pojkar"),
        ("två av eleverna har slutat", "två av eleverna"),
        ("en av flickorna vill byta", "en av flickorna"),
        ("Insatsen nådde 1 elev.", "1 elev"),
        ("det gäller ett enda barn", "ett enda barn"),
        ("vi pratade om tre elever", "tre elever"),
        ("samtal med två barn", "två barn"),
        ("två elevers frånvaro", "två elevers"),
    ],
)
def test_a_count_under_five_is_warned_about(text, expected):
    assert counted(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "en elev i taget",
        "fyra elever i taget",
        "tre skolor och två grupper",
        "fyra timmar med elever",
        "två skolors elever",
        "tre barn per grupp",
        "grupper om fyra elever",
        "högst 3 elever",
        "upp till 4 barn",
        "fem elever",
        "14 elever",
        "3 000 barn",
        "1,4 barn",
        "F-3 elever",
        "årskurs 3 elever",
        "familjer med två barn",
        "tre av fyra elever",
        "tre barnfamiljer",
        "två barn- och ungdomslag",
        "en elev som trivs lär sig mer",
    ],
)
def test_what_counts_nobody_in_particular_is_let_through(text):
    assert counted(text) == []

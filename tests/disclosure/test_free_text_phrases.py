"""Addresses, and one child in a class: what the words around say."""

import pytest

from htl_dash.disclosure.free_text_kinds import Action
from htl_dash.disclosure.free_text_phrases import addresses, class_descriptions
from htl_dash.disclosure.free_text_words import words


def street(text: str) -> list[str]:
    return [text[one.start : one.end] for one in addresses(text, words())]


def actions(text: str) -> list[str]:
    return [one.action for one in class_descriptions(text, words())]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("de bor på Tunavägen 14 b nu", "Tunavägen 14 b"),
        ("de bor på tunavägen 14 nu", "tunavägen 14"),
        ("de bor på Röda vägen 50.", "Röda vägen 50"),
        ("nära Olof Palmes gata 5.", "Olof Palmes gata 5"),
        ("flyttar till Hagavägen nr 8", "Hagavägen nr 8"),
        ("till 784 33 Borlänge", "784 33 Borlänge"),
        ("till SE-791 71 Falun", "SE-791 71 Falun"),
    ],
)
def test_addresses_are_found_whole(text, expected):
    assert street(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "Riksväg 70 och länsväg 293",
        "Gångvägen 300 meter bort",
        "samma väg 2 gånger",
        "på vägen 3 dagar senare",
        "Handlingsplan 3 gäller",
        "Olof Palmes gata är lugn",
        "412 elever",
        "ring 0243-740 00 Borlänge",
        "totalt 784 33 elever",
    ],
)
def test_roads_plans_and_counts_are_no_addresses(text):
    assert street(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "en flicka i 3B",
        "pojken i 5 A",
        "Flicka i klass 3b, orolig",
        "Pojke, 5B, frånvaro",
        "killen som började i 6b",
        "tvillingarna i 1B",
        "syskonen i 1A och 4B",
        "ett nytt barn i 2C",
        "hon som går i 5A",
        "I 3A går en tjej",
        "3C:s nya elev",
        "en 3B-elev",
        "3b pojken",
        "en av flickorna i 2B",
    ],
)
def test_one_child_in_a_class_is_refused(text):
    assert actions(text) == [Action.BLOCK]


@pytest.mark.parametrize(
    "text",
    [
        "eleven i förskoleklass som",
        "tvillingarna i fyran",
        "en pojke i årskurs 2",
        "Flickan (åk 2) sover",
        "två pojkar i 4B",
        "en fjärdeklassare",
        "fjärdeklassarens mamma",
    ],
)
def test_one_child_in_a_grade_and_a_few_in_a_class_are_warned_about(text):
    assert actions(text) == [Action.WARN]


@pytest.mark.parametrize(
    "text",
    [
        "varje elev i 3B",
        "varje ny elev i 3B",
        "per elev i 3B",
        "ingen elev i 2B",
        "eleverna i 5A",
        "flickorna i årskurs 6",
        "22 barn i 3B",
        "tre elever i årskurs 4-6",
        "en elev i årskurs 4-6",
        "läraren i 3B",
        "klass 3B har bytt sal",
        "en elev i taget",
        "en pojke är glad. I 4B är det lugnt",
        "eleven fick 2 e-postmeddelanden",
    ],
)
def test_groups_and_generalities_are_let_through(text):
    assert actions(text) == []

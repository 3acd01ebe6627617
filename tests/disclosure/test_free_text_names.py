"""Names are known by lists, by capitals and by their company."""

import pytest

from htl_dash.disclosure.free_text_kinds import Action
from htl_dash.disclosure.free_text_names import names
from htl_dash.disclosure.free_text_words import words


def found(text: str) -> set[tuple[str, str]]:
    return {(one.kind, text[one.start : one.end]) for one in names(text, words())}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Karin Johansson är här", "Karin Johansson"),
        ("Vi såg Ahmed Ali Mohamud.", "Ahmed Ali Mohamud"),
        ("Per Berg bokar", "Per Berg"),
        ("bokat av Bo Skog", "Bo Skog"),
        ("vi bad Xhevdet Qosjaqi komma", "Xhevdet Qosjaqi"),
        ("vi bad Layla Al Hamdani komma", "Layla Al Hamdani"),
        ("vi bad Nour Al-Khatib komma", "Nour Al-Khatib"),
        ("ANNA KARLSSON kom", "ANNA KARLSSON"),
    ],
)
def test_a_first_and_a_last_name_are_one_full_name(text, name):
    assert found(text) == {("full_name", name)}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Vårdnadshavare: Lind, Maria", "Lind, Maria"),
        ("zahra hosseini vill vara med", "zahra hosseini"),
    ],
)
def test_a_name_turned_around_or_in_small_letters_is_full_too(text, name):
    assert ("full_name", name) in found(text)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("I går sa Fatima nej", "Fatima"),
        ("Fatima sa nej", "Fatima"),
        ("Liams frånvaro ökar", "Liams"),
        ("Hos Andersson är det bra", "Andersson"),
        ("Han heter Björn", "Björn"),
        ("Vi såg Zubeydo i går", "Zubeydo"),
        ("Abdinuur kom", "Abdinuur"),
        ("i går var yasmin ledsen", "yasmin"),
    ],
)
def test_a_name_alone_is_found(text, name):
    assert found(text) == {("name", name)}


@pytest.mark.parametrize(
    "text",
    [
        "Björn och varg är teman",
        "Per månad två träffar",
        "Stig in när du vill",
        "per berg av skäl",
        "Klass 4B har bytt sal",
        "i Tjärna Ängar och Romme",
        "vid Mats Knuts",
        "med Region Dalarna och Rädda Barnen",
        "hos Skolinspektionen och Bildningsnämnden",
        "från HTL, SCB och DeSO",
        "Andersson m.fl. (2021) visar",
        "enligt Newcombe (1998)",
        "längs Sara Lidmans gata",
        "grupp A och B",
        "Vår- och höstterminen",
        "Hon kom. Sedan gick hon.",
    ],
)
def test_words_places_and_sources_are_no_names(text):
    assert found(text) == set()


def test_names_are_never_refused():
    text = "Karin Johansson och Fatima"
    assert {one.action for one in names(text, words())} == {Action.WARN}

"""The guard finds what points out a person, and says where in the text as written."""

import json
import tomllib
import unicodedata
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from htl_dash.disclosure.free_text import inspect
from htl_dash.disclosure.free_text_audit import SHIPPED
from htl_dash.disclosure.free_text_kinds import Action, Kind

REFERENCE = Path(__file__).parents[3] / "shared" / "reference"
LONG = 100_000
"""A pattern that takes quadratic time would need minutes for so many characters."""

GROUPS = [one for file in SHIPPED for one in tomllib.loads(file.read_text())["groups"]]
SENTENCES = [sentence for group in GROUPS for sentence in group["sentences"]]
HARMLESS = [
    sentence
    for group in GROUPS
    if group["action"] == "none"
    for sentence in group["sentences"]
    if not inspect(sentence)
]
DASHES = "-\u2010\u2011\u2012\u2013\u2014\u2212\ufe58\ufe63\uff0d"
UNSEEN = "\u200b\u200c\u200d\u2060\ufeff\u00ad\u034f"


def verdict(text: str) -> str:
    actions = {one.action for one in inspect(text)}
    return next((action for action in Action if action in actions), "none")


def found(text: str) -> list[tuple[str, str]]:
    return [(one.kind, text[one.start : one.end]) for one in inspect(text)]


@st.composite
def identity_numbers(
    draw, marks=tuple(f"{a}{b}{a}" for a in ("", " ") for b in DASHES)
):
    """A number in some way of writing, with a test serial and any check digit."""
    day = draw(st.dates(date(1900, 1, 1), date(2030, 12, 31)))
    added = draw(st.sampled_from((0, 60)))
    year = f"{day.year % 100:02d}" if draw(st.booleans()) else f"{day.year:04d}"
    born = f"{year}{day.month:02d}{day.day + added:02d}"
    serial = draw(st.integers(9800, 9899))
    return f"{born}{draw(st.sampled_from(marks))}{serial}"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Eleven (090321-9853) har stöd", [("identity_number", "090321-9853")]),
        ("Mejla a.b@example.se nu", [("email", "a.b@example.se")]),
        ("Ring 070-174 06 05.", [("phone", "070-174 06 05")]),
        ("Vi såg en flicka i 3B i går", [("class_description", "flicka i 3B")]),
        ("De bor på Tunavägen 14.", [("address", "Tunavägen 14")]),
        ("Vi mötte Karin Johansson.", [("full_name", "Karin Johansson")]),
        ("I går sa Fatima nej.", [("name", "Fatima")]),
        ("Tre elever i årskurs 4–6 har stöd.", [("few_children", "Tre elever")]),
        ("Fem elever i årskurs 4–6 får läxhjälp.", []),
        ("", []),
    ],
)
def test_each_kind_is_found_where_it_stands(text, expected):
    assert found(text) == expected


def test_the_place_is_told_in_the_text_as_it_was_written():
    text = "A\u030asas nr: １２\u200b1231\u2013９８２４, tack"
    (number,) = [one for one in inspect(text) if one.kind is Kind.IDENTITY_NUMBER]
    assert text[number.start : number.end] == "１２\u200b1231\u2013９８２４"


def test_the_gravest_of_two_overlapping_findings_is_kept():
    text = "Eleven Amina i 3B"
    assert found(text) == [("class_description", text)]


def test_what_refuses_goes_before_a_graver_kind_that_only_warns():
    text = "1212319825@example.se"
    assert found(text) == [("email", text)]


def test_findings_of_several_kinds_come_in_the_order_of_the_text():
    text = "Lisa Holm, lisa@example.se, 070-174 06 05"
    assert [kind for kind, _ in found(text)] == ["full_name", "email", "phone"]


@given(st.sampled_from(HARMLESS), identity_numbers(), st.sampled_from(HARMLESS))
def test_a_dashed_identity_number_is_refused_in_any_sentence(before, number, after):
    text = f"{before} {number} {after}"
    start, end = len(before) + 1, len(before) + 1 + len(number)
    assert any(
        one.kind is Kind.IDENTITY_NUMBER
        and one.action is Action.BLOCK
        and one.start <= start
        and end <= one.end
        for one in inspect(text)
    )


@given(st.sampled_from(HARMLESS), identity_numbers(marks=("", " ", "  ", "\n")))
def test_an_identity_number_without_a_dash_never_passes_unseen(before, number):
    text = f"{before} {number}"
    start, end = len(before) + 1, len(text)
    assert any(one.start <= start and end <= one.end for one in inspect(text))


@given(st.sampled_from(SENTENCES), st.data())
def test_characters_that_cannot_be_seen_hide_nothing(text, data):
    at = data.draw(st.integers(0, len(text)))
    hidden = text[:at] + data.draw(st.sampled_from(UNSEEN)) + text[at:]
    assert [(one.kind, one.action) for one in inspect(hidden)] == [
        (one.kind, one.action) for one in inspect(text)
    ]


@given(
    st.sampled_from([one for one in SENTENCES if "-" in one]), st.sampled_from(DASHES)
)
def test_odd_dashes_hide_nothing(text, dash):
    odd = text.replace("-", dash)
    assert inspect(odd) == inspect(text)


@given(st.sampled_from(SENTENCES))
def test_decomposed_letters_hide_nothing(text):
    apart = unicodedata.normalize("NFD", text)
    assert [one.kind for one in inspect(apart)] == [one.kind for one in inspect(text)]


PIECES = st.one_of(st.sampled_from(SENTENCES), st.text(max_size=30))


@given(st.lists(PIECES, max_size=4).map("".join))
@example("ﷺ" * 3 + "½ Anna\u0301 Berg")
def test_findings_lie_inside_the_text_in_order_and_apart(text):
    places = [(one.start, one.end) for one in inspect(text)]
    assert all(0 <= start < end <= len(text) for start, end in places)
    assert all(a[1] <= b[0] for a, b in pairwise(places))


@pytest.mark.parametrize(
    "unit",
    [
        "a", "1", "1 ", "12-", "121231 ", "12-12-31", "070-", "070 12 ", "+46 7", "(at)",
        "a.", "a@b.", "a@", "flicka ", "flicka i ", "flicka,", "3B ", "en en ", "i 3 ",
        "två barn i 3", "två aa barn ", "en av ", "Aa gata ", "Tunavägen ", "784 33 ", "Anna ", "A-", "A'", " ",
        "\n", ".", "a\u0301\u0327", "\u0301\u0327", "\u200b", "ﷺ",
    ],
)  # fmt: skip
def test_a_long_text_is_looked_through_to_its_end_whatever_it_says(unit):
    text = unit * (LONG // len(unit))
    found = inspect(text)
    assert all(0 <= one.start < one.end <= len(text) for one in found)


def test_nothing_of_the_text_is_printed_or_logged(capfd, caplog):
    caplog.set_level(0)
    for sentence in SENTENCES:
        inspect(sentence)
    assert capfd.readouterr() == ("", "")
    assert not caplog.records


@pytest.mark.skipif(
    not REFERENCE.is_dir(), reason="needs ../shared/reference/pii_texts.json"
)
def test_the_reference_texts_are_refused_warned_about_and_let_through():
    items = json.loads((REFERENCE / "pii_texts.json").read_text("utf-8"))["items"]
    expected = {True: "block", False: "none", "phone: warn": "warn"}
    assert [verdict(one["text"]) for one in items] == [
        expected[one["refuse"]] for one in items
    ]

"""Only the addresses of our own views are taken, and only words they could have."""

import pytest

from htl_dash.text import t
from htl_dash.ui.choice import Choice
from htl_dash.ui.evidence_address import (
    AREAS,
    GOALS,
    LONGEST,
    AddressError,
    address,
    one_of,
    place_in,
    read_address,
)

OURS = ("localhost:8501", "skarmen:80")


@pytest.mark.parametrize(
    "text",
    [
        "./omraden?visa=laget&omrade=2081R013",
        "/omraden?visa=laget&omrade=2081R013",
        " omraden/?visa=laget&omrade=2081R013&mote=&okant=1 ",
        "http://localhost:8501/omraden?visa=laget&omrade=2081R013",
        "https://skarmen:80/omraden?visa=laget&omrade=2081R013",
    ],
)
def test_our_own_addresses_are_read_for_their_page_and_words(text):
    asked = read_address(text, OURS)
    assert asked.page == AREAS
    assert asked.words[Choice.VIEW] == "laget"
    assert asked.words[Choice.AREA] == "2081R013"
    assert "okant" not in asked.words


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("https://example.com/omraden", "address.foreign"),
        ("//example.com/omraden", "address.foreign"),
        ("http://localhost:8501@example.com/omraden", "address.foreign"),
        ("ftp://localhost:8501/omraden", "address.foreign"),
        ("javascript:alert(1)", "address.foreign"),
        ("file:///omraden", "address.foreign"),
        ("", "address.no_view"),
        ("./data?avsnitt=kallor", "address.no_view"),
        ("./omraden/../data", "address.no_view"),
        ("./omraden?visa=laget&visa=tid", "address.unreadable"),
        ("./omraden?visa=laget#x", "address.unreadable"),
        ("./omraden?visa=\x00", "address.unreadable"),
        ("http://[", "address.unreadable"),
        ("./omraden?visa=" + "x" * LONGEST, "address.unreadable"),
    ],
)
def test_every_other_address_is_refused_in_words(text, why):
    with pytest.raises(AddressError) as refused:
        read_address(text, OURS)
    assert refused.value.facts["why"] == t(why)


def test_an_address_carries_every_choice_that_is_made():
    words = {Choice.GOAL: "health", Choice.GOAL_INDICATOR: "å b&c", Choice.TARGET: None}
    made = address(GOALS, words)
    assert made == "./malen?mal=health&matt=%C3%A5+b%26c"
    assert read_address(made, ()).words[Choice.GOAL_INDICATOR] == "å b&c"


def test_a_choice_is_one_that_there_is():
    assert one_of({"visa": "tid"}, Choice.VIEW, ("laget", "tid")) == "tid"
    assert one_of({}, Choice.VIEW, ("laget", "tid")) == "laget"
    for words, options in (({"visa": "x"}, ("laget",)), ({}, ())):
        with pytest.raises(AddressError):
            one_of(words, Choice.VIEW, options)


PLACES = (
    "municipality/2081",
    "regso2025/2081R001",
    "regso2025/2081R013",
    "school/34516710",
)


def test_the_place_of_an_expectation_is_the_one_that_the_evidence_is_about():
    evidence = ("./malen?mal=safety", "./omraden?visa=laget&omrade=2081R013")
    assert place_in(evidence, PLACES) == "regso2025/2081R013"
    assert place_in(evidence[:1], PLACES) == "municipality/2081"
    assert place_in(evidence, ()) == ""


def test_evidence_about_all_areas_leaves_the_place_to_be_chosen():
    """The first area of all is nothing that anybody has said."""
    evidence = ("./omraden?visa=laget&omrade=alla",)
    assert place_in(evidence, PLACES) == ""
    assert place_in(("./malen?mal=safety", *evidence), PLACES) == ""
    assert place_in((), PLACES) == ""
    assert place_in(("./malen?mal=safety",), PLACES[1:]) == ""


def test_without_a_place_in_the_evidence_it_is_that_of_the_problem_where_there_is_one():
    evidence = ("./omraden?visa=laget&omrade=alla",)
    assert place_in(evidence, PLACES, [("34516710", ("2081R001",))]) == PLACES[3]
    areas = PLACES[:3]
    assert place_in(evidence, areas, [("34516710", ("2081R001",))]) == PLACES[1]
    several = [("34516710", ("2081R001", "2081R013"))]
    assert place_in(evidence, areas, several) == ""
    two = [("34516710", ()), ("23251345", ("2081R013",))]
    assert place_in(evidence, PLACES, two) == ""
    named = ("./omraden?visa=laget&omrade=2081R013",)
    assert place_in(named, PLACES, [("34516710", ("2081R001",))]) == PLACES[2]

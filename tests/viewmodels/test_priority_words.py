"""Weights, chances and alternatives in words."""

from dataclasses import replace

import pytest
from made_priorities import CRITERIA, NORTH, alternative
from registering import TOWN

from htl_dash.catalogue.criteria import all_criteria
from htl_dash.domain.weighing import AlternativeKind
from htl_dash.text import HARD_SPACE
from htl_dash.viewmodels.priority_words import (
    amount_text,
    counted_functions,
    full_name,
    functions_text,
    per_cent,
    slider_label,
    titles,
    weights_text,
)


@pytest.mark.parametrize(
    ("share", "text"),
    [
        (0, "0 %"),
        (0.001, "under 1 %"),
        (0.005, "1 %"),
        (0.714, "71 %"),
        (0.995, "100 %"),
        (0.9951, "över 99 %"),
        (1, "100 %"),
    ],
)
def test_a_share_is_never_none_at_all_or_all_for_a_few(share, text):
    assert per_cent(share).replace(HARD_SPACE, " ") == text


@pytest.mark.parametrize(
    ("weights", "text"),
    [
        ((1 / 3, 1 / 3, 1 / 3), "allt ungefär lika"),
        ((0.4, 0.35, 0.25), "genomförbarhet mindre än det andra"),
        (
            (0.5, 0.25, 0.25),
            "jämlikhet mer, och genomförbarhet och kunskap om verkan mindre, än om",
        ),
        ((0.42, 0.29, 0.29), "jämlikhet mer än det andra"),
    ],
)
def test_weights_are_held_against_an_even_share(weights, text):
    assert weights_text(CRITERIA, weights).startswith(text)


def test_weights_can_be_held_against_other_weights():
    assert weights_text(CRITERIA, (0.5, 0.3, 0.2), (0.5, 0.3, 0.2)) == (
        "ungefär som genomsnittet av de rimliga"
    )
    assert weights_text(CRITERIA, (0.6, 0.3, 0.1), (0.5, 0.3, 0.2)) == (
        "jämlikhet mer, genomförbarhet mindre"
    )
    assert weights_text(CRITERIA, (0.5, 0.5, 0), (0.5, 0.5, 0)) == (
        "ungefär som genomsnittet av de rimliga"
    )


INITIATIVE, PROBLEM = AlternativeKind.INITIATIVE, AlternativeKind.PROBLEM


@pytest.mark.parametrize(
    ("drawn", "called"),
    [
        (
            # One at each school: the school tells them apart.
            [(INITIATIVE, "Norra skolan"), (INITIATIVE, "Södra skolan")],
            ["Läxhjälp (Norra skolan)", "Läxhjälp (Södra skolan)"],
        ),
        (
            # An initiative and a problem at one school: their kinds do.
            [(INITIATIVE, "Norra skolan"), (PROBLEM, "Norra skolan")],
            [
                "Läxhjälp (insats, Norra skolan)",
                "Läxhjälp (lyft problem, Norra skolan)",
            ],
        ),
        (
            # Two of a kind at one school, beside one elsewhere.
            [
                (INITIATIVE, "Norra skolan"),
                (INITIATIVE, "Södra skolan"),
                (INITIATIVE, "Norra skolan"),
            ],
            [
                "Läxhjälp (insats, Norra skolan) 1",
                "Läxhjälp (Södra skolan)",
                "Läxhjälp (insats, Norra skolan) 2",
            ],
        ),
        (
            # No school that is known, and one that is.
            [(INITIATIVE, ""), (INITIATIVE, "Södra skolan")],
            ["Läxhjälp (insats)", "Läxhjälp (Södra skolan)"],
        ),
        (
            [(INITIATIVE, ""), (INITIATIVE, "")],
            ["Läxhjälp (insats) 1", "Läxhjälp (insats) 2"],
        ),
    ],
    ids=["schools", "kinds", "three", "unknown school", "no school"],
)
def test_alternatives_that_are_called_the_same_are_told_apart(drawn, called):
    same = [
        replace(alternative(f"{n}", "Läxhjälp", kind), school=school)
        for n, (kind, school) in enumerate(drawn)
    ]
    other = replace(alternative("other", "Öppet hus"), school="Norra skolan")
    found = titles([*same, other])
    assert [found[one.code] for one in same] == called
    assert found[other.code] == "Öppet hus"


def test_a_name_tells_the_kind_and_the_school():
    assert TOWN.pilot_schools[0].unit_code == NORTH
    name = full_name(alternative("a", "Läxhjälp"), TOWN)
    assert name == "Läxhjälp (insats, Tjärnaskolan)"


def test_a_slider_says_from_what_to_what_the_swing_is():
    found = {code: slider_label(one) for code, one in all_criteria().items()}
    assert not any("*" in one for one in found.values()), "It is read aloud as written."
    assert (
        found["need"]
        .replace(HARD_SPACE, " ")
        .endswith("från 0 procent till 60 procent")
    )
    assert "2 000 000 kronor per läsår till 0 kronor" in found["cost"].replace(
        HARD_SPACE, " "
    )
    assert "från ”Den når lättast" in found["equity"]


@pytest.mark.parametrize(
    ("amount", "text"), [(0.0, "0"), (58.94, "58,9"), (12_345.6, "12 346"), (None, "0")]
)
def test_amounts_have_a_decimal_where_it_matters(amount, text):
    assert amount_text(amount).replace(HARD_SPACE, " ") == text


def test_functions_are_named_and_counted_and_pooled():
    assert functions_text(["head_teacher"], TOWN) == "Rektor"
    assert functions_text(["head_teacher", "coordinator"], TOWN) == (
        "Rektor och Samordnare tillsammans"
    )
    counts = {"coordinator": 1, "head_teacher": 4}
    assert counted_functions(counts, TOWN) == ("Rektor: 4", "Samordnare: 1")

"""The finding is a chance over weights, never a bare order."""

import pytest
from made_priorities import CODES, scored

from htl_dash.services.priority_result import result
from htl_dash.services.weighings import Reasonable, own_weighing
from htl_dash.text import HARD_SPACE, t
from htl_dash.viewmodels.priority_view import chance_table, priority_view
from htl_dash.viewmodels.tables import on_screen

CLEAR = {"best": (90, 90, 90), "middle": (50, 50, 50), "worst": (10, 10, 10)}
SPLIT = {"dear": (100, 0, 0), "cheap": (0, 100, 0), "slow": (0, 0, 100)}
EVEN = dict.fromkeys(CODES, 50.0)


def view(rows, points=EVEN, among=1, asked=Reasonable.NEAR):
    found = scored(**rows)
    return priority_view(
        found, result(found.table, own_weighing(CODES, points, asked)), among
    )


def plain(text: str) -> str:
    return text.replace(HARD_SPACE, " ")


def test_the_heading_says_what_comes_first_and_how_often():
    assert plain(view(CLEAR).heading) == (
        "best kommer först i 100 % av alla rimliga viktningar"
    )


def test_where_nothing_comes_first_in_most_the_heading_says_so():
    heading = plain(view(SPLIT, {}).heading)
    assert heading.startswith("Ovisst vad som kommer först: ")
    assert heading.endswith("av alla tänkbara viktningar")
    assert heading.count("33 %") >= 1


def test_where_most_is_unknown_the_heading_says_that_and_no_chance():
    rows = {"a": (90, None, None), "b": (None, 50, None), "c": (None, None, None)}
    heading = plain(view(rows).heading)
    assert heading.startswith("För lite är känt för att säga vad som kommer först:")
    assert heading.endswith(": 7 av 9 uppgifter saknas")


def test_the_bars_have_their_chances_beside_them_and_in_the_alternative_text():
    found = view(CLEAR, among=2)
    assert [(bar.label, bar.first, bar.among) for bar in found.bars] == [
        ("best", 1, 1),
        ("middle", 0, 1),
        ("worst", 0, 0),
    ]
    assert plain(found.bars[0].text) == "först i 100 % · bland de 2 första i 100 %"
    assert all(bar.label in found.alt for bar in found.bars)
    assert plain(view(CLEAR).bars[0].text) == "först i 100 %"


def test_what_survives_all_reasonable_weights_is_told_and_what_never_does():
    always, never = view(CLEAR, among=2).surviving
    assert "**best**" in always
    assert "**middle**" in always
    assert never.endswith("worst.")
    assert view(SPLIT).surviving == (t("priority.no_always", count=1),)


def test_what_is_unknown_is_counted_and_never_nought():
    rows = {"a": (90, None, 90), "b": (50, 50, 50), "c": (10, 10, None)}
    found = view(rows)
    assert plain(found.notes[0]).startswith("2 av 9 uppgifter saknas.")
    assert 0 < found.bars[0].first < 1


def test_typed_titles_stand_as_typed_in_words_and_in_files():
    found = scored(**{"**Fet** :smile:": (90,), "b": (50,), "c": (10,)})
    made = result(found.table, own_weighing(CODES[:1], {}, Reasonable.NEAR))
    shown = priority_view(found, made, 1)
    assert r"\*\*Fet\*\*" in shown.heading
    assert shown.bars[0].label == "**Fet** :smile:"
    table = chance_table(found, made, 1, ())
    assert table.rows[0][0] == "**Fet** :smile:"
    assert on_screen(table).shown[0][0].startswith(r"\*\*Fet")


def test_the_file_has_the_chance_of_every_place():
    found = scored(**SPLIT)
    made = result(found.table, own_weighing(CODES, EVEN, Reasonable.EVERY))
    table = chance_table(found, made, 2, ())
    for row in table.rows:
        assert sum(row[1:]) == pytest.approx(1)
    assert len(table.columns) == 4

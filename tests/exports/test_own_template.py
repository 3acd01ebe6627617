"""The template asks for what must be known, in lists where something is chosen."""

import io
from dataclasses import replace

from made_own import PLACE
from openpyxl import load_workbook

from htl_dash.domain.geography import Geography
from htl_dash.exports.own_template import GUIDE, own_template, own_template_name
from htl_dash.services.own_places import CountedPlace
from htl_dash.sources.own_layout import Fact
from htl_dash.text import t

PLACES = (
    CountedPlace(Geography.MUNICIPALITY, "2081", "Borlänge"),
    CountedPlace(Geography.REGSO_2025, "2081R001", "Bullermyren"),
    CountedPlace(Geography.SCHOOL, "34516710", "Tjärnaskolan"),
)


def book(home=PLACE):
    return load_workbook(io.BytesIO(own_template(home, PLACES)))


def lists(sheet) -> dict[str, str]:
    rules = sheet.data_validations.dataValidation
    return {str(one.sqref): one.formula1 for one in rules if one.type == "list"}


def test_the_same_municipality_and_places_give_the_same_bytes():
    assert own_template(PLACE, PLACES) == own_template(PLACE, PLACES)


def test_everything_to_say_stands_with_what_is_meant():
    sheet = book()["Om måttet"]
    assert [sheet.cell(row, 1).value for row in range(5, 16)] == [f.label for f in Fact]
    assert all(sheet.cell(row, 3).value for row in range(5, 16))
    assert not any(sheet.cell(row, 2).value for row in range(5, 16))
    assert lists(sheet) == {
        "B11": '"Bra,Dåligt,Varken eller"',
        "B15": '"Samordnare,Rektor"',
    }


def test_places_are_chosen_by_code_and_name_from_a_sheet_that_can_be_read():
    made = book()
    assert [made["Platser"].cell(row, 1).value for row in range(5, 8)] == [
        "2081 Borlänge",
        "2081R001 Bullermyren",
        "34516710 Tjärnaskolan",
    ]
    assert [made["Platser"].cell(row, 2).value for row in range(5, 8)] == [
        "Hela kommunen",
        "RegSO",
        "Skola",
    ]
    chosen = lists(made["Antal"])
    assert chosen["A5:A604"] == "Platser!$A$5:$A$7"
    assert chosen["C5:C604"] == '"Alla,Flickor,Pojkar"'


def test_counts_take_whole_numbers_alone():
    (rule,) = (
        one
        for one in book()["Antal"].data_validations.dataValidation
        if one.type == "whole"
    )
    assert str(rule.sqref) == "D5:E604"
    assert rule.error == t("own.only_whole")


def test_what_is_locked_is_what_is_not_to_be_filled_in():
    made = book()
    for sheet in ("Om måttet", "Antal", "Platser", "Så fyller du i"):
        assert made[sheet].protection.sheet
    assert made["Om måttet"]["A5"].protection.locked
    assert not made["Om måttet"]["B5"].protection.locked
    assert not made["Antal"]["A5"].protection.locked
    assert made["htl"].sheet_state == "veryHidden"


def test_the_guide_says_that_small_counts_are_never_shown_and_that_no_file_is_kept():
    told = [row[0].value for row in book()["Så fyller du i"].iter_rows(min_row=4)]
    assert told == [t(key) for key in GUIDE]
    assert any("1–4 barn visas aldrig" in one and "sparas inte" in one for one in told)


def test_a_training_says_so_in_the_name_and_on_every_sheet():
    training = replace(PLACE, is_training=True)
    assert own_template_name(PLACE) == "egen_uppgift.xlsx"
    assert own_template_name(training) != own_template_name(PLACE)
    made = book(training)
    for sheet in ("Om måttet", "Antal", "Platser", "Så fyller du i"):
        assert made[sheet]["A3"].value == t("training.file_note")

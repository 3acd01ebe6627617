"""A row that names no school or area, and has its municipality beside, is about that."""

import pytest

from htl_dash.domain.table_choice import TableChoices
from htl_dash.sources.recognising import read_raw, recognise
from htl_dash.sources.table_file import open_table_file


def places(content: str) -> list[tuple[str, str]]:
    """The code and name of each row's place; what is wrong, where it has none."""
    file = open_table_file("fil.csv", content.encode())
    table = read_raw(file, recognise(file), TableChoices())
    problems = [("", one.text_key.partition(".")[2]) for one in table.problems]
    return [(one.place, one.place_name) for one in table.figures] + problems


@pytest.mark.parametrize("finest", ["", "Samtliga"])
def test_a_row_without_the_finest_place_is_about_the_municipality(finest):
    table = f"Kommun;Område;År;Antal\nBorlänge;Romme;2024;5\nBorlänge;{finest};2024;9\n"
    assert places(table) == [("", "Romme"), ("", "Borlänge")]


def test_its_code_goes_before_its_name():
    table = (
        "Län;Kommunkod;Kommun;Skolkod;Skola;År;Antal\n"
        "Dalarna;2081;Borlänge;34516710;Tjärna;2024;5\n"
        "Dalarna;2081;Borlänge;;;2024;9\n"
        "Dalarna;2081;Borlänge;;Samtliga;2023;9\n"
    )
    assert places(table)[1:] == [("2081", "Borlänge"), ("2081", "Borlänge")]


def test_a_county_is_told_of_where_all_its_municipalities_are_meant():
    table = "Län;Kommun;År;Antal\nDalarna;Borlänge;2024;5\nDalarna;Samtliga;2024;9\n"
    assert places(table)[1] == ("", "Dalarna")


@pytest.mark.parametrize(
    "row", [";;;2024;9", "Borlänge;Romme;;2024;9", "Samtliga;;;2024;9"]
)
def test_what_is_about_something_else_is_still_asked_about(row):
    """Nothing at all, an area between the two, and the whole country."""
    table = f"Kommun;Område;Skola;År;Antal\nBorlänge;Romme;Tjärna;2024;5\n{row}\n"
    assert places(table)[1] == ("", "no_place")


def test_a_row_of_schools_that_some_have_is_not_all_of_the_municipality():
    head = "Kommun;Skola;Typ av huvudman;År;Antal\nBorlänge;Tjärna;Kommunal;2024;5\n"
    assert places(f"{head}Borlänge;;Kommunal;2024;9\n")[1] == ("", "no_place")
    assert places(f"{head}Borlänge;;Samtliga;2024;9\n")[1] == ("", "Borlänge")

"""A file that may point out a person is refused, however the person stands in it."""

import pytest
from made_tables import workbook

from htl_dash.services.given_file import IdentityNumberError
from htl_dash.services.import_persons import require_no_person
from htl_dash.sources.table_file import open_table_file
from htl_dash.text import t

HEADINGS, ROW = ["Kommunkod", "År", "Andel"], ["2081", "2024", "9,5"]


def told(headings: list[str], *rows: list[str]) -> str:
    """Say why a file is refused, the same as CSV and as a workbook; empty where not."""
    table = [[*HEADINGS, *headings], *([*ROW, *one] for one in rows)]
    text = "\n".join(";".join(row) for row in table)
    said = set()
    for content in (text.encode(), workbook({"A": table})):
        try:
            require_no_person(open_table_file("a", content))
            said.add("")
        except IdentityNumberError as error:
            assert t(error.text_key, **error.facts)
            said.add(error.text_key)
    (why,) = said
    return why


@pytest.mark.parametrize(
    ("headings", "row"),
    [
        (["x"], ["8112189876"]),
        (["x"], ["20111218TF01"]),
        (["x"], ["111218-TF12"]),
        (["x"], ["2011\u200b1218\u200b1234"]),
        (["x"], ["20111278 + 1234"]),
        (["x", "y"], ["20111218", "1234"]),
        (["x", "", "y"], ["20111218", "-", "1234"]),
    ],
)
def test_an_identity_number_is_found_in_one_cell_or_two(headings, row):
    assert told(headings, row) == "term_file.identity"


@pytest.mark.parametrize(
    ("headings", "rows"),
    [
        (["Födelsedatum", "Sista fyra"], [["2011", "12"]]),
        (["pnr"], [["111218"]]),
        (["Förnamn", "Efternamn"], [["Anna", "Testsson"], ["Bo", "Testberg"]]),
        (["Elev"], [["A. B."]]),
        (["Namn"], [["Karlsson, Karin"], ["Anna Andersson"]]),
    ],
)
def test_rows_about_persons_are_known_by_their_headings(headings, rows):
    assert told(headings, *rows) == "person_file.rows"


@pytest.mark.parametrize(
    ("headings", "rows"),
    [
        (["Huvudman orgnr"], [["2120002239"], ["5563876753"], ["162120002239"]]),
        (["Skol-enhetskod"], [["10112384"], ["34516710"]]),
        (["Belopp"], [["1201234567"]]),
        (["Läsår"], [["2009/10\u20132023/24"]]),
        (["Telefon"], [["0701740605"]]),
        (["Uppdaterad", "År"], [["20241106", "2024"]]),
        (["Elev"], [["Flickor"], ["Pojkar"]]),
        (["Antal elever"], [["127"]]),
        (["Namn"], [["Tjärna Ängar"], ["Domnarvet"]]),
        (["Personnummer"], [["finns inte"]]),
        (["DeSO"], [["2081A0010"]]),
    ],
)
def test_ordinary_tables_are_no_rows_about_persons(headings, rows):
    assert told(headings, *rows) == ""


def test_a_number_in_a_hidden_sheet_is_found_and_never_told():
    rows = [["x"], [8112189876]]
    content = workbook({"A": [HEADINGS, ROW], "Dold": rows}, hidden=["Dold"])
    with pytest.raises(IdentityNumberError) as refused:
        require_no_person(open_table_file("a", content))
    assert refused.value.facts == {"where": "Dold, cell A2"}

"""What a figure was read from can be read again, as it was written."""

import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook

from htl_dash.domain.received import Received
from htl_dash.sources.cell_text import cell_text

ANSWER = {"values": [{"kpi": "N00945", "values": [{"gender": "T", "value": 31.30}]}]}


PX = """CHARSET="ANSI";
CODEPAGE="utf-8";
TITLE="Prov";
STUB="region";
HEADING="year";
VALUES("region")="A","B";
VALUES("year")="2023","2024";
DATA=
17.3 ".."
5 6;
"""


def received(content: bytes, encoding: str = "") -> Received:
    return Received("x", content, "2026-11-03T06:00:00+00:00", encoding=encoding)


def test_a_pointer_leads_into_json_and_the_number_is_as_it_was_written():
    content = json.dumps(ANSWER).replace("31.3", "31.30").encode()
    assert cell_text(received(content), "/values/0/values/0/value") == "31.30"
    assert cell_text(received(content), "/values/0/kpi") == "N00945"


def test_a_bom_and_names_with_slashes_are_no_obstacle():
    content = b"\xef\xbb\xbf" + json.dumps({"a/b": {"~": [None]}}).encode()
    assert cell_text(received(content), "/a~1b/~0/0") == "null"


def test_a_row_and_a_column_lead_into_a_text_file():
    content = 'område,värde\n"Tjärna, Ängar",59\n'.encode()
    assert cell_text(received(content, "utf-8"), "R2C1") == "Tjärna, Ängar"
    assert cell_text(received(content, "utf-8"), "R2C2") == "59"


def test_a_place_among_the_data_leads_into_a_px_file():
    assert cell_text(received(PX.encode()), "DATA[0]") == "17.3"
    assert cell_text(received(PX.encode()), "DATA[1]") == ".."
    assert cell_text(received(PX.encode()), "DATA[9]") is None


def test_a_sheet_and_a_cell_lead_into_a_workbook():
    book = Workbook()
    book.active.title = "Blad 1"
    book.active.append(["kommun", "värde"])
    book.active.append(["Borlänge", 57.7])
    file = io.BytesIO()
    book.save(file)
    assert cell_text(received(file.getvalue()), "Blad 1!B2") == "57.7"
    assert cell_text(received(file.getvalue()), "Blad 1!C9") is None


@pytest.mark.parametrize(
    "place", ["", "/nowhere", "/values/9", "/values/x", "R99C1", "R1C99", "R0C0x", "?"]
)
def test_a_place_that_is_not_there_is_unreadable_and_no_fault(place):
    content = json.dumps(ANSWER).encode()
    assert cell_text(received(content), place) is None


@given(st.binary(max_size=200), st.text(max_size=20))
def test_whatever_was_received_nothing_breaks(content, place):
    found = cell_text(received(content), place)
    assert found is None or isinstance(found, str)
    cell_text(received(content), "/value/3")
    cell_text(received(content), "R3C3")


def test_a_figure_that_is_worked_out_leads_to_all_of_its_cells():
    content = json.dumps({"value": [17, 4, 320, None]}).encode()
    both = "sum(/value/0; /value/1) / sum(/value/2)"
    assert cell_text(received(content), both) == "(17 + 4) / 320"
    assert cell_text(received(content), "sum(/value/0) / sum(/value/9)") is None

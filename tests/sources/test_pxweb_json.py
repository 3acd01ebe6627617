"""Answers from PxWeb 1 in its own JSON: texts as values, and every row there once."""

import json
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made_cubes import cubes, damaged, pxweb, same_cells
from samples import sample

from htl_dash.sources.cube import ReadError
from htl_dash.sources.pxweb_json import read_pxweb
from htl_dash.text import t


def answer(rows: list, **changed: object) -> bytes:
    """Eligibility by area, sex and year; two measures."""
    plain = {
        "columns": [
            {"code": "Region", "text": "region", "type": "d"},
            {"code": "Bakgrund", "text": "bakgrundsvariabel", "type": "d"},
            {"code": "Tid", "text": "år", "type": "t"},
            {
                "code": "A",
                "text": "Andel behöriga, procent",
                "type": "c",
                "comment": "Brott 2011.\r\n",
            },
            {
                "code": "B",
                "text": "Andel behöriga till högskola, procent",
                "type": "c",
            },
        ],
        "comments": [
            {"variable": "Region", "value": "2081R001", "comment": "Ny gräns.\r\n"}
        ],
        "data": [{"key": key, "values": values} for key, values in rows],
        "metadata": [
            {
                "label": "Behöriga",
                "source": "SCB",
                "updated": "2024-12-23T07:00:00Z",
            }
        ],
    }
    return json.dumps(plain | changed).encode("utf-8-sig")


ROWS = [
    (["2081R001", "1+2", "2023"], ["97.3", "89.7"]),
    (["2081R001", "1", "2023"], ["95.7", ".."]),
    (["2081R002", "1+2", "2023"], ["-0.5", "."]),
    (["2081R002", "1", "2023"], ["100", "-"]),
]


def reason(content: bytes) -> str:
    with pytest.raises(ReadError) as found:
        read_pxweb(content)
    assert t(found.value.text_key, **found.value.facts)
    return found.value.text_key.removeprefix("cubes.")


def test_texts_become_figures_and_marks_stay_marks():
    cube = read_pxweb(answer(ROWS))
    assert list(cube.values) == [97.3, 89.7, 95.7, None, -0.5, None, 100, None]
    assert cube.statuses == {3: "..", 5: ".", 7: "-"}
    assert [one.code for one in cube.dimensions] == [
        "Region",
        "Bakgrund",
        "Tid",
        "ContentsCode",
    ]
    assert [one.role for one in cube.dimensions] == ["", "", "time", "metric"]
    assert cube.dimension("ContentsCode").categories[0].note == "Brott 2011."
    assert cube.dimension("Region").categories[0].note == "Ny gräns."
    assert (cube.title, cube.source) == ("Behöriga", "SCB")
    assert cube.place(3) == "/data/1/values/1"


@given(cubes())
def test_any_table_comes_back_as_it_was_written(cube):
    assert same_cells(read_pxweb(pxweb(cube)), cube)


@given(cubes(), st.integers())
def test_rows_in_any_order_keep_their_place(cube, seed):
    content = json.loads(pxweb(cube).decode("utf-8-sig"))
    random.Random(seed).shuffle(content["data"])
    found = read_pxweb(json.dumps(content).encode())
    for categories, value, mark, at in found.cells():
        _, _, row, _, column = found.place(at).split("/")
        written = content["data"][int(row)]
        assert written["key"] == [one.code for one in categories[:-1]]
        assert written["values"][int(column)] == (mark or repr(value))


@given(st.binary(max_size=200))
def test_whatever_it_is_it_is_read_or_refused(content):
    with pytest.raises(ReadError):
        read_pxweb(content)


@given(damaged(answer(ROWS)))
def test_a_damaged_answer_is_read_whole_or_refused(content):
    try:
        cube = read_pxweb(content)
    except ReadError as refusal:
        assert t(refusal.text_key, **refusal.facts)
    else:
        assert len(cube.values) == cube.size


@pytest.mark.parametrize(
    ("rows", "why"),
    [
        (ROWS[:3], "not_whole"),
        ([*ROWS, ROWS[0]], "not_whole"),
        ([*ROWS[:3], ROWS[0]], "row_twice"),
        ([*ROWS[:3], (ROWS[3][0], ["1"])], "malformed"),
        ([*ROWS[:3], (ROWS[3][0][:2], ROWS[3][1])], "malformed"),
        ([*ROWS[:3], (ROWS[3][0], [100, "-"])], "malformed"),
        ([*ROWS[:3], (ROWS[3][0], ["1,5", "-"])], "no_number"),
        ([*ROWS[:3], (ROWS[3][0], ["nan", "-"])], "no_number"),
        ([*ROWS[:3], (ROWS[3][0], ["1e999", "-"])], "no_number"),
        ([], "no_rows"),
    ],
)
def test_what_is_not_whole_is_refused(rows, why):
    found = reason(answer(rows))
    assert found == why or (why == "no_number" and found == "too_large_number")


def test_another_format_is_refused():
    assert reason(b'{"value": []}') == "malformed"
    assert reason(answer(ROWS, columns=[])) == "no_rows"


@pytest.mark.samples
def test_real_answers_are_read_whole():
    areas = read_pxweb(sample("scb_pxweb_v1/IntGr8RegSOKon2_0880_2023.json"))
    assert areas.size == 102
    at = next(n for n, one in enumerate(areas.cells()) if one[2] == "..")
    assert areas.values[at] is None
    people = read_pxweb(sample("scb_pxweb_v1/BefolkningNy_1384_2024_ages0-49.json"))
    assert sum(people.values[::2]) > 0
    assert [one.code for one in people.dimension("ContentsCode").categories] == [
        "BE0101N1",
        "BE0101N2",
    ]
    homes = read_pxweb(sample("scb_pxweb_v1/BO0104T01_1384_2020-2024.json"))
    assert homes.dimension("Hustyp").categories[0].note.startswith("Småhus avser")

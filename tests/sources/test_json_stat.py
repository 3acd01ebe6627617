"""JSON-stat comes in as the publisher wrote it, whole or not at all."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made_cubes import cubes, damaged, json_stat, json_stat_1, same_cells
from samples import sample

from htl_dash.sources.cube import ReadError
from htl_dash.sources.json_stat import read_json_stat
from htl_dash.text import t


def dataset(**changed: object) -> dict:
    """Two areas and two years, in per cent; one cell is hidden."""
    plain = {
        "version": "2.0",
        "class": "dataset",
        "label": "Andel efter region och år",
        "source": "SCB",
        "updated": "2026-01-29T07:00:00Z",
        "note": ["Så här räknas det."],
        "role": {"time": ["Tid"], "metric": ["ContentsCode"]},
        "id": ["Region", "ContentsCode", "Tid"],
        "size": [2, 1, 2],
        "dimension": {
            "Region": {
                "label": "region",
                "category": {
                    "index": {"2081": 1, "2080": 0},
                    "label": {"2080": "Falun", "2081": "Borlänge"},
                    "note": {"2081": ["Ändrad 2015."]},
                },
            },
            "ContentsCode": {
                "category": {
                    "label": {"000A": "Andel, procent"},
                    "unit": {"000A": {"base": "procent", "decimals": 1}},
                }
            },
            "Tid": {"label": "år", "category": {"index": ["2023", "2024"]}},
        },
        "value": [1, 2.5, None, 4],
        "status": {"2": ".."},
        "extension": {"px": {"tableid": "TAB1", "decimals": 1}},
    }
    return plain | changed


def read(found: dict):
    return read_json_stat(json.dumps(found).encode())


def reason(content: bytes) -> str:
    with pytest.raises(ReadError) as found:
        read_json_stat(content)
    assert t(found.value.text_key, **found.value.facts)
    return found.value.text_key.removeprefix("cubes.")


def refused(**changed: object) -> str:
    return reason(json.dumps(dataset(**changed)).encode())


def test_codes_labels_units_marks_and_notes_are_kept():
    cube = read(dataset())
    region, measure, year = cube.dimensions
    assert [(one.code, one.label) for one in region.categories] == [
        ("2080", "Falun"),
        ("2081", "Borlänge"),
    ]
    assert region.categories[1].note == "Ändrad 2015."
    assert measure.categories[0].unit == "procent"
    assert (measure.role, measure.categories[0].decimals, year.role) == (
        "metric",
        1,
        "time",
    )
    assert list(cube.values) == [1, 2.5, None, 4]
    assert cube.statuses == {2: ".."}
    assert cube.notes == ("Så här räknas det.",)
    assert (cube.table, cube.updated) == ("TAB1", "2026-01-29T07:00:00Z")
    assert cube.place(2) == "/value/2"


@given(cubes(), st.booleans())
def test_any_table_comes_back_as_it_was_written(cube, sparse):
    found = read_json_stat(json_stat(cube, sparse=sparse))
    assert found.dimensions == cube.dimensions
    assert same_cells(found, cube)


@given(cubes())
def test_version_1_and_version_2_say_the_same(cube):
    found = read_json_stat(json_stat_1(cube))
    assert found.dimensions == cube.dimensions
    assert same_cells(found, cube)
    assert found.place(0) == "/dataset/value/0"


@given(st.binary(max_size=300))
def test_whatever_it_is_it_is_read_or_refused(content):
    with pytest.raises(ReadError):
        read_json_stat(content)


@given(damaged(json.dumps(dataset()).encode()))
def test_a_damaged_answer_is_read_whole_or_refused(content):
    try:
        cube = read_json_stat(content)
    except ReadError as refusal:
        assert t(refusal.text_key, **refusal.facts)
    else:
        assert len(cube.values) == cube.size


@pytest.mark.parametrize("cut", [1, 40, 400, 700])
def test_an_answer_that_is_cut_off_is_refused(cut):
    assert reason(json.dumps(dataset()).encode()[:-cut]) == "not_json"


@pytest.mark.parametrize(
    ("changed", "why"),
    [
        ({"value": [1, 2.5, 3]}, "not_whole"),
        ({"value": []}, "not_whole"),
        ({"value": [1, 2, 3, 4, 5]}, "not_whole"),
        ({"value": [1, 2, 3, "4"]}, "no_number"),
        ({"value": [1, 2, 3, True]}, "no_number"),
        ({"value": [1, 2, 3, 10**400]}, "too_large_number"),
        ({"value": {"4": 1}}, "outside"),
        ({"value": {"01": 1}}, "malformed"),
        ({"value": None}, "malformed"),
        ({"size": [2, 1, 3]}, "size_differs"),
        ({"size": [2, 1, 2.0]}, "size_differs"),
        ({"size": [2, 1]}, "malformed"),
        ({"id": ["Region", "ContentsCode", "Nagot"]}, "no_dimension"),
        ({"id": ["Region", "Tid", "Tid"]}, "malformed"),
        ({"status": ["..", "", ".."]}, "marks_differ"),
        ({"class": "dimension"}, "not_dataset"),
        ({"class": "collection"}, "only_links"),
        ({"label": 3}, "malformed"),
    ],
)
def test_what_is_not_whole_is_refused(changed, why):
    assert refused(**changed) == why


@pytest.mark.parametrize(
    ("category", "why"),
    [
        (None, "no_categories"),
        ({}, "no_categories"),
        ({"label": {"2023": "2023", "2024": "2024"}}, "no_categories"),
        ({"index": ["2023", "2023"]}, "malformed"),
        ({"index": {"2023": 0, "2024": 2}}, "malformed"),
        ({"index": {"2023": 0, "2024": "1"}}, "malformed"),
        ({"index": ["2023"]}, "size_differs"),
    ],
)
def test_a_dimension_that_is_told_in_part_is_refused(category, why):
    changed = dataset()["dimension"] | {"Tid": {"category": category}}
    assert refused(dimension=changed) == why


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", "empty"),
        (b"\xef\xbb\xbf  ", "empty"),
        (b"<html>", "not_json"),
        (b"[" * 100_000, "not_json"),
        (b"{}", "not_json_stat"),
        (b"[]", "malformed"),
        ('{"label": "år"}'.encode("latin-1"), "not_utf8"),
        (b'{"value": [NaN]}', "nan"),
        (b'{"value": [-Infinity]}', "nan"),
        (b'{"value": [1], "value": [2]}', "key_twice"),
    ],
)
def test_what_is_no_dataset_is_told_as_what_it_is(content, why):
    assert reason(content) == why


def test_a_number_that_overflows_is_refused():
    content = json.dumps(dataset()).replace("2.5", "1e999").encode()
    assert reason(content) == "too_large_number"


def test_several_tables_are_not_taken_for_one():
    both = {"one": dataset(), "two": dataset()}
    assert reason(json.dumps(both).encode()) == "several"


def test_a_collection_is_read_where_it_holds_one_table():
    link = {"class": "dataset", "href": "https://example.org/other.json"}
    held = {"class": "collection", "link": {"item": [link, dataset()]}}
    cube = read(held)
    assert cube.values == read(dataset()).values
    assert cube.place(1) == "/link/item/1/value/1"
    held["link"]["item"] = [link]
    assert reason(json.dumps(held).encode()) == "only_links"
    held["link"]["item"] = [dataset(), dataset()]
    assert reason(json.dumps(held).encode()) == "several"


def test_a_table_larger_than_any_is_refused_before_it_is_made():
    wide = {"index": [str(n) for n in range(3000)]}
    changed = {"A": {"category": wide}, "B": {"category": wide}}
    size = {"id": ["A", "B"], "size": [3000, 3000]}
    assert refused(dimension=changed, value={}, **size) == "too_many_cells"


@pytest.mark.parametrize("status", ["p", ["p"]])
def test_one_mark_alone_is_for_every_cell(status):
    assert read(dataset(status=status)).statuses == dict.fromkeys(range(4), "p")


def test_the_place_of_a_cell_leads_back_to_it():
    whole = {"a/b~{c}": dataset()}
    cube = read(whole)
    assert cube.place(1) == "/a~1b~0{c}/value/1"


def test_a_large_answer_is_read_whole():
    index = {f"{n:05d}": n for n in range(15_000)}
    changed = dataset()["dimension"] | {
        "Region": {"category": {"index": index}},
        "Tid": {"category": {"index": [str(n) for n in range(10)]}},
    }
    values = [n / 10 for n in range(150_000)]
    made = dataset(size=[15_000, 1, 10], dimension=changed, value=values)
    content = json.dumps(made).encode()
    assert read_json_stat(content).size == 150_000


@pytest.mark.samples
def test_scbs_own_answer_is_read_whole():
    cube = read_json_stat(sample("scb_pxweb_v2/TAB6471_data.json"))
    assert cube.table == "TAB6471"
    assert [len(one.categories) for one in cube.dimensions] == [21, 11, 3, 1, 4]
    assert cube.values[0] == 245284
    assert "Cell Key Method" in cube.notes[0]


@pytest.mark.samples
def test_the_format_s_own_examples_are_read():
    both = json.loads(sample("jsonstat/oecd-canada_v1_status.json"))
    oecd, canada = (read({name: one}) for name, one in both.items())
    assert (oecd.size, canada.size) == (432, 120)
    assert canada.dimension("country").categories[0].label == "Canada"
    assert canada.dimension("concept").categories[1].unit == "per cent"
    assert set(canada.statuses.values()) == {"a"}
    assert oecd.dimension("area").categories[10].note.startswith("Germany (code DE)")
    assert reason(sample("jsonstat/json-stat.org_order.json")) == "no_number"
    assert reason(sample("jsonstat/oecd-canada_v1_status.json")) == "several"


@pytest.mark.samples
def test_every_shortened_sample_is_refused():
    content = sample("scb_pxweb_v2/TAB6471_data.json")
    found = json.loads(content)
    for cut in (1, 2, 2000):
        shorter = found | {"value": found["value"][:-cut]}
        assert reason(json.dumps(shorter).encode()) == "not_whole"

"""What is on screen is led to its figures: each once, with its cell, and no other's."""

from made import HOME
from store_rows import MORNING, NOTE

from htl_dash.domain.geography import Geography
from htl_dash.domain.observation import Incoming
from htl_dash.domain.received import Arrival, Received
from htl_dash.domain.status import ConfStatus, ObsStatus
from htl_dash.domain.trail import Part
from htl_dash.services.behind import figures_behind, place_names, source_cells
from htl_dash.store.database import writing
from htl_dash.store.received import keep
from htl_dash.store.schema import observation
from htl_dash.store.snapshots import ingest

CODE, REGSO = "low_economic_standard", Geography.REGSO_2025
DRAWN = """
ref_area | time_period | sex | obs_value
2081R001 | 2023 | _T | 58
2081R001 | 2024 | _T | 59
2081R001 | 2024 | F  | 60
2081R002 | 2024 | _T | 12
2080R001 | 2024 | _T | 99
"""
ANSWER = Received("https://x.example/data?a=1", b'{"value": [41]}', "2026-11-03T06:00")


def told(engine, *parts: Part) -> list[tuple[str, str, float | None]]:
    found = figures_behind(engine, HOME, parts)
    return [(o.cell.ref_area, o.cell.time_period, o.cell.value) for o in found]


def fetched(engine) -> None:
    """Take in a figure with its bytes, as a fetch does."""
    figure = Incoming(
        *(CODE, REGSO, "2081R001", "2024", "_T", "_T", 41.0, None, None),
        *(ObsStatus.NORMAL, ConfStatus.FREE, "", ANSWER.checksum, "/value/0"),
    )
    with writing(engine) as connection:
        keep(connection, ANSWER)
        ingest(connection, NOTE, observation, [figure], MORNING, Arrival.FETCH)


def test_all_of_our_own_areas_are_meant_where_none_is_named(fill):
    engine = fill(pack=DRAWN)
    assert told(engine, Part(CODE, REGSO)) == [
        ("2081R001", "2024", 59.0),
        ("2081R002", "2024", 12.0),
        ("2081R001", "2023", 58.0),
    ]


def test_places_periods_and_groups_are_those_that_are_asked_for(fill):
    engine = fill(pack=DRAWN)
    one = Part(CODE, REGSO, ("2081R001",), ("2024",))
    assert told(engine, one) == [("2081R001", "2024", 59.0)]
    girls = Part(CODE, REGSO, (), ("2024",), sex="F")
    assert told(engine, girls) == [("2081R001", "2024", 60.0)]
    assert told(engine, Part("unheard_of", REGSO)) == []


def test_what_stands_behind_twice_is_told_once(fill):
    engine = fill(pack=DRAWN)
    part = Part(CODE, REGSO, (), ("2024",))
    assert len(told(engine, part, Part(CODE, REGSO))) == 3


def test_a_figure_says_its_file_its_cell_and_its_version(fill):
    fetched(engine := fill(pack=DRAWN))
    (one,) = figures_behind(engine, HOME, [Part(CODE, REGSO, ("2081R001",), ("2024",))])
    assert (one.cell.value, one.source_cell, one.origin) == (
        41.0,
        "/value/0",
        ANSWER.origin,
    )
    assert one.sequence == 1
    key = one.cell.key
    other = (*key[:2], "2081R002", *key[3:])
    cells = source_cells(engine, [(CODE, REGSO)])
    assert cells[key] == f"{NOTE.dataset} v1 https://x.example/data /value/0"
    assert cells[other] == "pack v1"
    assert cells[(*key[:4], "F", "_T")] == "pack v1"


def test_where_a_count_of_our_own_stands_is_not_told(fill):
    drawn = "ref_area | obs_value | numerator | denominator\n2081R001 | 40 | 40 | 100"
    (one,) = figures_behind(
        fill(protection="counts", own=drawn), HOME, [Part(CODE, REGSO)]
    )
    assert (one.origin, one.source_cell) == ("", "")


def test_areas_and_schools_have_the_names_of_their_registers(fill):
    engine = fill(
        areas="geography | code | name | parent_code\nregso2025 | 2081R001 | Ett |",
        schools="unit_code | name\n1 | Skolan",
    )
    assert place_names(engine) == {
        (REGSO, "2081R001"): "Ett",
        (Geography.SCHOOL, "1"): "Skolan",
    }

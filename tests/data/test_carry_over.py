"""The pack against the facts, counted again here without the code that carried them."""

import csv
import json
import subprocess
import sys
import tomllib
from collections import Counter
from decimal import Decimal
from math import cos, radians

import pytest

from htl_dash.settings import ROOT

PACK = ROOT / "data" / "pack"
FACTS = ROOT.parent / "shared" / "data"
with_facts = pytest.mark.skipif(
    not FACTS.is_dir(), reason="the folder ../shared/data with the facts is not here"
)


def rows_of(path):
    with path.open(newline="", encoding="utf-8-sig") as file:
        return list(csv.DictReader(file))


def facts(name):
    return rows_of(FACTS / name)


def series(name):
    return rows_of(PACK / "series" / f"{name}.csv")


def total(rows, column):
    return sum(Decimal(row[column]) for row in rows if row[column])


@with_facts
def test_the_same_facts_give_the_same_bytes(tmp_path):
    pytest.importorskip("shapely")
    carry_over = str(ROOT / "data" / "carry_over")
    subprocess.run([sys.executable, "-B", carry_over, FACTS, tmp_path], check=True)
    made = {file.relative_to(tmp_path) for file in tmp_path.rglob("*.*")}
    delivered = {file.relative_to(PACK) for file in PACK.rglob("*.*")}
    assert made == delivered
    changed = [
        str(file)
        for file in sorted(made)
        if (tmp_path / file).read_bytes() != (PACK / file).read_bytes()
    ]
    assert changed == []


@with_facts
@pytest.mark.parametrize("level", ["regso", "deso"])
def test_every_condition_of_an_area_is_carried_over(level):
    source = facts(f"{level}_indikatorer_borlange.csv")
    carried = [
        row
        for file in (PACK / "series").glob(f"scb_tab*_{level}.csv")
        if "_age_" not in file.name
        for row in rows_of(file)
        if row["indicator"] != "dwellings"
    ]
    per_area = Counter(row["omradeskod"] for row in source)
    assert Counter(row["ref_area"] for row in carried) == per_area
    assert total(carried, "obs_value") == total(source, "varde")


@with_facts
@pytest.mark.parametrize(
    ("level", "rows", "young"), [("regso", 578, 11804), ("deso", 918, 11798)]
)
def test_ages_are_carried_over(level, rows, young):
    carried = series(f"scb_tab6574_age_{level}")
    source = facts(f"{level}_befolkning_alder_kon_2025_borlange.csv")
    assert len(carried) == len(source) == rows
    assert total(carried, "obs_value") == total(source, "antal")
    bands = {"0-4", "5-9", "10-14", "15-19"}
    children = [row for row in carried if row["category"] in bands]
    assert total(children, "obs_value") == young
    girls = [row for row in carried if row["sex"] == "F"]
    women = [row for row in source if row["kon"] == "K"]
    assert total(girls, "obs_value") == total(women, "antal")


@with_facts
def test_dwellings_give_the_published_share_of_rental():
    dwellings = series("scb_tab6638_regso")
    counts = [row for row in dwellings if row["indicator"] == "dwellings"]
    source = facts("regso_lagenheter_upplatelseform_2025_borlange.csv")
    assert len(counts) == len(source) == 68
    assert total(counts, "obs_value") == total(source, "lagenheter")
    own = [row for row in counts if row["ref_area"] == "2081R013"]
    rental = [row for row in own if row["category"] == "rental"]
    share = 100 * total(rental, "obs_value") / total(own, "obs_value")
    assert round(share, 3) == Decimal("93.548")


def kept(rows: list[dict[str, str]]) -> list[dict[str, str]]:
    """Everything but U07417 before 2010, which is in another scale."""
    return [row for row in rows if row["kpi"] != "U07417" or row["ar"] >= "2010"]


@with_facts
def test_every_key_figure_is_carried_over_with_its_retrieval_date():
    source = kept(facts("kolada_nyckeltal_kommuner.csv"))
    for dataset, date in [("kolada_2023", "2023-09-12"), ("kolada_2024", "2024-12-12")]:
        own = [row for row in source if row["uttag"] == date]
        carried = series(dataset)
        assert len(carried) == len(own)
        assert total(carried, "obs_value") == total(own, "varde")
        missing = Counter(row["obs_status"] for row in carried)["missing"]
        assert missing == sum(not row["varde"] for row in own)
        note = PACK / "series" / f"{dataset}.origin.toml"
        assert tomllib.loads(note.read_text("utf-8"))["retrieved"] == date


@with_facts
def test_the_school_survey_and_the_spread_are_carried_over():
    survey = facts("kolada_skolenkat_trygghet_nojdhet_kommuner.csv")
    assert total(series("kolada_skolenkat"), "obs_value") == total(survey, "varde")
    spread = kept(facts("kolada_fordelning_riket_kommuner.csv"))
    carried = series("own_distribution")
    assert len(carried) == 4 * len(spread)
    for measure, column in [("mean", "ovagt_medel"), ("p90", "p90")]:
        own = [row for row in carried if row["ref_area"] == measure]
        assert total(own, "obs_value") == total(spread, column)


@with_facts
def test_grade_9_has_the_pupils_it_is_a_share_of():
    source = facts("skolverket_betyg_ak9_over_tid.csv")
    measure = "Andel (%) behöriga till yrkesprogram"
    shares = [row for row in source if row["uppgift"] == measure]
    pupils = [
        row for row in source if row["uppgift"] == "Totalt antal elever årskurs 9"
    ]
    carried = [
        row
        for row in series("skolverket_grade_9")
        if row["indicator"] == "eligibility_grade_9_schools" and row["sex"] == "_T"
    ]
    assert total(carried, "obs_value") == total(shares, "varde")
    assert total(carried, "denominator") == total(pupils, "varde")


@with_facts
def test_a_hidden_provider_cannot_be_subtracted_from_the_total():
    cells = {}
    for row in series("skolverket_grade_6"):
        place = (row["ref_area"], row["time_period"], row["sex"])
        cells.setdefault(place, {})[row["category"]] = row
    hidden = [c for c in cells.values() if c["independent"]["conf_status"] != "free"]
    assert len(hidden) == 12
    for cell in hidden:
        assert cell["municipal"]["conf_status"] == "secondary"
        assert cell["municipal"]["obs_value"] == cell["municipal"]["denominator"] == ""
        assert cell["_T"]["obs_value"]


@with_facts
def test_grades_without_a_small_count_are_carried_over_whole():
    grades = ["elever_fk", *(f"elever_ak{grade}" for grade in range(1, 10))]
    shown, hidden = Decimal(), 0
    for row in facts("skolor_elever_per_arskurs_lasar.csv"):
        if row["kommunkod"] != "2081":
            continue
        counts = [Decimal(row[grade] or 0) for grade in grades]
        if any(1 <= count <= 4 for count in counts):
            hidden += Decimal(row["elever_ak1_9"]) >= 10
        else:
            shown += sum(counts)
    pupils = [r for r in series("skolverket_pupils") if r["indicator"] == "pupils"]
    per_grade = [row for row in pupils if row["category"] != "_T"]
    assert total(per_grade, "obs_value") == shown
    closed = [row for row in per_grade if row["conf_status"] != "free"]
    assert len(closed) == 10 * hidden
    assert not [row for row in per_grade if row["obs_value"] in {"1", "2", "3", "4"}]


def test_neighbours_meet_and_the_levels_share_every_border():
    shapely = pytest.importorskip("shapely")
    parent = {row["code"]: row["parent_code"] for row in rows_of(PACK / "areas.csv")}
    size = {r["code"]: float(r["area_km2"]) for r in rows_of(PACK / "areas.csv")}
    levels = {}
    for level in ("regso2025", "deso2025"):
        text = (PACK / "geometry" / f"{level}.geojson").read_text("utf-8")
        found = {
            feature["properties"]["code"]: shapely.from_geojson(json.dumps(feature))
            for feature in json.loads(text)["features"]
        }
        shapes = {code: shapely.get_parts(shape)[0] for code, shape in found.items()}
        assert shapely.coverage_is_valid(list(shapes.values()))
        assert not any(shape.exterior.is_ccw for shape in shapes.values())
        for code, shape in shapes.items():
            degree_km2 = 111.43 * 111.36 * cos(radians(shape.centroid.y))
            assert shape.area * degree_km2 == pytest.approx(size[code], rel=0.01), code
        levels[level] = shapes
    for code, whole in levels["regso2025"].items():
        parts = [s for c, s in levels["deso2025"].items() if parent[c] == code]
        assert shapely.unary_union(parts).equals(whole)

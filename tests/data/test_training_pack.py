"""The made-up pack: the same each time, sound, plausible, and never taken for real."""

import csv
import json
import subprocess
import sys
import tomllib
from itertools import groupby

import pytest

from htl_dash.catalogue.indicators import all_indicators
from htl_dash.catalogue.municipalities import municipality
from htl_dash.settings import ROOT
from htl_dash.sources.pack import check_pack, read_pack

FOLDER = ROOT / "data" / "training"
PACK, REAL = FOLDER / "pack", ROOT / "data" / "pack"
PUBLISHER = "Övningsdata (påhittat)"
CAUTION = "Påhittade tal för övning. De handlar inte om någon verklig plats."
HOME = "0000"


def rows_of(file):
    with file.open(newline="", encoding="utf-8") as opened:
        return list(csv.DictReader(opened))


def series():
    return [row for file in PACK.glob("series/*.csv") for row in rows_of(file)]


def totals(indicator):
    return {
        (row["ref_area"], row["time_period"]): row
        for row in series()
        if row["indicator"] == indicator and row["sex"] == row["category"] == "_T"
    }


def levels():
    shapely = pytest.importorskip("shapely")
    for level in ("regso2025", "deso2025"):
        text = (PACK / "geometry" / f"{level}.geojson").read_text("utf-8")
        yield {
            one["properties"]["code"]: shapely.from_geojson(json.dumps(one["geometry"]))
            for one in json.loads(text)["features"]
        }


def test_the_same_bytes_are_made_every_time(tmp_path):
    pytest.importorskip("shapely")
    script = FOLDER / "make_pack.py"
    subprocess.run([sys.executable, "-B", script, tmp_path], check=True)
    made = {file.relative_to(tmp_path) for file in tmp_path.rglob("*.*")}
    assert made == {file.relative_to(PACK) for file in PACK.rglob("*.*")}
    changed = [
        str(file)
        for file in sorted(made)
        if (tmp_path / file).read_bytes() != (PACK / file).read_bytes()
    ]
    assert changed == []


def test_the_pack_is_sound_and_says_that_it_is_for_training():
    assert check_pack(PACK) == []
    assert read_pack(PACK).is_training
    assert not read_pack(REAL).is_training


def test_every_note_says_that_the_figures_are_made_up():
    pack = read_pack(PACK)
    drawn = tomllib.loads((PACK / "geometry" / "origin.toml").read_text("utf-8"))
    for note in (*pack.register_notes, *(one.note for one in pack.datasets)):
        assert (note.publisher, note.cautions) == (PUBLISHER, (CAUTION,))
        assert note.table.startswith("Övningstabell")
        assert note.protection == "publisher"
        # The source line of a derived dataset leaves its publisher out.
        assert not note.derived
    for one in drawn["file"]:
        assert (one["publisher"], one["cautions"]) == (PUBLISHER, [CAUTION])


def test_no_place_school_or_dataset_is_in_both_packs():
    made, real = read_pack(PACK), read_pack(REAL)
    for kind in ("areas", "schools"):
        names = [
            {
                part
                for one in getattr(pack, kind)
                for part in one.name.split("-")
                if not part.isdigit()
            }
            for pack in (made, real)
        ]
        assert not names[0] & names[1]
    sets = [{one.note.dataset for one in pack.datasets} for pack in (made, real)]
    assert not sets[0] & sets[1]
    places = {row["ref_area"] for row in series()} - {"mean", "median", "p10", "p90"}
    assert all(code.startswith("000") for code in places)


def test_the_municipality_names_every_area_and_school_of_the_pack():
    declared, pack = municipality(HOME), read_pack(PACK)
    assert declared.is_training
    named = {one.code: one.register_name for one in declared.area_names}
    assert named == {one.code: one.name for one in pack.areas}
    assert len(named) == 8 + 14
    schools = {one.unit_code: one.name for one in pack.schools}
    for pilot in declared.pilot_schools:
        assert schools[pilot.unit_code] == pilot.register_name
    outlined = json.loads((PACK / "geometry" / "municipalities.geojson").read_bytes())
    codes = [one["properties"]["code"] for one in outlined["features"]]
    assert codes == [HOME, *(peer.code for peer in declared.peers)]


def test_every_figure_is_of_a_level_where_its_indicator_is_published():
    known = all_indicators()
    for row in series():
        assert row["geography"] in known[row["indicator"]].levels
        decimals = row["obs_value"].partition(".")[2]
        assert len(decimals) <= known[row["indicator"]].decimals


def test_shares_are_shares_and_the_ages_add_up():
    known = all_indicators()
    for row in series():
        if row["obs_value"] and known[row["indicator"]].unit.is_share:
            assert 0 < float(row["obs_value"]) < 100
    bands = [
        row
        for row in series()
        if row["category"][-1:].isdigit() or "+" in row["category"]
    ]
    by_area = sorted(
        (row for row in bands if row["indicator"] == "population"),
        key=lambda row: row["ref_area"],
    )
    whole = totals("population")
    for area, rows in groupby(by_area, key=lambda row: row["ref_area"]):
        people = sum(int(row["obs_value"]) for row in rows)
        assert people == int(whole[area, "2025"]["obs_value"])


def test_a_larger_area_lies_between_its_smallest_and_its_largest_part():
    parent = {row["code"]: row["parent_code"] for row in rows_of(PACK / "areas.csv")}
    found = totals("employment_20_64")
    for (code, year), row in found.items():
        parts = [
            float(found[part, year]["obs_value"])
            for part, whole in parent.items()
            if whole == code
        ]
        if parts:
            assert min(parts) <= float(row["obs_value"]) <= max(parts)


def test_hidden_missing_and_broken_series_are_there_to_practise_on():
    states = {(row["obs_status"], row["conf_status"]) for row in series()}
    assert states == {("normal", "free"), ("missing", "publisher"), ("missing", "free")}
    for code in ("upper_secondary_eligibility", "child_poverty"):
        years = sorted(year for place, year in totals(code) if place == HOME)
        assert years[0] < all_indicators()[code].last_break < years[-1]
        assert len(years) >= 8


def test_what_is_hidden_cannot_be_worked_out_from_the_whole():
    parent = {row["code"]: row["parent_code"] for row in rows_of(PACK / "areas.csv")}
    hidden = {
        (row["indicator"], row["time_period"], row["ref_area"])
        for row in series()
        if row["conf_status"] == "publisher" and row["geography"] == "deso2025"
    }
    assert hidden
    for indicator, year, code in hidden:
        whole = parent[code]
        alike = [c for c, above in parent.items() if above == whole and c != code]
        is_whole_hidden = totals(indicator)[whole, year]["conf_status"] == "publisher"
        assert is_whole_hidden or any(
            (indicator, year, other) in hidden for other in alike
        )


def test_no_grade_has_one_to_four_pupils():
    pupils = [int(row["obs_value"]) for row in series() if row["indicator"] == "pupils"]
    assert pupils
    assert not {1, 2, 3, 4} & set(pupils)


def test_areas_meet_without_gaps_and_hold_their_own_label():
    shapely = pytest.importorskip("shapely")
    parent = {row["code"]: row["parent_code"] for row in rows_of(PACK / "areas.csv")}
    large, small = levels()
    for shapes in (large, small):
        assert shapely.coverage_is_valid(list(shapes.values()))
        assert {shape.geom_type for shape in shapes.values()} == {"Polygon"}
    for code, whole in large.items():
        parts = [shape for one, shape in small.items() if parent[one] == code]
        assert shapely.unary_union(parts).equals(whole)
    for row in rows_of(PACK / "geometry" / "label_points.csv"):
        shape = (large | small)[row["code"]]
        at = shapely.Point(float(row["longitude"]), float(row["latitude"]))
        assert shape.contains(at)
    for one in municipality(HOME).area_names:
        if one.label_at:
            assert (large | small)[one.code].contains(shapely.Point(one.label_at))

"""Names and schools find their places, in the order of the geometry file."""

import json

import pytest

from htl_dash.domain.geography import AREA_GEOGRAPHIES, Geography
from htl_dash.services.map_points import map_points
from htl_dash.settings import ROOT

PACK = ROOT / "data" / "pack"
SCHOOLS = """
    unit_code | name      | latitude | longitude
    11111111  | Domnarvet | 60.48    | 15.43
    22222222  | Gylle     |          |
"""


@pytest.mark.parametrize("geography", AREA_GEOGRAPHIES)
@pytest.mark.parametrize("suffix", ["", "_hatch", "_dash"])
def test_points_stand_in_the_geometrys_order_and_number_each_area(
    fill, geography, suffix
):
    found = map_points(fill(), PACK, geography)
    file = PACK / "geometry" / f"{geography}{suffix}.geojson"
    features = json.loads(file.read_text(encoding="utf-8"))["features"]
    codes = [one["properties"]["code"] for one in features]
    assert codes == list(found.points)
    assert [one["properties"]["i"] for one in features] == list(range(len(codes)))


def test_points_are_longitude_and_latitude_in_the_municipality(fill):
    points = map_points(fill(), PACK, Geography.REGSO_2025).points
    assert len(points) == 17
    assert all(14.5 < lon < 16 and 60 < lat < 61 for lon, lat in points.values())


def test_only_schools_with_a_known_position_are_placed(fill):
    found = map_points(fill(schools=SCHOOLS), PACK, Geography.REGSO_2025)
    assert [one.name for one in found.schools] == ["Domnarvet"]


def test_the_version_is_that_of_the_outlines(fill):
    regso = map_points(fill(), PACK, Geography.REGSO_2025)
    deso = map_points(fill(), PACK, Geography.DESO_2025)
    assert len(regso.version) == 12
    assert regso.version != deso.version
    assert regso.version == map_points(fill(), PACK, Geography.REGSO_2025).version

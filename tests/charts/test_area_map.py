"""The map colours by number: one colour per area, in the geometry's order."""

import json
import re

import pytest
from made import HOME, SHARE, compared_areas

from htl_dash.charts import theme
from htl_dash.charts.area_map import area_map
from htl_dash.domain.geography import Geography
from htl_dash.viewmodels import area_map as views
from htl_dash.viewmodels.classes import MapClasses
from htl_dash.viewmodels.comparison import area_comparison

DRAWN = """
    code     | value | state
    2081R001 | 59    |
    2081R002 | 12    |
    2081R003 |       | hidden
"""
POINTS = {
    "2081R003": (15.1, 60.1),
    "2081R001": (15.2, 60.2),
    "2081R004": (15.3, 60.3),
    "2081R002": (15.4, 60.4),
}
NOTHING = [0, 0, 0, 0]
WHITE = [255, 255, 255]


def view(ours=None, points=POINTS):
    return views.area_map(
        SHARE,
        area_comparison(HOME, compared_areas(DRAWN), ours),
        Geography.REGSO_2025,
        MapClasses((12, 24, 36, 48, 60)),
        points,
        (views.MapSchool("Domnarvet", 15.43, 60.48),),
        HOME.map_view,
    )


def layers(found) -> dict[str, dict]:
    deck = json.loads(area_map(found, "v1").to_json())
    return {layer["id"]: layer for layer in deck["layers"]}


def colours(expression: str) -> list[list[int]]:
    """Return the values that the map's expression picks from by place."""
    listed = re.fullmatch(r"@@=\((\[.*\])\)\[properties\.i\]", expression)
    return json.loads(listed[1])


def test_each_area_has_its_own_classs_colour_in_the_geometrys_order():
    # hidden, 59 % in 48-60 (fourth), missing, 12 % in 12-24 (first)
    drawn = layers(view())["areas"]
    assert colours(drawn["getFillColor"]) == [
        WHITE,
        theme.rgb(theme.SEQUENCE[3]),
        WHITE,
        theme.rgb(theme.SEQUENCE[0]),
    ]


def test_hidden_is_hatched_and_missing_dashed():
    drawn = layers(view())
    hidden = colours(drawn["strokes-hidden"]["getLineColor"])
    missing = colours(drawn["strokes-missing"]["getLineColor"])
    assert [one != NOTHING for one in hidden] == [True, False, False, False]
    assert [one != NOTHING for one in missing] == [False, False, True, False]
    assert drawn["strokes-hidden"]["data"].endswith("regso2025_hatch")
    assert drawn["strokes-missing"]["data"].endswith("regso2025_dash")


def test_where_all_areas_have_figures_nothing_is_hatched():
    drawn = layers(view(points={"2081R001": (15.2, 60.2)}))
    assert not [name for name in drawn if name.startswith("strokes")]


@pytest.mark.parametrize("ours", ["2081R001", "2081R003"])
def test_our_area_alone_is_outlined(ours):
    outlined = colours(layers(view(ours))["areas"]["getLineColor"])
    ours_is_violet = [one == theme.rgb(theme.OUR_AREA) for one in outlined]
    assert ours_is_violet == [code == ours for code in POINTS]


def test_the_browser_is_told_what_changed():
    drawn = layers(view())
    for layer in drawn.values():
        for name, value in layer.get("updateTriggers", {}).items():
            assert layer[name] == f"@@={value}"
    assert "updateTriggers" in drawn["areas"]


def test_names_and_figures_stand_at_their_points():
    found = view()
    written = layers(found)["names"]["data"]
    assert [(one["t"], tuple(one["p"])) for one in written] == [
        (area.text, (area.longitude, area.latitude)) for area in found.areas
    ]


def test_schools_are_points():
    assert layers(view())["schools"]["data"] == [{"p": [15.43, 60.48]}]


def test_the_geometry_comes_by_an_address_with_its_version():
    assert layers(view())["areas"]["data"] == "./htl/geometry/v1/regso2025"


def test_the_map_opens_where_the_catalogue_says():
    state = json.loads(area_map(view(), "v1").to_json())["initialViewState"]
    assert (state["latitude"], state["longitude"]) == (60.487, 15.42)
    assert state["zoom"] == 11.9

"""The map has every area of the geometry, in its order, each with a class or a reason."""

import re
from itertools import pairwise

import pytest
from made import HOME, SHARE, compared_areas

from htl_dash.domain.geography import Geography
from htl_dash.text import HARD_SPACE
from htl_dash.viewmodels.area_map import ROOM, MapSchool, area_map
from htl_dash.viewmodels.classes import MapClasses, map_classes
from htl_dash.viewmodels.comparison import area_comparison
from htl_dash.viewmodels.values import State

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
CLASSES = MapClasses((12, 24, 36, 48, 60))
SCHOOLS = (MapSchool("Domnarvet", 15.4, 60.4),)


def placed(points=POINTS, ours=None, drawn=DRAWN, unsure=frozenset()):
    compared = area_comparison(HOME, compared_areas(drawn), ours)
    return area_map(
        SHARE,
        compared,
        Geography.REGSO_2025,
        CLASSES,
        points,
        SCHOOLS,
        HOME.map_view,
        unsure,
    )


def test_areas_come_in_the_geometrys_order_at_their_points():
    found = placed()
    assert [area.code for area in found.areas] == list(POINTS)
    assert [(a.longitude, a.latitude) for a in found.areas] == list(POINTS.values())
    assert found.geometry == "regso2025"
    assert found.schools == SCHOOLS


def test_each_area_has_its_class_or_none():
    # 59 is in 48-60, the fourth class; 12 in 12-24, the first
    assert [area.step for area in placed().areas] == [None, 3, None, 0]


def test_hidden_and_missing_are_told_apart():
    found = placed()
    assert [area.state for area in found.areas] == [
        State.HIDDEN,
        State.SHOWN,
        State.MISSING,
        State.SHOWN,
    ]
    assert found.has_hidden
    assert found.has_missing
    assert not placed({"2081R001": (15.2, 60.2)}).has_hidden
    assert not placed({"2081R001": (15.2, 60.2)}).has_missing


def test_figures_are_written_on_the_map_but_no_number_where_there_is_none():
    hidden, first, missing, second = (area.text for area in placed().areas)
    assert first == f"Bullermyren\n59{HARD_SPACE}%"
    assert second == f"Romme\n12{HARD_SPACE}%"
    assert hidden == "Amsberg"
    assert "%" not in missing


def test_an_area_that_may_have_another_colour_is_marked():
    texts = {area.code: area.text for area in placed(unsure={"2081R001"}).areas}
    assert texts["2081R001"].endswith(f"59{HARD_SPACE}% ?")
    assert not [code for code, text in texts.items() if "?" in text][1:]


def test_where_areas_crowd_only_figures_are_written():
    many = POINTS | {f"x{n}": (15.0, 60.0) for n in range(ROOM)}
    texts = {area.code: area.text for area in placed(many).areas}
    assert texts["2081R001"] == f"59{HARD_SPACE}%"


def test_our_area_is_pointed_out_also_where_it_is_hidden():
    assert [a.code for a in placed(ours="2081R003").areas if a.is_ours] == ["2081R003"]
    assert [a.code for a in placed(ours="2081R001").areas if a.is_ours] == ["2081R001"]


@pytest.mark.parametrize("ours", [None, "2081R001"])
def test_classes_are_labelled_with_their_limits(ours):
    found = placed(ours=ours)
    assert found.limits == CLASSES.limits
    assert found.steps == tuple(
        f"{low}\u2013{low + 12}{HARD_SPACE}%" for low in (12, 24, 36, 48)
    )


def test_limits_with_decimals_are_written_with_one():
    compared = area_comparison(HOME, compared_areas(DRAWN), None)
    classes = MapClasses((12, 14.5, 17))
    found = area_map(
        SHARE, compared, Geography.REGSO_2025, classes, POINTS, (), HOME.map_view
    )
    assert found.steps[0] == f"12,0\u201314,5{HARD_SPACE}%"


def test_the_alternative_text_has_the_finding():
    found = placed()
    assert "Bullermyren" in found.alt
    assert SHARE.title in found.alt


def test_labels_are_the_limits_they_stand_for():
    # 1.02-1.51 once gave the step 0.12, whose limits need two decimals.
    compared = area_comparison(HOME, compared_areas(DRAWN), None)
    classes = map_classes([1.02, 1.51], (), 0.1)
    found = area_map(
        SHARE, compared, Geography.REGSO_2025, classes, POINTS, (), HOME.map_view
    )
    written = [
        float(word.replace(",", "."))
        for step in found.steps
        for word in re.findall(r"\d+(?:,\d+)?", step)
    ]
    assert written == pytest.approx(
        [x for ends in pairwise(classes.limits) for x in ends]
    )


def test_no_dash_stands_beside_a_minus():
    compared = area_comparison(HOME, compared_areas(DRAWN), None)
    classes = MapClasses((-5.0, -2.5, 0.0))
    found = area_map(
        SHARE, compared, Geography.REGSO_2025, classes, POINTS, (), HOME.map_view
    )
    assert "\u2013\u2212" not in found.steps[0]
    assert "\u22125,0" in found.steps[0]
    assert "\u22122,5" in found.steps[0]


def test_a_crowded_map_has_no_names_where_figures_are_missing_either():
    many = POINTS | {f"x{n}": (15.0, 60.0) for n in range(ROOM)}
    texts = {area.code: area.text for area in placed(many).areas}
    assert "Amsberg" not in texts["2081R003"]


def test_an_area_is_never_called_by_its_code():
    assert "2081R004" not in [area.text for area in placed().areas]


def test_the_alternative_text_has_single_full_stops():
    assert ".." not in placed().alt

"""The triangle names its corners and settings, and shows movement, aim and doubt."""

from dataclasses import replace

import pytest

from htl_dash.charts import theme
from htl_dash.charts.ternary import ternary
from htl_dash.charts.ternary_labels import CORNERS
from htl_dash.stats.mix import Part, place, region
from htl_dash.viewmodels.mix_picture import MixPoint, Triangle

SURE = MixPoint("Skola", (place([3, 0, 1]),), (place([1, 0, 1]), place([3, 0, 1])), 1)
LEISURE = MixPoint("Fritid", (place([1, 2, 1]),), (), 0.25)
UNSURE = MixPoint("Hem", region([Part(16), Part(9), Part(0, 1)]), (), 0.5)
VIEW = Triangle(
    ("Främjande", "Förebyggande", "Åtgärdande"),
    (SURE, LEISURE, UNSURE),
    place([50, 30, 20]),
    "Alt",
    "",
)


def texts(figure) -> list[str]:
    return [one.text for one in figure.layout.annotations]


def marks(figure, symbol: str) -> list:
    return [
        one
        for one in figure.data
        if one.marker.symbol == symbol and one.mode == "markers"
    ]


def test_every_corner_has_its_name_colour_and_shape():
    named = [one for one in ternary(VIEW).layout.annotations if one.font.size == 21]
    colours = (theme.PROMOTIVE, theme.PREVENTIVE, theme.REMEDIAL)
    assert [one.font.color for one in named] == [*colours]
    for one, corner, sign, at in zip(
        named, VIEW.corners, theme.APPROACH_SIGNS, CORNERS, strict=True
    ):
        assert one.text == f"<b>{sign} {corner}</b>"
        assert (one.x, one.y) == at


def test_every_setting_is_labelled_beside_its_place():
    figure = ternary(VIEW)
    for point in VIEW.points:
        assert f"<b>{point.label}</b>" in texts(figure)
    (points,) = marks(figure, "circle")
    assert list(zip(points.x, points.y, strict=True)) == [
        SURE.corners[0],
        LEISURE.corners[0],
    ]


def test_a_larger_amount_is_a_larger_point_but_modestly():
    (points,) = marks(ternary(VIEW), "circle")
    large, small = points.marker.size
    assert small < large <= 2 * small
    assert points.marker.opacity == 1


def test_movement_is_a_line_from_earlier_terms_with_an_arrow_to_now():
    figure = ternary(VIEW)
    (line,) = [one for one in figure.data if one.mode == "lines+markers"]
    assert list(zip(line.x, line.y, strict=True)) == list(SURE.path)
    (arrow,) = [one for one in figure.layout.annotations if one.axref == "x"]
    assert (arrow.ax, arrow.ay) == pytest.approx(SURE.path[0])
    assert (arrow.x, arrow.y) == pytest.approx(SURE.path[1])


def test_what_has_not_moved_has_no_arrow():
    still = replace(SURE, path=(SURE.path[1], SURE.path[1]))
    figure = ternary(replace(VIEW, points=(still,)))
    assert not [one for one in figure.layout.annotations if one.axref == "x"]


def test_what_is_hidden_is_a_region_and_no_point():
    figure = ternary(replace(VIEW, points=(UNSURE,), aim=None))
    (region_drawn,) = [one for one in figure.data if one.fill == "toself"]
    assert set(zip(region_drawn.x, region_drawn.y, strict=True)) == set(UNSURE.corners)
    (points,) = marks(figure, "circle")
    assert len(points.x) == 0


def test_the_aim_is_a_hollow_diamond_and_only_where_it_is_decided():
    (aim,) = marks(ternary(VIEW), "diamond-open")
    assert (aim.x[0], aim.y[0]) == VIEW.aim
    assert "<b>Målet</b>" in texts(ternary(VIEW))
    without = ternary(replace(VIEW, aim=None))
    assert not marks(without, "diamond-open")
    assert "<b>Målet</b>" not in texts(without)


def test_the_sides_are_equally_long_on_every_screen():
    assert ternary(VIEW).layout.yaxis.scaleanchor == "x"


def test_words_can_be_read_from_the_back_of_the_room():
    sizes = [one.font.size for one in ternary(VIEW).layout.annotations if one.text]
    assert min(sizes) >= theme.BODY

"""Settings in one place share a label, and no label hides what it names."""

from dataclasses import replace

import pytest

from htl_dash.charts.ternary_labels import between, labels, middle, width
from htl_dash.stats.mix import place
from htl_dash.viewmodels.mix_picture import MixPoint, Triangle

LEISURE = MixPoint("Fritid", (place([1, 2, 1]),), (), 0.25)


def triangle(*points: MixPoint) -> Triangle:
    names = ("Främjande", "Förebyggande", "Åtgärdande")
    return Triangle(names, points, None, "Alt", "")


def texts(*points: MixPoint) -> list[str]:
    return [one["text"] for one in labels(triangle(*points))]


def test_settings_in_one_place_share_a_label():
    home = replace(LEISURE, label="Hem")
    assert texts(LEISURE, home) == ["<b>Fritid</b><br><b>Hem</b>"]


def test_a_label_that_must_stand_off_is_joined_to_its_point():
    crowd = tuple(
        MixPoint(f"Arena {number}", (place([40 + number, 30, 30 - number]),), (), 1)
        for number in range(0, 24, 3)
    )
    joined = [one for one in labels(triangle(*crowd)) if one["showarrow"]]
    assert joined
    assert all(one["arrowhead"] == 0 for one in joined)


def test_a_region_is_named_at_its_middle():
    region = replace(LEISURE, corners=((0.0, 0.0), (0.5, 0.0), (0.25, 0.3)))
    assert middle(region) == pytest.approx((0.25, 0.1))


def test_between_two_points_lies_the_way_between_them():
    assert between((0, 0), (1, 2), 0.25) == (0.25, 0.5)


def test_four_times_the_amount_is_wider_but_never_so_many_times():
    small, large = (width(replace(LEISURE, size=one)) for one in (0.25, 1))
    assert small < large < 2 * small

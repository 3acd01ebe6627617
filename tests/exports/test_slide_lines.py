"""Lines as columns of numbers, and names that do not cover each other."""

from itertools import pairwise

import pytest
from made_document import FALUN, LINES, OWN, points

from htl_dash.exports.slide_lines import Drawn, label_shifts, plotted
from htl_dash.text import t
from htl_dash.viewmodels.chart_data import Axis, Tone

AXIS = Axis(0.0, 100.0, ((0.0, "0"), (100.0, "100")))


def ends(*values: float) -> list[Drawn]:
    return [Drawn(str(v), Tone.PEER, (v,), 0, is_named=True) for v in values]


def test_a_line_with_a_new_meaning_is_two_columns_and_only_the_newer_is_named():
    found = {one.name: one for one in plotted(LINES)}
    until = t("paper.until", name=OWN.name, period="2011")
    assert found[until].values == (90.1, 91.3, None, None)
    assert not found[until].is_named
    assert found[OWN.name].values == (None, None, 80.2, 77.2)
    assert (found[OWN.name].is_named, found[OWN.name].last) == (True, 3)


def test_an_empty_year_parts_a_line_that_is_one_column():
    falun = [one for one in plotted(LINES) if one.name == FALUN.name]
    assert [one.values for one in falun] == [(92.0, None, None, 78.4)]


def test_the_field_is_two_thin_lines_without_names():
    limits = [one for one in plotted(LINES) if one.is_limit]
    assert [one.values for one in limits] == [(95, 95, 96, 96), (70, 71, 72, 72)]
    assert not any(one.is_named for one in limits)


@pytest.mark.parametrize(
    ("values", "is_lonely"),
    [
        ((1.0, 2.0, None), False),
        ((1.0, None, 2.0), True),
        ((None, None, 2.0), True),
        ((1.0, 2.0, None, 3.0, 4.0), False),
    ],
)
def test_a_value_that_no_line_reaches_is_known(values, is_lonely):
    assert Drawn("a", Tone.PEER, values, 0, is_named=True).has_lonely is is_lonely


@pytest.mark.parametrize("values", [(50, 51, 52), (0, 0, 0), (100, 99), (10, 90)])
def test_names_stand_apart_and_inside_the_lines_room(values):
    part, high = 0.8, 4.0
    drawn = ends(*values)
    shifts = label_shifts(drawn, AXIS, part, high)
    stands = sorted(
        (100 - value) / 100 * part + shift
        for value, shift in zip(values, shifts, strict=True)
    )
    assert all(b - a >= 0.33 / high - 1e-9 for a, b in pairwise(stands))
    assert stands[-1] <= part + 1e-9


def test_names_that_are_apart_already_stay():
    assert label_shifts(ends(10, 90), AXIS, 0.8, 4.0) == pytest.approx((0, 0))


def test_points_are_as_drawn():
    assert [(one.x, one.value) for one in points((2010, 1.5))] == [(2010, 1.5)]

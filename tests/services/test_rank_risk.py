"""The chance that the highest area is highest, and that a colour is the right one."""

from dataclasses import replace

import pytest
from made import SHARE, compared_areas

from htl_dash.domain.indicator import Uncertainty
from htl_dash.services.rank_risk import area_risks

EXACT = replace(SHARE, decimals=1)
LIMITS = (0.0, 0.2, 0.4)
ALIKE = """
    code     | value | people
    2081R001 | 20.0  | 500
    2081R002 | 20.0  | 500
    2081R003 | 20.0  | 500
    2081R004 | 20.0  | 500
"""


def risks(drawn: str, indicator=EXACT):
    return area_risks(compared_areas(drawn, indicator), LIMITS)


def test_areas_that_are_alike_have_the_same_chance_of_either_end():
    for one in risks(ALIKE):
        assert one.rank.highest == pytest.approx(1 / 4)
        assert one.rank.lowest == pytest.approx(1 / 4)
        assert (one.rank.first, one.rank.last) == (1, 4)


def test_an_area_far_above_the_others_is_surely_highest():
    found = {one.code: one for one in risks(ALIKE.replace("20.0", "60.0", 1))}
    assert found["2081R001"].rank.highest > 0.999
    assert (found["2081R001"].rank.first, found["2081R001"].rank.last) == (4, 4)


def test_a_figure_on_a_limit_is_in_either_class_with_the_same_chance():
    # 20 % of 500 people, drawn to nobody since all are alike: half on each side of 20 %
    for one in risks(ALIKE):
        assert sum(one.classes) == pytest.approx(1)
        assert one.classes[1] == pytest.approx(0.5, abs=0.02)


def test_whole_per_cent_make_the_order_less_sure():
    drawn = ALIKE.replace("500", "50000").replace("20.0", "21.0", 1)
    exact, whole = risks(drawn), risks(drawn, SHARE)
    assert whole[0].rank.highest < exact[0].rank.highest


def test_an_area_without_a_figure_is_left_out_and_takes_no_place():
    drawn = """
        code     | value | people | state
        2081R001 | 20.0  | 500    |
        2081R002 |       |        | hidden
        2081R003 | 20.0  | 500    |
        2081R004 | 20.0  |        |
    """
    found = risks(drawn)
    assert [one.code for one in found] == ["2081R001", "2081R003"]
    assert [one.rank.last for one in found] == [2, 2]
    assert found[0].rank.highest == pytest.approx(1 / 2)


@pytest.mark.parametrize(
    ("drawn", "indicator"),
    [
        (ALIKE, replace(EXACT, uncertainty=Uncertainty.NONE)),
        (ALIKE.replace("500", ""), EXACT),
        ("code | value | people\n2081R001 | 20.0 | 500", EXACT),
    ],
    ids=["no interval", "nobody knows how many", "a single area"],
)
def test_without_two_counted_areas_there_is_no_order(drawn, indicator):
    assert risks(drawn, indicator) == ()

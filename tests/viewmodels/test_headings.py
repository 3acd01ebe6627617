"""A heading states the finding: which place, which figure, how sure."""

from dataclasses import replace

import pytest
from made import HOME, INCOME, SHARE, compared_areas

from htl_dash.domain.indicator import Direction
from htl_dash.stats.estimate import Estimate, Method
from htl_dash.text import HARD_SPACE, t
from htl_dash.viewmodels.headings import hardest, heading, reading, school_heading
from htl_dash.viewmodels.places import in_order, place_row, reference

DRAWN = """
    code     | value | people | state
    2081R001 | 59    | 1000   |
    2081R002 | 12    | 500    |
    2081R003 |       |        | hidden
    2081R004 | 27    | 40     |
"""
HIGHER_IS_BETTER = replace(SHARE, direction=Direction.HIGHER_IS_BETTER)
NEUTRAL = replace(SHARE, direction=Direction.NEUTRAL)
PER_CENT = f"{HARD_SPACE}%"


def rows(drawn: str = DRAWN, indicator=SHARE, ours=None, whole=0.28):
    names = {one.code: one for one in HOME.area_names}
    compared = compared_areas(drawn, indicator, whole)
    return in_order(
        [
            place_row(indicator, names[a.code], a.figure, a.certainty, ours)
            for a in compared.areas
        ]
    )


def whole(value: float = 0.28, indicator=SHARE):
    estimate = Estimate(value, None, None, Method.PUBLISHED)
    return reference(indicator, "hela Borlänge", estimate)


def test_without_a_place_of_our_own_the_hardest_is_named():
    text = heading(SHARE, rows(), whole())
    assert text.startswith("Bullermyren–Hagalund")
    assert f"59{PER_CENT}" in text
    assert SHARE.finding in text


def test_hardest_follows_the_direction_and_never_a_hidden_place():
    assert hardest(SHARE, rows()).code == "2081R001"
    assert hardest(HIGHER_IS_BETTER, rows()).code == "2081R002"
    assert hardest(SHARE, rows("code | value | state\n2081R003 | | hidden")) is None


def test_much_more_than_the_whole_is_told_in_times():
    # 59 / 28 = 2.107
    text = heading(SHARE, rows(), whole())
    words = {"whole": "hela Borlänge", "reference": f"28{PER_CENT}"}
    assert text.endswith(t("finding.times", times="2,1", **words))


def test_surely_higher_but_not_by_half_is_told_without_times():
    # 59 / 45 = 1.31
    text = heading(SHARE, rows(whole=0.45), whole(0.45))
    words = {"whole": "hela Borlänge", "reference": f"45{PER_CENT}"}
    assert text.endswith(t("finding.surely_higher", **words))


@pytest.mark.parametrize(
    ("ours", "key"),
    [("2081R002", "surely_lower"), ("2081R004", "no_sure_difference")],
)
def test_our_own_place_is_read_against_the_whole(ours, key):
    # 12 % of 500 is 9.0-15.7; 27 % of 40 is 15.2-43.0 and includes 28.
    text = heading(SHARE, rows(ours=ours), whole())
    words = {"whole": "hela Borlänge", "reference": f"28{PER_CENT}"}
    assert text.endswith(t(f"finding.{key}", **words))


def test_our_own_place_without_a_figure_says_why():
    text = heading(SHARE, rows(ours="2081R003"), whole())
    assert "Amsberg" in text
    assert t("figure.hidden") in text
    assert not any(char.isdigit() for char in text)


def test_conditions_are_told_as_a_range_and_no_place_is_pointed_out():
    text = heading(NEUTRAL, rows(indicator=NEUTRAL), whole())
    assert f"12{PER_CENT}" in text
    assert f"59{PER_CENT}" in text
    assert not [name for name in HOME.area_names if name.short_name in text]


def test_without_limits_the_whole_stands_beside():
    drawn = "code | value\n2081R001 | 242\n2081R002 | 301"
    found = rows(drawn, INCOME, "2081R001", 270)
    text = heading(INCOME, found, whole(270, INCOME))
    assert text.endswith(
        t(
            "finding.beside",
            whole="hela Borlänge",
            reference=f"270{HARD_SPACE}{t('unit.ksek')}",
        )
    )
    assert "242" in text


def test_without_a_whole_nothing_is_compared_but_the_figures_own_doubt_is_told():
    found = rows(whole=None)
    text = heading(SHARE, found, None)
    doubt = t("finding.alone", interval=found[0].interval)
    assert found[0].interval in doubt
    assert text.endswith(SHARE.finding + doubt)


def test_nothing_to_show_is_said():
    hidden = rows("code | value | state\n2081R003 | | hidden")
    nothing = t("finding.nothing", title=SHARE.short_title)
    assert heading(SHARE, hidden, whole()) == nothing
    assert heading(SHARE, (), None) == nothing
    assert school_heading(SHARE, hidden, whole()) == nothing


def test_no_single_school_is_pointed_out():
    text = school_heading(HIGHER_IS_BETTER, rows(), whole())
    assert text == t(
        "schools_finding.heading",
        title=SHARE.title,
        higher=1,
        lower=1,
        all=3,
        whole="hela Borlänge",
        reference=f"28{PER_CENT}",
    )
    assert not [name for name in HOME.area_names if name.short_name in text]


def test_schools_without_a_whole_are_told_as_a_range():
    text = school_heading(SHARE, rows(whole=None), None)
    assert f"12{PER_CENT}" in text
    assert f"59{PER_CENT}" in text


def test_places_are_counted_on_each_side_of_the_whole():
    text = reading(rows(), "hela Borlänge")
    assert text == t(
        "finding.reading", whole="hela Borlänge", higher=1, same=1, lower=1
    )
    assert reading(rows(whole=None), "hela Borlänge") == ""

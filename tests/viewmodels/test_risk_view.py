"""How sure the order and the colours are, in words that claim no more than is known."""

from dataclasses import replace

import pytest
from made import HOME, INCOME, SHARE, compared_areas

from htl_dash.domain.indicator import Direction
from htl_dash.services.rank_risk import AreaRisk, area_risks
from htl_dash.stats.ranks import RankRisk
from htl_dash.text import t
from htl_dash.viewmodels.classes import MapClasses
from htl_dash.viewmodels.comparison import area_comparison
from htl_dash.viewmodels.risk_view import risk_view

CLASSES = MapClasses((0.0, 12.0, 24.0, 36.0, 48.0, 60.0))
DRAWN = """
    code     | value | people | state
    2081R001 | 40    | 1000   |
    2081R002 | 25    | 1000   |
    2081R003 | 10    | 1000   |
    2081R004 |       |        | hidden
"""


def rank(highest: float, lowest: float, first: int, last: int) -> RankRisk:
    """Return a rank counted from the lowest."""
    return RankRisk(lowest=lowest, highest=highest, first=first, last=last)


KNOWN = (
    AreaRisk("2081R001", rank(0.93, 0.0, 2, 3), (0.0, 0.0, 0.05, 0.95, 0.0)),
    AreaRisk("2081R002", rank(0.065, 0.004, 2, 3), (0.0, 0.41, 0.59, 0.0, 0.0)),
    AreaRisk("2081R003", rank(0.005, 0.996, 1, 1), (0.995, 0.005, 0.0, 0.0, 0.0)),
)


def about(per_cent: int) -> str:
    return t("chance.about", chance=per_cent)


def view(indicator=SHARE, risks=KNOWN, drawn=DRAWN):
    places = area_comparison(HOME, compared_areas(drawn, indicator), None).rows
    return risk_view(indicator, places, risks, CLASSES)


HIGHEST = t("risk.highest", place="Bullermyren", chance=about(93)) + t(
    "risk.next", place="Romme", chance=about(7)
)
LOWEST = t("risk.lowest", place="Amsberg", chance=t("chance.most"))
LEFT_OUT = t("risk.left_out", count=1)


@pytest.mark.parametrize(
    ("direction", "words"),
    [
        (Direction.LOWER_IS_BETTER, (HIGHEST, LOWEST)),
        (Direction.HIGHER_IS_BETTER, (LOWEST, HIGHEST)),
        (Direction.NEUTRAL, (HIGHEST, LOWEST)),
    ],
)
def test_both_ends_are_asked_about_the_hardest_first(direction, words):
    said = view(replace(SHARE, direction=direction)).order
    assert said.text == " ".join((*words, LEFT_OUT))
    assert said.methods == ("rank_risk",)


def test_another_area_that_is_likelier_to_be_highest_is_said_to_be():
    risks = (
        replace(KNOWN[0], rank=rank(0.3, 0.0, 1, 3)),
        replace(KNOWN[1], rank=rank(0.65, 0.0, 1, 3)),
        KNOWN[2],
    )
    likelier = t("risk.likelier", place="Romme", chance=about(65))
    assert likelier in view(risks=risks).order.text


def test_places_are_counted_from_the_highest_and_never_bare():
    rows = view().rows
    assert rows["2081R001"].order == t("risk.order", first=1, last=2, all=3)
    assert rows["2081R003"].order == t("risk.order_one", first=3, all=3)
    assert "2081R004" not in rows


def test_a_colour_is_as_unsure_as_all_the_other_classes_together():
    rows = view().rows
    chances = [rows[code].other_colour for code in rows]
    assert chances == pytest.approx([0.05, 0.41, 0.005])


def test_areas_from_one_in_ten_are_counted_marked_and_the_worst_named():
    found = view()
    assert found.unsure == {"2081R002"}
    assert found.colours.text == t(
        "risk.colours",
        count=1,
        all=3,
        threshold=about(10),
        place="Romme",
        chance=about(41),
    )


def test_colours_that_hold_are_said_to():
    sure = replace(KNOWN[1], classes=(0.0, 0.0, 1.0, 0.0, 0.0))
    found = view(risks=(KNOWN[0], sure, KNOWN[2]))
    assert found.unsure == frozenset()
    assert found.colours.text == t("risk.colours_sure", threshold=about(10))


@pytest.mark.parametrize(
    ("indicator", "reason"),
    [
        (replace(INCOME, code=SHARE.code), INCOME.uncertainty_reason),
        (SHARE, t("risk.no_people")),
    ],
)
def test_where_nothing_can_be_worked_out_the_reason_is_given(indicator, reason):
    found = view(indicator, risks=())
    assert found.order.text == t("risk.none", reason=reason)
    assert (found.colours, dict(found.rows), found.unsure) == (None, {}, frozenset())


def test_twenty_seven_areas_have_twenty_seven_rows():
    drawn = "code | value | people\n" + "\n".join(
        f"A{n:02} | {10 + n} | {300 + 20 * n}" for n in range(27)
    )
    compared = compared_areas(drawn)
    risks = area_risks(compared, [limit / 100 for limit in CLASSES.limits])
    places = area_comparison(HOME, compared, None).rows
    rows = risk_view(SHARE, places, risks, CLASSES).rows
    assert len(rows) == 27
    assert sum(row.highest for row in rows.values()) == pytest.approx(1)
    assert all(1 <= row.first <= row.last <= row.count == 27 for row in rows.values())


def test_without_classes_there_is_no_map_and_nothing_is_said_of_colours():
    places = area_comparison(HOME, compared_areas(DRAWN), None).rows
    found = risk_view(SHARE, places, KNOWN, None)
    assert found.colours is None
    assert found.unsure == frozenset()
    assert HIGHEST in found.order.text
    assert {len(row.texts) for row in found.rows.values()} == {3}

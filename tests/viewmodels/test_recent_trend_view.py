"""A trend in plain words: which way, and whether that is the right way."""

from dataclasses import replace

import pytest
from made import SHARE, cell

from htl_dash.domain.indicator import Direction
from htl_dash.services.figures import estimate
from htl_dash.services.goal_progress import Progress
from htl_dash.text import t
from htl_dash.viewmodels.recent_trend_view import trend_in_short, trend_statement

RISING, FALLING, FLAT = (20, 30, 40, 50, 60), (60, 50, 40, 30, 20), (20, 21, 20, 19, 20)


def progress(values, direction=Direction.LOWER_IS_BETTER, people=1000) -> Progress:
    indicator = replace(SHARE, decimals=1, direction=direction)
    own = {}
    for at, value in enumerate(values):
        period = str(2020 + at)
        found = replace(cell(value=float(value), period=period), denominator=people)
        own[period] = estimate(indicator, found, None)
    return Progress(indicator, own, {}, {}, (1,))


@pytest.mark.parametrize(
    ("values", "direction", "trend", "side"),
    [
        (RISING, Direction.LOWER_IS_BETTER, "increasing", "wrong"),
        (RISING, Direction.HIGHER_IS_BETTER, "increasing", "right"),
        (FALLING, Direction.LOWER_IS_BETTER, "decreasing", "right"),
        (FALLING, Direction.HIGHER_IS_BETTER, "decreasing", "wrong"),
    ],
)
def test_a_trend_is_said_to_go_the_right_way_or_the_wrong(
    values, direction, trend, side
):
    label = t(f"recent.{side}", trend=t(f"recent.{trend}"))
    found = progress(values, direction)
    assert trend_in_short(found) == label
    said = trend_statement(found)
    assert said.text == t("recent.line", first="2020", last="2024", label=label)
    assert said.methods == ("trend",)


def test_a_condition_rises_without_being_judged():
    found = progress(RISING, Direction.NEUTRAL)
    assert trend_in_short(found) == t("recent.increasing")


def test_chance_alone_is_no_change():
    assert trend_in_short(progress(FLAT)) == t("recent.no_change")


@pytest.mark.parametrize(
    ("found", "reason"),
    [
        (progress(RISING, people=None), "no_people"),
        (progress(RISING[:4]), "few_years"),
    ],
)
def test_where_there_is_no_trend_the_reason_is_given(found, reason):
    assert trend_in_short(found) == ""
    label = t(f"recent.{reason}")
    assert trend_statement(found).text == t("recent.line_none", label=label)

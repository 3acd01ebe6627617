"""The chance of a target in words, in the figure and in the table."""

from dataclasses import replace

import pytest
from made import HOME, SHARE, figure

from htl_dash.domain.indicator import Direction, Uncertainty
from htl_dash.domain.municipality import Target
from htl_dash.services.goal_progress import Progress
from htl_dash.services.target import Aim, NoOutlook, outlook, usual_target
from htl_dash.text import HARD_SPACE, t
from htl_dash.viewmodels.goal_view import goal_timeline
from htl_dash.viewmodels.target_view import looking_ahead, target_view, without_outlook
from htl_dash.viewmodels.values import chance_text

ELIGIBLE = replace(
    SHARE,
    decimals=1,
    direction=Direction.HIGHER_IS_BETTER,
    uncertainty=Uncertainty.NONE,
    uncertainty_reason="Inga antal.",
)
VALUES = (80.0, 78.0, 79.0, 77.0, 76.0, 77.5)
YEARS = [str(year) for year in range(2019, 2025)]
SCHOOL_YEARS = [f"{year - 1}/{year % 100}" for year in range(2019, 2025)]
AIM = Aim(82.5, 2028)


def progress(periods=YEARS, indicator=ELIGIBLE) -> Progress:
    own = {
        period: figure(indicator, value, period=period)
        for period, value in zip(periods, VALUES, strict=True)
    }
    return Progress(indicator, own, {}, {}, (1,))


def view(periods=YEARS, indicator=ELIGIBLE, place=HOME, aim=AIM):
    found = progress(periods, indicator)
    return target_view(found, outlook(found, aim), aim, usual_target(place, found))


@pytest.mark.parametrize(
    ("direction", "key"),
    [
        (Direction.HIGHER_IS_BETTER, "target.at_least"),
        (Direction.LOWER_IS_BETTER, "target.at_most"),
    ],
)
def test_the_sentence_says_what_by_when_and_on_what_condition(direction, key):
    indicator = replace(ELIGIBLE, direction=direction)
    chance = outlook(progress(indicator=indicator), AIM).chance
    said = view(indicator=indicator).statement
    assert said.text.startswith(
        t(
            key,
            value=f"82,5{HARD_SPACE}%",
            when=t("target.calendar_year", period="2028"),
            chance=chance_text(chance),
            first="2019",
            last="2024",
        )
    )
    assert said.methods == ("target", "series_trend")


def test_a_school_year_is_named_by_the_year_it_ends():
    found = view(SCHOOL_YEARS)
    assert t("target.school_year", period="2027/28") in found.statement.text
    assert found.ahead.expected.x == 2027


def test_it_is_said_to_be_a_projection_and_where_the_target_came_from():
    remark = view().remark
    assert t("target.projection") in remark
    assert t("target.not_published") in remark
    assert t("target.usual_own", period="2024", value=f"77,5{HARD_SPACE}%") in remark


def test_a_decided_target_has_its_source():
    decided = Target(ELIGIBLE.code, 90.0, 2030, "Strategisk plan")
    remark = view(place=replace(HOME, targets=(decided,))).remark
    assert t("target.not_published") not in remark
    assert "Strategisk plan" in remark
    assert t("target.calendar_year", period="2030") in remark


def test_the_table_has_the_target_and_the_expected_with_its_limits():
    rows = view().rows
    assert [row.label for row in rows] == [
        t(f"target.row_{name}", period="2028")
        for name in ("target", "expected", "lower", "upper")
    ]
    target, expected, lower, upper = (row.value for row in rows)
    assert target == pytest.approx(82.5)
    assert lower < expected < upper


def test_the_figure_reaches_to_the_targets_year():
    timeline = goal_timeline(HOME, progress())
    found = looking_ahead(timeline, view())
    assert found.ahead.target == 82.5
    assert found.ticks[-1] == (2028.0, "2028")
    assert found.ticks[:-1] == timeline.ticks
    assert view().statement.plain in found.alt
    assert "**" not in found.alt


def test_without_an_outlook_the_figure_is_as_it_was():
    timeline = goal_timeline(HOME, progress())
    none = without_outlook(NoOutlook.FEW_YEARS, progress())
    assert looking_ahead(timeline, none) is timeline
    assert none.rows == ()


@pytest.mark.parametrize("reason", list(NoOutlook))
def test_why_there_is_no_outlook_is_said(reason):
    found = without_outlook(reason, progress())
    assert found.statement.text == t(f"target.{reason}", last="2024", count=6)
    assert not found.remark

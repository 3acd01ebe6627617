"""A trend is of five counted figures that mean the same."""

from dataclasses import replace

import pytest
from made import SHARE, cell

from htl_dash.domain.indicator import SeriesBreak, Uncertainty
from htl_dash.domain.units import Unit
from htl_dash.services.figures import estimate
from htl_dash.services.goal_progress import Progress
from htl_dash.services.recent_trend import NoTrend, RecentTrend, recent_trend
from htl_dash.stats.trend import Trend

COUNTED = replace(SHARE, decimals=1)
YEARS = [f"{year}/{year % 100 + 1}" for year in range(2018, 2025)]
FALLING = (85.0, 84.0, 80.0, 75.0, 70.0, 65.0, 60.0)


def progress(values=FALLING, indicator=COUNTED, people: int | None = 500) -> Progress:
    own = {}
    for period, value in zip(YEARS, values, strict=False):
        status = "normal" if value is not None else "missing"
        found = replace(
            cell(value=value, period=period, obs_status=status), denominator=people
        )
        own[period] = estimate(indicator, found, None)
    return Progress(indicator, own, {}, {}, (1,))


def test_five_falling_years_are_a_fall():
    found = recent_trend(progress())
    assert found == RecentTrend(Trend.DECREASING, "2020/21", "2024/25")


def test_only_the_last_five_count():
    values = (20.0, 30.0, 60.0, 60.0, 60.0, 60.0, 60.0)
    assert recent_trend(progress(values)).trend is Trend.NO_CHANGE


def test_a_year_without_a_figure_is_passed_over():
    values = (85.0, 80.0, None, 75.0, 70.0, 65.0, 60.0)
    assert recent_trend(progress(values)).first == "2019/20"


def test_figures_before_a_break_do_not_count():
    broken = replace(COUNTED, breaks=(SeriesBreak("2021/22", "Ny."),))
    assert recent_trend(progress(indicator=broken)) is NoTrend.FEW_YEARS


@pytest.mark.parametrize("people", [None, 0])
def test_a_trend_is_never_made_of_people_nobody_has_counted(people):
    assert recent_trend(progress(people=people)) is NoTrend.NO_PEOPLE


def test_what_is_no_share_has_no_counted_trend():
    points = replace(COUNTED, unit=Unit.POINTS, uncertainty=Uncertainty.NONE)
    assert recent_trend(progress(indicator=points)) is NoTrend.NO_PEOPLE


def test_four_years_are_too_few():
    assert recent_trend(progress(FALLING[:4])) is NoTrend.FEW_YEARS


def test_no_years_are_too_few():
    assert recent_trend(progress(())) is NoTrend.FEW_YEARS

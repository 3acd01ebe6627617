"""The chance of a target rests on the years that mean the same, and on nothing else."""

from dataclasses import replace

import numpy as np
import pytest
from made import HOME, SHARE, cell
from scipy.stats import t as student

from htl_dash.domain.indicator import Direction, SeriesBreak, Uncertainty
from htl_dash.domain.municipality import Target
from htl_dash.domain.units import Unit
from htl_dash.services.figures import estimate
from htl_dash.services.goal_progress import Progress
from htl_dash.services.target import (
    Aim,
    Basis,
    NoOutlook,
    no_outlook,
    outlook,
    usual_target,
)
from htl_dash.stats.estimate import Method
from htl_dash.stats.scale import Scale

UNKNOWN = replace(
    SHARE,
    decimals=1,
    direction=Direction.HIGHER_IS_BETTER,
    uncertainty=Uncertainty.NONE,
    uncertainty_reason="Inga antal.",
)
COUNTED = replace(UNKNOWN, uncertainty=Uncertainty.WILSON)
EVENTS = replace(UNKNOWN, unit=Unit.PER_1000, direction=Direction.LOWER_IS_BETTER)
VALUES = (80.0, 78.0, 79.0, 77.0, 76.0, 77.5)
NOW = 2026


def progress(values=VALUES, indicator=UNKNOWN, people=None, median=None) -> Progress:
    own = {
        period: estimate(
            indicator,
            replace(cell(value=value, period=period), denominator=people),
            None,
        )
        for period, value in zip(map(str, range(2019, 2030)), values, strict=False)
    }
    spread = {}
    if median:
        spread = {
            "median": {
                period: estimate(indicator, cell(value=value, period=period), None)
                for period, value in median.items()
            }
        }
    return Progress(indicator, own, {}, spread, (1,))


def by_hand(values, year: int, target: float) -> float:
    """P(at least the target): least squares on log odds, Student's t on n - 2."""
    y = np.log(np.array(values) / (100 - np.array(values)))
    x = np.arange(2019, 2019 + len(y))
    slope, level = np.polyfit(x, y, 1)
    degrees = len(y) - 2
    error = np.sqrt(((y - level - slope * x) ** 2).sum() / degrees)
    away = (year - x.mean()) ** 2 / ((x - x.mean()) ** 2).sum()
    spread = error * np.sqrt(1 + 1 / len(y) + away)
    aim = np.log(target / (100 - target))
    return student.cdf((level + slope * year - aim) / spread, degrees)


@pytest.mark.parametrize("target", [70.0, 77.5, 85.0])
def test_the_chance_is_that_of_a_line_on_log_odds(target):
    found = outlook(progress(), Aim(target, 2028))
    assert found.chance == pytest.approx(by_hand(VALUES, 2028, target), rel=1e-9)
    assert (found.first, found.last) == ("2019", "2024")
    assert found.projection.method is Method.SERIES_TREND


def test_with_known_people_chance_is_part_of_the_variation():
    found = outlook(progress(indicator=COUNTED, people=500), Aim(80.0, 2028))
    assert found.projection.method is Method.BINOMIAL_TREND


def test_a_low_target_is_reached_from_above():
    up, down = (
        outlook(progress(indicator=replace(UNKNOWN, direction=one)), Aim(77.0, 2028))
        for one in (Direction.HIGHER_IS_BETTER, Direction.LOWER_IS_BETTER)
    )
    assert up.chance + down.chance == pytest.approx(1)


def test_events_are_projected_on_a_logarithm_and_never_reach_nothing():
    found = outlook(progress(indicator=EVENTS), Aim(0.0, 2028))
    assert found.projection.scale is Scale.LOG
    assert found.chance < 1e-6


def test_a_series_with_a_true_zero_is_projected_as_it_is():
    values = (3.0, 2.0, 2.5, 1.0, 0.5, 0.0)
    found = outlook(progress(values, EVENTS), Aim(1.0, 2028))
    assert found.projection.scale is Scale.IDENTITY
    assert found.chance > 0.9


def test_years_before_a_break_do_not_count():
    broken = replace(UNKNOWN, breaks=(SeriesBreak("2020", "Ny."),))
    found = outlook(progress(indicator=broken), Aim(77.0, 2028))
    assert found.first == "2020"
    later = replace(UNKNOWN, breaks=(SeriesBreak("2021", "Ny."),))
    assert no_outlook(progress(indicator=later), NOW) is NoOutlook.FEW_YEARS


@pytest.mark.parametrize(
    ("found", "reason"),
    [
        (
            progress(indicator=replace(UNKNOWN, direction=Direction.NEUTRAL)),
            NoOutlook.CONDITION,
        ),
        (progress(VALUES[:4]), NoOutlook.FEW_YEARS),
        (progress(()), NoOutlook.FEW_YEARS),
        (progress((80.0,) * 6), NoOutlook.NO_VARIATION),
        (progress(), None),
    ],
)
def test_why_nothing_can_be_said(found, reason):
    assert no_outlook(found, NOW) is reason


def test_nothing_is_not_projected():
    with pytest.raises(ValueError, match="nothing to project"):
        outlook(progress((80.0,) * 6), Aim(80.0, 2028))


@pytest.mark.parametrize(
    ("this_year", "reason"), [(2028, None), (2029, NoOutlook.ENDED)]
)
def test_a_series_has_ended_when_four_years_on_is_past(this_year, reason):
    assert no_outlook(progress(), this_year) is reason


def test_what_is_decided_is_the_target():
    decided = Target(UNKNOWN.code, 90.0, 2030, "Strategisk plan.")
    other = Target("merit_value_17", 230.0, 2027, "Strategisk plan.")
    place = replace(HOME, targets=(other, decided))
    found = usual_target(place, progress(median={"2024": 82.0}))
    assert (found.aim, found.basis) == (Aim(90.0, 2030), Basis.DECIDED)
    assert found.source == "Strategisk plan."


def test_else_the_newest_median_four_years_on():
    found = usual_target(HOME, progress(median={"2023": 81.0, "2022": 83.0}))
    assert found.aim == Aim(pytest.approx(81.0), 2028)
    assert (found.basis, found.source, found.first_year) == (Basis.MEDIAN, "2023", 2025)


def test_else_our_own_newest_figure():
    found = usual_target(HOME, progress())
    assert found.aim == Aim(pytest.approx(77.5), 2028)
    assert (found.basis, found.source) == (Basis.OWN, "2024")

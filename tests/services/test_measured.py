"""A measure is found again by its code, with its newest figure and interval."""

from dataclasses import replace

import pytest
from made import HOME, INCOME, SHARE
from registering import AUTUMN, NORTH, SPRING, initiative, submit, volume

from htl_dash.domain.geography import Geography
from htl_dash.domain.volume import Measure
from htl_dash.services.measured import (
    is_later,
    measured_now,
    of_indicator,
    of_work,
    period_of,
)

REGSO = Geography.REGSO_2025
SHARES = """
    ref_area | time_period | obs_value
    2081R001 | 2023        | 50
    2081R001 | 2024        | 40
    2081R002 | 2024        | 20
"""
PEOPLE = """
    indicator  | ref_area | time_period | obs_value
    population | 2081R001 | 2024        | 1000
"""


def test_an_areas_newest_figure_has_its_interval_on_the_scale_people_read(fill):
    store = fill(shares=SHARES, people=PEOPLE)
    found = of_indicator(store, HOME, SHARE, REGSO, "2081R001")
    assert (found.value, found.period) == (pytest.approx(40), "2024")
    assert 36 < found.lower < 40 < found.upper < 44
    code = "indicator low_economic_standard regso2025 2081R001 2024"
    assert found.code == code
    assert measured_now(store, HOME, code) == replace(
        found, indicator=measured_now(store, HOME, code).indicator
    )
    assert period_of(code) == "2024"


def test_a_municipalitys_figure_has_no_interval_where_nobody_knows_the_count(fill):
    drawn = """
        geography    | ref_area | time_period | obs_value
        municipality | 2081     | 2023        | 70
        municipality | 2081     | 2024        | 72
    """
    place = Geography.MUNICIPALITY
    found = of_indicator(fill(own=drawn), HOME, INCOME, place, "2081")
    assert found.value is None
    found = of_indicator(fill(own=drawn), HOME, SHARE, place, "2081")
    assert (found.value, found.lower, found.period) == (pytest.approx(72), None, "2024")


def test_what_has_no_figure_is_unknown_and_never_zero(fill):
    found = of_indicator(fill(shares=SHARES), HOME, SHARE, REGSO, "2081R009")
    assert (found.value, found.period) == (None, "-")
    assert not found.is_hidden


def test_a_terms_outcome_is_measured_and_a_plan_is_not(store):
    made = initiative(store)
    volume(store, made.id, SPRING, actual_hours="36,5", planned_sek="900")
    volume(store, made.id, AUTUMN, planned_hours="50")
    code = str(made.keys["code"])
    hours = of_work(store, Measure.HOURS, NORTH, code)
    assert (hours.value, hours.period, hours.initiative) == (
        36.5,
        "vt2026",
        "Öppet hus",
    )
    assert of_work(store, Measure.SEK, NORTH, code).value is None
    assert measured_now(store, HOME, hours.code) == hours


def test_reach_is_measured_when_it_is_released_and_hidden_where_it_is(store):
    made = initiative(store)
    code = str(made.keys["code"])
    volume(store, made.id, SPRING, actual_reach="3")
    before = of_work(store, Measure.REACH, NORTH, code)
    assert (before.value, before.period, before.is_hidden) == (None, "-", False)
    submit(store)
    after = of_work(store, Measure.REACH, NORTH, code)
    assert (after.value, after.period, after.is_hidden) == (None, "vt2026", True)


@pytest.mark.parametrize(
    ("period", "before", "later"),
    [
        ("2025", "2024", True),
        ("2024", "2024", False),
        ("2024/25", "2023/24", True),
        ("ht2026", "vt2026", True),
        ("vt2027", "ht2026", True),
        ("vt2026", "ht2026", False),
        ("2024", "-", True),
        ("-", "2024", False),
        ("-", "-", False),
    ],
)
def test_a_later_period_is_told_from_the_same(period, before, later):
    assert is_later(period, before) is later


@pytest.mark.parametrize("code", ["", "indicator x", "indicator made_up school 1 2024"])
def test_a_code_of_no_measure_is_refused(code, store):
    with pytest.raises(LookupError):
        measured_now(store, HOME, code)

"""An expectation is read as people write it, and what it cannot show is said."""

from dataclasses import replace
from datetime import date

import pytest
from made import HOME, INCOME, SHARE

from htl_dash.domain.decision import Expected
from htl_dash.domain.geography import Geography
from htl_dash.services.expectation import (
    GRADE_9,
    earliest_due,
    read_expectation,
    what_can_be_seen,
)
from htl_dash.services.measured import Measured
from htl_dash.services.written import WrittenError

TODAY = date(2026, 11, 25)
MEASURED = Measured(
    code="indicator low_economic_standard regso2025 2081R001 2024",
    indicator=SHARE,
    work=None,
    geography=Geography.REGSO_2025,
    place="2081R001",
    initiative="",
    period="2024",
    value=59.0,
    lower=56.5,
    upper=61.4,
)
TYPED = {
    "direction": "down",
    "lower": "50",
    "upper": "55,5",
    "confidence": "80",
    "due": "2028-03-01",
    "stop_rule": " Om ingen kommer. ",
}


def read(measured: Measured = MEASURED, **typed: str):
    day = earliest_due(TODAY, is_training=False)
    return read_expectation(TYPED | typed, measured, "Andel, Norr", day)


def wrong(measured: Measured = MEASURED, **typed: str) -> list[tuple[str, str]]:
    with pytest.raises(WrittenError) as refused:
        read(measured, **typed)
    return [(one.field, one.text_key) for one in refused.value.problems]


def test_numbers_and_days_are_read_as_people_write_them():
    found = read()
    assert (found.measure, found.measure_title) == (MEASURED.code, "Andel, Norr")
    assert found.direction is Expected.DOWN
    assert (found.before, found.lower, found.upper) == (59.0, 50.0, 55.5)
    assert (found.confidence, found.due) == (0.8, date(2028, 3, 1))
    assert found.stop_rule == "Om ingen kommer."
    income = replace(MEASURED, indicator=INCOME, value=200_000.0)
    found = read(income, direction="up", lower="210 000", upper="230\u00a0000,25")
    assert (found.lower, found.upper) == (210_000.0, 230_000.25)


@pytest.mark.parametrize(
    ("typed", "problem"),
    [
        ({"lower": ""}, ("lower", "written.missing")),
        ({"lower": "många"}, ("lower", "written.decimal")),
        ({"lower": "inf"}, ("lower", "written.decimal")),
        ({"lower": "56"}, ("upper", "written.interval")),
        ({"lower": "-1"}, ("lower", "written.outside")),
        ({"upper": "101"}, ("upper", "written.outside")),
        ({"direction": ""}, ("direction", "written.missing")),
        ({"direction": "up"}, ("direction", "written.direction")),
        ({"direction": "unchanged"}, ("direction", "written.direction")),
        ({"confidence": "49"}, ("confidence", "written.confidence")),
        ({"confidence": "100"}, ("confidence", "written.confidence")),
        ({"due": "i vår"}, ("due", "written.day")),
        ({"due": "2026-11-25"}, ("due", "written.due")),
        ({"stop_rule": " "}, ("stop_rule", "written.missing")),
    ],
)
def test_what_cannot_be_is_said_under_its_field(typed, problem):
    assert wrong(**typed) == [problem]


def test_everything_that_is_wrong_is_said_at_once():
    fields = {"lower": "", "upper": "", "due": "", "stop_rule": ""}
    assert len(wrong(**fields)) == 4


def test_without_a_value_to_begin_from_any_way_may_be_expected():
    unknown = replace(MEASURED, value=None, lower=None, upper=None)
    assert read(unknown, direction="up").before is None


@pytest.mark.parametrize("code", GRADE_9)
def test_what_waits_for_grade_9_is_said_to_wait(code):
    late = replace(MEASURED, indicator=replace(SHARE, code=code))
    home = replace(HOME, first_preschool_class=2019)
    early = what_can_be_seen(home, late, read(late, due="2028-06-01"))
    assert (early.first_year, early.is_too_early) == (2029, True)
    in_time = what_can_be_seen(home, late, read(late, due="2029-06-30"))
    assert (in_time.first_year, in_time.is_too_early) == (2029, False)
    assert what_can_be_seen(home, late, None).first_year == 2029
    assert what_can_be_seen(HOME, late, None).first_year is None


def test_other_measures_wait_for_no_class():
    home = replace(HOME, first_preschool_class=2019)
    assert what_can_be_seen(home, MEASURED, read()).first_year is None


def test_a_change_inside_todays_own_interval_is_said_to_be_no_change():
    assert what_can_be_seen(HOME, MEASURED, read(lower="55", upper="59")).within
    assert not what_can_be_seen(HOME, MEASURED, read()).within
    bare = replace(MEASURED, lower=None, upper=None)
    assert not what_can_be_seen(HOME, bare, read(bare, lower="55", upper="59")).within


def test_only_who_practises_may_look_again_the_same_day():
    assert earliest_due(TODAY, is_training=True) == TODAY
    assert earliest_due(TODAY, is_training=False) > TODAY

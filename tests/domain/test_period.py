"""A period is a year or a school year."""

import pytest

from htl_dash.domain.period import (
    end_year,
    follows,
    is_earlier,
    period_ending,
    span,
    start_year,
)


@pytest.mark.parametrize(
    ("period", "start", "end"),
    [("2024", 2024, 2024), ("2023/24", 2023, 2024), ("1999/00", 1999, 2000)],
)
def test_a_school_year_ends_the_year_after_it_begins(period, start, end):
    assert (start_year(period), end_year(period)) == (start, end)


def test_years_that_are_pooled_end_with_the_last_of_them():
    assert (start_year("2021-2024"), end_year("2021-2024")) == (2021, 2024)


@pytest.mark.parametrize("period", ["2024-09", "2024-Q3"])
def test_a_month_and_a_quarter_are_in_one_year(period):
    assert (start_year(period), end_year(period)) == (2024, 2024)


@pytest.mark.parametrize(
    ("period", "other", "earlier"),
    [
        ("2023", "2024", True),
        ("2023/24", "2024/25", True),
        ("2023/24", "2024", False),
        ("2024", "2024/25", False),
        ("2022", "2021-2024", False),
        ("2021/22", "2021-2024", False),
        ("2020", "", False),
    ],
)
def test_a_period_that_overlaps_another_is_not_earlier(period, other, earlier):
    assert is_earlier(period, other) is earlier


@pytest.mark.parametrize("period", ["2024", "2023/24", "1999/00", "2008/09"])
def test_a_period_is_written_from_the_year_it_ends(period):
    assert period_ending(end_year(period), like=period) == period


@pytest.mark.parametrize(
    ("periods", "written"),
    [
        ([], ""),
        (["2023/24", "2023/24"], "2023/24"),
        (["2024/25", "2022/23", "2023/24"], "2022/23–2024/25"),
        (["2021-2024", "2017-2020"], "2017-2020 – 2021-2024"),
    ],
)
def test_the_span_of_periods_is_the_first_and_the_last(periods, written):
    assert span(periods) == written


@pytest.mark.parametrize(
    ("before", "period", "is_next"),
    [
        ("2023", "2024", True),
        ("2022", "2024", False),
        ("2022/23", "2023/24", True),
        ("2023-12", "2024-01", True),
        ("2023-11", "2024-01", False),
        ("2023-Q4", "2024-Q1", True),
        ("2023-Q4", "2024-01", False),
    ],
)
def test_the_next_period_is_the_next_of_its_kind(before, period, is_next):
    assert follows(period, before) is is_next

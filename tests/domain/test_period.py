"""A period is a year or a school year."""

import pytest

from htl_dash.domain.period import end_year, period_ending, start_year


@pytest.mark.parametrize(
    ("period", "start", "end"),
    [("2024", 2024, 2024), ("2023/24", 2023, 2024), ("1999/00", 1999, 2000)],
)
def test_a_school_year_ends_the_year_after_it_begins(period, start, end):
    assert (start_year(period), end_year(period)) == (start, end)


@pytest.mark.parametrize("period", ["2024", "2023/24", "1999/00", "2008/09"])
def test_a_period_is_written_from_the_year_it_ends(period):
    assert period_ending(end_year(period), like=period) == period

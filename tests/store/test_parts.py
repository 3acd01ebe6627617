"""Periods and categories are those of the current figures."""

from store_rows import take_in

from htl_dash.store.parts import periods_and_categories


def test_periods_and_categories_are_told_by_indicator(connection):
    take_in(
        connection,
        "one",
        """
        time_period | category | obs_value
        2023        | _T       | 1
        2024        | 0-4      | 1
        """,
    )
    take_in(connection, "one", "time_period | category | obs_value\n2025 | 5-9 | 1")
    periods, categories = periods_and_categories(connection)
    assert periods == {"low_economic_standard": {"2025"}}
    assert categories == {"low_economic_standard": {"5-9"}}

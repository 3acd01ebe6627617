"""Every version of a figure is found, and those of other series are not."""

from store_rows import take_in

from htl_dash.domain.geography import Geography
from htl_dash.store.past_figures import versions

REGSO = Geography.REGSO_2025
SHARE = "low_economic_standard"


def found(connection):
    return [
        (one.dataset, one.sequence, [row.obs_value for row in rows])
        for one, rows in versions(connection, SHARE, REGSO)
    ]


def test_versions_come_oldest_first_and_one_without_the_figure_is_empty(connection):
    take_in(connection, "one", "obs_value\n17.5")
    take_in(connection, "other", "obs_value\n18")
    take_in(connection, "one", "indicator | obs_value\npopulation | 900")
    take_in(connection, "one", "obs_value\n17.3")
    assert found(connection) == [
        ("one", 1, [17.5]),
        ("other", 1, [18.0]),
        ("one", 2, []),
        ("one", 3, [17.3]),
    ]


def test_only_totals_of_the_indicator_and_the_division_are_there(connection):
    drawn = """
        indicator             | geography | sex | category | obs_value
        low_economic_standard | regso2025 | _T  | _T       | 1
        low_economic_standard | regso2025 | F   | _T       | 2
        low_economic_standard | regso2025 | _T  | 0-4      | 3
        low_economic_standard | regso2020 | _T  | _T       | 4
        population            | regso2025 | _T  | _T       | 5
    """
    take_in(connection, "one", drawn)
    take_in(connection, "unconcerned", "indicator | obs_value\npopulation | 900")
    assert found(connection) == [("one", 1, [1.0])]


def test_nothing_in_the_store_has_no_versions(connection):
    assert found(connection) == []

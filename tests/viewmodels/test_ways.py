"""The figures in a table on screen, and no other cells, lead back to where they come from."""

from made import HOME, SHARE, compared_areas, figure

from htl_dash.domain.geography import Geography
from htl_dash.services.area_profile import ProfileRow
from htl_dash.services.goal_progress import Progress
from htl_dash.viewmodels.comparison import area_comparison
from htl_dash.viewmodels.goal_tables import progress_table
from htl_dash.viewmodels.tables import comparison_table, trend_table
from htl_dash.viewmodels.ways import (
    comparison_ways,
    profile_ways,
    progress_ways,
    trend_ways,
)

REGSO = Geography.REGSO_2025
AREAS = "code | value\n2081R001 | 59\n2081R002 | 12"


def view(period: str = "2024"):
    compared = compared_areas(AREAS, reference=0.3, period=period)
    return area_comparison(HOME, compared, None)


def along(table, ways) -> dict[str, tuple[str, ...]]:
    """The way of each figure by the text that stands in its cell."""
    return {table.shown[row][column]: way for (row, column), way in ways.items()}


def test_each_area_in_a_comparison_leads_to_its_own_figure():
    found = along(comparison_table(view(), ()), comparison_ways(view(), REGSO))
    assert found == {
        "59\u00a0%": (SHARE.code, "regso2025", "2081R001", "2024", "_T", "_T"),
        "12\u00a0%": (SHARE.code, "regso2025", "2081R002", "2024", "_T", "_T"),
    }


def test_over_time_each_period_leads_to_its_own_division():
    views = [view("2023"), view("2024")]
    ways = trend_ways([(views[0], Geography.REGSO_2020), (views[1], REGSO)])
    table = trend_table(views, ())
    for (row, column), (_, geography, place, period, *_) in ways.items():
        assert table.shown_columns[column] == period
        assert geography == ("regso2020" if period == "2023" else "regso2025")
        names = {"2081R001": "Bullermyren–Hagalund", "2081R002": "Romme by"}
        assert table.shown[row][0] in names[place]
    assert len(ways) == 4


def test_a_profile_leads_to_the_figure_of_each_indicator_that_has_one():
    compared = compared_areas(AREAS, reference=0.3)
    rows = (ProfileRow(SHARE, None, None), ProfileRow(SHARE, compared, None))
    (way,) = profile_ways(rows, "2081R001").items()
    assert way == ((0, 2), (SHARE.code, "regso2025", "2081R001", "2024", "_T", "_T"))


def test_a_history_leads_from_home_and_peers_but_not_from_spread_or_target():
    at = {"area": "2081", "geography": Geography.MUNICIPALITY}
    own = {"2024": figure(SHARE, 59, **at), "2023": figure(SHARE, 58, **at)}
    peers = {"2080": {"2024": figure(SHARE, 20, **at | {"area": "2080"})}}
    progress = Progress(SHARE, own, peers, {"median": {"2024": figure(SHARE, 15)}}, ())
    found = along(progress_table(HOME, progress, ()), progress_ways(progress, 0))
    assert {text: way[2] for text, way in found.items()} == {
        "59\u00a0%": "2081",
        "58\u00a0%": "2081",
        "20\u00a0%": "2080",
    }
    assert {row for row, _ in progress_ways(progress, 2)} == {2, 3}

"""The figures in a table on screen, and no other cells, lead back to where they come from."""

from made import HOME, SHARE, compared_areas, figure

from htl_dash.domain.geography import Geography
from htl_dash.domain.trail import How, Part, Trail, to_figure
from htl_dash.services.area_profile import ProfileRow
from htl_dash.services.goal_progress import Progress
from htl_dash.viewmodels.comparison import area_comparison
from htl_dash.viewmodels.goal_tables import progress_table
from htl_dash.viewmodels.goal_view import goal_row
from htl_dash.viewmodels.tables import comparison_table, trend_table
from htl_dash.viewmodels.ways import (
    comparison_ways,
    file_keys,
    gap_ways,
    overview_ways,
    profile_ways,
    progress_ways,
    trend_keys,
    trend_ways,
)

REGSO = Geography.REGSO_2025
AREAS = "code | value\n2081R001 | 59\n2081R002 | 12"


def view(period: str = "2024"):
    compared = compared_areas(AREAS, reference=0.3, period=period)
    return area_comparison(HOME, compared, None)


def along(table, ways) -> dict[str, tuple[str, ...]]:
    """The figure that each cell leads to, by the text that stands in the cell."""
    return {table.shown[row][column]: way.figure for (row, column), way in ways.items()}


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
    for (row, column), way in ways.items():
        _, geography, place, period, *_ = way.figure
        assert table.shown_columns[column] == period
        assert geography == ("regso2020" if period == "2023" else "regso2025")
        names = {"2081R001": "Bullermyren–Hagalund", "2081R002": "Romme by"}
        assert table.shown[row][0] in names[place]
    assert len(ways) == 4


def test_a_profile_leads_to_the_figure_of_each_indicator_that_has_one():
    compared = compared_areas(AREAS, reference=0.3)
    rows = (ProfileRow(SHARE, None, None), ProfileRow(SHARE, compared, None))
    ways = profile_ways(HOME, rows, "2081R001")
    assert ways[0, 2].figure == (
        SHARE.code,
        "regso2025",
        "2081R001",
        "2024",
        "_T",
        "_T",
    )
    # The whole is weighed from the areas here.
    assert ways[0, 4] == Trail((Part(SHARE.code, REGSO, (), ("2024",)),), How.WEIGHED)


def test_a_history_leads_from_home_peers_and_spread_but_not_from_the_target():
    at = {"area": "2081", "geography": Geography.MUNICIPALITY}
    own = {"2024": figure(SHARE, 59, **at), "2023": figure(SHARE, 58, **at)}
    peers = {"2080": {"2024": figure(SHARE, 20, **at | {"area": "2080"})}}
    country = {"area": "median", "geography": Geography.DISTRIBUTION}
    spread = {"median": {"2024": figure(SHARE, 15, **country)}}
    progress = Progress(SHARE, own, peers, spread, ())
    found = along(progress_table(HOME, progress, ()), progress_ways(progress, 0))
    assert {text: way[2] for text, way in found.items()} == {
        "59\u00a0%": "2081",
        "58\u00a0%": "2081",
        "20\u00a0%": "2080",
        "15\u00a0%": "median",
    }
    assert {row for row, _ in progress_ways(progress, 2)} == {2, 3}


def test_in_files_each_row_over_time_leads_to_its_own_figure():
    views = [view("2023"), view("2024")]
    keys = trend_keys([(views[0], Geography.REGSO_2020), (views[1], REGSO)])
    rows = trend_table(views, ()).rows
    assert [row[0] for row in rows] == [key[2] for (key,) in keys]
    assert [row[3] for row in rows] == [key[3] for (key,) in keys]


def test_a_gap_leads_to_the_two_areas_that_it_is_between():
    part = Part("x", REGSO, ("2081R001", "2081R002"), ("2024",))
    ways = gap_ways(Trail((part,), How.GAP), 17, {"2023": 1, "2024": 2})
    assert ways == {(17, 2): Trail((part,), How.GAP)}


def test_rows_in_files_have_the_figures_of_the_row_on_screen_and_worked_out_ones_none():
    one = to_figure("x", REGSO, "2081R001", "2024")
    worked = Trail((Part("x", REGSO),), How.WEIGHED)
    ways = {(1, 2): one, (1, 1): worked, (0, 2): one, (9, 1): one}
    assert file_keys(ways, 3) == [[one.figure], [one.figure], []]


def test_the_overview_leads_from_the_latest_the_median_the_change_and_the_trend():
    at = {"area": "2081", "geography": Geography.MUNICIPALITY}
    own = {str(year): figure(SHARE, 59, 1000, **at) for year in range(2020, 2025)}
    progress = Progress(SHARE, own, {}, {}, ())
    ways = overview_ways([goal_row(progress, 2026, 3)])
    assert ways[0, 1].figure[2:4] == ("2081", "2024")
    assert (0, 3) not in ways  # There is no median.
    assert (ways[0, 4].how, ways[0, 4].parts[0].periods) == (
        "forandring",
        ("2020", "2024"),
    )
    assert ways[0, 5].parts[0].periods == tuple(own)

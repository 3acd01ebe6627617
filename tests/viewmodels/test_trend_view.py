"""The areas over time: who stands out, and when a change may be called a trend."""

from dataclasses import replace

import pytest
from made import HOME, SHARE, compared_areas

from htl_dash.domain.geography import Geography
from htl_dash.domain.indicator import SeriesBreak
from htl_dash.services.area_trend import AreaTrend
from htl_dash.stats.estimate import Estimate, Method
from htl_dash.text import HARD_SPACE, t
from htl_dash.viewmodels.timeline import Emphasis
from htl_dash.viewmodels.trend_view import (
    ENOUGH_FOR_A_TREND,
    division_notes,
    trend_timeline,
)

REGSO = Geography.REGSO_2025
PER_CENT = f"{HARD_SPACE}%"


def areas(first, second, third) -> str:
    return f"""
        code     | value    | people
        2081R001 | {first}  | 1000
        2081R002 | {second} | 500
        2081R003 | {third}  | 500
    """


def trend(*periods: str, whole: float | None = 0.3) -> AreaTrend:
    return AreaTrend(
        SHARE,
        Geography.REGSO_2025,
        tuple(
            compared_areas(areas(60 - n, 12 + n, 30), reference=whole, period=period)
            for n, period in enumerate(periods)
        ),
    )


def emphases(view) -> dict[str, Emphasis]:
    return {line.name: line.emphasis for line in view.lines}


@pytest.mark.parametrize("periods", [(), ("2024",)])
def test_one_period_is_nothing_to_compare(periods):
    assert trend_timeline(HOME, trend(*periods), None) is None


def test_the_highest_and_the_lowest_have_names_and_the_whole_stands_out():
    view = trend_timeline(HOME, trend("2023", "2024"), None)
    assert emphases(view) == {
        "Bullermyren": Emphasis.NAMED,
        "Romme": Emphasis.NAMED,
        "Amsberg": Emphasis.BACKGROUND,
        t("areas.whole", name="Borlänge"): Emphasis.OWN,
    }


def test_our_area_stands_out_whatever_its_figure():
    view = trend_timeline(HOME, trend("2023", "2024"), "2081R003")
    assert emphases(view)["Amsberg"] is Emphasis.OURS


def test_points_carry_figures_and_limits_as_people_read_them():
    # Wilson with whole per cent: 59 % of 1000 people is 55.4-62.5 %.
    view = trend_timeline(HOME, trend("2023", "2024"), "2081R001")
    line = next(one for one in view.lines if one.name == "Bullermyren")
    ((first, last),) = line.parts
    assert (first.x, first.value) == (2023, pytest.approx(60))
    assert (last.x, last.value) == (2024, pytest.approx(59))
    assert last.lower == pytest.approx(55.42, abs=0.005)
    assert line.last_label == f"59{PER_CENT}"


def test_the_heading_is_about_our_area_else_the_whole():
    ours = trend_timeline(HOME, trend("2023", "2024"), "2081R001").heading
    assert "Bullermyren" in ours
    assert f"60{PER_CENT}" in ours
    assert f"59{PER_CENT}" in ours
    whole = trend_timeline(HOME, trend("2023", "2024"), None).heading
    assert t("areas.whole", name="Borlänge") in whole
    assert f"30{PER_CENT}" in whole


def test_few_periods_are_a_change_and_never_a_trend():
    few = [str(2020 + n) for n in range(ENOUGH_FOR_A_TREND - 1)]
    many = [*few, "2024"]
    facts = {
        "title": SHARE.short_title,
        "place": "Bullermyren",
        "first": f"60{PER_CENT}",
        "from_period": "2020",
    }
    short = trend_timeline(HOME, trend(*few), "2081R001").heading
    assert short == t(
        "trend.heading_short", last=f"57{PER_CENT}", to_period="2023", **facts
    )
    long = trend_timeline(HOME, trend(*many), "2081R001").heading
    assert long == t("trend.heading", last=f"56{PER_CENT}", to_period="2024", **facts)


def test_a_heading_about_the_whole_says_what_is_measured():
    heading = trend_timeline(HOME, trend(*map(str, range(2020, 2025))), None).heading
    assert heading.startswith(f"{SHARE.short_title} i hela Borl\u00e4nge: ")


def test_without_a_whole_there_is_no_line_for_it():
    view = trend_timeline(HOME, trend("2023", "2024", whole=None), None)
    assert Emphasis.OWN not in emphases(view).values()
    assert len(view.lines) == 3


def test_a_hidden_figure_is_no_point():
    hidden = """
        code     | value | people | state
        2081R001 |       |        | hidden
        2081R002 | 12    | 500    |
    """
    both = (
        compared_areas(areas(60, 12, 30), period="2022"),
        compared_areas(hidden, period="2023"),
        compared_areas(areas(58, 12, 30), period="2024"),
    )
    view = trend_timeline(HOME, AreaTrend(SHARE, Geography.REGSO_2025, both), None)
    line = next(one for one in view.lines if one.name == "Bullermyren")
    assert [p.x for part in line.parts for p in part] == [2022, 2024]


def test_the_axis_is_named():
    view = trend_timeline(HOME, trend("2023", "2024"), None)
    assert [text for _, text in view.ticks] == ["2023", "2024"]
    assert view.unit_suffix == PER_CENT
    assert view.heading in view.alt
    assert t("figure.interval", lower="2023", upper="2024") in view.measured


def test_lines_are_cut_at_the_indicators_break():
    changed = replace(SHARE, breaks=(SeriesBreak("2024", "Ny definition."),))
    drawn = "code | value\n2081R001 | 59\n2081R002 | 12"
    periods = tuple(
        compared_areas(drawn, changed, period=year) for year in ("2022", "2023", "2024")
    )
    view = trend_timeline(HOME, AreaTrend(changed, REGSO, periods), None)
    assert [[len(part) for part in line.parts] for line in view.lines] == [[2, 1]] * 2
    assert [one.x for one in view.breaks] == [2024]


def test_the_heading_names_the_years_its_figures_are_from():
    # Romme has no figure in 2022: the first one, 14 %, is from 2023.
    hidden = "code | value | state\n2081R001 | 60 |\n2081R002 | | hidden"
    periods = (
        compared_areas(hidden, period="2022"),
        compared_areas("code | value\n2081R001 | 60\n2081R002 | 14", period="2023"),
        compared_areas("code | value\n2081R001 | 59\n2081R002 | 12", period="2024"),
    )
    heading = trend_timeline(HOME, AreaTrend(SHARE, REGSO, periods), "2081R002").heading
    assert "2022" not in heading
    assert "2023" in heading


def test_a_whole_that_is_known_for_one_period_has_not_moved():
    # With a hidden figure nobody knows the whole: the heading is about another line.
    drawn = areas(60, 12, 30)
    periods = (
        compared_areas(drawn, reference=0.3, period="2023"),
        compared_areas(drawn, reference=None, period="2024"),
    )
    heading = trend_timeline(HOME, AreaTrend(SHARE, REGSO, periods), None).heading
    assert t("areas.whole", name="Borlänge") not in heading
    assert heading.count("2023") == heading.count("2024") == 1


def test_one_figure_each_is_nothing_to_compare():
    periods = (
        compared_areas("code | value\n2081R001 | 60", period="2023"),
        compared_areas("code | value\n2081R002 | 12", period="2024"),
    )
    assert trend_timeline(HOME, AreaTrend(SHARE, REGSO, periods), None) is None


def test_periods_without_any_figure_are_nothing_to_compare():
    hidden = "code | value | state\n2081R001 | | hidden"
    periods = tuple(compared_areas(hidden, period=year) for year in ("2023", "2024"))
    assert trend_timeline(HOME, AreaTrend(SHARE, REGSO, periods), None) is None


def two_divisions(published: bool = False) -> AreaTrend:
    """2022 and 2023 in the older division, 2024 in today's."""
    drawn = "code | value\n2081R001 | {}\n2081R002 | 12"
    older = [
        compared_areas(drawn.format(value), SHARE, 0.3, year, Geography.REGSO_2020)
        for year, value in (("2022", 60), ("2023", 61))
    ]
    newer = compared_areas(drawn.format(70), SHARE, 0.3)
    both = [*older, newer]
    if published:
        whole = Estimate(0.3, None, None, Method.PUBLISHED)
        both = [replace(one, reference=whole) for one in both]
    return AreaTrend(SHARE, REGSO, (both[-1],), tuple(both[:-1]))


def test_figures_of_two_divisions_are_never_joined_and_the_break_is_told():
    view = trend_timeline(HOME, two_divisions(), "2081R001")
    assert {tuple(map(len, line.parts)) for line in view.lines} == {(2, 1)}
    assert [(one.x, one.text) for one in view.breaks] == [
        (2024, t("division.break", year="2024"))
    ]


def test_the_heading_never_compares_across_divisions():
    heading = trend_timeline(HOME, two_divisions(), "2081R001").heading
    assert f"60{PER_CENT}" in heading
    assert f"61{PER_CENT}" in heading
    assert "70" not in heading
    assert "2024" not in heading
    assert t("division.regso2020") in heading


def test_what_is_measured_names_both_divisions():
    view = trend_timeline(HOME, two_divisions(), None)
    assert t("division.regso2020") in view.measured
    assert t("division.regso2025") in view.measured
    assert division_notes(two_divisions()) == (
        t(
            "division.table",
            last="2023",
            older=t("division.regso2020"),
            newer=t("division.regso2025"),
        ),
    )
    assert division_notes(trend("2023", "2024")) == ()


def test_what_is_published_of_the_municipality_has_nothing_to_do_with_divisions():
    view = trend_timeline(HOME, two_divisions(published=True), None)
    whole = next(one for one in view.lines if one.emphasis is Emphasis.OWN)
    assert [len(part) for part in whole.parts] == [3]
    assert "2024" in view.heading


def test_the_heading_never_compares_across_a_break_in_the_series():
    changed = replace(SHARE, breaks=(SeriesBreak("2023", "Ny definition."),))
    drawn = "code | value\n2081R001 | {}\n2081R002 | 12"
    periods = tuple(
        compared_areas(drawn.format(value), changed, period=year)
        for year, value in (("2021", 40), ("2022", 41), ("2023", 60), ("2024", 61))
    )
    heading = trend_timeline(
        HOME, AreaTrend(changed, REGSO, periods), "2081R001"
    ).heading
    assert "2021" not in heading
    assert f"60{PER_CENT}" in heading


def test_an_area_without_a_name_is_called_by_its_code():
    drawn = "code | value\n2081R099 | 60"
    periods = tuple(compared_areas(drawn, period=year) for year in ("2023", "2024"))
    view = trend_timeline(HOME, AreaTrend(SHARE, REGSO, periods), None)
    assert [one.name for one in view.lines] == ["2081R099"]

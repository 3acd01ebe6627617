"""Findings and sums lead to the figures that they are worked out from, and to no others."""

from dataclasses import replace

from made import HOME, SHARE, compared_areas, figure

from htl_dash.domain.geography import Geography
from htl_dash.domain.trail import NO_TRAIL, How, Part
from htl_dash.services.area_trend import AreaTrend
from htl_dash.services.gaps import widest_gap
from htl_dash.services.goal_progress import Progress
from htl_dash.stats.estimate import Estimate, Method
from htl_dash.viewmodels.behind import (
    behind_comparison,
    behind_expected,
    behind_gaps,
    behind_own,
    behind_progress,
    behind_trend,
    behind_whole,
)

CODE, REGSO, DESO = SHARE.code, Geography.REGSO_2025, Geography.DESO_2025
AREAS = "code | value | people\n2081R001 | 59 | 1000\n2081R002 | 12 | 1000"
PUBLISHED = Estimate(0.18, None, None, Method.PUBLISHED)
WEIGHED = Estimate(0.18, None, None, Method.WEIGHTED_MEAN)


def compared(whole: Estimate | None, period: str = "2024", division: Geography = REGSO):
    found = compared_areas(AREAS, period=period, geography=division)
    return replace(found, reference=whole)


def test_areas_side_by_side_lead_to_all_of_them_and_to_a_published_whole():
    trail = behind_comparison(HOME, compared(PUBLISHED))
    own = Part(CODE, REGSO, (), ("2024",))
    whole = Part(CODE, Geography.MUNICIPALITY, ("2081",), ("2024",))
    assert (trail.parts, trail.how) == ((own, whole), How.COMPARED)
    assert behind_whole(HOME, compared(PUBLISHED)).figure[2] == "2081"


def test_a_weighed_whole_leads_to_the_areas_of_the_coarsest_division():
    coarse = Part(CODE, REGSO, (), ("2024",))
    small = behind_comparison(HOME, compared(WEIGHED, division=DESO))
    assert small.parts == (Part(CODE, DESO, (), ("2024",)), coarse)
    assert behind_comparison(HOME, compared(WEIGHED)).parts == (coarse,)
    assert behind_whole(HOME, compared(WEIGHED)).how is How.WEIGHED
    assert behind_whole(HOME, compared(None)) == NO_TRAIL


def test_a_weighed_whole_leads_to_what_it_is_weighed_by_too():
    people = Part("population", REGSO, (), ("2024",), category="0-4")
    weighed = replace(compared(WEIGHED), weights=(people,))
    own = Part(CODE, REGSO, (), ("2024",))
    assert behind_whole(HOME, weighed).parts == (own, people)
    assert behind_comparison(HOME, weighed).parts == (own, people)


def test_over_time_every_period_is_led_to_in_the_division_it_was_measured_in():
    trend = AreaTrend(
        SHARE,
        REGSO,
        (compared(PUBLISHED, "2024"), compared(PUBLISHED, "2025")),
        tuple(compared(None, one, Geography.REGSO_2020) for one in ("2018", "2019")),
    )
    assert behind_trend(HOME, trend).parts == (
        Part(CODE, REGSO),
        Part(CODE, Geography.REGSO_2020, ("2081R001", "2081R002"), ("2018", "2019")),
        Part(CODE, Geography.MUNICIPALITY, ("2081",), ("2024", "2025")),
    )


def test_a_gap_leads_to_its_two_ends_in_each_period():
    gap = widest_gap(compared(PUBLISHED))
    trail = behind_gaps(CODE, REGSO, [gap])
    assert trail.parts == (Part(CODE, REGSO, ("2081R001", "2081R002"), ("2024",)),)


def test_a_history_leads_home_to_peers_and_to_what_is_drawn_of_the_country():
    at = {"area": "2081", "geography": Geography.MUNICIPALITY}
    own = {str(year): figure(SHARE, 59, 1000, **at) for year in (2023, 2024)}
    spread = {"mean": {}, "median": own}
    progress = Progress(SHARE, own, {"2080": own}, spread, ())
    assert behind_progress(HOME, progress).parts == (
        Part(CODE, Geography.MUNICIPALITY, ("2081", "2080")),
        Part(CODE, Geography.DISTRIBUTION, ("median",)),
    )
    worked = behind_own(progress, own, How.TREND)
    home = Part(CODE, Geography.MUNICIPALITY, ("2081",), ("2023", "2024"))
    assert (worked.parts, worked.how) == ((home,), How.TREND)
    assert behind_own(progress, (), How.TREND) == NO_TRAIL


def test_an_expectation_leads_to_the_figure_it_began_from_and_work_to_none():
    trail = behind_expected("indicator x regso2025 2081R001 2024")
    assert trail.figure[:4] == ("x", "regso2025", "2081R001", "2024")
    assert behind_expected("indicator x regso2025 2081R001 -") == NO_TRAIL
    assert behind_expected("work hours 34516710 parent_groups ht2026") == NO_TRAIL

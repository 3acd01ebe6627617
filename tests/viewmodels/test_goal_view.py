"""A goal's indicator: our own line, peers, the country's middle, and what changed."""

from dataclasses import replace

import pytest
from drawn import table
from made import HOME, INCOME, SHARE, figure

from htl_dash.domain.goal import Dimension, Goal
from htl_dash.domain.indicator import SeriesBreak
from htl_dash.services.goal_progress import Progress
from htl_dash.text import HARD_SPACE, t
from htl_dash.viewmodels.goal_view import decided, goal_row, goal_timeline
from htl_dash.viewmodels.timeline import Emphasis

PER_CENT = f"{HARD_SPACE}%"
ELIGIBLE = replace(
    SHARE,
    code="upper_secondary_eligibility",
    decimals=1,
    breaks=(SeriesBreak("2012", "Nya krav."),),
)
#   place  | 2010 | 2011 | 2012 | 2013   the break is at 2012
DRAWN = """
    place  | 2010 | 2011 | 2012 | 2013
    own    | 90   | 91   | 80   | 77.2
    2080   | 92   | 93   | 85   | 86
    2085   |      |      |      |
    median | 91   | 92   | 84   | 85
    p10    | 85   | 86   | 78   | 79
    p90    | 96   | 97   | 90   | 91
"""


def progress(drawn: str = DRAWN, indicator=ELIGIBLE) -> Progress:
    series = {
        row.pop("place"): {
            period: figure(indicator, float(value) if value else None, period=period)
            for period, value in row.items()
        }
        for row in table(drawn)
    }
    own = series.pop("own")
    spread = {name: series.pop(name) for name in ("median", "p10", "p90")}
    return Progress(indicator, own, series, spread, (1,))


def line(view, name: str):
    return next(one for one in view.lines if one.name == name)


def test_the_heading_is_the_newest_figure_beside_the_countrys_median():
    heading = goal_timeline(HOME, progress()).heading
    assert "Borlänge" in heading
    assert "2013" in heading
    assert f"77,2{PER_CENT}" in heading
    assert heading.endswith(t("goals.beside_median", median=f"85,0{PER_CENT}"))


def test_our_own_figure_is_never_set_beside_another_years_median():
    drawn = DRAWN.replace("| 84   | 85", "| 84   |   ")
    heading = goal_timeline(HOME, progress(drawn)).heading
    assert f"77,2{PER_CENT}" in heading
    assert "84" not in heading


def test_every_line_is_cut_at_the_break():
    view = goal_timeline(HOME, progress())
    for one in view.lines:
        assert [[p.x for p in part] for part in one.parts] == [
            [2010, 2011],
            [2012, 2013],
        ]
    assert [[x for x, _, _ in part] for part in view.band] == [
        [2010, 2011],
        [2012, 2013],
    ]
    assert [(one.x, one.text) for one in view.breaks] == [(2012, "Nya krav.")]


def test_lines_carry_the_published_figures():
    view = goal_timeline(HOME, progress())
    own = [p.value for part in line(view, "Borlänge").parts for p in part]
    assert own == pytest.approx([90, 91, 80, 77.2])
    assert line(view, "Borlänge").last_label == f"77,2{PER_CENT} (2013)"
    assert view.band[1][1] == pytest.approx((2013, 79, 91))


def test_our_own_line_stands_out_and_a_peer_without_figures_has_none():
    view = goal_timeline(HOME, progress())
    assert {one.name: one.emphasis for one in view.lines} == {
        "Borlänge": Emphasis.OWN,
        "Falun": Emphasis.NAMED,
        t("goals.median"): Emphasis.MIDDLE,
    }


def test_a_break_before_the_first_figure_is_not_shown():
    old = replace(ELIGIBLE, breaks=(SeriesBreak("1998", "Ny skola."),))
    assert goal_timeline(HOME, progress(indicator=old)).breaks == ()


def test_the_axis_has_its_periods_and_its_unit():
    view = goal_timeline(HOME, progress())
    assert [text for _, text in view.ticks] == ["2010", "2011", "2012", "2013"]
    assert view.unit_suffix == PER_CENT
    assert t("figure.interval", lower="2010", upper="2013") in view.measured
    assert view.heading in view.alt


def test_the_change_is_counted_from_the_newest_break():
    # 77.2 - 80.0 = -2.8 points since 2012, and not -12.8 since 2010
    row = goal_row(progress(), 2026, 3)
    assert row.change == t("goals.steps", step="\u22122,8 procentenheter", first="2012")


def test_a_rise_has_its_sign():
    rise = replace(ELIGIBLE, breaks=())
    drawn = DRAWN.replace("77.2", "91.5")
    # 91.5 - 90 = 1.5
    row = goal_row(progress(drawn, rise), 2026, 3)
    assert row.change == t("goals.steps", step="+1,5 procentenheter", first="2010")


def test_one_figure_since_the_break_is_no_change():
    late = replace(ELIGIBLE, breaks=(SeriesBreak("2013", "Nytt."),))
    assert goal_row(progress(indicator=late), 2026, 3).change == t("goals.no_change")


def test_a_row_has_the_newest_figure_and_the_median_of_that_period():
    row = goal_row(progress(), 2014, 3)
    assert (row.latest, row.period) == (f"77,2{PER_CENT}", "2013")
    assert row.median == f"85,0{PER_CENT}"
    assert row.is_known


def test_a_newer_period_without_a_figure_is_not_the_latest():
    row = goal_row(progress(DRAWN.replace("77.2", "")), 2014, 3)
    assert (row.latest, row.period) == (f"80,0{PER_CENT}", "2012")
    assert row.median == f"84,0{PER_CENT}"


@pytest.mark.parametrize(("this_year", "is_old"), [(2015, False), (2016, True)])
def test_old_figures_are_marked(this_year, is_old):
    remark = goal_row(progress(), this_year, 3).remark
    assert remark == (t("goals.old", years=3) if is_old else "")


def test_without_figures_the_row_says_how_to_get_them():
    unknown = replace(ELIGIBLE, how_to_get="Beställ hos SCB.")
    row = goal_row(Progress(unknown, {}, {}, {}, ()), 2026, 3)
    assert not row.is_known
    assert row.latest == t("figure.missing")
    assert row.remark == "Beställ hos SCB."
    assert (row.period, row.median, row.change) == ("", "", "")


def test_the_sign_follows_the_number_that_is_written():
    # 240.5 - 240 = 0.5, which is written 1
    own = {"2022": figure(INCOME, 240.0), "2024": figure(INCOME, 240.5)}
    row = goal_row(Progress(INCOME, own, {}, {}, ()), 2026, 3)
    assert row.change == t("goals.steps", step="+1", first="2022")


def test_the_alternative_text_has_single_full_stops():
    assert ".." not in goal_timeline(HOME, progress()).alt


GOAL = Goal(
    Dimension.HEALTH,
    "Jämlik hälsa",
    "Alla barn ska må bra.",
    "Kommunstyrelsen, 2018",
    "Planen",
    None,
    "Fylls i.",
    HOME.code,
)


def test_a_goal_is_told_as_it_was_decided_with_its_description_or_why_there_is_none():
    words = {"decided": GOAL.decided, "source": GOAL.source}
    origin = f":gray[{t('goals.decided', **words)}]"
    assert decided(HOME, GOAL) == ("Alla barn ska må bra.", "Fylls i.", origin)
    described = replace(GOAL, problem_description="Så ser det ut.")
    assert decided(HOME, described)[1] == "Så ser det ut."


def test_a_goal_that_another_municipality_has_decided_is_not_told_as_ours():
    said = (t("goals.undecided", place=HOME.name),)
    assert decided(HOME, replace(GOAL, municipality="2080")) == said

"""A school's results: the newest finding with its interval, and what is not shown."""

from dataclasses import replace

from made import SHARE
from made_schools import SCHOOL

from htl_dash.catalogue.indicators import all_indicators
from htl_dash.disclosure.release import ReleasedCell
from htl_dash.domain.geography import Geography
from htl_dash.domain.status import ConfStatus, ObsStatus
from htl_dash.services.figures import estimate
from htl_dash.services.school_figures import SchoolLine
from htl_dash.text import HARD_SPACE
from htl_dash.viewmodels.chart_data import RowChart
from htl_dash.viewmodels.evidence_work import school_results_section
from htl_dash.viewmodels.school_results_view import (
    school_results_table,
    school_results_view,
    school_results_ways,
    with_numbers,
)
from htl_dash.viewmodels.tables import Table
from htl_dash.viewmodels.values import State

INDICATORS = all_indicators()
SAFE, PLEASED, CALM = (
    INDICATORS[f"{one}_grade_5_schools"] for one in ("safety", "satisfaction", "calm")
)


def line(indicator, *drawn, is_there=True):
    """Draw a line of (period, value or mark, how many answered)."""
    cells = [
        ReleasedCell(
            *(indicator.code, Geography.SCHOOL, SCHOOL.unit_code, period, "_T", "_T"),
            None if value == "-" else value,
            *(None, count),
            ObsStatus.MISSING if value == "-" else ObsStatus.NORMAL,
            ConfStatus.PUBLISHER if value == "-" else ConfStatus.FREE,
            *(1, "-" if value == "-" else ""),
        )
        for period, value, count in drawn
    ]
    figures = tuple(estimate(indicator, cell, None) for cell in cells)
    return SchoolLine(indicator, figures, is_there)


LINES = (
    line(PLEASED, ("2026", "-", None), ("2024", 51.0, 159)),
    line(SAFE, ("2026", 59.0, 159)),
    line(CALM, ("2026", 5.5, 159)),
)


def test_the_heading_is_the_newest_figure_on_safety_with_how_sure_it_is():
    view = school_results_view(SCHOOL, LINES)
    assert view.trail.figure[:4] == (SAFE.code, "school", SCHOOL.unit_code, "2026")
    heading = view.heading.replace(HARD_SPACE, " ")
    assert heading.startswith("Tjärnaskolan: 59 % av dem som svarat i årskurs 5 ")
    assert "(50,7–66,8 %), 2026" in heading


def test_only_shares_with_an_interval_are_drawn_and_a_hidden_one_keeps_its_row():
    picture = school_results_view(SCHOOL, LINES).picture
    pleased, safe = picture.rows
    assert (pleased.name, pleased.state) == ("Helt nöjda åk 5, 2026", State.HIDDEN)
    assert pleased.label == "för få för att utgivaren ska visa det (-)"
    assert (safe.value, safe.denominator) == (59.0, "159")
    assert safe.lower < 59 < safe.upper


def test_the_table_has_every_year_the_number_behind_and_a_way_to_each_figure():
    table = school_results_table(SCHOOL, LINES, ())
    assert [row[1:3] for row in table.shown][1:] == [
        ("2024", f"51{HARD_SPACE}%"),
        ("2026", f"59{HARD_SPACE}%"),
        ("2026", "5,5"),
    ]
    assert [row[4] for row in table.shown] == ["–", "159", "159", "159"]
    hidden, *_ = table.rows
    assert hidden[4:8] == (None, None, None, None) and "för få" in hidden[8]
    ways = school_results_ways(LINES)
    assert len(ways) == len(table.shown)
    assert ways[2, 2].figure[:4] == (SAFE.code, "school", SCHOOL.unit_code, "2026")


def test_what_no_school_has_yet_says_how_it_is_got_and_nothing_is_made_up():
    missing = (line(SAFE, is_there=False), line(PLEASED, is_there=False))
    view = school_results_view(SCHOOL, missing)
    assert view.heading == "Tjärnaskolan har inga resultat här än"
    assert view.guidance.count("htl fetch") == 1
    assert (view.picture, view.notes) == (None, ())


def test_a_school_with_nothing_but_hidden_figures_says_so():
    view = school_results_view(SCHOOL, [line(SAFE, ("2026", "-", None))])
    assert "inget som får visas" in view.heading
    assert not view.guidance


def test_an_indicator_without_caution_of_its_own_adds_none():
    quiet = replace(SHARE, cautions=())
    assert school_results_view(SCHOOL, [line(quiet, ("2026", 50.0, 10))]).notes == ()


def test_a_decision_can_rest_on_it():
    view = school_results_view(SCHOOL, LINES)
    made = school_results_section(view, school_results_table(SCHOOL, LINES, ()))
    (chart,) = (one for one in made.blocks if isinstance(one, RowChart))
    assert [row.value for row in chart.rows] == [None, 59.0]
    assert made.heading == view.heading


def test_schools_side_by_side_say_how_many_each_figure_is_of():
    rows = school_results_view(SCHOOL, LINES).picture.rows
    bare = Table("x", "x", ("a",), (("1",), ("2",)), ("a",), (("1",), ("2",)), (), ())
    table = with_numbers(bare, rows)
    assert table.shown == (("1", "–"), ("2", "159"))
    assert table.rows == (("1", None), ("2", 159))
    assert with_numbers(bare, [replace(one, denominator="") for one in rows]) == bare

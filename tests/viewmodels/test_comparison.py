"""One comparison holds everything that a figure, a table and a file show."""

from dataclasses import replace

import pytest
from made import EVERYONE, HOME, INCOME, SHARE, compared_areas, figure

from htl_dash.domain.geography import Geography, School
from htl_dash.services.school_results import SchoolResult, SchoolResults
from htl_dash.stats.estimate import Certainty, Estimate, Method
from htl_dash.text import HARD_SPACE, t
from htl_dash.viewmodels.comparison import area_comparison, school_comparison
from htl_dash.viewmodels.values import State

DRAWN = """
    code     | value | people | state
    2081R002 | 12    | 500    |
    2081R001 | 59    | 1000   |
    2081R003 |       |        | hidden
    2081R004 | 0     | 400    |
"""


@pytest.fixture
def compared():
    return area_comparison(HOME, compared_areas(DRAWN, reference=0.28), "2081R002")


def test_rows_stand_highest_first_with_the_hidden_last(compared):
    assert [row.code for row in compared.rows] == [
        "2081R001",
        "2081R002",
        "2081R004",
        "2081R003",
    ]
    assert [row.value for row in compared.rows] == [
        pytest.approx(59),
        pytest.approx(12),
        0.0,
        None,
    ]
    assert compared.rows[3].state is State.HIDDEN
    assert [row.is_ours for row in compared.rows] == [False, True, False, False]


def test_the_whole_is_there_with_its_value(compared):
    assert compared.reference.value == pytest.approx(28)
    assert compared.reference.name == t("areas.whole", name="Borlänge")
    assert f"28{HARD_SPACE}%" in compared.reference.label


def test_heading_and_alt_say_the_same_finding(compared):
    assert compared.heading.startswith("Romme by")
    assert compared.heading in compared.alt
    assert compared.measured in compared.alt
    assert "2024" in compared.measured
    assert SHARE.title in compared.measured


def test_the_reading_counts_areas(compared):
    whole = t("areas.whole", name="Borlänge")
    assert compared.reading == t(
        "finding.reading", whole=whole, higher=1, same=0, lower=2
    )


def test_notes_say_what_to_beware_of(compared):
    whole = t("areas.whole", name="Borlänge")
    assert set(compared.notes) == {
        t("note.approximate", people=EVERYONE.text),
        t("note.whole_percent"),
        t("note.weighted_mean", name=whole),
        *SHARE.cautions,
    }


def test_without_intervals_the_reason_stands_first():
    drawn = "code | value\n2081R001 | 242"
    found = area_comparison(HOME, compared_areas(drawn, INCOME), None)
    assert found.notes[0] == INCOME.uncertainty_reason
    assert t("note.whole_percent") not in found.notes
    assert [(row.lower, row.certainty) for row in found.rows] == [(None, None)]
    assert found.reading == ""
    assert found.reference is None
    assert found.unit_suffix == ""


def test_an_exact_denominator_and_decimals_need_no_note():
    known = replace(EVERYONE, approximate=False)
    indicator = replace(SHARE, decimals=1, denominator=known)
    found = area_comparison(HOME, compared_areas(DRAWN, indicator), None)
    assert found.notes == SHARE.cautions


def test_a_comparison_without_any_figure_is_empty():
    drawn = "code | value | state\n2081R003 | | hidden\n2081R004 | | missing"
    found = area_comparison(HOME, compared_areas(drawn), None)
    assert [row.value for row in found.rows] == [None, None]
    assert found.heading == t("finding.nothing", title=SHARE.short_title)
    assert [row.state for row in found.rows] == [State.HIDDEN, State.MISSING] or [
        row.state for row in found.rows
    ] == [State.MISSING, State.HIDDEN]


def test_only_negative_values_move_the_axis_from_zero(compared):
    assert compared.starts_at_zero
    drawn = "code | value\n2081R001 | -1.5\n2081R002 | 2"
    found = area_comparison(HOME, compared_areas(drawn, INCOME), None)
    assert not found.starts_at_zero


def test_schools_have_the_same_form_and_no_school_is_ours():
    def school(code: str, name: str) -> School:
        return School(code, name, "2081", "municipal", None, None, "", "")

    whole = Estimate(0.28, None, None, Method.PUBLISHED)
    results = SchoolResults(
        SHARE,
        "2023/24",
        (
            SchoolResult(school("1", "Gylle"), figure(SHARE, None), None),
            SchoolResult(
                school("2", "Domnarvet"),
                figure(SHARE, 59, 100),
                Certainty.SURELY_HIGHER,
            ),
        ),
        whole,
        (7,),
    )
    found = school_comparison(HOME, results, {("2", "2023/24"): "55 → 59"})
    assert [row.revised for row in found.rows] == ["55 → 59", ""]
    assert [row.name for row in found.rows] == ["Domnarvet", "Gylle"]
    assert not any(row.is_ours for row in found.rows)
    assert found.snapshots == (7,)
    assert found.period == "2023/24"
    assert "Domnarvet" not in found.heading


def test_the_alternative_text_has_single_full_stops(compared):
    assert ".." not in compared.alt


def test_people_lent_by_another_division_are_said_to_be():
    compared = compared_areas("code | value\n2081R001 | 59")
    assert "2020 års indelning" not in area_comparison(HOME, compared, None).notes[0]
    older = replace(
        compared, geography=Geography.REGSO_2020, lent_by=Geography.REGSO_2025
    )
    said = area_comparison(HOME, older, None).notes[0]
    assert "2020 års indelning" in said
    assert "samma kod och samma namn" in said

"""Every figure of a file is placed, told to be outside, or told to be wrong."""

from datetime import date

import pytest
from made import HOME
from made_data_files import raws

from htl_dash.catalogue.indicators import all_indicators
from htl_dash.domain.geography import Geography
from htl_dash.domain.status import ConfStatus, ObsStatus
from htl_dash.domain.table_choice import TableChoices
from htl_dash.services.import_figures import (
    Left,
    PeriodForm,
    Placed,
    form_of,
    place_figures,
)
from htl_dash.services.import_meaning import Dictionary
from htl_dash.services.import_places import Outside, Places
from htl_dash.sources.raw_table import Recognised

PLACES = Places(
    home="2081",
    municipalities={"2081": "Borlänge", "2080": "Falun"},
    county=("20", HOME.county),
    areas={Geography.REGSO_2025: frozenset({"2081R001"})},
    area_names={},
    units=frozenset({"11406792"}),
    school_names={},
)


def placed(drawn: str, known: dict[str, set[str]] | None = None) -> Placed:
    recognised = Recognised("plain", "Skolverket", "Prov", "Prov", "", ())
    dictionary = Dictionary(recognised, TableChoices(), all_indicators(), {})
    today = date(2026, 11, 25)
    return place_figures(raws(drawn), dictionary, PLACES, known or {}, "sha", today)


def test_a_figure_keeps_its_value_its_mark_and_its_cell():
    found = placed(
        """
        place    | text    | row
        11406792 | 227,4   | 7
        2081     | ..      | 8
        2080     | .       | 9
        2081     | cirka 2 | 10
        """
    )
    assert not found.problems
    said = [
        (one.ref_area, one.obs_value, one.obs_status, one.conf_status, one.symbol)
        for one in (each.figure for each in found.candidates)
    ]
    missing, free = ObsStatus.MISSING, ConfStatus.FREE
    assert said == [
        ("11406792", 227.4, ObsStatus.NORMAL, free, ""),
        ("2081", None, missing, ConfStatus.PUBLISHER, ".."),
        ("2080", None, ObsStatus.NOT_APPLICABLE, free, "."),
        ("2081", 2.0, ObsStatus.APPROXIMATE, free, "cirka"),
    ]
    cells = [(one.figure.source_cell, one.figure.received) for one in found.candidates]
    assert cells == [(f"R{row}C3", "sha") for row in (7, 8, 9, 10)]
    assert [one.is_own for one in found.candidates] == [True, True, False, True]


def test_what_is_outside_is_counted_by_why_with_some_of_the_names():
    found = placed(
        """
        place    | name    | text
        1480     | Umbukta | 1
        0180     |         | 2
        99999999 | Skolan  | 3
                 | Klingon | 4
        20       |         | 5
        """
    )
    assert not found.candidates
    assert not found.problems
    title = all_indicators()["merit_value_17"].title
    assert found.outside == {
        Outside.OTHER_PLACE: Left(2, ("1480 Umbukta", "0180")),
        Outside.OTHER_SCHOOL: Left(1, ("99999999 Skolan",)),
        Outside.UNKNOWN_NAME: Left(1, ("Klingon",)),
        Outside.OTHER_LEVEL: Left(1, (f"{title}: 20",)),
    }


def test_measures_without_an_indicator_are_counted():
    found = placed("place | measure | text\n2081 | Antal lärare | 1\n2081 | Lön | 2")
    assert found.unknown == Left(2, ("Antal lärare", "Lön"))


@pytest.mark.parametrize(
    ("period", "problem"),
    [
        ("", "data_file.no_period"),
        ("i fjol", "data_file.wrong_period"),
        ("2023/25", "data_file.wrong_period"),
        ("1999/00", ""),
        ("2027", "data_file.future_period"),
        ("2026/27", ""),
        ("2024-06", ""),
        ("2024-Q3", ""),
        ("2024-13", "data_file.wrong_period"),
    ],
)
def test_a_period_is_a_year_or_a_school_year_that_has_begun(period, problem):
    found = placed(f"place | period | text\n2081 | {period} | 1")
    assert [one.text_key for one in found.problems] == ([problem] if problem else [])
    assert len(found.candidates) == (not problem)


def test_a_period_is_written_as_those_before_it():
    drawn = "place | period | text\n2081 | 2024 | 1\n2081 | 2023/24 | 1"
    years = placed(drawn, {"merit_value_17": {"2022", "2023"}})
    (problem,) = years.problems
    assert (problem.text_key, problem.value) == ("data_file.other_form", "2023/24")
    assert problem.facts["usual"] == "2023"
    school_years = placed(drawn, {"merit_value_17": {"2021/22"}})
    assert [one.value for one in school_years.problems] == ["2024"]


@pytest.mark.parametrize(
    ("period", "form"),
    [
        ("2024", PeriodForm.YEAR),
        ("2023/24", PeriodForm.SCHOOL_YEAR),
        ("2024-09", PeriodForm.MONTH),
        ("2024-Q3", PeriodForm.QUARTER),
        ("2021-2024", PeriodForm.POOLED),
    ],
)
def test_periods_have_five_forms(period, form):
    assert form_of(period) is form


def test_an_unknown_area_of_ours_is_wrong_and_told_with_its_cell():
    measure = "low_economic_standard"
    found = placed(f"place | measure | text | row\n2081R099 | {measure} | 1 | 40")
    (problem,) = found.problems
    assert (problem.text_key, problem.value) == ("data_file.no_such_area", "2081R099")
    assert (problem.cell.row, problem.cell.column) == (40, "C")


def test_the_count_in_a_row_is_what_its_shares_are_shares_of():
    found = placed(
        """
        place    | measure                     | text | row
        11406792 | pupils_grade_9              | 127  | 7
        11406792 | all_subjects_passed_grade_9 | 53,5 | 7
        2081     | all_subjects_passed_grade_9 | 60,1 | 8
        2080     | pupils_grade_9              | ..   | 9
        2080     | all_subjects_passed_grade_9 | 61   | 9
        """
    )
    shares = [
        (one.figure.ref_area, one.figure.denominator)
        for one in found.candidates
        if one.figure.indicator == "all_subjects_passed_grade_9"
    ]
    assert shares == [("11406792", 127), ("2081", None), ("2080", None)]

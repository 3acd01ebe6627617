"""Schools stand beside all the municipality's schools together."""

from dataclasses import replace

import pytest
from made import HOME, SHARE

from htl_dash.services.school_results import school_results
from htl_dash.stats.estimate import Certainty

ELIGIBLE = replace(SHARE, code="eligibility_grade_9_schools", decimals=1)
SCHOOLS = """
    unit_code | name       | latitude | longitude
    11111111  | Domnarvet  | 60.48    | 15.43
    22222222  | Gylle      |          |
    33333333  | Maserskola | 60.47    | 15.40
"""
DRAWN = """
    indicator                   | geography    | ref_area | time_period | obs_value | denominator | obs_status | conf_status
    eligibility_grade_9_schools | school       | 33333333 | 2023/24     | 50        | 100         | normal     | free
    eligibility_grade_9_schools | school       | 11111111 | 2023/24     | 80        | 100         | normal     | free
    eligibility_grade_9_schools | school       | 22222222 | 2023/24     |           |             | missing    | publisher
    eligibility_grade_9_schools | school       | 99999999 | 2023/24     | 70        | 100         | normal     | free
    eligibility_grade_9_schools | school       | 11111111 | 2022/23     | 75        | 100         | normal     | free
    eligibility_grade_9_schools | municipality | 2081     | 2023/24     | 75.3      | 400         | normal     | free
    eligibility_grade_9_schools | municipality | 2080     | 2023/24     | 90        | 400         | normal     | free
"""


@pytest.fixture
def results(fill):
    engine = fill(schools=SCHOOLS, grades=DRAWN)
    return school_results(engine, HOME, ELIGIBLE, "2023/24")


def test_every_registered_school_with_a_row_is_there_in_register_order(results):
    assert [one.school.name for one in results.schools] == [
        "Domnarvet",
        "Gylle",
        "Maserskola",
    ]


def test_schools_in_another_municipality_are_not_ours(fill):
    engine = fill(schools=SCHOOLS, grades=DRAWN)
    other = replace(HOME, code="2080")
    assert school_results(engine, other, ELIGIBLE, "2023/24").schools == ()


def test_schools_are_read_against_the_municipality(results):
    # 80 of 100 is 71.1-86.7 and includes 75.3; 50 of 100 is 40.4-59.6 and does not.
    assert results.reference.value == pytest.approx(0.753)
    assert [one.certainty for one in results.schools] == [
        Certainty.NO_SURE_DIFFERENCE,
        None,
        Certainty.SURELY_LOWER,
    ]
    lower = results.schools[0].figure.estimate.lower
    assert lower == pytest.approx(0.711, abs=5e-4)


def test_a_hidden_school_keeps_its_place(results):
    hidden = results.schools[1].figure
    assert hidden.cell.is_hidden
    assert hidden.estimate is None


def test_without_the_municipalitys_value_nothing_is_read(fill):
    engine = fill(schools=SCHOOLS, grades=DRAWN)
    earlier = school_results(engine, HOME, ELIGIBLE, "2022/23")
    assert earlier.reference is None
    assert [one.certainty for one in earlier.schools] == [None]


def test_the_dataset_behind_the_reference_is_named(fill):
    engine = fill(
        schools=SCHOOLS,
        grades="geography | ref_area | obs_value\nschool | 11111111 | 80",
        whole="geography | ref_area | obs_value\nmunicipality | 2081 | 75",
    )
    found = school_results(engine, HOME, SHARE, "2024")
    assert found.reference.value == pytest.approx(0.75)
    assert found.snapshots == (2, 3)

"""Areas stand beside the municipality, published or weighed."""

from dataclasses import replace

import pytest
from made import HOME, INCOME, SHARE

from htl_dash.domain.geography import Geography
from htl_dash.domain.trail import Part
from htl_dash.services.area_comparison import area_periods, compare_areas
from htl_dash.stats.estimate import Certainty, Method

REGSO, DESO = Geography.REGSO_2025, Geography.DESO_2025
SHARES = """
    ref_area | obs_value
    2081R001 | 50
    2081R002 | 20
"""
PEOPLE = """
    indicator  | ref_area | obs_value
    population | 2081R001 | 1000
    population | 2081R002 | 3000
"""
PUBLISHED = """
    geography    | ref_area | obs_value
    municipality | 2081     | 28
    municipality | 2080     | 11
"""


def compared(engine, indicator=SHARE, geography=REGSO, period="2024"):
    return compare_areas(engine, HOME, indicator, geography, period)


def test_the_whole_is_the_areas_mean_weighed_by_people(fill):
    # (50 * 1000 + 20 * 3000) / 4000 = 27.5 per cent; unweighed it would be 35
    found = compared(fill(shares=SHARES, people=PEOPLE))
    assert found.reference.value == pytest.approx(0.275)
    assert found.reference.method is Method.WEIGHTED_MEAN
    assert found.reference.lower is None


def test_a_published_value_goes_before_the_weighed_one(fill):
    found = compared(fill(shares=SHARES, people=PEOPLE, published=PUBLISHED))
    assert found.reference.value == pytest.approx(0.28)
    assert found.reference.method is Method.PUBLISHED


def test_a_published_value_that_is_missing_gives_way_to_the_weighed_one(fill):
    missing = """
        geography    | ref_area | obs_value | obs_status
        municipality | 2081     |           | missing
    """
    found = compared(fill(shares=SHARES, people=PEOPLE, published=missing))
    assert found.reference.value == pytest.approx(0.275)


def test_areas_read_against_the_whole_come_in_register_order(fill):
    # 50 % of 1000 is 46.4-53.6 with rounding, 20 % of 3000 is 18.1-22.0: both sure.
    found = compared(fill(shares=SHARES, people=PEOPLE))
    assert [area.code for area in found.areas] == ["2081R001", "2081R002"]
    assert [area.certainty for area in found.areas] == [
        Certainty.SURELY_HIGHER,
        Certainty.SURELY_LOWER,
    ]


def test_a_small_area_may_have_no_sure_difference(fill):
    # 50 % of 20 people is 30-70 %: it includes 33, the value of the whole.
    few = PEOPLE.replace("1000", "20").replace("3000", "30")
    found = compared(fill(shares=SHARES, people=few))
    assert found.reference.value == pytest.approx((50 * 20 + 20 * 30) / 50 / 100)
    assert found.areas[0].certainty is Certainty.NO_SURE_DIFFERENCE


def test_a_hidden_area_stays_in_the_comparison_and_stops_the_weighing(fill):
    drawn = """
        ref_area | obs_value | obs_status | conf_status
        2081R001 | 50        | normal     | free
        2081R002 |           | missing    | publisher
    """
    found = compared(fill(shares=drawn, people=PEOPLE))
    assert [area.code for area in found.areas] == ["2081R001", "2081R002"]
    assert found.areas[1].figure.estimate is None
    assert found.areas[1].figure.cell.is_hidden
    assert found.reference is None
    assert [area.certainty for area in found.areas] == [None, None]


def test_an_area_with_an_unknown_weight_stops_the_weighing(fill):
    one = "indicator | ref_area | obs_value\npopulation | 2081R001 | 1000"
    found = compared(fill(shares=SHARES, people=one))
    assert found.reference is None
    assert found.areas[0].figure.estimate.lower is not None
    assert found.areas[1].figure.estimate.lower is None


def test_the_smaller_division_stands_against_the_same_whole(fill):
    deso = """
        geography | ref_area  | obs_value
        deso2025  | 2081C1010 | 90
        deso2025  | 2081C1020 | 10
    """
    deso_people = """
        indicator  | geography | ref_area  | obs_value
        population | deso2025  | 2081C1010 | 500
        population | deso2025  | 2081C1020 | 500
    """
    engine = fill(shares=SHARES, people=PEOPLE, deso=deso, deso_people=deso_people)
    found = compared(engine, geography=DESO)
    assert [area.code for area in found.areas] == ["2081C1010", "2081C1020"]
    assert found.reference.value == pytest.approx(0.275)


def test_a_unit_without_intervals_is_weighed_but_not_read(fill):
    # (300 * 1000 + 200 * 3000) / 4000 = 225 thousand kronor
    drawn = """
        indicator       | ref_area | obs_value
        mean_net_income | 2081R001 | 300
        mean_net_income | 2081R002 | 200
    """
    found = compared(fill(income=drawn, people=PEOPLE), INCOME)
    assert found.reference.value == pytest.approx(225)
    assert [area.certainty for area in found.areas] == [None, None]


def test_no_rows_is_an_empty_comparison(fill):
    found = compared(fill(people=PEOPLE))
    assert (found.areas, found.reference, found.snapshots) == ((), None, ())


def test_a_revision_is_what_is_compared(fill):
    fill(shares=SHARES, people=PEOPLE)
    engine = fill(shares=SHARES.replace("50", "40"))
    # (40 * 1000 + 20 * 3000) / 4000 = 25 per cent
    found = compared(engine)
    assert found.areas[0].figure.estimate.value == pytest.approx(0.40)
    assert found.reference.value == pytest.approx(0.25)
    # The revised areas are the third snapshot; the people are still the second.
    assert found.snapshots == (3, 2)


def test_a_true_zero_is_compared(fill):
    found = compared(fill(shares=SHARES.replace("| 20", "| 0"), people=PEOPLE))
    assert found.areas[1].figure.estimate.value == 0
    assert found.areas[1].certainty is Certainty.SURELY_LOWER


def test_whole_per_cent_can_make_the_difference(fill):
    # 31 % of 4000 against 29.5 %: exact limits 29.6-32.5, rounded ones 29.1-33.0.
    shares = "ref_area | obs_value\n2081R001 | 31"
    whole = "geography | ref_area | obs_value\nmunicipality | 2081 | 29.5"
    people = "indicator | ref_area | obs_value\npopulation | 2081R001 | 4000"
    engine = fill(shares=shares, people=people, published=whole)
    exact = compared(engine, replace(SHARE, decimals=1))
    assert exact.areas[0].certainty is Certainty.SURELY_HIGHER
    assert compared(engine).areas[0].certainty is Certainty.NO_SURE_DIFFERENCE


def test_periods_are_those_of_the_division(fill):
    drawn = """
        geography | ref_area  | time_period | obs_value
        regso2025 | 2081R001  | 2023        | 1
        regso2025 | 2081R001  | 2024        | 1
        deso2025  | 2081C1010 | 2024        | 1
    """
    engine = fill(shares=drawn)
    assert area_periods(engine, SHARE, REGSO) == ("2024", "2023")
    assert area_periods(engine, SHARE, DESO) == ("2024",)


def test_the_dataset_behind_a_published_reference_is_named_after_the_areas_own(fill):
    engine = fill(published=PUBLISHED, shares=SHARES)
    assert compared(engine).snapshots == (2, 1)


def test_the_population_that_intervals_and_the_whole_rest_on_is_named(fill):
    found = compared(fill(people=PEOPLE, shares=SHARES))
    assert found.snapshots == (2, 1)
    assert found.weights == (Part("population", REGSO, (), ("2024",)),)


def test_what_weighs_nothing_is_not_behind_a_published_whole(fill):
    found = compared(fill(shares=SHARES, people=PEOPLE, published=PUBLISHED))
    assert found.weights == ()


def moved_to(geography: str, drawn: str) -> str:
    """Return the same drawing in another division."""
    first, *rows = drawn.strip().splitlines()
    return "\n".join(
        [f"geography | {first}", *(f"{geography} | {row}" for row in rows)]
    )


@pytest.mark.parametrize("geography", ["regso2020", "deso2018"])
def test_an_older_division_is_weighed_by_its_own_people(fill, geography):
    # Today's areas would give 27.5: (50 * 1000 + 20 * 3000) / 4000.
    # The older ones: (40 * 100 + 20 * 300) / 400 = 25 per cent.
    older = moved_to(geography, SHARES.replace("50", "40"))
    people = moved_to(geography, PEOPLE.replace("000", "00"))
    engine = fill(shares=SHARES, people=PEOPLE, older=older, older_people=people)
    found = compared(engine, geography=Geography(geography))
    assert found.reference.value == pytest.approx(0.25)
    assert found.snapshots == (3, 4)


def test_an_older_division_without_people_is_never_weighed_by_those_of_today(fill):
    older = moved_to("regso2020", SHARES)
    engine = fill(shares=SHARES, people=PEOPLE, older=older)
    found = compared(engine, geography=Geography.REGSO_2020)
    assert found.reference is None
    assert [area.figure.denominator for area in found.areas] == [None, None]


def test_the_older_small_division_stands_against_the_older_whole(fill):
    # RegSO 2020 gives 27.5 per cent; the two small areas alone would give 50.
    deso = """
        indicator             | geography | ref_area  | obs_value
        low_economic_standard | deso2018  | 2081C1010 | 90
        low_economic_standard | deso2018  | 2081C1020 | 10
        population            | deso2018  | 2081C1010 | 500
        population            | deso2018  | 2081C1020 | 500
    """
    older, people = moved_to("regso2020", SHARES), moved_to("regso2020", PEOPLE)
    engine = fill(older=older, people=people, deso=deso)
    found = compared(engine, geography=Geography.DESO_2018)
    assert found.reference.value == pytest.approx(0.275)


def test_areas_of_other_municipalities_are_neither_shown_nor_weighed(fill):
    mixed = "ref_area | obs_value\n2080R001 | 99\n" + "\n".join(
        SHARES.strip().splitlines()[1:]
    )
    found = compared(fill(shares=mixed, people=PEOPLE))
    assert [area.code for area in found.areas] == ["2081R001", "2081R002"]
    assert found.reference.value == pytest.approx(0.275)

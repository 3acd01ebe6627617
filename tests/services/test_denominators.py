"""The people a percentage is a percentage of, area by area."""

from dataclasses import replace

import pytest
from made import EVERYONE, SHARE

from htl_dash.domain.geography import Geography
from htl_dash.services.denominators import band_ages, denominators
from htl_dash.services.figures import Figures

REGSO = Geography.REGSO_2025
YOUNG = replace(SHARE, denominator=replace(EVERYONE, age_from=20, age_to=29))
TOTALS = """
    indicator  | ref_area | time_period | obs_value
    population | 2081R001 | 2023        | 900
    population | 2081R001 | 2024        | 1000
    population | 2081R002 | 2024        | 3000
"""
BANDS = """
    indicator  | ref_area | time_period | sex | category | obs_value
    population | 2081R001 | 2025        | _T  | 15-19    | 70
    population | 2081R001 | 2025        | _T  | 20-24    | 80
    population | 2081R001 | 2025        | _T  | 25-29    | 90
    population | 2081R001 | 2025        | _T  | 30-34    | 60
    population | 2081R001 | 2025        | _T  | 80+      | 50
    population | 2081R002 | 2025        | F   | 20-24    | 11
    population | 2081R002 | 2025        | M   | 20-24    | 12
"""


def people(engine, indicator, period: str = "2024", geography: Geography = REGSO):
    with engine.connect() as connection:
        figures = Figures(connection)
        return denominators(figures, indicator, geography, period).by_area


def test_everyone_is_the_population_of_the_same_period(fill):
    engine = fill(totals=TOTALS)
    assert people(engine, SHARE) == {"2081R001": 1000, "2081R002": 3000}
    assert people(engine, SHARE, "2023") == {"2081R001": 900}


def test_everyone_is_all_bands_where_the_period_has_no_total(fill):
    # 70 + 80 + 90 + 60 + 50 = 350; 11 + 12 = 23
    engine = fill(totals=TOTALS, bands=BANDS)
    assert people(engine, SHARE, "2019") == {"2081R001": 350, "2081R002": 23}


def test_ages_pick_the_bands_that_lie_wholly_inside(fill):
    # 20-29: 80 + 90 = 170, and 23 in the other area
    engine = fill(totals=TOTALS, bands=BANDS)
    assert people(engine, YOUNG) == {"2081R001": 170, "2081R002": 23}


def test_children_are_never_everyone_although_they_begin_at_zero(fill):
    children = replace(SHARE, denominator=replace(EVERYONE, age_from=0, age_to=19))
    assert people(fill(totals=TOTALS, bands=BANDS), children) == {"2081R001": 70}


def test_a_band_that_reaches_outside_the_ages_is_left_out(fill):
    to_27 = replace(SHARE, denominator=replace(EVERYONE, age_from=18, age_to=27))
    assert people(fill(bands=BANDS), to_27) == {"2081R001": 80, "2081R002": 23}


def test_the_open_band_counts_only_for_all_older(fill):
    old = replace(SHARE, denominator=replace(EVERYONE, age_from=80, age_to=120))
    assert people(fill(bands=BANDS), old) == {"2081R001": 50}
    to_84 = replace(SHARE, denominator=replace(EVERYONE, age_from=80, age_to=84))
    assert people(fill(bands=BANDS), to_84) == {}


def test_within_takes_the_part_that_another_indicator_gives(fill):
    # 170 people aged 20-29, of whom 40 % are in the group: 68
    part = """
        indicator        | ref_area | time_period | obs_value
        employment_20_64 | 2081R001 | 2024        | 40
    """
    within = replace(YOUNG.denominator, within="employment_20_64")
    indicator = replace(YOUNG, denominator=within)
    engine = fill(bands=BANDS, part=part)
    assert people(engine, indicator) == {"2081R001": pytest.approx(68)}
    assert people(engine, indicator, "2023") == {}


@pytest.mark.parametrize(
    "rule", [None, replace(EVERYONE, age_from=None, age_to=None)], ids=["none", "ages"]
)
def test_without_ages_nobody_knows_the_denominator(fill, rule):
    indicator = replace(SHARE, denominator=rule)
    assert people(fill(totals=TOTALS), indicator) == {}


def test_divisions_are_never_mixed(fill):
    assert people(fill(totals=TOTALS), SHARE, geography=Geography.DESO_2025) == {}


@pytest.mark.parametrize(
    ("band", "ages"), [("0-4", (0, 4)), ("20-24", (20, 24)), ("80+", (80, 120))]
)
def test_a_band_says_its_ages(band, ages):
    assert band_ages(band) == ages


def test_a_missing_age_band_makes_the_denominator_unknown_and_not_smaller(fill):
    missing = """
        indicator  | ref_area | category | obs_value | obs_status
        population | 2081R001 | 20-24    | 80        | normal
        population | 2081R001 | 25-29    |           | missing
        population | 2081R002 | 20-24    | 80        | normal
    """
    assert people(fill(bands=missing), YOUNG) == {"2081R002": 80}


def test_the_snapshots_behind_the_people_are_told(fill):
    engine = fill(totals=TOTALS, bands=BANDS)
    with engine.connect() as connection:
        figures = Figures(connection)
        assert denominators(figures, SHARE, REGSO, "2024").snapshots == {1}
        assert denominators(figures, YOUNG, REGSO, "2024").snapshots == {2}


EVERY_YEAR = """
    indicator  | geography | ref_area | time_period | category | obs_value
    population | regso2020 | 2081R001 | 2019        | 15-19    | 100
    population | regso2020 | 2081R001 | 2020        | 15-19    | 120
    population | regso2020 | 2081R001 | 2023        | 15-19    | 200
    population | regso2025 | 2081R001 | 2024        | 15-19    | 999
"""
TEENAGERS = replace(EVERYONE, age_from=15, age_to=19)
OLDER = Geography.REGSO_2020


def test_the_people_are_those_of_the_very_year_and_division(fill):
    indicator = replace(SHARE, denominator=TEENAGERS)
    engine = fill(bands=EVERY_YEAR)
    assert people(engine, indicator, "2019", OLDER) == {"2081R001": 100}
    assert people(engine, indicator, "2020", OLDER) == {"2081R001": 120}
    assert people(engine, indicator, "2024", REGSO) == {"2081R001": 999}


@pytest.mark.parametrize(
    ("period", "number"),
    [("2011", 100), ("2021", 120), ("2022", 200), ("2024", 200)],
    ids=["before all", "nearer the earlier", "nearer the later", "after all"],
)
def test_without_people_of_that_year_the_nearest_year_is_taken(fill, period, number):
    indicator = replace(SHARE, denominator=TEENAGERS)
    found = people(fill(bands=EVERY_YEAR), indicator, period, OLDER)
    assert found == {"2081R001": number}


def test_one_year_of_a_band_is_a_fifth_of_it_counted_the_year_before(fill):
    # The figure for 2021 rests on those aged 15-19 at the end of 2020: 120 / 5.
    rule = replace(TEENAGERS, one_in=5, years_before=1)
    indicator = replace(SHARE, denominator=rule)
    engine = fill(bands=EVERY_YEAR)
    assert people(engine, indicator, "2021", OLDER) == {"2081R001": pytest.approx(24)}


LATER = """
    indicator  | geography | ref_area | time_period | category | obs_value
    population | regso2025 | 2081R001 | 2024        | 15-19    | 100
    population | regso2025 | 2081R002 | 2024        | 15-19    | 200
    population | regso2025 | 2081R003 | 2024        | 15-19    | 300
"""
NAMED = """
    geography | code     | name         | parent_code
    regso2025 | 2081R001 | Romme        |
    regso2020 | 2081R001 | Romme        |
    regso2025 | 2081R002 | Kvarnsveden  |
    regso2020 | 2081R002 | Amsberg      |
    regso2025 | 2081R003 | 2081R003     |
    regso2020 | 2081R003 | 2081R003     |
"""


def test_people_are_lent_to_older_areas_of_the_same_code_and_name_and_no_others(fill):
    indicator = replace(SHARE, denominator=TEENAGERS)
    engine = fill(bands=LATER, areas=NAMED)
    with engine.connect() as connection:
        found = denominators(Figures(connection), indicator, OLDER, "2020")
    assert found.by_area == {"2081R001": 100}
    assert found.lent_by is REGSO


def test_nothing_is_lent_where_the_division_has_people_of_its_own(fill):
    indicator = replace(SHARE, denominator=TEENAGERS)
    engine = fill(bands=EVERY_YEAR, areas=NAMED)
    with engine.connect() as connection:
        found = denominators(Figures(connection), indicator, OLDER, "2020")
    assert (found.by_area, found.lent_by) == ({"2081R001": 120}, None)


def test_today_s_division_is_lent_nothing(fill):
    indicator = replace(SHARE, denominator=TEENAGERS)
    older = EVERY_YEAR.replace("regso2025", "county")
    assert people(fill(bands=older, areas=NAMED), indicator, period="2024") == {}

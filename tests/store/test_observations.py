"""The repository answers what the pages ask, from current snapshots only."""

import pytest
from store_rows import figures, take_in

from htl_dash.domain.geography import Geography
from htl_dash.domain.received import Arrival
from htl_dash.domain.status import ConfStatus, ObsStatus
from htl_dash.store.observations import ObservationRepository

REGSO = Geography.REGSO_2025

SHARES = """
    indicator             | geography    | ref_area | time_period | sex | category | obs_value
    low_economic_standard | regso2025    | 2081R001 | 2023        | _T  | _T       | 60
    low_economic_standard | regso2025    | 2081R001 | 2024        | _T  | _T       | 59
    low_economic_standard | regso2025    | 2081R002 | 2024        | _T  | _T       | 12
    low_economic_standard | deso2025     | 2081C101 | 2024        | _T  | _T       | 40
    employment_20_64      | regso2025    | 2081R001 | 2024        | _T  | _T       | 71
    employment_20_64      | regso2025    | 2081R001 | 2024        | F   | _T       | 68
    child_poverty         | municipality | 2081     | 2021        | _T  | _T       | 11.2
"""


@pytest.fixture
def repository(connection) -> ObservationRepository:
    take_in(connection, "shares", SHARES.replace("59", "99"))
    take_in(connection, "shares", SHARES)
    return ObservationRepository(connection)


def values(rows) -> list[float | None]:
    return [row.obs_value for row in rows]


def test_a_series_comes_in_order_of_place_and_period(repository):
    assert values(repository.series("low_economic_standard")) == [40, 60, 59, 12]


def test_a_series_can_be_narrowed_to_place_and_period(repository):
    found = repository.series("low_economic_standard", REGSO, "2081R001", "2024")
    assert values(found) == [59]


def test_a_series_is_totals_unless_sex_or_category_is_asked_for(repository):
    assert values(repository.series("employment_20_64")) == [71]
    assert values(repository.series("employment_20_64", sex="F")) == [68]
    assert values(repository.series("employment_20_64", sex=None)) == [68, 71]


def test_periods_come_latest_first(repository):
    assert repository.periods("low_economic_standard", REGSO) == ("2024", "2023")
    assert repository.periods("merit_value_17", REGSO) == ()


def test_a_figure_keeps_counts_and_the_reason_for_being_empty(connection):
    drawn = """
        obs_value | numerator | denominator | obs_status | conf_status | ref_area
        59        | 590       | 1000        | normal     | free        | 2081R001
                  |           |             | missing    | publisher   | 2081R002
        0         | 0         | 12          | normal     | free        | 2081R003
    """
    take_in(connection, "shares", drawn)
    found = ObservationRepository(connection).series("low_economic_standard")
    assert found == figures(drawn, snapshot_id=found[0].snapshot_id)
    assert found[1].obs_status is ObsStatus.MISSING
    assert found[1].conf_status is ConfStatus.PUBLISHER
    assert (found[1].obs_value, found[2].obs_value) == (None, 0.0)


def test_indicators_are_those_of_current_figures_in_one_dataset_or_in_all(connection):
    take_in(connection, "one", "indicator | obs_value\nunemployment_20_64 | 7")
    take_in(connection, "two", "indicator | obs_value\nemployment_20_64 | 80")
    take_in(connection, "two", "indicator | obs_value\nmean_net_income | 300")
    repository = ObservationRepository(connection)
    assert repository.indicators("two") == {"mean_net_income"}
    assert repository.indicators() == {"mean_net_income", "unemployment_20_64"}
    assert repository.indicators("three") == frozenset()


def test_population_bands_add_the_sexes_and_never_count_missing_as_zero(connection):
    drawn = """
        indicator  | ref_area | time_period | sex | category | obs_value | obs_status
        population | 2081R001 | 2025        | _T  | _T       | 1000      | normal
        population | 2081R001 | 2025        | F   | 0-4      | 31        | normal
        population | 2081R001 | 2025        | M   | 0-4      | 30        | normal
        population | 2081R001 | 2025        | F   | 5-9      | 28        | normal
        population | 2081R001 | 2025        | M   | 5-9      |           | missing
        population | 2081R001 | 2025        | F   | 10-14    | 27        | normal
        population | 2081R002 | 2025        | _T  | 0-4      | 80        | normal
        population | 2081R002 | 2025        | F   | 0-4      | 40        | normal
        population | 2081R002 | 2025        | M   | 0-4      | 41        | normal
    """
    take_in(connection, "population", drawn)
    found = ObservationRepository(connection).population_bands(REGSO)
    assert {(row.ref_area, row.category): row.obs_value for row in found} == {
        ("2081R001", "0-4"): 61,
        ("2081R001", "5-9"): None,
        ("2081R001", "10-14"): None,
        ("2081R002", "0-4"): 80,
    }
    assert {row.sex for row in found} == {"_T"}
    assert [row.obs_status for row in found if row.obs_value is None] == [
        ObsStatus.MISSING,
        ObsStatus.MISSING,
    ]


@pytest.mark.parametrize("first", [Arrival.PACK, Arrival.FETCH])
def test_what_was_fetched_goes_before_the_pack_whichever_came_last(connection, first):
    drawn = {Arrival.PACK: "obs_value\n17.5", Arrival.FETCH: "obs_value\n17.3"}
    for arrival in (first, *(one for one in drawn if one is not first)):
        take_in(connection, arrival, drawn[arrival], arrival)
    (found,) = ObservationRepository(connection).series("low_economic_standard")
    assert found.obs_value == 17.3


def test_of_two_files_the_later_is_believed_and_other_figures_stay(connection):
    take_in(connection, "one", "ref_area | obs_value\nA | 1\nB | 2", Arrival.FILE)
    take_in(connection, "other", "ref_area | obs_value\nB | 3", Arrival.FILE)
    found = ObservationRepository(connection).series("low_economic_standard")
    assert [(row.ref_area, row.obs_value) for row in found] == [("A", 1), ("B", 3)]


def test_bands_can_be_asked_for_one_period_at_a_time(connection):
    drawn = """
        indicator  | ref_area | time_period | category | obs_value
        population | 2081R001 | 2022        | 0-4      | 50
        population | 2081R001 | 2023        | 0-4      | 60
        population | 2081R001 | 2024        | _T       | 1000
    """
    take_in(connection, "population", drawn)
    repository = ObservationRepository(connection)
    assert repository.band_periods(REGSO) == ("2023", "2022")
    (band,) = repository.population_bands(REGSO, "2022")
    assert band.obs_value == 50


def test_places_are_those_with_figures_in_the_division(connection):
    drawn = """
        geography | ref_area | obs_value
        regso2025 | 2081R002 | 1
        regso2025 | 2081R001 | 1
        regso2020 | 2081R009 | 1
    """
    take_in(connection, "shares", drawn)
    places = ObservationRepository(connection).places(REGSO)
    assert places == ("2081R001", "2081R002")

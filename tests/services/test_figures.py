"""A figure is a value with its limits, or the reason why there is none."""

from dataclasses import replace

import pytest
from made import INCOME, SHARE, cell
from store_rows import MORNING

from htl_dash.disclosure.record import as_text
from htl_dash.domain.geography import Geography
from htl_dash.services.figures import Figures, estimate, is_done, nearest_period
from htl_dash.services.releases import read_release
from htl_dash.stats.estimate import Method
from htl_dash.store.database import writing
from htl_dash.store.registers import current_snapshots
from htl_dash.store.releases import last_releases, log_release

REGSO = Geography.REGSO_2025
EXACT = replace(SHARE, decimals=1)

SHARES = """
    ref_area | obs_value | obs_status     | conf_status
    2081R001 | 59        | normal         | free
    2081R002 | 0         | normal         | free
    2081R003 |           | missing        | publisher
    2081R004 |           | missing        | free
    2081R005 |           | not_applicable | free
"""


def read(engine, code: str = "low_economic_standard", **filters):
    with engine.connect() as connection:
        return Figures(connection).series(code, REGSO, **filters)


def test_hidden_missing_and_a_true_zero_are_told_apart(fill):
    cells = read(fill(scb=SHARES))
    assert [one.value for one in cells] == [59.0, 0.0, None, None, None]
    assert [one.is_hidden for one in cells] == [False, False, True, False, False]
    assert [str(one.obs_status) for one in cells[3:]] == ["missing", "not_applicable"]


def test_only_the_newest_version_of_a_dataset_is_read(fill):
    fill(scb=SHARES)
    cells = read(fill(scb=SHARES.replace("59", "58")))
    assert [one.value for one in cells] == [58.0, 0.0, None, None, None]


GRADES = """
    indicator | ref_area | category | obs_value
    pupils    | 2081R001 | 7        | 3
    pupils    | 2081R001 | 8        | 7
    pupils    | 2081R001 | 9        | 30
    pupils    | 2081R001 | _T       | 40
"""


def test_a_small_count_of_our_own_is_hidden_with_what_would_reveal_it(fill):
    cells = read(fill(protection="counts", counts=GRADES), "pupils", category=None)
    values = {one.category: one.value for one in cells}
    assert values == {"7": None, "8": None, "9": 30, "_T": 40}
    told = {str(one.conf_status) for one in cells if one.value is None}
    assert told == {"protected"}


@pytest.mark.parametrize("category", ["7", "8", "9", "_T"])
def test_the_answer_is_the_same_whatever_part_is_asked_for(fill, category):
    engine = fill(protection="counts", counts=GRADES)
    everything = {one.category: one for one in read(engine, "pupils", category=None)}
    assert read(engine, "pupils", category=category) == (everything[category],)
    assert read(engine, "pupils", ref_area="2081R001", category=category) == (
        everything[category],
    )
    assert read(engine, "pupils", time_period="2024", category=category) == (
        everything[category],
    )
    with engine.connect() as connection:
        figures = Figures(connection)
        anywhere = figures.series("pupils", category=category)
        again = figures.series("pupils", REGSO, category=category)
    assert anywhere == again == (everything[category],)


def test_own_counts_that_are_not_in_the_log_are_hidden(fill, monkeypatch):
    monkeypatch.setattr("small_store.publish_all", lambda *_: None)
    drawn = GRADES.replace("| 3", "| 300").replace("| 40", "| 337")
    cells = read(fill(protection="counts", counts=drawn), "pupils", category=None)
    assert [one.value for one in cells] == [None] * 4
    assert {str(one.conf_status) for one in cells} == {"protected"}


@pytest.mark.parametrize(
    ("code", "value"), [("mean_net_income", "242"), ("low_economic_standard", "59")]
)
def test_an_own_figure_that_is_no_count_is_never_shown(fill, code, value):
    drawn = f"indicator | obs_value\n{code} | {value}"
    (one,) = read(fill(protection="counts", counts=drawn), code)
    assert (one.value, str(one.conf_status)) == (None, "protected")


def test_an_own_share_comes_with_the_counts_that_were_released(fill):
    drawn = """
        ref_area | obs_value | numerator | denominator
        2081R001 | 33.333    | 10        | 30
        2081R002 | 90        | 18        | 20
    """
    share, few_left = read(fill(protection="counts", counts=drawn))
    assert (share.value, share.numerator, share.denominator) == (33, 10, 30)
    assert (few_left.value, few_left.numerator, few_left.denominator) == (None,) * 3


def test_a_whole_is_shown_only_where_every_division_of_it_lets_it(fill):
    engine = fill(
        protection="counts",
        counts="""
        indicator | geography    | ref_area | obs_value
        pupils    | regso2025    | 2081R001 | 70
        pupils    | school       | 34516710 | 70
        pupils    | municipality | 2081     | 70
        """,
    )

    def whole() -> float | None:
        with engine.connect() as connection:
            (one,) = Figures(connection).series("pupils", Geography.MUNICIPALITY)
        return one.value

    assert whole() == 70
    with writing(engine) as connection:
        logged = last_releases(connection)["pupils:schools"]
        closed = as_text(replace(read_release(logged), shown={}))
        log_release(
            connection, logged.series, 2, 1, "counts", MORNING, 0, content=closed
        )
    assert whole() is None


def test_a_gap_among_own_counts_is_told_as_a_gap(fill):
    drawn = GRADES + "    pupils    | 2081R002 | 7        | \n"
    cells = read(fill(protection="counts", counts=drawn), "pupils", category=None)
    assert (cells[-1].ref_area, cells[-1].is_hidden) == ("2081R002", False)


def test_a_whole_snapshot_of_own_counts_is_hidden(fill):
    engine = fill(protection="counts", counts=GRADES)
    with engine.connect() as connection:
        (snapshot,) = current_snapshots(connection)
        cells = Figures(connection).of_snapshot(snapshot)
    assert [one.value for one in cells.values()] == [None] * 4
    assert all(one.is_hidden for one in cells.values())


def test_a_whole_snapshot_that_came_protected_is_shown(fill):
    engine = fill(counts=GRADES)
    with engine.connect() as connection:
        (snapshot,) = current_snapshots(connection)
        assert is_done(snapshot)
        cells = Figures(connection).of_snapshot(snapshot)
    assert [one.value for one in cells.values()] == [3, 7, 30, 40]


def test_a_rule_that_nobody_knows_protects_everything(fill):
    cells = read(fill(protection="none", scb=SHARES))
    assert [one.value for one in cells] == [None] * 5
    assert [one.is_hidden for one in cells] == [True, True, True, False, False]


def test_counts_that_the_publisher_has_protected_pass_unchanged(fill):
    drawn = """
        indicator | ref_area | category | obs_value
        pupils    | 2081R001 | 7        | 3
        pupils    | 2081R001 | _T       | 10
    """
    cells = read(fill(protection="publisher", counts=drawn), "pupils", category=None)
    assert [one.value for one in cells] == [3.0, 10.0]


def test_periods_come_latest_first(fill):
    engine = fill(scb="time_period | obs_value\n2022 | 1\n2024 | 3\n2023 | 2")
    with engine.connect() as connection:
        figures = Figures(connection)
        assert figures.periods("low_economic_standard", REGSO) == (
            "2024",
            "2023",
            "2022",
        )
        assert figures.periods("mean_net_income", REGSO) == ()


def test_population_is_of_the_newest_year_with_both_sexes_added(fill):
    engine = fill(
        population="""
        indicator  | time_period | sex | category | obs_value
        population | 2023        | F   | 0-4      | 10
        population | 2023        | M   | 0-4      | 10
        population | 2024        | F   | 0-4      | 31
        population | 2024        | M   | 0-4      | 30
        """
    )
    with engine.connect() as connection:
        (band,) = Figures(connection).population(REGSO)
        assert (band.category, band.time_period, band.value) == ("0-4", "2024", 61.0)
        assert Figures(connection).population(Geography.DESO_2025) == ()


def test_a_share_with_a_known_denominator_gets_a_wilson_interval():
    # Wilson (1927), 50 of 100: 40.38-59.62 %.
    found = estimate(EXACT, cell(value=50), 100)
    assert found.estimate.method is Method.WILSON
    assert found.estimate.value == 0.5
    assert found.estimate.lower == pytest.approx(0.4038, abs=5e-5)
    assert found.estimate.upper == pytest.approx(0.5962, abs=5e-5)
    assert found.denominator == 100


def test_a_whole_per_cent_is_uncertain_by_half_a_point_more_each_way():
    # Lower limit of 49.5 % of 100 and upper limit of 50.5 % of 100.
    found = estimate(SHARE, cell(value=50), 100).estimate
    assert found.method is Method.WILSON_ROUNDED
    assert found.lower == pytest.approx(0.3990, abs=5e-5)
    assert found.upper == pytest.approx(0.6010, abs=5e-5)


def test_a_true_zero_has_a_value_and_an_upper_limit():
    # Zero of 100: 0-3.70 %.
    found = estimate(EXACT, cell(value=0), 100).estimate
    assert (found.value, found.lower) == (0.0, 0.0)
    assert found.upper == pytest.approx(0.0370, abs=5e-5)


def test_the_publishers_own_denominator_goes_before_one_that_stands_in():
    found = estimate(EXACT, replace(cell(value=50), denominator=100), 4000)
    assert found.denominator == 100
    assert found.estimate.lower == pytest.approx(0.4038, abs=5e-5)


def test_without_a_denominator_the_figure_is_shown_as_published():
    found = estimate(SHARE, cell(value=59), None).estimate
    assert (found.value, found.lower, found.upper) == (0.59, None, None)
    assert found.method is Method.PUBLISHED


@pytest.mark.parametrize("value", [177.7, -3.0])
def test_a_share_that_cannot_be_one_is_shown_without_an_interval(value):
    found = estimate(EXACT, replace(cell(value=value), denominator=100), 100)
    assert found.estimate.value == pytest.approx(value / 100)
    assert (found.estimate.lower, found.estimate.upper) == (None, None)
    assert found.denominator is None


def test_a_unit_that_is_no_share_keeps_its_scale_and_has_no_interval():
    found = estimate(INCOME, cell(value=242), 1000)
    assert (found.estimate.value, found.estimate.lower) == (242, None)
    assert found.estimate.method is Method.PUBLISHED
    assert found.denominator == 1000


@pytest.mark.parametrize("status", ["missing", "not_applicable"])
def test_an_empty_cell_has_no_estimate(status):
    found = estimate(SHARE, cell(value=None, obs_status=status), 100)
    assert found.estimate is None
    assert found.denominator is None


@pytest.mark.parametrize(
    ("wanted", "nearest"),
    [
        ("", "2024"),
        ("2020", "2020"),
        ("2021", "2020"),
        ("2022", "2024"),
        ("2030", "2024"),
    ],
)
def test_the_nearest_period_is_the_later_of_two_as_near(wanted, nearest):
    assert nearest_period(("2020", "2024"), wanted) == nearest


def test_there_is_no_nearest_period_where_there_is_none():
    assert nearest_period((), "2024") == ""

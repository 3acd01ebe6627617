"""A goal's indicator over time: our own, peers in their order, and the country."""

from made import HOME, INCOME, SHARE

from htl_dash.services.goal_progress import goal_overview, goal_progress

DRAWN = """
    geography    | ref_area | time_period | obs_value | obs_status | conf_status
    municipality | 2081     | 2023        | 24        | normal     | free
    municipality | 2081     | 2021        | 26        | normal     | free
    municipality | 2081     | 2022        |           | missing    | publisher
    municipality | 2085     | 2023        | 20        | normal     | free
    municipality | 2080     | 2023        | 0         | normal     | free
    municipality | 9999     | 2023        | 99        | normal     | free
    distribution | median   | 2023        | 15        | normal     | free
    distribution | p10      | 2023        | 9         | normal     | free
"""


def values(series) -> dict[str, float | None]:
    return {
        period: one.estimate and one.estimate.value for period, one in series.items()
    }


def test_our_own_figures_come_oldest_first_with_the_hidden_one_in_its_place(fill):
    found = goal_progress(fill(kolada=DRAWN), HOME, SHARE)
    assert list(found.own) == ["2021", "2022", "2023"]
    assert values(found.own) == {"2021": 0.26, "2022": None, "2023": 0.24}
    assert found.own["2022"].cell.is_hidden


def test_peers_come_in_the_catalogues_order_and_nobody_else(fill):
    found = goal_progress(fill(kolada=DRAWN), HOME, SHARE)
    assert list(found.peers) == ["2080", "2085"]
    assert values(found.peers["2080"]) == {"2023": 0.0}


def test_the_spread_is_by_statistic(fill):
    found = goal_progress(fill(kolada=DRAWN), HOME, SHARE)
    assert {name: values(one) for name, one in found.spread.items()} == {
        "median": {"2023": 0.15},
        "p10": {"2023": 0.09},
    }


def test_snapshots_are_those_behind_the_figures(fill):
    own = "geography | ref_area | obs_value\nmunicipality | 2081 | 24"
    other = "geography | ref_area | obs_value\nmunicipality | 9999 | 24"
    spread = "geography | ref_area | obs_value\ndistribution | median | 15"
    found = goal_progress(fill(own=own, other=other, spread=spread), HOME, SHARE)
    assert found.snapshots == (1, 3)


def test_nothing_in_the_store_is_empty(fill):
    found = goal_progress(fill(kolada=DRAWN), HOME, INCOME)
    assert (found.own, found.peers, found.spread, found.snapshots) == ({}, {}, {}, ())


def test_an_overview_keeps_the_order_given(fill):
    found = goal_overview(fill(kolada=DRAWN), HOME, (INCOME, SHARE))
    assert [one.indicator.code for one in found] == [INCOME.code, SHARE.code]
    assert [len(one.own) for one in found] == [0, 3]

"""Shares per area are fetched as counts: they stand beside the pack, with intervals."""

from datetime import date

import pytest
from made_pxweb import MadePxWeb, MadeTable, variable

from htl_dash.catalogue.indicators import indicator
from htl_dash.catalogue.municipalities import municipality
from htl_dash.domain.fetch_report import DatasetState
from htl_dash.domain.geography import Geography
from htl_dash.domain.indicator import Indicator
from htl_dash.services.area_trend import AreaTrend, area_trend
from htl_dash.services.fetch_plan import Wanted
from htl_dash.services.fetching import fetch
from htl_dash.services.lineage import lineage
from htl_dash.services.quality import examine
from htl_dash.stats.estimate import Method
from htl_dash.store.registers import current_snapshots
from htl_dash.viewmodels.comparison import area_comparison

HOME = municipality("2081")
PLACES = """
    2081R001 = Borlänge (Bulllermyren)
    2081R002 = Borlänge (Forssa)
    2081R001_RegSO2025 = 2081R001 Borlänge (Bulllermyren)
    2081R002_RegSO2025 = 2081R002 Borlänge (Forssa)
"""
STATUSES = {
    "0000089X": ("antal sysselsatta", 845),
    "0000089W": ("antal arbetslösa", 190),
    "0000089V": ("antal i arbetskraften", 1035),
    "0000089Y": ("antal totalt", 1390),
}
LABOUR = MadeTable(
    id="TAB6680",
    path="",
    title="Arbetsmarknadsstatus efter bostadens belägenhet, region, kön och ålder",
    variables=(
        variable("Region", PLACES),
        variable("Kon", "1+2 = totalt\n1 = män\n2 = kvinnor"),
        variable("Alder", "20-64 = 20-64 år\n20-65 = 20-65 år"),
        variable(
            "ContentsCode",
            "\n".join(
                f"{code} = {label}; antal" for code, (label, _) in STATUSES.items()
            ),
            role="metric",
        ),
        variable("Tid", "2022\n2023\n2024", role="time"),
    ),
    cell=lambda codes: count(codes),
)
PACK = """
    indicator        | ref_area | time_period | obs_value
    employment_20_64 | 2081R001 | 2024        | 60.766
    employment_20_64 | 2081R002 | 2024        | 83.082
"""

AREAS = """
    geography | code     | name         | parent_code
    regso2025 | 2081R001 | Bulllermyren | 2081
    regso2025 | 2081R002 | Forssa       | 2081
"""


def count(codes) -> int | str:
    """Older codes have figures to 2023; one area hides how many are unemployed."""
    place, measure = codes["Region"], codes["ContentsCode"]
    if ("_" in place) != (codes["Tid"] == "2024"):
        return ".."
    if place.startswith("2081R002") and measure == "0000089W":
        return ".."
    return STATUSES[measure][1] + int(codes["Tid"]) - 2024


@pytest.fixture
def fetched(fill, replay, monkeypatch):
    """The pack's employment in a store, and the same indicator fetched."""
    made = MadePxWeb(replay, LABOUR)
    monkeypatch.setenv("HTL_SCB_URL", made.url)
    monkeypatch.setenv("HTL_SCB_V1_URL", made.url_1)
    engine = fill(pack=PACK, areas=AREAS)
    report = fetch(engine, HOME, Wanted(datasets=("scb_labour_status",)))
    assert [one.state for one in report.datasets] == [DatasetState.NEW], report
    return engine


def trend(engine, code: str) -> AreaTrend:
    return area_trend(engine, HOME, indicator(code), Geography.REGSO_2025)


def test_the_years_of_both_divisions_come_with_exact_intervals(fetched):
    found = trend(fetched, "employment_20_64")
    assert [one.period for one in found.everything] == ["2022", "2023", "2024"]
    assert [one.period for one in found.earlier] == ["2022", "2023"]
    (last,) = found.comparisons
    figure = last.areas[0].figure
    assert figure.cell.value == 60.791
    assert (figure.cell.numerator, figure.denominator) == (845, 1390)
    assert figure.estimate.method is Method.WILSON
    assert last.lent_by is None
    assert last.snapshots == (figure.cell.snapshot_id,)


def test_a_hidden_count_hides_the_share_and_nothing_else(fetched):
    (last,) = trend(fetched, "unemployment_20_64").comparisons
    shown, hidden = (one.figure for one in last.areas)
    assert (shown.cell.numerator, shown.cell.denominator) == (190, 1035)
    assert hidden.estimate is None
    assert hidden.cell.is_hidden
    assert hidden.cell.symbol == ".."


def test_readers_are_told_that_it_is_our_own_calculation(fetched):
    told: Indicator = indicator("employment_20_64")
    (last,) = trend(fetched, told.code).comparisons
    notes = area_comparison(HOME, last, None).notes
    assert notes[0].startswith("Andelarna är uträknade av oss")
    with fetched.connect() as connection:
        (one,) = (
            one
            for one in current_snapshots(connection)
            if one.dataset == "scb_labour_status"
        )
    assert one.publisher == "Egen beräkning på SCB:s tal"
    assert any("2025 ändrar SCB" in caution for caution in one.cautions)


def test_the_way_back_leads_to_both_counts_and_to_the_pack(fetched):
    key = ("employment_20_64", "regso2025", "2081R001", "2024", "_T", "_T")
    newest, packed = lineage(fetched, key).versions
    found = newest.origin.worked_out
    assert [one.text for one in (*found.numerator, *found.denominator)] == [
        "845",
        "1390",
    ]
    assert (packed.cell.value, packed.is_shown) == (60.766, False)


def test_the_checks_have_nothing_to_say_of_what_was_worked_out(fetched):
    found = examine(fetched, date(2026, 11, 26)).findings
    about = [one for one in found if one.dataset == "scb_labour_status"]
    assert {one.check for one in about} <= {"missing_places", "contradicted"}
    # The pack says 83.1 there, and what is fetched here is 60.8.
    told = [one.ref_area for one in about if one.check == "contradicted"]
    assert told == ["2081R002"]


def test_amounts_in_the_last_years_prices_are_always_fetched_whole(
    fill, replay, monkeypatch
):
    income = MadeTable(
        id="TAB6683",
        path="",
        title="Inkomststruktur nettoinkomst efter region och kön",
        variables=(
            variable("Region", PLACES),
            variable("Inkomstkomponenter", "240 = nettoinkomst\n10 = lön"),
            variable("Kon", "1+2 = totalt\n1 = män"),
            variable(
                "ContentsCode",
                "000008A4 = Medelvärde för samtliga, tkr; tkr",
                role="metric",
            ),
            variable("Tid", "2023\n2024", role="time"),
        ),
        cell=lambda codes: (
            241.8 if ("_" in codes["Region"]) == (codes["Tid"] == "2024") else ".."
        ),
    )
    made = MadePxWeb(replay, income)
    monkeypatch.setenv("HTL_SCB_URL", made.url)
    monkeypatch.setenv("HTL_SCB_V1_URL", made.url_1)
    engine = fill(pack=PACK, areas=AREAS)
    fetch(engine, HOME, Wanted(datasets=("scb_net_income",), since="2024"))
    (asked,) = made.asked("/data")
    assert asked.query["valueCodes[Tid]"] == "2023,2024"
    found = trend(engine, "mean_net_income")
    assert [one.period for one in found.everything] == ["2023", "2024"]

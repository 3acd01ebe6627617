"""What the pack cannot hold comes from SCB as the catalogue declares it, to the store."""

import pytest
from made_pxweb import MadePxWeb, MadeTable, variable
from sqlalchemy import Engine

from htl_dash.catalogue.municipalities import municipality
from htl_dash.domain.fetch_report import DatasetState
from htl_dash.domain.geography import Geography
from htl_dash.services.fetch_plan import Wanted
from htl_dash.services.fetching import fetch
from htl_dash.store.observations import ObservationRepository
from htl_dash.store.registers import areas

HOME = municipality("2081")
POOR, AREAS = "scb_low_economic_standard_0_19", "scb_eligibility_areas"
PLACES = """
    2081 = Borlänge
    2081R001 = Borlänge (Norra)
    2081A0010 = 2081A0010
    2081R001_RegSO2025 = 2081R001 Borlänge (Norra)
    2081A0010_DeSO2025 = 2081A0010
"""
POVERTY = MadeTable(
    id="TAB6685",
    path="",
    title="Låg respektive hög ekonomisk standard efter region, ålder och år",
    variables=(
        variable("Region", PLACES),
        variable("Alder", "tot = totalt\n0-19 = 0-19 år"),
        variable(
            "ContentsCode", "000008AC = Låg ekonomisk standard; procent", role="metric"
        ),
        variable("Tid", "2011\n2023\n2024", role="time"),
    ),
    cell=lambda codes: (
        14.5 if ("_" in codes["Region"]) == (codes["Tid"] == "2024") else ".."
    ),
)
ELIGIBLE = MadeTable(
    id="IntGr8RegSOKon2",
    path="AA/AA0003/AA0003H/IntGr8RegSOKon2",
    title="Andel behöriga till gymnasiet efter region, bakgrund och år",
    variables=(
        variable("Region", "2081R001 = Borlänge (Norra)\n2081R002 = Borlänge (Södra)"),
        variable("Bakgrund", "1+2 = totalt\n1 = män\n2 = kvinnor"),
        variable(
            "ContentsCode",
            "000004VC = Andel behöriga till gymnasiet, procent; procent",
            role="metric",
        ),
        variable("Tid", "2007\n2023", role="time"),
    ),
    cell=lambda codes: ".." if codes["Bakgrund"] == "1" else 88.5,
)


@pytest.fixture
def made(replay, monkeypatch):
    made = MadePxWeb(replay, POVERTY, older=(ELIGIBLE,))
    monkeypatch.setenv("HTL_SCB_URL", made.url)
    monkeypatch.setenv("HTL_SCB_V1_URL", made.url_1)
    return made


def test_child_poverty_and_eligibility_per_area_fill_the_store(store: Engine, made):
    report = fetch(store, HOME, Wanted(datasets=(POOR, AREAS)))
    assert {one.state for one in report.datasets} == {DatasetState.NEW}, report
    with store.connect() as connection:
        found = ObservationRepository(connection)
        poor = found.series("low_economic_standard_0_19")
        eligible = found.series("upper_secondary_eligibility_areas", sex=None)
        older = areas(connection, Geography.REGSO_2020)
    by_place = {(one.geography, one.time_period): one.obs_value for one in poor}
    assert by_place[Geography.REGSO_2020, "2011"] == 14.5
    assert by_place[Geography.REGSO_2025, "2024"] == 14.5
    assert (Geography.REGSO_2025, "2023") not in by_place
    assert {one.symbol for one in eligible} == {"", ".."}
    assert {one.obs_value for one in eligible} == {88.5, None}
    assert {(one.code, one.name) for one in older} == {
        ("2081R001", "Norra"),
        ("2081R002", "Södra"),
    }
    assert all(one.source_cell.startswith("/value/") for one in (*poor, *eligible))

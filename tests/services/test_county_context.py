"""County and country as the Public Health Agency has them, fetched as it answers."""

from dataclasses import replace
from datetime import date

from made_fohm import BULLYING, made_fohm
from replay import Replay

from htl_dash.catalogue.indicators import indicator
from htl_dash.catalogue.municipalities import municipality
from htl_dash.domain.fetch_report import DatasetState, RunState
from htl_dash.domain.fetching import SourceName
from htl_dash.domain.geography import Geography
from htl_dash.services.county_context import county_context
from htl_dash.services.fetch_plan import Wanted
from htl_dash.services.fetching import fetch
from htl_dash.services.lineage import lineage
from htl_dash.services.quality import examine

COUNTY, COUNTRY = Geography.COUNTY, Geography.COUNTRY
FOHM = Wanted(sources=(SourceName.FOHM,))
WEEKLY, LOW = "bullied_weekly", "feeling_low_daily"


def fetched(store, replay: Replay, monkeypatch, code="2081", **made):
    """Fetch from the made-up agency for a municipality; return what became of it."""
    monkeypatch.setenv("HTL_FOHM_URL", made_fohm(replay, **made).url_1)
    return fetch(store, municipality(code), FOHM)


def context(store, name: str, code="2081"):
    return county_context(store, municipality(code), [indicator(name)])[0]


def test_county_and_country_come_by_age_and_sex_and_a_mark_is_no_zero(
    store, replay, monkeypatch
):
    report = fetched(store, replay, monkeypatch)
    assert report.state is RunState.DONE, report
    found = context(store, WEEKLY)
    assert list(found.groups) == [
        *(("2021-2022", age) for age in ("11", "13", "15")),
        *(("2017-2018", age) for age in ("11", "13", "15")),
    ]
    newest = found.groups["2021-2022", "15"]
    assert set(newest) == {(g, s) for g in (COUNTY, COUNTRY) for s in "FM"}
    assert {one.cell.ref_area for one in newest.values()} == {"20", "00"}
    sides = found.groups["2021-2022", "13"]
    hidden, told = sides[COUNTY, "M"], sides[COUNTY, "F"]
    assert (hidden.estimate, hidden.cell.symbol) == (None, "..")
    assert told.estimate.lower is None


def test_another_home_gets_its_own_county_and_the_one_before_stays(
    store, replay, monkeypatch
):
    fetched(store, replay, monkeypatch)
    report = fetched(store, replay, monkeypatch, "2282")
    assert {one.gone for one in report.datasets} == {0}
    for code in ("2081", "2282"):
        sides = context(store, WEEKLY, code).groups["2021-2022", "15"]
        assert sides[COUNTY, "F"].cell.ref_area == code[:2]
    elsewhere = context(store, WEEKLY, "2480").groups["2021-2022", "15"]
    assert elsewhere.keys() == {(COUNTRY, "F"), (COUNTRY, "M")}


def test_a_table_with_another_title_is_refused(store, replay, monkeypatch):
    other = replace(BULLYING, title="Trivsel i skolan efter region och år")
    report = fetched(store, replay, monkeypatch, bullying=other)
    refused = [one for one in report.datasets if one.state is DatasetState.MISMATCH]
    assert [one.dataset for one in refused] == [
        "fohm_bullied_monthly",
        "fohm_bullied_weekly",
    ]
    assert refused[0].mismatches[0].found == other.title
    assert not context(store, WEEKLY).groups
    assert context(store, LOW).groups


def test_a_figure_leads_to_its_cell_and_the_checks_find_nothing_wrong(
    store, replay, monkeypatch
):
    fetched(store, replay, monkeypatch)
    cell = context(store, WEEKLY).groups["2021-2022", "15"][COUNTY, "F"].cell
    origin = lineage(store, cell.key).versions[0].origin
    assert origin.text == f"{cell.value:g}"
    assert examine(store, date(2023, 1, 1)).findings == ()


def test_only_some_years_may_be_asked_for(store, replay, monkeypatch):
    monkeypatch.setenv("HTL_FOHM_URL", made_fohm(replay).url_1)
    only = Wanted(indicators=(WEEKLY,), period="2021-2022")
    fetch(store, municipality("2081"), only)
    assert {period for period, _ in context(store, WEEKLY).groups} == {"2021-2022"}

"""The Public Health Agency's tables have no measures, and years that are pooled."""

from datetime import UTC, datetime

import pytest
from made_fetching import dataset, measure
from made_pxweb import MadePxWeb, MadeTable, variable

from htl_dash.domain.fetching import Asked, SourceName
from htl_dash.domain.geography import Geography
from htl_dash.sources.fohm import MOST_CELLS, Fohm
from htl_dash.sources.source import Mismatch, SourceError
from htl_dash.sources.transport import Transport

PATH = "A_Folkhalsodata/B_HLV/hlv1allmxreg.px"
ASKED = Asked("2081", ("2081", "2080"))
HEALTH = measure("self_rated_health", "EliminatedValue", "hälsa")


def table(**changed) -> MadeTable:
    known = {
        "id": "hlv1",
        "path": PATH,
        "title": "Självskattad hälsa efter region, kön och år",
        "variables": (
            variable("Region", "00 = Riket\n20 = Dalarnas län\n2081 = Borlänge"),
            variable("Halsa", "01 = Bra hälsa\n02 = Dålig hälsa", label="Hälsa"),
            variable("Matt", "01 = Andel\n02 = Antal svar", label="Andel och antal"),
            variable("Kon", "01 = Totalt\n02 = Kvinnor\n03 = Män", label="Kön"),
            variable("År", "2017-2020\n2021-2024", role="time"),
        ),
        "cell": lambda codes: ".." if codes["Kon"] == "03" else 71,
    }
    return MadeTable(**known | changed)


def wanted(*measures, **changed):
    known = {
        "table": PATH,
        "title_words": ("självskattad hälsa",),
        "divisions": (Geography.MUNICIPALITY, Geography.COUNTY),
        "choose": (("Hälsa", "Bra hälsa"), ("Matt", "Andel")),
        "sex_variable": "Kon",
    }
    return dataset(SourceName.FOHM, *(measures or (HEALTH,)), **known | changed)


def invent_measure(answer):
    """Add what PxWeb 1 writes in json-stat2 for a table without measures."""
    one = {
        "label": "ContentsCode",
        "category": {
            "index": {"EliminatedValue": 0},
            "label": {"EliminatedValue": "x"},
        },
    }
    return answer | {
        "id": [*answer["id"], "ContentsCode"],
        "size": [*answer["size"], 1],
        "dimension": answer["dimension"] | {"ContentsCode": one},
        "role": answer["role"] | {"metric": ["ContentsCode"]},
    }


@pytest.fixture
def transport():
    now = datetime(2026, 11, 22, 7, 30, tzinfo=UTC)
    with Transport(sleep=lambda seconds: None, clock=lambda: now) as opened:
        yield opened


def read(client, one, asked=ASKED):
    parts = client.parts(one, asked)
    answers = [(part, tuple(client.fetch(one, part))) for part in parts]
    return client.read(one, asked, answers)


@pytest.mark.parametrize("change", [invent_measure, lambda answer: answer])
def test_the_measure_that_is_invented_is_the_only_one(replay, transport, change):
    made = MadePxWeb(replay, older=(table(),))
    made.change = change
    client = Fohm(transport, made.url_1)
    assert client.check(wanted(), ASKED) == ()
    found = list(read(client, wanted()).figures)
    assert {(one.geography.value, one.ref_area) for one in found} == {
        ("municipality", "2081"),
        ("county", "20"),
    }
    assert {one.time_period for one in found} == {"2017-2020", "2021-2024"}
    by_sex = {one.sex: one.obs_value for one in found}
    assert by_sex == {"_T": 71, "F": 71, "M": None}


def test_pooled_years_count_by_the_last_of_them(replay, transport):
    made = MadePxWeb(replay, older=(table(),))
    client = Fohm(transport, made.url_1)
    recent = Asked("2081", ("2081",), since="2021")
    found = read(client, wanted(), recent).figures
    assert {one.time_period for one in found} == {"2021-2024"}


def test_the_limit_is_its_own(replay, transport):
    areas = "\n".join(f"2081R{n:03d} = Borlänge (Nr {n})" for n in range(1000))
    years = "\n".join(str(year) for year in range(1980, 2020))
    _, health, what, sex, _ = table().variables
    every = (
        variable("Region", areas),
        health,
        what,
        sex,
        variable("År", years, role="time"),
    )
    made = MadePxWeb(replay, older=(table(variables=every),))
    one = wanted(divisions=(Geography.REGSO_2020,))
    parts = Fohm(transport, made.url_1).parts(one, ASKED)
    assert [part.cells for part in parts] == [60_000, 60_000]
    assert MOST_CELLS == 100_000


def test_a_table_that_is_not_there_or_is_another_is_told(replay, transport):
    made = MadePxWeb(replay, older=(table(),))
    client = Fohm(transport, made.url_1)
    gone = wanted(table="A_Folkhalsodata/borta.px")
    assert client.check(gone, ASKED) == (
        Mismatch(gone.table, "självskattad hälsa", ""),
    )
    with pytest.raises(SourceError):
        client.parts(gone, ASKED)
    other = wanted(measure("x", "EliminatedValue", "tobak"))
    assert client.check(other, ASKED) == (
        Mismatch("EliminatedValue", "tobak", table().title),
    )


def test_a_folder_is_no_table(replay, transport):
    made = MadePxWeb(replay)
    replay.answer("/v1/A_Folkhalsodata", [{"id": "B_HLV", "type": "l"}])
    with pytest.raises(SourceError) as found:
        Fohm(transport, made.url_1).check(wanted(table="A_Folkhalsodata"), ASKED)
    assert found.value.facts["source"] == "Folkhälsomyndigheten"

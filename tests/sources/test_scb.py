"""SCB is asked for exactly what the catalogue declares, and only that is believed."""

import json
from datetime import UTC, datetime
from itertools import product
from math import prod

import pytest
from made_fetching import dataset, measure
from made_pxweb import MadePxWeb, MadeTable, variable
from samples import sample

from htl_dash.domain.fetching import Asked, SourceName
from htl_dash.domain.geography import Geography
from htl_dash.sources.pxweb_table import mismatches, read_table_2
from htl_dash.sources.scb import Scb
from htl_dash.sources.source import Mismatch, SourceError
from htl_dash.sources.transport import Transport

PLACES = """
    2080R001 = Falun (Centrum)
    2081R001 = Borlänge (Norra)
    2081R002 = Borlänge (Södra)
    2081A0010 = 2081A0010
    2081R001_RegSO2025 = 2081R001 Borlänge (Norra)
    2081R002_RegSO2025 = 2081R002 Borlänge (Södra)
    2081A0010_DeSO2025 = 2081A0010
    2080 = Falun
    2081 = Borlänge
    2180 = Gävle
"""
ALL = (
    *(Geography.REGSO_2020, Geography.REGSO_2025),
    *(Geography.DESO_2018, Geography.DESO_2025, Geography.MUNICIPALITY),
)
LOW = measure(
    "low_economic_standard_0_19", "000008AC", "låg", "standard", unit="procent"
)
ELIGIBLE = measure("upper_secondary_eligibility_areas", "000004VC", "behörig")
ASKED = Asked("2081", ("2081", "2080"))


def poverty(**changed) -> MadeTable:
    known = {
        "id": "TAB6685",
        "path": "HE/Tab4InkDesoRegso",
        "title": "Låg respektive hög ekonomisk standard efter region, ålder och år",
        "variables": (
            variable("Region", PLACES),
            variable("Alder", "tot = totalt\n0-19 = 0-19 år\n20-64 = 20-64 år"),
            variable(
                "ContentsCode",
                """
                000008AC = Låg ekonomisk standard, procent; procent
                000008AD = Hög ekonomisk standard, procent; procent
                """,
                role="metric",
            ),
            variable("Tid", "2011\n2022\n2023\n2024", role="time"),
        ),
        "cell": share,
    }
    return MadeTable(**known | changed)


def share(codes) -> float | str:
    """Newer codes have figures from 2024, older ones to 2023; one area is hidden."""
    region, year = codes["Region"], codes["Tid"]
    is_newer = year == "2024"
    is_hidden = ("_" in region) != is_newer or region.startswith("2081R002")
    if is_hidden and ("R" in region or "A" in region):
        return ".."
    return len(region) + int(year) / 10_000 + (codes["Alder"] == "tot")


def eligibility(**changed) -> MadeTable:
    known = {
        "id": "TAB1999",
        "path": "AA/IntGr8RegSOKon2",
        "title": "Andel behöriga till gymnasiet efter region, bakgrund och år",
        "variables": (
            variable(
                "Region", "2081R001 = Borlänge (Norra)\n2080R001 = Falun (Centrum)"
            ),
            variable(
                "Bakgrund", "1+2 = totalt\n1 = män\n2 = kvinnor\n5 = utrikes födda"
            ),
            variable(
                "ContentsCode", "000004VC = Andel behöriga; procent", role="metric"
            ),
            variable("Tid", "2007\n2011\n2023", role="time"),
        ),
        "cell": lambda codes: ".." if codes["Bakgrund"] == "1" else 88.5,
    }
    return MadeTable(**known | changed)


def poverty_dataset(*measures, **changed):
    known = {
        "table": "TAB6685",
        "legacy_path": "HE/Tab4InkDesoRegso",
        "title_words": ("ekonomisk standard", "ålder"),
        "divisions": ALL,
        "choose": (("Alder", "0-19 år"),),
        "from_period": "2022",
    }
    return dataset(SourceName.SCB, *(measures or (LOW,)), **known | changed)


def eligibility_dataset(**changed):
    known = {
        "table": "IntGr8RegSOKon2",
        "legacy_path": "AA/IntGr8RegSOKon2",
        "title_words": ("behörig", "gymnasi"),
        "divisions": (Geography.REGSO_2020,),
        "sex_variable": "Bakgrund",
        "from_period": "2011",
    }
    return dataset(SourceName.SCB, ELIGIBLE, **known | changed)


@pytest.fixture
def transport():
    now = datetime(2026, 11, 22, 7, 30, tzinfo=UTC)
    with Transport(sleep=lambda seconds: None, clock=lambda: now) as opened:
        yield opened


def opened(transport, made):
    return Scb(transport, made.url, made.url_1)


def fetched(client, wanted, asked=ASKED):
    return [(p, tuple(client.fetch(wanted, p))) for p in client.parts(wanted, asked)]


def read(client, wanted, asked=ASKED):
    return client.read(wanted, asked, fetched(client, wanted, asked))


def problem(action) -> str:
    with pytest.raises(SourceError) as found:
        action()
    assert found.value.facts["source"] == "SCB"
    assert found.value.facts["cure"]
    return found.value.facts["problem"]


def keys(reading):
    """Return what the figures are about; each is there once."""
    figures = list(reading.figures)
    assert len({one.key for one in figures}) == len(figures)
    return {(one.geography.value, one.ref_area, one.time_period) for one in figures}


def test_child_poverty_comes_for_each_division_in_its_own_years(replay, transport):
    client = opened(transport, MadePxWeb(replay, poverty()))
    reading = read(client, poverty_dataset())
    assert keys(reading) == {
        *(
            ("regso2020", f"2081R00{n}", year)
            for n in (1, 2)
            for year in ("2022", "2023")
        ),
        *(("regso2025", f"2081R00{n}", "2024") for n in (1, 2)),
        *(("deso2018", "2081A0010", year) for year in ("2022", "2023")),
        ("deso2025", "2081A0010", "2024"),
        *(
            ("municipality", code, year)
            for code in ("2080", "2081")
            for year in ("2022", "2023", "2024")
        ),
    }
    assert {(one.geography.value, one.name) for one in reading.areas} == {
        *(("regso2020", name) for name in ("Norra", "Södra")),
        *(("regso2025", name) for name in ("Norra", "Södra")),
        ("deso2018", "2081A0010"),
        ("deso2025", "2081A0010"),
    }
    assert "ekonomisk standard" in reading.title


def test_the_age_that_is_named_is_the_one_that_is_asked_for(replay, transport):
    client = opened(transport, MadePxWeb(replay, poverty()))
    (one,) = (
        one
        for one in read(client, poverty_dataset()).figures
        if (one.ref_area, one.time_period) == ("2081", "2024")
    )
    assert one.obs_value == pytest.approx(4.2024)
    whole = poverty_dataset(choose=(("Alder", "tot"),))
    assert 5.2024 in {round(f.obs_value or 0, 4) for f in read(client, whole).figures}


@pytest.mark.parametrize(
    ("choose", "why"),
    [
        ((("Alder", "0-18 år"),), "0-18 år"),
        ((("Alder", "år"),), "år"),
        ((("Kon", "1"),), "Kon"),
        ((), "Alder"),
    ],
)
def test_a_value_that_is_not_found_exactly_once_is_not_guessed(
    replay, transport, choose, why
):
    client = opened(transport, MadePxWeb(replay, poverty()))
    wanted = poverty_dataset(choose=choose)
    assert why in problem(lambda: client.parts(wanted, ASKED))


def test_a_text_that_two_values_have_is_not_guessed(replay, transport):
    ages = variable("Alder", "a = 0-19 år\n0-19 år = Yngre")
    variables = (poverty().variables[0], ages, *poverty().variables[2:])
    made = MadePxWeb(replay, poverty(variables=variables))
    client = opened(transport, made)
    assert "kan vara" in problem(lambda: client.parts(poverty_dataset(), ASKED))


def test_earlier_periods_than_since_are_not_asked_for(replay, transport):
    client = opened(transport, MadePxWeb(replay, poverty()))
    found = keys(
        read(client, poverty_dataset(), Asked("2081", ("2081",), since="2024"))
    )
    assert {period for _, _, period in found} == {"2024"}
    assert client.parts(poverty_dataset(), Asked("2081", ("2081",), since="2030")) == ()


def test_later_periods_than_until_are_not_asked_for(replay, transport):
    client = opened(transport, MadePxWeb(replay, poverty()))
    asked = Asked("2081", ("2081",), since="2023", until="2023")
    reading = read(client, poverty_dataset(), asked)
    assert {one.time_period for one in reading.figures} == {"2023"}


def test_the_limits_that_the_server_tells_are_kept(replay, transport):
    made = MadePxWeb(replay, poverty())
    made.config["maxDataCells"] = 10
    client = opened(transport, made)
    parts = client.parts(poverty_dataset(), ASKED)
    assert replay.requests[0].path == "/v2/config"
    assert len(parts) > 1
    assert sum(one.cells for one in parts) == 8 * 3
    assert max(one.cells for one in parts) <= 10
    assert len({one.key for one in parts}) == len(parts)
    whole = opened(transport, MadePxWeb(replay, poverty()))
    assert keys(read(client, poverty_dataset())) == keys(read(whole, poverty_dataset()))


def test_a_server_that_tells_no_limits_is_not_asked_further(replay, transport):
    made = MadePxWeb(replay, poverty())
    made.config = {"maxDataCells": 0}
    client = opened(transport, made)
    assert "hur mycket" in problem(lambda: client.check(poverty_dataset(), ASKED))


def test_the_same_question_makes_the_same_parts(replay, transport):
    made = MadePxWeb(replay, poverty())
    one = opened(transport, made).parts(poverty_dataset(), ASKED)
    assert one == opened(transport, made).parts(poverty_dataset(), ASKED)


def test_a_short_question_stands_in_the_address_and_a_long_one_is_posted(
    replay, transport
):
    made = MadePxWeb(replay, poverty())
    client = opened(transport, made)
    read(client, poverty_dataset())
    (short,) = made.asked("/data")
    assert short.method == "GET"
    assert short.query["valueCodes[Alder]"] == "0-19"
    many = "\n".join(f"2081R{n:03d} = Borlänge (Nr {n})" for n in range(400))
    variables = (variable("Region", many), *poverty().variables[1:])
    wide = MadePxWeb(replay, poverty(variables=variables))
    wanted = poverty_dataset(divisions=(Geography.REGSO_2020,))
    assert len(keys(read(opened(transport, wide), wanted))) == 400 * 2
    long = wide.asked("/data")[-1]
    assert long.method == "POST"
    assert long.sent["selection"][0]["variableCode"] == "Region"
    assert len(long.sent["selection"][0]["valueCodes"]) == 400
    assert long.query["outputFormat"] == "json-stat2"


def test_a_code_that_would_be_read_as_an_expression_is_posted(replay, transport):
    ages = variable("Alder", "0,19* = 0-19 år")
    variables = (poverty().variables[0], ages, *poverty().variables[2:])
    made = MadePxWeb(replay, poverty(variables=variables))
    read(opened(transport, made), poverty_dataset())
    assert made.asked("/data")[0].method == "POST"


def test_a_division_that_only_a_code_list_has_is_asked_for_by_that_list(
    replay, transport
):
    newer = variable("Region", "2081R001_RegSO2025 = 2081R001 Borlänge (Norra)")
    older = variable("Region", "2081R001 = Borlänge (Norra)")
    table = poverty(
        variables=(older, *poverty().variables[1:]),
        lists={"vs_RegSO2020": older, "vs_RegSO2025": newer},
    )
    made = MadePxWeb(replay, table)
    wanted = poverty_dataset(divisions=(Geography.REGSO_2020, Geography.REGSO_2025))
    # The table itself tells no versions, but its lists do.
    reading = read(opened(transport, made), wanted)
    assert ("regso2020", "2081R001", "2023") in keys(reading)
    asked = [one.query.get("codelist[Region]", "") for one in made.asked("/data")]
    assert "vs_RegSO2025" in asked


def test_a_division_that_the_table_does_not_have_is_told(replay, transport):
    only = variable("Region", "2081R001 = Borlänge (Norra)\n2081R001_RegSO2025 = a (b)")
    made = MadePxWeb(replay, poverty(variables=(only, *poverty().variables[1:])))
    reading = read(opened(transport, made), poverty_dataset())
    missing = [one for one in reading.notes if "Tabellen har inga uppgifter" in one]
    assert len(missing) == 3
    nothing = variable("Region", "SE = Sverige")
    made = MadePxWeb(replay, poverty(variables=(nothing, *poverty().variables[1:])))
    client = opened(transport, made)
    assert "2081" in problem(lambda: client.parts(poverty_dataset(), ASKED))


def test_every_id_is_held_to_the_source_s_own_words(replay, transport):
    client = opened(transport, MadePxWeb(replay, poverty()))
    assert client.check(poverty_dataset(), ASKED) == ()
    high = measure("low_economic_standard_0_19", "000008AD", "låg", unit="procent")
    gone = measure("low_economic_standard", "000008AX", "låg")
    other = measure("low_economic_standard", "000008AC", "låg", unit="antal")
    wrong = poverty_dataset(high, gone, other, title_words=("folkmängd",))
    title = "Låg respektive hög ekonomisk standard efter region, ålder och år"
    assert client.check(wrong, ASKED) == (
        Mismatch("TAB6685", "folkmängd", title),
        Mismatch("000008AD", "låg", "Hög ekonomisk standard, procent"),
        Mismatch("000008AX", "låg", ""),
        Mismatch("000008AC", "antal", "procent"),
    )


def test_a_table_that_is_nowhere_is_told_and_not_fetched(replay, transport):
    client = opened(transport, MadePxWeb(replay))
    wanted = poverty_dataset()
    assert client.check(wanted, ASKED) == (
        Mismatch("TAB6685", "ekonomisk standard, ålder", ""),
    )
    assert "TAB6685" in problem(lambda: client.parts(wanted, ASKED))


def test_a_name_from_the_older_version_is_looked_up(replay, transport):
    towns = eligibility(
        id="TAB1804",
        variables=(variable("Region", "2081 = Borlänge"), *eligibility().variables[1:]),
    )
    made = MadePxWeb(replay, eligibility(), towns, poverty())
    made.found = {"IntGr8RegSOKon2": ["TAB6685", "TAB1804", "TAB1999"]}
    client = opened(transport, made)
    assert client.check(eligibility_dataset(), ASKED) == ()
    reading = read(client, eligibility_dataset())
    assert reading.notes[0] == "Tabellen IntGr8RegSOKon2 heter TAB1999 hos källan."
    assert not [one for one in replay.paths() if one.startswith("/v1")]


def test_a_lookup_that_finds_two_is_no_answer(replay, transport):
    twin = eligibility(id="TAB2000")
    older = (eligibility(),)
    made = MadePxWeb(replay, eligibility(), twin, older=older)
    made.found = {"IntGr8RegSOKon2": ["TAB1999", "TAB2000"]}
    reading = read(opened(transport, made), eligibility_dataset())
    assert "det äldre" in reading.notes[0]


def test_what_version_2_does_not_know_comes_from_version_1(replay, transport):
    made = MadePxWeb(replay, older=(eligibility(),))
    client = opened(transport, made)
    assert client.check(eligibility_dataset(), ASKED) == ()
    reading = read(client, eligibility_dataset())
    found = {(f.ref_area, f.time_period, f.sex): f for f in reading.figures}
    assert set(found) == {
        ("2081R001", year, sex) for year in ("2011", "2023") for sex in ("_T", "M", "F")
    }
    assert found["2081R001", "2023", "_T"].obs_value == 88.5
    hidden = found["2081R001", "2023", "M"]
    assert (hidden.obs_value, hidden.symbol) == (None, "..")
    assert [one.name for one in reading.areas] == ["Norra"]
    assert "det äldre" in reading.notes[0]
    posted = made.asked("/IntGr8RegSOKon2")[-1].sent
    assert posted["response"] == {"format": "json-stat2"}
    assert posted["query"][1] == {
        "code": "Bakgrund",
        "selection": {"filter": "item", "values": ["1+2", "1", "2"]},
    }


def test_another_fault_than_not_found_does_not_lead_to_the_older_version(
    replay, transport
):
    made = MadePxWeb(replay, older=(eligibility(),))
    replay.fail_once("/v2/tables", status=403)
    problem(lambda: opened(transport, made).check(eligibility_dataset(), ASKED))
    assert not [one for one in replay.paths() if one.startswith("/v1")]


def test_a_server_without_a_search_leads_to_the_older_version(replay, transport):
    made = MadePxWeb(replay, older=(eligibility(),))
    replay.answer("/v2/tables", {"status": 404}, query={"lang": "sv"}, status=404)
    assert opened(transport, made).check(eligibility_dataset(), ASKED) == ()


def test_a_server_that_has_no_version_2_leads_to_the_older_version(replay, transport):
    made = MadePxWeb(replay, older=(poverty(),))
    replay.fail_once("/v2/config", status=404)
    assert opened(transport, made).check(poverty_dataset(), ASKED) == ()


@pytest.mark.parametrize(
    ("body", "why"),
    [
        (b"", "Svaret är tomt"),
        (b"<html>Underh\xc3\xa5ll</html>", "webbsida"),
        (b'{"version": "2.0", "va', "avhugget"),
        ('{"label": "år"}'.encode("latin-1"), "teckenkodning"),
    ],
)
@pytest.mark.parametrize("path", ["/metadata", "/data"])
def test_what_is_no_table_is_told_as_what_it_is(replay, transport, path, body, why):
    client = opened(transport, MadePxWeb(replay, poverty()))
    replay.fail_once(f"/v2/tables/TAB6685{path}", status=200, body=body)
    assert why in problem(lambda: fetched(client, poverty_dataset()))


@pytest.mark.parametrize("indent", [None, 1])
def test_the_older_version_s_own_format_is_read_however_it_is_written(
    replay, transport, indent
):
    """A server may answer with rows, without a label for any code."""
    made = MadePxWeb(replay, older=(eligibility(),))
    made.change = lambda answer: json.dumps(as_rows(answer), indent=indent)
    reading = read(opened(transport, made), eligibility_dataset())
    assert len({(f.key, f.obs_value) for f in reading.figures}) == 6
    assert [one.name for one in reading.areas] == ["Norra"]


def as_rows(answer):
    """JSON-stat 2 as the rows that version 1 calls json."""
    dimensions = {
        code: list(answer["dimension"][code]["category"]["index"])
        for code in answer["id"]
    }
    marks = answer.get("status", {})
    texts = [marks.get(str(at), str(one)) for at, one in enumerate(answer["value"])]
    at_key = [code for code in dimensions if code != "ContentsCode"]
    assert len(dimensions["ContentsCode"]) == 1
    every = (
        dict(zip(dimensions, c, strict=True)) for c in product(*dimensions.values())
    )
    columns = [{"code": c, "type": "t" if c == "Tid" else "d"} for c in at_key]
    measure = {"code": dimensions["ContentsCode"][0], "type": "c"}
    return {
        "columns": [*columns, measure],
        "comments": [],
        "data": [
            {"key": [cell[code] for code in at_key], "values": [text]}
            for cell, text in zip(every, texts, strict=True)
        ],
        "metadata": [{"label": answer["label"]}],
    }


@pytest.mark.parametrize("status", [400, 404, 405, 414])
def test_a_question_that_an_address_cannot_ask_is_posted(replay, transport, status):
    made = MadePxWeb(replay, poverty())
    replay.fail_once("/v2/tables/TAB6685/data", status=status)
    client = opened(transport, made)
    assert len(keys(read(client, poverty_dataset()))) == 15
    assert [one.method for one in made.asked("/data")] == ["GET", "POST"]


@pytest.mark.parametrize(
    "ages",
    [
        "tot = totalt\n0-19 = 0-19",
        "tot = totalt\nC = 0\u201319 år",
        "tot = total\nC = 0-19 years",
    ],
)
def test_an_age_is_known_in_the_ways_that_it_is_written(replay, transport, ages):
    first, _, *rest = poverty().variables
    made = MadePxWeb(replay, poverty(variables=(first, variable("Alder", ages), *rest)))
    read(opened(transport, made), poverty_dataset())
    (asked,) = made.asked("/data")
    assert asked.query["valueCodes[Alder]"] in {"0-19", "C"}


def more_measures(answer):
    """What a server gives that hears only some of the question: one measure too many."""
    category = answer["dimension"]["ContentsCode"]["category"]
    (code,) = category["index"]
    category["index"] = {"MORE": 0, code: 1}
    category["label"]["MORE"] = "Något annat"
    at = answer["id"].index("ContentsCode")
    width = len(answer["value"]) // prod(answer["size"][:at])
    answer["size"][at] = 2
    values, marks = [], {}
    for start in range(0, len(answer["value"]), width):
        values += [99.0] * width
        for n in range(start, start + width):
            mark = answer.get("status", {}).get(str(n))
            if mark:
                marks[str(len(values))] = mark
            values.append(answer["value"][n])
    return answer | {"value": values, "status": marks}


def test_more_than_was_asked_for_is_left_out_and_told(replay, transport):
    made = MadePxWeb(replay, poverty())
    plain = read(opened(transport, made), poverty_dataset())
    made.change = more_measures
    answers = fetched(opened(transport, made), poverty_dataset())
    reading = opened(transport, made).read(poverty_dataset(), ASKED, answers)
    figures = list(reading.figures)
    assert {f.key: (f.obs_value, f.symbol) for f in figures} == {
        f.key: (f.obs_value, f.symbol) for f in plain.figures
    }
    assert any("mer än" in one for one in reading.notes)
    ((_, (received,)),) = answers
    cells = json.loads(received.content)["value"]
    places = {f.source_cell: f.obs_value for f in figures}
    assert all(cells[int(p.removeprefix("/value/"))] == v for p, v in places.items())


def other_municipality(answer):
    """The whole country, as a server answers that has not heard which places."""
    category = answer["dimension"]["Region"]["category"]
    category["index"]["0114R001"] = len(category["index"])
    category["label"]["0114R001"] = "Upplands Väsby (Bollstanäs)"
    width = len(answer["value"]) // answer["size"][0]
    answer["size"][0] += 1
    return answer | {"value": answer["value"] + [1.0] * width}


def test_an_answer_about_other_municipalities_has_not_heard_the_question(
    replay, transport
):
    made = MadePxWeb(replay, poverty())
    made.change = other_municipality
    client = opened(transport, made)
    assert "0114R001" in problem(lambda: fetched(client, poverty_dataset()))


def test_a_measure_in_another_unit_is_refused_even_where_metadata_tells_none(
    replay, transport
):
    counts = variable("ContentsCode", "000004VC = Andel behöriga; antal", role="metric")
    first, second, _, last = eligibility().variables
    older = (eligibility(variables=(first, second, counts, last)),)
    client = opened(transport, MadePxWeb(replay, older=older))
    share = measure(
        "upper_secondary_eligibility_areas", "000004VC", "behörig", unit="procent"
    )
    wanted = dataset(SourceName.SCB, share, **_same(eligibility_dataset()))
    assert "antal" in problem(lambda: fetched(client, wanted))


def _same(one):
    names = ("table", "legacy_path", "title_words", "divisions", "sex_variable")
    return {name: getattr(one, name) for name in names}


def drop_last_value(answer):
    return answer | {"value": answer["value"][:-1]}


def drop_area(answer):
    region = answer["dimension"]["Region"]["category"]
    code = next(iter(region["index"]))
    del region["index"][code], region["label"][code]
    region["index"] = {each: at for at, each in enumerate(region["index"])}
    width = len(answer["value"]) // answer["size"][0]
    size = [answer["size"][0] - 1, *answer["size"][1:]]
    return answer | {"value": answer["value"][width:], "size": size, "status": {}}


def other_year(answer):
    time = answer["dimension"]["Tid"]["category"]
    time["index"] = {
        each.replace("2024", "2025"): at for each, at in time["index"].items()
    }
    return answer


def as_text(answer):
    return answer | {"value": [str(one) for one in answer["value"]]}


@pytest.mark.parametrize(
    ("change", "why"),
    [
        (drop_last_value, "inte hel"),
        (drop_area, "saknas: 2081R001"),
        (other_year, "Oväntat: 2025"),
        (as_text, "inget tal"),
        (lambda answer: {}, "ingen tabell"),
        (lambda answer: answer | {"class": "collection"}, "bara en lista"),
    ],
)
def test_an_answer_that_is_not_what_was_asked_for_is_never_kept(
    replay, transport, change, why
):
    made = MadePxWeb(replay, poverty())
    made.change = change
    client = opened(transport, made)
    assert why in problem(lambda: fetched(client, poverty_dataset()))


@pytest.mark.parametrize(
    "fault",
    [
        {"status": 429, "headers": {"Retry-After": "1"}},
        {"status": 503},
        {"cut": True},
        {"drop": True},
    ],
)
def test_a_passing_fault_is_waited_out(replay, transport, fault):
    client = opened(transport, MadePxWeb(replay, poverty()))
    replay.fail_once("/v2/tables/TAB6685/data", **fault)
    assert len(keys(read(client, poverty_dataset()))) == 15


def test_an_answer_that_is_kept_leads_from_the_figure_to_the_bytes(replay, transport):
    client = opened(transport, MadePxWeb(replay, poverty()))
    answers = fetched(client, poverty_dataset())
    (received,) = answers[0][1]
    one = next(iter(client.read(poverty_dataset(), ASKED, answers).figures))
    assert one.received == received.checksum
    assert one.source_cell.startswith("/value/")
    assert "/tables/TAB6685/data" in received.origin


def test_population_by_sex_and_age_comes_in_bands(replay, transport):
    people = MadeTable(
        id="TAB6574",
        path="",
        title="Folkmängd efter ålder och kön",
        variables=(
            variable("Region", "2081R001 = Borlänge (Norra)"),
            variable(
                "Alder", "totalt\n-4 = 0-4 år\n5-9 = 5-9 år\n0-9 = 0-9 år\n10- = 10+ år"
            ),
            variable("Kon", "1+2 = totalt\n1 = män\n2 = kvinnor"),
            variable("Hushall", "a\nb"),
            variable("ContentsCode", "000007Y7 = Antal; antal", role="metric"),
            variable("Tid", "2023", role="time"),
        ),
        cell=lambda codes: 7,
        can_be_left_out=frozenset({"Hushall"}),
    )
    wanted = dataset(
        SourceName.SCB,
        measure("population", "000007Y7", "antal"),
        table="TAB6574",
        divisions=(Geography.REGSO_2020,),
        sex_variable="Kon",
        age_variable="Alder",
    )
    found = read(opened(transport, MadePxWeb(replay, people)), wanted).figures
    assert {(one.sex, one.category) for one in found} == {
        (sex, age) for sex in ("_T", "M", "F") for age in ("_T", "0-4", "5-9", "10+")
    }


@pytest.mark.samples
def test_recorded_answers_are_read_over_a_socket(replay, transport):
    replay.answer("/v2/config", sample("scb_pxweb_v2/config.json"))
    metadata = sample("scb_pxweb_v2/TAB6471_metadata.json")
    replay.answer("/v2/tables/TAB6471/metadata", metadata)
    wanted = dataset(
        SourceName.SCB,
        measure("population", "000007SF", "folkmängd", unit="antal"),
        table="TAB6471",
        title_words=("folkmängden per månad",),
        divisions=(Geography.MUNICIPALITY,),
        sex_variable="Kon",
        choose=(("Alder", "0-9 år"),),
        from_period="2026",
    )
    client = Scb(transport, f"{replay.url}/v2", f"{replay.url}/v1")
    assert client.check(wanted, ASKED) == ()
    (part,) = client.parts(wanted, ASKED)
    assert part.cells == 2 * 3 * 4
    table = read_table_2(metadata, "TAB6471")
    assert not mismatches(table, wanted)
    # The recording is for other places: it is an answer to another question.
    data = sample("scb_pxweb_v2/TAB6471_data.json")
    replay.answer("/v2/tables/TAB6471/data", data)
    assert "inte det vi frågade efter" in problem(lambda: fetched(client, wanted))

"""Kolada is asked in its own form, to the last page, and believed only so far."""

import json
from datetime import UTC, datetime

import pytest
from made_fetching import dataset, measure
from made_kolada import MadeKolada
from samples import sample

from htl_dash.domain.fetching import Asked, SourceName
from htl_dash.domain.geography import Geography, School
from htl_dash.domain.received import Received
from htl_dash.domain.status import ConfStatus, ObsStatus
from htl_dash.sources.exchange import Fault
from htl_dash.sources.kolada import Kolada
from htl_dash.sources.source import Mismatch, Part, SourceError
from htl_dash.sources.transport import Transport

TITLES = {
    "N15428": "Elever i åk 9 som är behöriga till yrkesprogram, hemkommun, andel (%)",
    "N00945": "Tillfälliga föräldrapenningdagar som tas ut av män, andel av antal dagar (%)",
}
ELIGIBLE = measure("upper_secondary_eligibility", "N15428", "hemkommun", unit="%")
LEAVE = measure("temporary_parental_leave_men", "N00945", "tas ut av män", unit="%")
OF_MUNICIPALITIES = dataset(SourceName.KOLADA, ELIGIBLE, LEAVE)
OF_SCHOOLS = dataset(
    SourceName.KOLADA,
    measure("eligibility_grade_9_schools", "N15436", "kommunala skolor"),
    divisions=(Geography.SCHOOL,),
)
ASKED = Asked("2081", ("2081", "2080", "0000"))
FIGURES = """
    kpi    | place | period | gender | value | count | status | isdeleted
    N15428 | 2081  | 2023   | T      | 80.5  |       |        |
    N15428 | 2081  | 2023   | K      | 82    |       |        |
    N15428 | 2081  | 2023   | M      | 79.25 |       |        |
    N15428 | 2081  | 2024   | T      | 0     |       |        |
    N15428 | 2081  | 2024   | K      |       |       |        |
    N15428 | 2081  | 2024   | M      | 12.0  |       |        | yes
    N15428 | 2080  | 2024   | T      | 81    | 3     |        |
    N15428 | 0000  | 2024   | T      | 83    |       | Prel   |
    N00945 | 2081  | 2024   | T      | 40    |       |        |
    N00945 | 1280  | 2024   | T      | 41    |       |        |
"""


@pytest.fixture
def transport():
    now = datetime(2026, 11, 22, 7, 30, tzinfo=UTC)
    with Transport(sleep=lambda seconds: None, clock=lambda: now) as opened:
        yield opened


@pytest.fixture
def made(replay):
    return MadeKolada(replay, FIGURES, TITLES)


@pytest.fixture
def client(transport, made):
    return Kolada(transport, made.base)


def fetched(client, wanted, asked=ASKED):
    return [(p, tuple(client.fetch(wanted, p))) for p in client.parts(wanted, asked)]


def read(client, wanted, asked=ASKED):
    return client.read(wanted, asked, fetched(client, wanted, asked))


def problem(act) -> str:
    with pytest.raises(SourceError) as found:
        act()
    return str(found.value.facts["problem"])


def test_figures_come_with_null_apart_from_zero_and_deleted_rows_dropped(client):
    found = {
        (one.indicator, one.ref_area, one.time_period, one.sex): one.obs_value
        for one in read(client, OF_MUNICIPALITIES).figures
    }
    assert found == {
        ("upper_secondary_eligibility", "2081", "2023", "_T"): 80.5,
        ("upper_secondary_eligibility", "2081", "2023", "F"): 82,
        ("upper_secondary_eligibility", "2081", "2023", "M"): 79.25,
        ("upper_secondary_eligibility", "2081", "2024", "_T"): 0,
        ("upper_secondary_eligibility", "2081", "2024", "F"): None,
        ("upper_secondary_eligibility", "0000", "2024", "_T"): 83,
        ("temporary_parental_leave_men", "2081", "2024", "_T"): 40,
    }


def test_what_kolada_says_of_a_figure_is_kept(client):
    figures = {one.key: one for one in read(client, OF_MUNICIPALITIES).figures}
    place = ("upper_secondary_eligibility", Geography.MUNICIPALITY)
    missing = figures[(*place, "2081", "2024", "F", "_T")]
    assert missing.symbol == "Missing"
    assert missing.obs_status is ObsStatus.MISSING
    assert missing.conf_status is ConfStatus.FREE
    assert figures[(*place, "0000", "2024", "_T", "_T")].symbol == "Prel"


def test_each_figure_leads_to_its_place_in_the_bytes(client):
    answers = fetched(client, OF_MUNICIPALITIES)
    bytes_of = {page.checksum: page.content for _, pages in answers for page in pages}
    for one in client.read(OF_MUNICIPALITIES, ASKED, answers).figures:
        found = json.loads(bytes_of[one.received])
        for step in one.source_cell.split("/")[1:]:
            found = found[int(step)] if step.isdecimal() else found[step]
        assert found == one.obs_value


def test_means_of_groups_are_left_out_and_told(client):
    reading = read(client, OF_MUNICIPALITIES)
    assert "2080" not in {one.ref_area for one in reading.figures}
    assert any("medelvärden" in note for note in reading.notes)


def test_regions_are_counties_and_no_municipalities(transport, replay):
    drawn = """
        kpi    | place | period | gender | value
        N15428 | 0020  | 2024   | T      | 82
    """
    client = Kolada(transport, MadeKolada(replay, drawn, TITLES).base)
    (one,) = read(client, OF_MUNICIPALITIES, Asked("2081", ("2081", "0020"))).figures
    assert (one.geography, one.ref_area) == (Geography.COUNTY, "20")


def test_a_key_figure_without_figures_is_told(client):
    wanted = dataset(SourceName.KOLADA, ELIGIBLE, measure("x", "N99999"))
    assert any("N99999" in note for note in read(client, wanted).notes)


@pytest.mark.parametrize("per_page", [1, 2, 3, 4, 5000])
def test_pages_are_followed_to_the_last_one(transport, replay, per_page):
    made = MadeKolada(replay, FIGURES, TITLES, per_page=per_page)
    reading = read(Kolada(transport, made.base), OF_MUNICIPALITIES)
    assert len(reading.figures) == 7


def test_at_most_25_ids_stand_in_a_segment(client, replay):
    measures = [measure(f"i{n}", f"N{n:05}") for n in range(30)]
    many = dataset(SourceName.KOLADA, *measures, from_period="1990")
    places = tuple(str(code) for code in range(1000, 1060))
    parts = client.parts(many, Asked("1000", places))
    assert len(parts) == 2 * 3 * 2
    assert len({part.key for part in parts}) == len(parts)
    for part in parts:
        list(client.fetch(many, part))
    client.check(many, ASKED)
    segments = [s for path in replay.paths() for s in path.split("/")]
    assert max(s.count(",") for s in segments) == 24
    asked = {s for p in parts for s in p.request.split("/year/")[1].split(",")}
    assert asked == {str(year) for year in range(1990, 2027)}


def test_more_than_25_ids_are_refused_by_kolada_and_told(client, replay):
    codes = ",".join(f"N{n:05}" for n in range(26))
    part = Part("x", "x", f"data/kpi/{codes}/municipality/2081")
    with pytest.raises(SourceError) as found:
        list(client.fetch(OF_MUNICIPALITIES, part))
    assert found.value.facts["fault"] is Fault.UNPROCESSABLE
    assert "Too many ids" in str(found.value.facts["problem"])


@pytest.mark.parametrize(
    ("from_period", "since", "years"),
    [
        ("", "", None),
        ("2024", "", ["2024", "2025", "2026"]),
        ("", "2025/26", ["2025", "2026"]),
        ("2020", "2025", ["2025", "2026"]),
        ("2026", "2020", ["2026"]),
    ],
)
def test_only_years_from_a_period_on_are_asked_for(client, from_period, since, years):
    wanted = dataset(SourceName.KOLADA, ELIGIBLE, from_period=from_period)
    (part,) = client.parts(wanted, Asked("2081", ("2081",), since=since))
    path = "data/kpi/N15428/municipality/2081"
    assert part.request == (f"{path}/year/{','.join(years)}" if years else path)


def test_nothing_is_asked_of_years_to_come(client):
    assert client.parts(OF_MUNICIPALITIES, Asked("2081", ("2081",), since="2030")) == ()


@pytest.mark.parametrize("name", ["kpi", "municipality", "period"])
def test_rows_that_were_not_asked_for_are_refused(client, made, name):
    made.ignores_filters = True
    alone = {
        "kpi": (dataset(SourceName.KOLADA, LEAVE), ("2081", "2080", "0000", "1280")),
        "municipality": (OF_MUNICIPALITIES, ("2081", "2080", "0000")),
        "period": (
            dataset(SourceName.KOLADA, ELIGIBLE, LEAVE, from_period="2024"),
            ("2081", "2080", "0000", "1280"),
        ),
    }
    wanted, places = alone[name]
    assert f"frågade efter: {name} " in problem(
        lambda: read(client, wanted, Asked("2081", places))
    )


def test_what_comes_twice_is_refused(transport, replay):
    drawn = FIGURES + "    N15428 | 2081 | 2023 | T | 80.5 | | | "
    client = Kolada(transport, MadeKolada(replay, drawn, TITLES).base)
    assert "två gånger" in problem(lambda: read(client, OF_MUNICIPALITIES))


@pytest.mark.parametrize(
    "following",
    [
        "https://evil.example.se/v3/data?page=2",
        "//evil.example.se/",
        "http://127.0.0.1:1/x",
        "file:///etc/passwd",
        "http://[",
        7.5,
    ],
)
def test_a_next_page_elsewhere_is_not_fetched(transport, replay, following):
    page = {"values": [], "next_url": following, "count": 0}
    replay.answer("/v3/data/kpi/N15428/municipality/2081", page)
    client = Kolada(transport, f"{replay.url}/v3")
    part = Part("x", "x", "data/kpi/N15428/municipality/2081")
    problem(lambda: list(client.fetch(OF_MUNICIPALITIES, part)))


def test_pages_that_lead_back_are_refused(transport, replay):
    path = "/v3/data/kpi/N15428/municipality/2081"
    page = {"values": [], "next_url": f"{replay.url}{path}", "count": 0}
    replay.answer(path, page)
    client = Kolada(transport, f"{replay.url}/v3")
    part = Part("x", "x", path.removeprefix("/v3/"))
    assert "slut" in problem(lambda: list(client.fetch(OF_MUNICIPALITIES, part)))


def test_a_next_page_with_a_less_safe_address_is_fetched_as_safely_as_the_first():
    with Transport() as opened:
        client = Kolada(opened, "https://api.kolada.se/v3")
        following = client._next(
            "http://api.kolada.se/v3/data?page=2", "https://api.kolada.se/v3/data"
        )
    assert following == "https://api.kolada.se/v3/data?page=2"


@pytest.mark.parametrize(
    ("page", "told"),
    [
        ({"values": [], "count": 2}, "skulle ha 2 rader"),
        ({"next_url": None, "count": 0}, "inga rader"),
        ({"values": None, "count": 0}, "inga rader"),
        ({"values": [1], "count": 1}, "inga rader"),
        ([], "inga rader"),
        (b'{"values": [{"kpi": "N1', "avhugget"),
        (b"", "tomt"),
        ("<html>Logga in</html>", "webbsida"),
        ('{"values": "å"}'.encode("latin-1"), "UTF-8"),
    ],
)
def test_a_page_that_is_none_is_an_error_and_no_shorter_table(
    transport, replay, page, told
):
    replay.answer("/v3/data/kpi/N15428/municipality/2081", page)
    client = Kolada(transport, f"{replay.url}/v3")
    part = Part("x", "x", "data/kpi/N15428/municipality/2081")
    assert told in problem(lambda: list(client.fetch(OF_MUNICIPALITIES, part)))


def test_count_may_be_of_the_page_or_of_all_rows(transport, replay):
    path = "/v3/data/kpi/N15428/municipality/2081"
    pages = ([{"a": 1}, {"a": 2}], [{"a": 3}])
    client = Kolada(transport, f"{replay.url}/v3")
    for first, last in ((2, 1), (3, 3)):
        more = f"{replay.url}{path}?page=2"
        one = {"values": pages[0], "next_url": more, "count": first}
        two = {"values": pages[1], "next_url": None, "count": last}
        replay.answer(path, one)
        replay.answer(path, two, query={"page": "2"})
        part = Part("x", "x", path.removeprefix("/v3/"))
        assert len(list(client.fetch(OF_MUNICIPALITIES, part))) == 2


@pytest.mark.parametrize(
    ("value", "told"),
    [
        ({"gender": "X", "value": 1}, "gender X"),
        ({"gender": "T", "value": "80,5"}, "inget tal: 80,5"),
        ({"gender": "T", "value": True}, "inget tal: True"),
        ({"gender": ["T"], "value": 1}, "gender ['T']"),
        ({"gender": "T", "value": 10**400}, "inget tal: 1000"),
    ],
)
def test_a_value_that_cannot_be_read_is_told(transport, value, told):
    row = {"kpi": "N15428", "municipality": "2081", "period": 2024, "values": [value]}
    page = json.dumps({"values": [row], "next_url": None, "count": 1}).encode()
    part = Part("x", "x", "data/kpi/N15428/municipality/2081")
    came = Received("https://api.kolada.se/v3/x", page, "2026-11-22T07:30:00+00:00")
    client = Kolada(transport, "https://api.kolada.se/v3")
    assert told in problem(
        lambda: client.read(OF_MUNICIPALITIES, ASKED, [(part, (came,))])
    )


@pytest.mark.parametrize("name", ["kpi", "municipality", "period"])
def test_a_row_that_is_about_no_single_thing_is_told(transport, name):
    row = {"kpi": "N15428", "municipality": "2081", "period": 2024, "values": []}
    page = json.dumps({"values": [row | {name: ["2081"]}], "count": 1}).encode()
    part = Part("x", "x", "data/kpi/N15428/municipality/2081")
    came = Received("https://api.kolada.se/v3/x", page, "2026-11-22T07:30:00+00:00")
    client = Kolada(transport, "https://api.kolada.se/v3")
    assert f"{name} ['2081']" in problem(
        lambda: client.read(OF_MUNICIPALITIES, ASKED, [(part, (came,))])
    )


def test_titles_that_say_what_we_think_are_no_mismatch(client):
    assert client.check(OF_MUNICIPALITIES, ASKED) == ()


def test_a_code_that_means_something_else_is_told_with_both(client):
    wrong = measure("x", "N15428", "lägeskommun", "yrkesprogram", unit="%")
    unknown = measure("y", "N99999", "y")
    mistyped = measure("z", "N15428/../..", "z")
    assert client.check(
        dataset(SourceName.KOLADA, wrong, unknown, mistyped), ASKED
    ) == (
        Mismatch("N15428", "lägeskommun", TITLES["N15428"]),
        Mismatch("N99999", "y", ""),
        Mismatch("N15428/../..", "z", ""),
    )


def test_a_key_figure_without_schools_is_told_when_schools_are_wanted(client):
    wanted = dataset(SourceName.KOLADA, ELIGIBLE, divisions=(Geography.SCHOOL,))
    (found,) = client.check(wanted, ASKED)
    assert found == Mismatch("N15428", "uppgifter per skola", TITLES["N15428"])


UNITS = """
    id            | municipality | title
    V15E208100101 | 2081         | Gylle skola  7-9
    V15E208100102 | 2081         | Kyrkskolan
    V11E208100103 | 2081         | Kyrkskolan
    V15E208100104 | 2081         | Dubbelskolan
    V15E208100105 | 2081         | Dubbelskolan
    V15E208100106 | 2081         | Okändskolan
    V15E208000101 | 2080         | Lugnetskolan
"""
OU_FIGURES = """
    kpi    | place         | period | gender | value
    N15436 | V15E208100101 | 2024   | T      | 91.7
    N15436 | V15E208100101 | 2024   | K      |
    N15436 | V15E208100102 | 2024   | T      | 88
    N15436 | V15E208100104 | 2024   | T      | 10
    N15436 | V15E208100106 | 2024   | T      | 20
"""
OU_TITLE = {"N15436": "Elever i åk 9 behöriga till yrkesprogram, kommunala skolor (%)"}


def school(code: str, name: str) -> School:
    return School(code, name, "2081", "municipal", None, None, "", "")


REGISTER = (
    school("11406792", "Gylle skola 7-9"),
    school("39328823", "KYRKSKOLAN"),
    school("10000001", "Dubbelskolan"),
    school("34516710", "Tjärnaskolan"),
)
ASKED_SCHOOLS = Asked("2081", ("2081",), register=REGISTER)


@pytest.fixture
def of_schools(transport, replay):
    made = MadeKolada(replay, OU_FIGURES, OU_TITLE, UNITS)
    return made, Kolada(transport, made.base)


def test_a_school_is_known_by_name_where_only_one_has_it(of_schools):
    _, client = of_schools
    assert client.check(OF_SCHOOLS, ASKED) == ()
    reading = read(client, OF_SCHOOLS, ASKED_SCHOOLS)
    found = {(one.ref_area, one.sex): one.obs_value for one in reading.figures}
    assert found == {
        ("11406792", "_T"): 91.7,
        ("11406792", "F"): None,
        ("39328823", "_T"): 88,
    }
    assert {one.geography for one in reading.figures} == {Geography.SCHOOL}
    (note,) = reading.notes
    assert note.startswith("2 enheter")
    assert "Dubbelskolan och Okändskolan" in note


def test_two_schools_of_one_name_are_both_left_out(of_schools):
    _, client = of_schools
    twice = (*REGISTER, school("10000002", "Kyrkskolan"))
    reading = read(client, OF_SCHOOLS, Asked("2081", ("2081",), register=twice))
    assert {one.ref_area for one in reading.figures} == {"11406792"}


def test_without_names_no_school_is_guessed(of_schools):
    _, client = of_schools
    reading = read(client, OF_SCHOOLS, Asked("2081", ("2081",)))
    assert not list(reading.figures)
    assert any("enheter" in note for note in reading.notes)


def test_units_of_other_municipalities_are_an_ignored_filter(of_schools):
    made, client = of_schools
    made.ignores_filters = True
    assert "municipality 2080" in problem(
        lambda: client.parts(OF_SCHOOLS, ASKED_SCHOOLS)
    )


@pytest.mark.samples
def test_recorded_rows_are_read_whole(transport):
    content = sample("kolada/v3_data_kpi_N00945_3_municipalities.json")
    part = Part("x", "x", "data/kpi/N00945/municipality/0180,1280,1480")
    came = Received("https://api.kolada.se/v3/x", content, "2026-11-22T07:30:00+00:00")
    client = Kolada(transport, "https://api.kolada.se/v3")
    found = list(client.read(OF_MUNICIPALITIES, ASKED, [(part, (came,))]).figures)
    assert len(found) == 63
    assert {one.ref_area for one in found} == {"0180", "1280", "1480"}
    first = next(one for one in found if one.time_period == "2000")
    assert first.obs_value == 31.32959689


@pytest.mark.samples
def test_recorded_rows_come_whole_through_everything_that_can_happen(transport, replay):
    rows = json.loads(sample("kolada/v3_data_kpi_N00945_3_municipalities.json"))
    path = "/v3/data/kpi/N00945/municipality/0180,1280,1480"
    for at in range(7):
        page = {
            "values": rows["values"][at * 9 : (at + 1) * 9],
            "next_url": f"{replay.url}{path}?page={at + 2}" if at < 6 else None,
            "count": 9,
        }
        replay.answer(path, page, query={"page": str(at + 1)} if at else None)
    replay.fail_once(status=429, headers={"Retry-After": "1"})
    replay.fail_once(status=429)
    replay.fail_once(status=503, query={"page": "2"}, times=2)
    replay.fail_once(cut=True, query={"page": "4"}, times=3)
    replay.fail_once(drop=True, query={"page": "7"})
    client = Kolada(transport, f"{replay.url}/v3")
    wanted = dataset(SourceName.KOLADA, LEAVE)
    reading = read(client, wanted, Asked("0180", ("0180", "1280", "1480")))
    assert len(reading.figures) == 63
    assert len(replay.requests) == 7 + 8


@pytest.mark.samples
def test_recorded_titles_are_checked(transport, replay):
    catalogue = json.loads(sample("kolada/v3_kpi_by_ids.json"))
    replay.answer("/v3/kpi/N15428,N15034", _only(catalogue, "N15428", "N15034"))
    client = Kolada(transport, f"{replay.url}/v3")
    per_teacher = measure("x", "N15034", "elever/lärare", unit="antal")
    assert client.check(dataset(SourceName.KOLADA, ELIGIBLE, per_teacher), ASKED) == ()
    pupils = measure("x", "N15034", "antal elever")
    (found,) = client.check(dataset(SourceName.KOLADA, ELIGIBLE, pupils), ASKED)
    assert (found.code, found.wanted) == ("N15034", "antal elever")


@pytest.mark.samples
def test_the_constructed_unit_and_its_figures_have_the_form_we_read(transport, replay):
    both = json.loads(sample("kolada/CONSTRUCTED_ou_and_oudata_shape.json"))
    replay.answer("/v3/ou", both["ou"])
    replay.answer("/v3/oudata/kpi/N15436/ou/V15E128300201", both["oudata"])
    known = (School("10000001", "Skola A", "1283", "municipal", None, None, "", ""),)
    asked = Asked("1283", ("1283",), register=known)
    reading = read(Kolada(transport, f"{replay.url}/v3"), OF_SCHOOLS, asked)
    assert {(f.sex, f.obs_value) for f in reading.figures} == {
        ("_T", None),
        ("F", None),
        ("M", 91.7),
    }


@pytest.mark.samples
def test_the_old_version_says_itself_that_it_is_gone(transport, replay):
    body = json.loads(sample("kolada/v2_gone_error.json"))["v2_410"]
    replay.answer("/v2/kpi/N15428", body, status=410)
    client = Kolada(transport, f"{replay.url}/v2")
    told = problem(lambda: client.check(dataset(SourceName.KOLADA, ELIGIBLE), ASKED))
    assert "Please use /v3 instead" in told


def _only(catalogue, *codes):
    values = [one for one in catalogue["values"] if one["id"] in codes]
    return catalogue | {"values": values, "count": len(values)}

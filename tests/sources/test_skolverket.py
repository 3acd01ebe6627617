"""Skolverket's schools: the whole list, the right municipality, every mark as it is."""

import json
from typing import Any

import pytest
from made_fetching import dataset, measure
from replay import Seen
from samples import recorded

from htl_dash.domain.fetching import Asked, SourceName
from htl_dash.domain.geography import Geography
from htl_dash.domain.mark import Reason, reason_of
from htl_dash.domain.received import Received
from htl_dash.domain.status import ConfStatus, ObsStatus
from htl_dash.sources.skolverket import ACCEPT, Skolverket
from htl_dash.sources.source import Mismatch, Part, SourceError
from htl_dash.sources.transport import Transport

ELIGIBLE = "ratioOfPupils9thGradeEligibleForNationalProgramYR"
PUPILS = "totalNumberOfPupils"
WANTED = dataset(
    SourceName.SKOLVERKET,
    measure("eligibility_grade_9_schools", ELIGIBLE),
    measure("pupils_approx", PUPILS),
    divisions=(Geography.SCHOOL,),
)
ASKED = Asked("2081", ("2081",))
GYLLE, KYRKAN = "11406792", "39328823"


class MadeSkolverket:
    """Two made-up schools in 2081 behind a replay, and their statistics."""

    def __init__(self, replay, units: int = 2) -> None:
        """Begin to answer below /v4."""
        self.base = f"{replay.url}/v4"
        self.replay = replay
        codes = [GYLLE, KYRKAN, *(str(20000000 + n) for n in range(units - 2))]
        self.units: list[Any] = [unit(code, f"Skola {code}") for code in codes[:units]]
        self.total = units
        replay.answer("/v4/school-units", self._list)
        for code in codes:
            self.tell(code)

    def tell(self, code: str, **measures: Any) -> None:
        """Let a school have some values; it lacks the other measures."""
        known = {ELIGIBLE: [], PUPILS: []} | measures
        body = {"schoolUnit": code, "docLinks": None, **known}
        path = f"/v4/school-units/{code}/statistics/gr"
        self.replay.answer(path, answer(body))

    def _list(self, seen: Seen) -> Any:
        number, size = int(seen.query["page"]), int(seen.query["size"])
        assert seen.headers["Accept"] == ACCEPT
        assert seen.query["typeOfSchooling"] == "gr"
        page = {
            "size": size,
            "totalElements": self.total,
            "totalPages": -(-self.total // size),
            "number": number,
        }
        some = self.units[number * size : (number + 1) * size]
        return answer({"_embedded": {"listedSchoolUnits": some}, "page": page})


def answer(body: Any) -> Any:
    return {"status": "OK", "message": "Success", "body": body}


def unit(code: str, name: str, place: str = "2081") -> Any:
    return {"code": code, "name": name, "geographicalAreaCode": place}


def value(
    text: str | None, kind: str = "EXISTS", period: str | None = "2024/25"
) -> Any:
    return {"value": text, "valueType": kind, "timePeriod": period}


@pytest.fixture
def transport():
    with Transport(sleep=lambda seconds: None) as opened:
        yield opened


@pytest.fixture
def made(replay):
    return MadeSkolverket(replay)


@pytest.fixture
def client(transport, made):
    return Skolverket(transport, made.base)


def fetched(client, asked=ASKED, wanted=WANTED):
    return [(p, tuple(client.fetch(wanted, p))) for p in client.parts(wanted, asked)]


def read(client, asked=ASKED, wanted=WANTED):
    return client.read(wanted, asked, fetched(client, asked, wanted))


def problem(act) -> str:
    with pytest.raises(SourceError) as found:
        act()
    return str(found.value.facts["problem"])


@pytest.mark.parametrize(
    ("text", "kind", "number", "symbol", "reason", "status", "conf"),
    [
        ("57,7", "EXISTS", 57.7, "", None, "normal", "free"),
        ("100,0", "EXISTS", 100, "", None, "normal", "free"),
        ("0,0", "EXISTS", 0, "", None, "normal", "free"),
        (
            "cirka 240",
            "EXISTS",
            240,
            "cirka",
            Reason.APPROXIMATE,
            "approximate",
            "free",
        ),
        (
            "~100",
            "ROUNDED_OFF_DUE_TO_FEW_PUPILS_NOT_ELIGIBLE",
            None,
            "ROUNDED_OFF_DUE_TO_FEW_PUPILS_NOT_ELIGIBLE",
            Reason.NEARLY_ALL,
            "missing",
            "publisher",
        ),
        (
            "..",
            "OMITTED_DUE_TO_BASED_ON_FEW_PUPILS",
            None,
            "OMITTED_DUE_TO_BASED_ON_FEW_PUPILS",
            Reason.FEW,
            "missing",
            "publisher",
        ),
        (
            "*",
            "TEACHERS_EXCLUDED_DUE_TO_NO_REQUIRED_LEGITIMATION",
            None,
            "TEACHERS_EXCLUDED_DUE_TO_NO_REQUIRED_LEGITIMATION",
            Reason.EXCLUDED,
            "missing",
            "publisher",
        ),
        (".", "MISSING", None, "MISSING", Reason.MISSING, "missing", "free"),
        (None, "MISSING", None, "MISSING", Reason.MISSING, "missing", "free"),
    ],
)
def test_every_kind_of_value_is_kept_as_what_it_is(
    client, made, text, kind, number, symbol, reason, status, conf
):
    made.tell(GYLLE, **{ELIGIBLE: [value(text, kind)]})
    (one,) = read(client).figures
    assert (one.obs_value, one.symbol) == (number, symbol)
    meant = reason_of(one.symbol, one.conf_status)
    assert meant is reason or (number is not None and not symbol)
    assert (one.obs_status, one.conf_status) == (ObsStatus(status), ConfStatus(conf))


def test_a_figure_is_of_a_school_and_a_school_year_and_leads_to_its_bytes(client, made):
    made.tell(GYLLE, **{ELIGIBLE: [value("60,1"), value("50,1", period="2023/24")]})
    answers = fetched(client)
    by_period = {f.time_period: f for f in client.read(WANTED, ASKED, answers).figures}
    one = by_period["2023/24"]
    assert (one.indicator, one.geography) == (
        "eligibility_grade_9_schools",
        Geography.SCHOOL,
    )
    assert (one.ref_area, one.obs_value, one.sex) == (GYLLE, 50.1, "_T")
    assert one.source_cell == f"/body/{ELIGIBLE}/1/value"
    (page,) = next(pages for part, pages in answers if part.key == GYLLE)
    assert one.received == page.checksum
    assert json.loads(page.content)["body"][ELIGIBLE][1]["value"] == "50,1"


@pytest.mark.parametrize(
    ("from_period", "since", "periods"),
    [
        ("", "", ["2022/23", "2023/24", "2024/25"]),
        ("", "2024", ["2023/24", "2024/25"]),
        ("2023/24", "", ["2023/24", "2024/25"]),
        ("2024/25", "2020", ["2024/25"]),
    ],
)
def test_only_periods_that_are_asked_for_are_read(
    client, made, from_period, since, periods
):
    years = ("2024/25", "2023/24", "2022/23")
    made.tell(GYLLE, **{PUPILS: [value("cirka 20", period=one) for one in years]})
    wanted = dataset(SourceName.SKOLVERKET, *WANTED.measures, from_period=from_period)
    asked = Asked("2081", ("2081",), since=since)
    found = sorted(f.time_period for f in read(client, asked, wanted).figures)
    assert found == periods


def test_a_value_of_no_period_that_is_missing_is_no_figure(client, made):
    made.tell(GYLLE, **{PUPILS: [value(None, "MISSING", None)]})
    assert not read(client).figures


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ([value("12", "SOMETHING_NEW")], "12 (SOMETHING_NEW)"),
        ([value("ungefär 12")], "ungefär 12 (EXISTS)"),
        ([value("12", period=None)], "läsår"),
        ([value("12", period="ht 2024")], "ht 2024"),
        ([value("12", period="2024/26")], "2024/26"),
        ([value("12"), value("13")], "två värden för 2024/25"),
        ({"value": "12"}, "inga värden"),
        (["12"], "inga värden"),
    ],
)
def test_what_cannot_be_read_stops_the_dataset(client, made, given, told):
    made.tell(GYLLE, **{ELIGIBLE: given})
    assert told in problem(lambda: read(client))


def test_the_list_is_read_to_its_last_page(transport, replay):
    client = Skolverket(transport, MadeSkolverket(replay, units=230).base)
    parts = client.parts(WANTED, ASKED)
    assert len(parts) == 231
    pages = [one.query["page"] for one in replay.requests]
    assert pages == ["0", "1", "2"]
    (listed, *_) = parts
    assert len(tuple(client.fetch(WANTED, listed))) == 3


def test_a_list_with_fewer_schools_than_it_says_is_refused(client, made):
    made.units.pop()
    assert "skulle ha 2 skolor men har 1" in problem(lambda: fetched(client))


def test_a_school_twice_does_not_make_the_list_whole(client, made):
    made.units[1] = made.units[0]
    assert "skulle ha 2 skolor men har 1" in problem(lambda: fetched(client))


def test_an_ignored_filter_is_seen(client, made):
    made.units[1] = unit("12345678", "Annanstans", "0120")
    assert "0120" in problem(lambda: client.parts(WANTED, ASKED))


def test_no_schools_at_all_is_an_error(client, made):
    made.units, made.total = [], 0
    assert "skolor" in problem(lambda: client.parts(WANTED, ASKED))


def test_only_schools_that_are_asked_for_are_fetched_and_the_others_told(client, made):
    made.tell(GYLLE, **{PUPILS: [value("cirka 20")]})
    asked = Asked("2081", ("2081",), schools=(GYLLE, "99999999"))
    reading = read(client, asked)
    assert {one.ref_area for one in reading.figures} == {GYLLE}
    gone, unknown = reading.notes
    assert "99999999" in gone
    assert f"Skola {KYRKAN}" in unknown


def test_a_school_without_statistics_is_told_and_stops_nothing(client, made, replay):
    made.tell(GYLLE, **{PUPILS: [value("cirka 20")]})
    replay.answer(f"/v4/school-units/{KYRKAN}/statistics/gr", {}, status=404)
    reading = read(client)
    assert {one.ref_area for one in reading.figures} == {GYLLE}
    assert f"Skola {KYRKAN}" in reading.notes[0]


def test_a_school_that_was_never_fetched_is_an_error(client):
    answers = fetched(client)[:-1]
    assert "Alla skolor" in problem(lambda: client.read(WANTED, ASKED, answers))


@pytest.mark.parametrize(
    ("body", "told"),
    [
        (answer({"schoolUnit": KYRKAN}), f"annan skola: {KYRKAN}"),
        ({"status": "ERROR", "message": "x", "body": {}}, "inga uppgifter"),
        ({"status": "OK"}, "inga uppgifter"),
        ([], "inga uppgifter"),
        (b"", "tomt"),
    ],
)
def test_an_answer_about_something_else_is_refused(client, replay, body, told):
    replay.answer(f"/v4/school-units/{GYLLE}/statistics/gr", body)
    assert told in problem(lambda: fetched(client))


def test_measures_are_known_by_their_names(client, monkeypatch):
    monkeypatch.setenv("HTL_MUNICIPALITY", "2480")  # It is asked what it is asked.
    assert client.check(WANTED, ASKED) == ()
    wrong = dataset(
        SourceName.SKOLVERKET,
        measure("x", "ratioOfNothing"),
        measure("y", PUPILS, "teachers"),
    )
    assert client.check(wrong, ASKED) == (
        Mismatch("ratioOfNothing", "ratioOfNothing", ""),
        Mismatch(PUPILS, "teachers", PUPILS),
    )


def test_another_kind_of_schooling_can_be_chosen_but_not_made_up(client):
    wanted = dataset(SourceName.SKOLVERKET, choose=(("typeOfSchooling", "../../x"),))
    assert "../../x" in problem(lambda: client.parts(wanted, ASKED))


def test_persons_and_contacts_never_reach_the_bytes_that_are_kept(client, made):
    made.units[0] |= {
        "contactInfo": {"email": "rektor@skola.se", "telephone": "0243-74000"},
        "headMaster": "Pelle Sträng",
    }
    made.tell(
        GYLLE, **{PUPILS: [value("20") | {"by": "Pelle Sträng"}], "who": {"name": "P"}}
    )
    kept = [page for _, pages in fetched(client) for page in pages]
    for page in kept:
        text = page.content.decode()
        assert not [w for w in ("rektor@", "0243", "Pelle", '"P"') if w in text]
    assert [page.is_redacted for page in kept] == [True, True, False]


@pytest.mark.samples
@pytest.mark.parametrize(
    ("code", "year", "mark"),
    [
        ("29524966", "2024/25", (100.0, "")),
        ("29524966", "2023/24", (None, "ROUNDED_OFF_DUE_TO_FEW_PUPILS_NOT_ELIGIBLE")),
        ("57850353", "2023/24", (None, "OMITTED_DUE_TO_BASED_ON_FEW_PUPILS")),
    ],
)
def test_recorded_schools_are_read_whole(transport, replay, code, year, mark):
    name = f"skolverket_api/v4_statistics_gr_{code}.json"
    replay.answer(f"/v4/school-units/{code}/statistics/gr", recorded(name))
    listed = recorded("skolverket_api/v4_school_units_0127_page0.json")
    replay.answer("/v4/school-units", listed)
    client = Skolverket(transport, f"{replay.url}/v4")
    asked = Asked("0127", ("0127",), schools=(code,))
    answers = fetched(client, asked)
    assert not any(page.is_redacted for _, pages in answers for page in pages)
    figures = client.read(WANTED, asked, answers).figures
    found = {(f.indicator, f.time_period): (f.obs_value, f.symbol) for f in figures}
    assert found["eligibility_grade_9_schools", year] == mark
    assert found["pupils_approx", "2025/26"][1] == "cirka"


@pytest.mark.samples
def test_all_recorded_measures_can_be_read(transport):
    name = "skolverket_api/v4_statistics_gr_75580959.json"
    body = recorded(name)
    measures = [one for one, v in body["body"].items() if isinstance(v, list)]
    wanted = dataset(SourceName.SKOLVERKET, *(measure(m, m) for m in measures))
    listed = recorded("skolverket_api/v4_school_units_0127_page0.json")
    at = "2026-04-21T10:24:47+00:00"
    both = [
        Received("https://api.skolverket.se/x", json.dumps(one).encode(), at)
        for one in (listed, body)
    ]
    client = Skolverket(transport, "https://api.skolverket.se/v4")
    asked = Asked("0127", ("0127",), schools=("75580959",))
    parts = [Part("units", "", "gr/0127"), Part("75580959", "", "gr/75580959")]
    answers = [(part, (one,)) for part, one in zip(parts, both, strict=True)]
    figures = list(client.read(wanted, asked, answers).figures)
    given = sum(v["timePeriod"] is not None for m in measures for v in body["body"][m])
    assert len(figures) == given > 50
    assert not [f for f in figures if f.obs_value is None and not f.symbol]

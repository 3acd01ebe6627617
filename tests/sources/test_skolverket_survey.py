"""Skolenkäten per school: held against the question's words, and nothing hidden is kept."""

import json

import pytest
from made_fetching import dataset, measure
from made_sources import said, survey_row

from htl_dash.domain.fetching import Asked, SourceName
from htl_dash.domain.geography import Geography
from htl_dash.domain.mark import Reason, reason_of
from htl_dash.domain.status import ConfStatus, ObsStatus
from htl_dash.sources.cell_text import cell_text
from htl_dash.sources.skolverket import Skolverket
from htl_dash.sources.source import Mismatch, SourceError
from htl_dash.sources.transport import Transport

TJARNA, GYLLE = "34516710", "11406792"
SAFE = measure(
    "safety_grade_5_schools",
    "ak5/securityRatioCorrespondsFully",
    "känner du dig trygg i skolan",
    unit="%",
)
CALM = measure(
    "calm_grade_5_schools", "ak5/workingEnvironmentAverage", "arbetsro på lektionerna"
)
ANSWERED = measure("survey_response_grade_5", "ak5/answeringFrequency", unit="%")
WANTED = dataset(
    SourceName.SKOLVERKET,
    *(SAFE, CALM, ANSWERED),
    divisions=(Geography.SCHOOL,),
    choose=(("survey", "pupilsgr"),),
)
ASKED = Asked("2081", ("2081",))
FULLY, ITS_WORDS = "securityRatioCorrespondsFully", "securityQuestionDescription"
AT = "/body/schoolYearMetrics/0"


@pytest.fixture
def client(replay):
    units = [
        {"code": code, "name": f"Skola {code}", "geographicalAreaCode": "2081"}
        for code in (TJARNA, GYLLE)
    ]
    page = {"size": 100, "totalElements": 2, "totalPages": 1, "number": 0}
    listed = {"_embedded": {"listedSchoolUnits": units}, "page": page}
    replay.answer("/v4/school-units", said(listed))
    with Transport(sleep=lambda seconds: None) as opened:
        yield Skolverket(opened, f"{replay.url}/v4")


@pytest.fixture
def tell(replay):
    """Let Tjärnaskolan have answered; Gylle skola knows of no survey (404)."""

    def told(*rows, body=None):
        whole = said({"schoolYearMetrics": [*rows]}) if body is None else body
        replay.answer(f"/v4/school-units/{TJARNA}/surveys/pupilsgr", whole)

    return told


def row(semester="VT26", year="ak5", code=TJARNA, **other):
    return survey_row(code, semester, year, **other)


def fetched(client, wanted=WANTED):
    return [(p, tuple(client.fetch(wanted, p))) for p in client.parts(wanted, ASKED)]


def read(client, wanted=WANTED, asked=ASKED):
    return client.read(wanted, asked, fetched(client, wanted))


def problem(act) -> str:
    with pytest.raises(SourceError) as found:
        act()
    return str(found.value.facts["problem"])


def test_a_share_an_index_and_how_many_answered_are_read_with_their_cells(client, tell):
    tell(row(year="ak8"), row(**{FULLY: "59%"}, noOfAnswers="48", noInGroup="54"))
    answers = fetched(client)
    safe, calm, answered = client.read(WANTED, ASKED, answers).figures
    assert (safe.ref_area, safe.time_period) == (TJARNA, "2026")
    assert (safe.obs_value, safe.denominator, safe.numerator) == (59, 48, None)
    assert 0 <= calm.obs_value <= 10 and calm.denominator == 48
    assert (answered.obs_value, answered.denominator) == (88, 54)
    assert safe.source_cell == f"/body/schoolYearMetrics/1/{FULLY}"
    kept = next(one for p, some in answers if p.key == TJARNA for one in some)
    assert (safe.received, cell_text(kept, safe.source_cell)) == (kept.checksum, "59%")


def test_only_what_is_shown_is_kept_so_that_a_hidden_answer_cannot_be_worked_out(
    client, tell
):
    tell(row())
    kept = next(one for p, some in fetched(client) if p.key == TJARNA for one in some)
    (held,) = json.loads(kept.content)["body"]["schoolYearMetrics"]
    ratios = [name for name in held if "Ratio" in name or "Average" in name]
    assert sorted(ratios) == [FULLY, "workingEnvironmentAverage"]
    assert kept.is_redacted


@pytest.mark.parametrize(
    ("text", "words", "symbol", "reason", "status", "conf"),
    [
        ("-", "trygg", "-", Reason.FEW, ObsStatus.MISSING, ConfStatus.PUBLISHER),
        ("..", "trygg", "..", Reason.HIDDEN, ObsStatus.MISSING, ConfStatus.PUBLISHER),
        (None, "trygg", "", Reason.MISSING, ObsStatus.MISSING, ConfStatus.FREE),
        (None, None, "", Reason.MISSING, ObsStatus.NOT_APPLICABLE, ConfStatus.FREE),
    ],
)
def test_a_mark_keeps_its_reason_and_has_neither_value_nor_number(
    client, tell, text, words, symbol, reason, status, conf
):
    asked = words and "Känner du dig trygg i skolan?"
    tell(row(**{FULLY: text, ITS_WORDS: asked}))
    one = read(client).figures[0]
    assert (one.obs_value, one.denominator, one.symbol) == (None, None, symbol)
    assert (one.obs_status, one.conf_status) == (status, conf)
    assert reason_of(one.symbol, one.conf_status) is reason


def test_nobody_who_felt_so_is_a_true_zero(client, tell):
    tell(row(**{FULLY: "0%"}))
    assert read(client).figures[0].obs_value == 0


@pytest.mark.parametrize("told", ["-", "0", "fem", None])
def test_without_a_plain_number_of_answers_there_is_no_denominator(client, tell, told):
    tell(row(noOfAnswers=told))
    assert read(client).figures[0].denominator is None


def test_another_question_is_left_out_and_told(client, tell):
    other = {ITS_WORDS: "Jag kan arbeta i lugn och ro"}
    tell(row("VT22", **other), row("VT26"))
    reading = read(client)
    safe = [f for f in reading.figures if f.indicator == SAFE.indicator]
    assert [one.time_period for one in safe] == ["2026"]
    assert any("Jag kan arbeta i lugn och ro" in note for note in reading.notes)


def test_a_question_that_no_school_is_asked_as_we_mean_it_is_seen_before_anything(
    client, tell
):
    tell(row(**{ITS_WORDS: "Trivs du i skolan?"}))
    assert client.check(WANTED, ASKED) == (
        Mismatch(SAFE.code, "känner du dig trygg i skolan", "Trivs du i skolan?"),
    )
    tell(row("VT23", **{ITS_WORDS: "Trivs du i skolan?"}), row("VT25"))
    assert client.check(WANTED, ASKED) == ()
    tell(row(year="ak8"))
    assert [one.found for one in client.check(WANTED, ASKED)] == ["", "", ""]


def test_older_answers_are_not_asked_for(client, tell):
    tell(row("HT21"), row("VT22"), row("VT26"))
    wanted = dataset(
        SourceName.SKOLVERKET, SAFE, choose=WANTED.choose, from_period="2022"
    )
    periods = [one.time_period for one in read(client, wanted).figures]
    assert periods == ["2022", "2026"]
    newest = Asked("2081", ("2081",), since="2025")
    assert [f.time_period for f in read(client, wanted, newest).figures] == ["2026"]


def test_a_school_year_asks_for_the_survey_of_the_year_it_begins_too(client, tell):
    tell(row("VT22"), row("VT24"), row("VT26"))
    year = Asked("2081", ("2081",), since="2024/25", until="2024/25")
    assert {f.time_period for f in read(client, asked=year).figures} == {"2024", "2026"}


def test_a_school_without_a_survey_is_told_and_stops_nothing(client, tell):
    tell(body=said({"schoolYearMetrics": None}))
    reading = read(client)
    assert not reading.figures
    assert any(f"Skola {GYLLE}" in note for note in reading.notes)


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        ([row(code=GYLLE)], f"annan skola: {GYLLE}"),
        (["VT26"], "inga enkätresultat"),
        ([row(semester="2026")], "termin"),
        ([row(semester=None)], "termin"),
        ([row(), row()], "två värden för 2026"),
        ([row("HT26"), row("VT26")], "två värden för 2026"),
        ([row(**{FULLY: "59"})], "går inte att läsa: 59"),
        ([row(**{FULLY: "159%"})], "går inte att läsa: 159%"),
        ([row(**{FULLY: 59})], "går inte att läsa: 59"),
        ([row(workingEnvironmentAverage="55%")], "går inte att läsa: 55%"),
    ],
)
def test_damage_stops_the_dataset(client, tell, rows, told):
    tell(*rows)
    assert told in problem(lambda: read(client))


@pytest.mark.parametrize("body", [said({}), said({"schoolYearMetrics": {}}), []])
def test_what_is_no_survey_is_refused(client, tell, body):
    tell(body=body)
    assert "ppgifter" in problem(lambda: read(client)) or "enkätresultat" in problem(
        lambda: read(client)
    )


def test_a_survey_that_cannot_be_read_is_refused(client):
    other = dataset(SourceName.SKOLVERKET, choose=(("survey", "custodiansgr"),))
    assert "custodiansgr" in problem(lambda: client.parts(other, ASKED))

"""What became of a fetch is said in words that tell what to do."""

from dataclasses import replace

import pytest

from htl_dash.domain.fetch_report import (
    DatasetReport,
    DatasetState,
    RunReport,
    RunState,
    Unlike,
)
from htl_dash.domain.fetching import SourceName
from htl_dash.services.fetch_history import Fetchable, History, LoggedRequest
from htl_dash.viewmodels.fetch_lines import report_lines
from htl_dash.viewmodels.fetch_view import fetch_view

NEW = DatasetReport("a", "Barn", SourceName.SCB, DatasetState.NEW, rows=1200, new=1200)
RUN = RunReport(7, RunState.DONE, "2026-11-25T12:00:00+00:00", "", (NEW,))
UNLIKE = replace(
    NEW,
    state=DatasetState.MISMATCH,
    mismatches=(Unlike("N1", "andel", "Antal barn"), Unlike("N2", "andel", "")),
)
FAILED = replace(
    NEW, state=DatasetState.FAILED, problem="Källan svarar inte.", cure="Vänta."
)


def lines(*datasets: DatasetReport, number: int = 7, state=RunState.DONE) -> list[str]:
    report = replace(RUN, number=number, datasets=datasets, state=state)
    return [one.replace("\N{NO-BREAK SPACE}", " ") for one in report_lines(report)]


def test_what_was_stored_is_counted():
    assert lines(replace(NEW, carried=3, gone=2, findings=1)) == [
        "Barn: ny i databasen. 1 200 tal: 1 200 nya, 0 ändrade, 0 som förut.",
        "  3 tal efterfrågades inte och står kvar från förut.",
        "  2 tal ger källan inte längre. De finns kvar i den äldre versionen.",
        "  En sak att titta på: se Data och metod, Kvalitet.",
        "Klart. 1 av 1 datamängder hämtade, 1 med något nytt.",
    ]


def test_what_was_not_says_why_with_wanted_and_found():
    said = lines(UNLIKE, FAILED)
    assert (
        "  N1 betyder något annat hos källan. Sökte ”andel”, fann ”Antal barn”." in said
    )
    assert "  N2 finns inte hos källan. Sökte ”andel”." in said
    assert "  Källan svarar inte." in said
    assert "  Vänta." in said
    assert said[-1] == (
        "2 av 2 datamängder kunde inte hämtas. Det som fanns av dem står kvar."
    )


def test_a_run_that_only_looks_says_how_much_it_would_be():
    planned = replace(NEW, state=DatasetState.PLANNED, requests=4, cells=0)
    assert lines(planned, replace(planned, cells=900), number=0) == [
        "Barn: 4 frågor, okänt hur många tal",
        "Barn: 4 frågor, omkring 900 tal",
        "Inget är lagrat. Hämtningen skulle ta 8 frågor.",
    ]


def test_a_run_that_was_stopped_says_how_to_go_on():
    assert "Kör samma sak igen" in lines(NEW, state=RunState.STOPPED)[-1]


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (None, "inte hämtad än"),
        (0, "i dag"),
        (1, "i går"),
        (30, "för 30 dagar sedan"),
    ],
)
def test_each_dataset_says_how_fresh_it_is(days, words):
    day = "" if days is None else "2026-11-25"
    one = Fetchable("a", "Barn", SourceName.SCB, day, days, "2023", 5)
    view = fetch_view(History((one,), None, ()))
    assert view.datasets.shown[0][:3] == ("Barn", "SCB", words)
    assert view.datasets.rows[0][2] == (day or None)
    assert view.last == ""


def test_the_last_run_and_its_requests_are_tables():
    at = "2026-11-25T12:00:00+00:00"
    requests = (
        LoggedRequest(at, "GET", "https://x.se/_a_", 1, None, 60000, 0, "timeout"),
        LoggedRequest(at, "GET", "https://x.se/_a_", 2, 200, 12, 3456, ""),
    )
    report = replace(RUN, datasets=(NEW, FAILED))
    view = fetch_view(History((), report, requests))
    assert view.last.startswith("Klar: 25 november 2026")
    assert [row[1] for row in view.became.shown] == [
        "ny i databasen",
        "kunde inte hämtas",
    ]
    assert "svarar inte" in view.became.shown[1][3]
    first, second = view.requests.shown
    assert first[3:4] + first[6:] == ("inget svar", "Källan svarade inte i tid.")
    assert second[3] == "200"
    assert view.requests.rows[1][3] == 200

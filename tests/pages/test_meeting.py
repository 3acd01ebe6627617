"""The start page opens, and each of its ways on leads to what it promises."""

from datetime import date, timedelta
from urllib.parse import parse_qs

import pytest
from registering import NORTH, write
from visits import assert_sound, notice, visit, words

from htl_dash.domain.record import RecordKind
from htl_dash.services.opening import open_store
from htl_dash.services.register import NOT_YET, Entry
from htl_dash.settings import ROOT
from htl_dash.text import t

SHOWN_GAPS = 3


def test_the_start_page_opens_with_a_finding_and_three_gaps():
    app = visit("meeting")
    assert_sound(app)
    assert not notice(app)
    assert len(app.metric) == SHOWN_GAPS
    assert all(metric.value for metric in app.metric)
    headings = [header.value for header in app.subheader]
    for name in ("news", "fresh", "lifted", "decisions"):
        assert t(f"meeting.{name}") in headings


@pytest.mark.parametrize("card", range(SHOWN_GAPS))
def test_a_gap_leads_to_its_evidence(card):
    start = visit("meeting")
    link = start.page_link[card].proto
    address = {word: found[0] for word, found in parse_qs(link.query_string).items()}
    assert set(address) == {"visa", "indelning", "indikator", "omrade", "period"}
    app = visit("areas", **address)
    assert_sound(app)
    assert not notice(app)
    assert app.query_params.items() >= address.items()
    assert start.metric[card].value in app.title[0].value


def test_the_ways_on_lead_to_pages_that_exist():
    app = visit("meeting")
    targets = [link.proto.page for link in app.page_link]
    assert targets == ["omraden"] * SHOWN_GAPS + ["data", "skolor-och-insatser"]


def test_how_the_gaps_are_worked_out_is_a_click_away():
    said = list(words(visit("meeting")))
    assert t("method.simultaneous") in said
    assert t("method.gaps") in said


def test_where_no_decision_is_due_it_is_said():
    assert t("room.no_due") in list(words(visit("meeting")))


def test_a_meeting_can_be_opened_and_nothing_else_is_written_here():
    app = visit("meeting")
    assert [one.key for one in app.button] == ["open meeting"]


def test_where_nothing_is_lifted_it_is_said_and_leads_to_where_it_is_done():
    app = visit("meeting")
    assert t("lifted.none") in list(words(app))
    link = app.page_link[-1].proto
    assert parse_qs(link.query_string) == {"flik": ["lyft"]}
    lift = visit("schools", flik="lyft")
    assert_sound(lift)
    assert not notice(lift)


@pytest.fixture
def lifted(copy):
    """Five problems that wait, the oldest written last."""
    engine = open_store(f"sqlite:///{copy}")
    for days, title in enumerate(("A *kort*", "B", "C", "D", "E")):
        told = {
            "title": title,
            "description": f"Beskrivning {title}",
            "dimensions": "safety",
            "raised_by": "coordinator",
            "status": "lifted",
        }
        on = date.today() - timedelta(days=10 * days)
        keys = {"unit_code": NORTH, "lifted_on": on}
        write(engine, Entry(RecordKind.PROBLEM, keys, NOT_YET, told))
    engine.dispose()


@pytest.mark.usefixtures("lifted")
def test_lifted_problems_come_first_and_the_oldest_of_them_first():
    app = visit("meeting")
    assert_sound(app)
    assert app.title[0].value == t("lifted.heading", count=5, age="40 dagar")
    ages = [one.value for one in app.metric if one.label == t("lifted.waited")]
    assert ages == ["40 dagar", "30 dagar", "20 dagar"]
    assert app.metric[0].value == "40 dagar"
    assert len(app.metric) == len(ages) + SHOWN_GAPS


@pytest.mark.usefixtures("lifted")
def test_no_problem_waits_unseen():
    app = visit("meeting")
    said = " ".join(words(app))
    for title in (r"A \*kort\*", "B", "C", "D", "E"):
        assert f"Beskrivning {title}" in said
    assert "väntat i 10 dagar" in said
    assert "lyft i dag" in said
    (table,) = (one.value for one in app.table)
    assert list(table[t("column.waited")]) == [
        "40 dagar",
        "30 dagar",
        "20 dagar",
        "10 dagar",
        "sedan i dag",
    ]


@pytest.mark.usefixtures("lifted")
def test_the_gaps_are_still_there_below_the_problems():
    app = visit("meeting")
    assert len(app.header) == 1
    assert "lever med" in app.header[0].value
    assert t("meeting.lifted") not in [one.value for one in app.subheader]


def test_an_unknown_word_in_the_address_gives_a_notice():
    app = visit("meeting", farg="rod")
    assert_sound(app)
    assert notice(app) == t("address.rejected", words="farg")


def test_every_page_in_the_folder_is_in_the_menu_but_the_one_to_practise_on():
    app = visit("meeting")
    scripts = {info["script_path"] for info in app._registered_pages.values()}
    every = {str(path) for path in (ROOT / "pages").glob("*.py")}
    assert every - scripts == {str(ROOT / "pages" / "practice.py")}
    assert scripts < every

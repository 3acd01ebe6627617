"""The start page opens, and each of its ways on leads to what it promises."""

from urllib.parse import parse_qs

import pytest
from visits import assert_sound, notice, visit, words

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
    assert targets == ["omraden"] * SHOWN_GAPS + ["data"]


def test_how_the_gaps_are_worked_out_is_a_click_away():
    said = list(words(visit("meeting")))
    assert t("method.simultaneous") in said
    assert t("method.gaps") in said


def test_what_cannot_be_done_yet_is_said_and_not_offered():
    app = visit("meeting")
    said = list(words(app))
    assert t("meeting.lifted_later") in said
    assert t("meeting.decisions_later") in said
    assert not app.button


def test_an_unknown_word_in_the_address_gives_a_notice():
    app = visit("meeting", farg="rod")
    assert_sound(app)
    assert notice(app) == t("address.rejected", words="farg")


def test_every_page_in_the_folder_is_in_the_menu():
    app = visit("meeting")
    scripts = {info["script_path"] for info in app._registered_pages.values()}
    assert scripts == {str(path) for path in (ROOT / "pages").glob("*.py")}

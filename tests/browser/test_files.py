"""A file that takes a while: by keyboard, read aloud, shown as it goes, and stopped."""

import os
import signal
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager

from browser.english import english_texts
from browser.opened import LAPTOP
from browser.running import Server
from browser.test_accessibility import faults
from browser.visit import OpenPage, Visit
from playwright.sync_api import expect

from htl_dash.text import t

PAGE = "/malen?mal=learning"
ALONE = "/malen?mal=safety"
"""Whose files nothing else here asks for: what somebody has is ready at once."""
FOCUSED = "(e) => e.contains(document.activeElement)"


def ask(visit: Visit, kind: str) -> None:
    visit.main(f".st-key-{kind} button").press("Enter")


def expect_ready(visit: Visit, kind: str) -> None:
    fetch = visit.main(f".st-key-fetch-{kind} button")
    expect(fetch).to_be_visible()


def workers(server: Server) -> list[int]:
    """Return the processes that make files for a server."""
    asked = ["pgrep", "-P", str(server.pid), "-f", "htl_dash.exports.worker"]
    told = subprocess.run(asked, check=False, capture_output=True).stdout
    return [int(one) for one in told.split()]


@contextmanager
def held_still(server: Server) -> Iterator[None]:
    """Let what makes files stand still, as if its file were a very large one."""
    (number,) = workers(server)
    os.kill(number, signal.SIGSTOP)
    try:
        yield
    finally:
        if number in workers(server):
            os.kill(number, signal.SIGCONT)


def test_a_file_is_asked_for_and_fetched_by_keyboard_and_said_aloud(
    page_at: OpenPage,
) -> None:
    visit = page_at(*LAPTOP).open(PAGE)
    ask(visit, "pdf")
    expect_ready(visit, "pdf")
    # The place is kept, and what has come is the next stop but one.
    assert visit.main(".st-key-pdf").evaluate(FOCUSED)
    expect(visit.page.get_by_role("status").last).to_have_text(t("exporting.ready"))
    visit.page.keyboard.press("Tab")
    visit.page.keyboard.press("Tab")
    assert visit.main(".st-key-fetch-pdf").evaluate(FOCUSED)
    with visit.page.expect_download() as coming:
        visit.page.keyboard.press("Enter")
    assert coming.value.suggested_filename == "tva_sidor_larande.pdf"
    assert coming.value.path().read_bytes().startswith(b"%PDF")
    assert english_texts(visit.page) == []
    assert visit.complaints == []


def test_a_file_on_its_way_shows_how_far_it_is_and_is_stopped(
    page_at: OpenPage, server: Server
) -> None:
    visit = page_at(*LAPTOP).open(ALONE)
    ask(visit, "pdf")
    expect_ready(visit, "pdf")
    with held_still(server):
        ask(visit, "pptx")
        stop = visit.page.get_by_role("button", name="Avbryt bilder (PPTX)")
        expect(stop).to_be_visible()
        expect(visit.main("[data-testid=stProgress]")).to_be_visible()
        assert english_texts(visit.page) == []
        assert faults(visit.page) == []
        # The page goes on meanwhile.
        visit.main("[data-testid=stExpander] summary").last.click()
        stop.press("Enter")
        told = visit.page.get_by_text(t("exporting.stopped")).filter(visible=True)
        expect(told.first).to_be_visible()
        assert workers(server) == []
    expect(visit.main(".st-key-fetch-pptx button")).to_have_count(0)
    ask(visit, "pptx")
    expect_ready(visit, "pptx")
    assert visit.complaints == []

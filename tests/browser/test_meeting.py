"""The strategist's meeting, as it is played: nothing waits unseen, and it ends on paper.

On a server of its own: what is lifted and decided here must not be met by other tests.
"""

from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from browser.english import english_texts
from browser.opened import LAPTOP, PHONE, WALL
from browser.running import Server, product
from browser.test_accessibility import faults
from browser.visit import Visit, pick
from made_steps import escalate
from playwright.sync_api import Browser, expect
from registering import NORTH, SOUTH, write
from sqlalchemy import Engine

from htl_dash.domain.meeting import Forum
from htl_dash.domain.record import RecordKind
from htl_dash.services.chain import Asked
from htl_dash.services.meetings import open_meeting
from htl_dash.services.opening import open_store
from htl_dash.services.register import NOT_YET, Entry
from htl_dash.text import t

NOTE = "Fritidsgården öppnar tre kvällar från januari."
TITLES = ("Få vuxna ute på kvällarna", "Sena bussar hem", "Trafiken vid skolan")
FORTY = 40
AGENDA = "/?mote=1&punkt=1"
HEADER = "[data-testid=stHeader]"


@pytest.fixture(scope="module")
def held(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server with lifted problems, one of them before an open steering group."""
    folder = tmp_path_factory.mktemp("held")
    with product(folder) as running:
        engine = open_store(f"sqlite:///{folder / 'htl.db'}")
        for days, title in zip((61, 43, 20), TITLES, strict=True):
            lift(engine, title, days)
        theirs = lift(engine, "Öppen förskola saknar pengar", 80)
        escalate(engine, Asked(theirs, 1, "Kräver pengar."), "strategist")
        open_meeting(engine, Forum.STEERING_GROUP, date.today(), "strategist")
        engine.dispose()
        yield running


def lift(engine: Engine, title: str, days: int) -> int:
    told = {
        "title": title,
        "description": "Barnen möter få vuxna efter klockan sex.",
        "dimensions": "safety",
        "raised_by": "coordinator",
        "status": "lifted",
        "evidence": "Tio konsultationer sedan i våras.",
    }
    on = date.today() - timedelta(days=days)
    keys = {"unit_code": SOUTH if days == 20 else NORTH, "lifted_on": on}
    return write(engine, Entry(RecordKind.PROBLEM, keys, NOT_YET, told)).id


@pytest.fixture
def visit(chromium: Browser, held: Server) -> Iterator[Visit]:
    """Somebody at the wall screen."""
    with chromium.new_context(locale="sv-SE") as context:
        yield Visit.begin(context, held.address, *WALL)


def click(visit: Visit, name: str) -> None:
    visit.page.get_by_role("button", name=name, exact=True).click()
    visit.wait_until_drawn()


def shown(visit: Visit, title: str) -> None:
    """Wait until an item is the main heading."""
    heading = visit.page.get_by_role("heading", level=1, name=title)
    expect(heading).to_be_visible()


def test_a_strategist_deals_with_what_waits_and_the_school_gets_its_answer(
    visit: Visit,
) -> None:
    # The start page: what has waited longest is there without a search.
    page = visit.open("/").page
    assert "80 dagar" in visit.heading()
    expect(visit.main("h3").first).to_have_text(TITLES[0])
    click(visit, t("room.open_meeting"))
    pick(page, t("form.function"), "Strateg")
    page.get_by_role("button", name=t("room.open_now"), exact=True).click()
    page.wait_for_url("**mote=**")
    visit.wait_until_drawn()
    expect(page.get_by_text(t("room.agenda"), exact=True)).to_be_visible()
    meeting = page.url
    # On the wall: one item, its age, and the arrows.
    click(visit, t("room.on_screen"))
    shown(visit, TITLES[0])
    visit.wait_until_drawn()
    expect(page.locator(HEADER)).to_be_hidden()
    size = "(e) => parseFloat(getComputedStyle(e).fontSize)"
    assert visit.main("h1").evaluate(size) >= FORTY
    assert visit.main("[data-testid=stMetricValue] p").evaluate(size) >= FORTY
    page.keyboard.press("ArrowRight")
    shown(visit, TITLES[1])
    page.keyboard.press("ArrowRight")
    shown(visit, TITLES[2])
    page.keyboard.press("ArrowLeft")
    shown(visit, TITLES[1])
    page.keyboard.press("ArrowLeft")
    shown(visit, TITLES[0])
    # An answer: arrows in the text move in the text, and nothing else.
    click(visit, t("ends_in.answered"))
    box = page.get_by_label(t("room.note_answered"), exact=True)
    box.press_sequentially(NOTE)
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("ArrowRight")
    shown(visit, TITLES[0])
    expect(box).to_have_value(NOTE)
    click(visit, t("room.write"))
    expect(page.get_by_text(t("outcome.answered"), exact=True)).to_be_visible()
    assert english_texts(page) == []
    # The minutes have grown, and close.
    visit.open(meeting.removeprefix(visit.address))
    expect(page.get_by_text(NOTE).filter(visible=True).first).to_be_visible()
    assert english_texts(page) == []
    click(visit, t("room.close_meeting"))
    click(visit, t("room.close_now"))
    expect(page.get_by_role("heading", level=1, name="protokollet")).to_be_visible()
    page.get_by_role("button", name=t("block.pdf")).click()
    fetch = page.get_by_role("button", name="Hämta PDF")
    with page.expect_download() as download:
        fetch.click()
    assert download.value.suggested_filename.startswith("protokoll_")
    # And the school reads its answer.
    visit.open(f"/skolor-och-insatser?flik=lyft&skola={NORTH}")
    expect(page.get_by_text(f"Svar: {NOTE}")).to_be_visible()
    assert visit.complaints == []
    assert visit.outside == []


def goes_to_the_item(visit: Visit) -> None:
    """Choose on the agenda, and see what was chosen although the agenda is long."""
    page = visit.page
    page.locator(".st-key-agenda button").last.click()
    item = "document.querySelector('.st-key-item').getBoundingClientRect().top"
    seen = f"0 <= {item} && {item} <= innerHeight / 2"
    visit.wait_until(lambda: bool(page.evaluate(seen)), "the item is out of sight")


@pytest.mark.parametrize("size", [LAPTOP, PHONE])
def test_a_meeting_fits_and_axe_finds_nothing_of_ours(
    visit: Visit, size: tuple[int, int]
) -> None:
    page = visit.page
    page.set_viewport_size({"width": size[0], "height": size[1]})
    for address in (AGENDA, f"{AGENDA}&visa=skarm"):
        visit.open(address)
        wide = page.evaluate("document.documentElement.scrollWidth - innerWidth")
        assert wide <= 0, address
        assert faults(page) == [], address
        assert english_texts(page) == [], address
        if address == AGENDA:
            goes_to_the_item(visit)

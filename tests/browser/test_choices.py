"""A choice is in the link: it can be copied into the minutes and opened again."""

from collections.abc import Callable, Iterator
from urllib.parse import parse_qs, urlencode, urlsplit

import pytest
from browser.app_pages import PAGES
from browser.english import english_texts
from browser.running import Server
from browser.visit import NOTICES, OpenPage, Visit
from playwright.sync_api import BrowserContext, expect

from htl_dash.text import t

AREAS = next(page for page in PAGES if page.title == t("menu.areas"))
CHOICE = "[data-testid=stSelectbox] input"
MENU = "[data-testid=stTopNavLink]"


@pytest.fixture(scope="module")
def links(regular: BrowserContext, server: Server) -> Iterator[tuple[Visit, str, str]]:
    """The area page with another indicator chosen: window, link and heading before."""
    visit = Visit.begin(regular, server.address, 1366, 768).open(AREAS.path)
    link, heading = visit.page.url, visit.heading()
    visit.main(CHOICE).first.click()
    visit.page.locator("[role=option][aria-selected=false]").first.click()
    visit.wait_until(lambda: visit.heading() != heading, "the heading stays")
    yield visit.wait_until_drawn(), link, heading
    visit.page.close()


def test_a_choice_changes_the_link_and_the_heading(
    links: tuple[Visit, str, str],
) -> None:
    visit, link, heading = links
    assert visit.page.url != link
    assert visit.heading() != heading
    assert visit.complaints == []


def test_the_link_opens_the_same_view_again(links: tuple[Visit, str, str]) -> None:
    visit = links[0]
    link, heading = visit.page.url, visit.heading()
    visit.page.reload(wait_until="commit")
    assert visit.wait_until_drawn().heading() == heading
    assert visit.page.url == link


def test_the_link_opens_the_same_view_for_somebody_else(
    links: tuple[Visit, str, str], stranger: BrowserContext
) -> None:
    first = links[0]
    second = Visit.begin(stranger, first.address, 390, 844)
    second.open(first.page.url.removeprefix(first.address))
    assert second.heading() == first.heading()


def test_every_choice_the_app_does_not_know_is_told_in_swedish(
    links: tuple[Visit, str, str], page_at: OpenPage
) -> None:
    names = list(parse_qs(urlsplit(links[0].page.url).query))
    asked = urlencode(dict.fromkeys(names, "finns-inte"))
    visit = page_at(390, 844).open(f"{AREAS.path}?{asked}")
    notices = " ".join(visit.page.locator(NOTICES).all_inner_texts())
    assert names
    assert [name for name in names if f"{name}=finns-inte" not in notices] == []


def test_a_number_out_of_range_is_refused_in_swedish_with_the_range(
    page_at: OpenPage,
) -> None:
    visit = page_at(1366, 768).open("/malen?mal=learning")
    field = visit.page.get_by_label(t("target.year"), exact=True)
    before = visit.page.url
    field.fill("1990")
    field.press("Enter")
    told = visit.page.get_by_text("Skriv ett tal från 2")
    expect(told).to_be_visible()
    assert english_texts(visit.page) == []
    visit.main("[data-testid=stTooltipErrorHoverTarget]").hover()
    expect(told).to_have_count(2)
    assert english_texts(visit.page) == []
    assert visit.page.url == before


def test_two_clicks_lead_from_a_heading_to_the_cell_at_the_source(
    page_at: OpenPage,
) -> None:
    page = page_at(1366, 768).open("/").page
    with page.context.expect_page() as listed:
        page.get_by_role("link", name=t("behind.heading")).click()
    figures = listed.value.get_by_role("table").get_by_role("link", name="59")
    with page.context.expect_page() as told:
        figures.first.click()
    place = told.value.get_by_text("Talet är läst i")
    expect(place).to_contain_text("rad 14, kolumn 7")
    listed.value.close()
    told.value.close()


def test_the_back_button_returns_to_the_page_before(page_at: OpenPage) -> None:
    visit = page_at(1366, 768).open(PAGES[0].path)
    start = visit.heading()
    for page in (AREAS, PAGES[-1]):
        go_elsewhere(visit, visit.page.locator(MENU, has_text=page.title).first.click)
    for _ in range(2):
        go_elsewhere(visit, lambda: visit.page.go_back(wait_until="commit"))
    assert visit.heading() == start


def go_elsewhere(visit: Visit, move: Callable[[], object]) -> None:
    """Make a `move` to another page and wait until it is drawn."""
    before = urlsplit(visit.page.url).path
    move()
    visit.wait_until(lambda: urlsplit(visit.page.url).path != before, "the page stays")
    visit.wait_until_drawn()

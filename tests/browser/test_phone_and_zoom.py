"""At 320 px, which is also 400 % zoom on a laptop, nothing is lost or cut off."""

from browser.app_pages import PAGES
from browser.opened import PHONE, Opened, at
from browser.running import Server
from browser.visit import Visit
from playwright.sync_api import BrowserContext, expect

CUT_OFF = """() => {
  const cut = [];
  const holders = '[data-testid=stMain] :is(h1, h2, h3, p, li, label, button)';
  for (const element of document.querySelectorAll(holders)) {
    const box = element.getBoundingClientRect();
    const scrolls = element.closest('[data-testid=stTable], [data-testid=stDataFrame]');
    if (!scrolls && box.width > 1 && element.checkVisibility() &&
        (box.right > innerWidth + 1 || box.left < -1))
      cut.push(element.innerText.slice(0, 60));
  }
  return cut;
}"""


@at(PHONE)
def test_the_page_reflows_at_320_px(opened: Opened) -> None:
    page, window = opened.visit.page, opened.window
    page.set_viewport_size({"width": 320, "height": 640})
    width = page.evaluate("() => document.scrollingElement.scrollWidth")
    cut = page.evaluate(CUT_OFF)
    page.set_viewport_size({"width": window.width, "height": window.height})
    assert width <= 320
    assert cut == []


def test_the_menu_reaches_every_page_on_a_phone(
    stranger: BrowserContext, server: Server
) -> None:
    # In a browser of its own: one remembers that the menu was left open.
    visit = Visit.begin(stranger, server.address, 390, 844).open(PAGES[-1].path)
    visit.page.locator("[data-testid=stExpandSidebarButton]").click()
    links = visit.page.locator("[data-testid=stSidebarNavLink]")
    expect(links).to_have_text([page.title for page in PAGES])

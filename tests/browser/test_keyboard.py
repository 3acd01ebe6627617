"""Everything can be reached and seen with the Tab key alone."""

from browser.opened import LAPTOP, Opened, at
from playwright.sync_api import Page

MOST_STOPS = 150
# The focused element and what its look is made of, with the wrappers that Streamlit
# draws the frame on. Transitions are run to their end first.
STOP = """async () => {
  const settled = document.getAnimations()
    .filter((animation) => animation instanceof CSSTransition)
    .map((animation) => animation.finished.catch(() => null));
  await Promise.all(settled);
  const looks = (element) => {
    const seen = [];
    for (let e = element, i = 0; e && i < 5; e = e.parentElement, i++) {
      const s = getComputedStyle(e);
      const outline = s.outlineStyle === 'none' ? '' : s.outline;
      seen.push([outline, s.boxShadow, s.borderColor, s.backgroundColor, s.opacity]);
    }
    return JSON.stringify(seen);
  };
  const left = window.htlStop;
  const told = (!left || looks(left.element) !== left.look) ? null : left.name;
  const element = document.activeElement;
  if (element === document.body) { window.htlStop = null; return [null, null, told]; }
  const kind = element.closest('[data-testid]')?.dataset.testid || element.tagName;
  const name = element.getAttribute('aria-label') || element.innerText || element.id;
  const first = !element.htlSeen;
  element.htlSeen = true;
  window.htlStop = {element, name: kind + ': ' + name, look: looks(element)};
  return [first ? kind : null, name, told];
}"""
# Where Tab starts from when a page is new, wherever the focus was left.
TOP = """() => {
  document.body.tabIndex = -1;
  document.body.focus();
  document.body.removeAttribute('tabindex');
}"""
REACHABLE = (
    "[data-testid=stTopNavLink]",
    "[data-testid=stMain] [data-testid=stSelectbox] input",
    "[data-testid=stMain] [data-testid=stDownloadButton] button",
    "[data-testid=stMain] summary",
    "[data-testid=stMain] a[href]",
)
# The page itself, which the browser lets the reader scroll by keyboard: no control.
NO_CONTROL = ("stMain:",)


def tab_through(page: Page) -> list[str]:
    """Press Tab from the top to the end; return the stops that did not show."""
    page.evaluate(TOP)
    unseen = []
    for _ in range(MOST_STOPS):
        page.keyboard.press("Tab")
        kind, _, told = page.evaluate(STOP)
        unseen += [told] if told else []
        if kind is None:
            return unseen
    raise AssertionError(f"More than {MOST_STOPS} stops: is the reader caught?")


@at(LAPTOP)
def test_tab_reaches_everything_and_shows_where_it_is(opened: Opened) -> None:
    page = opened.visit.page
    unseen = tab_through(page)
    assert [stop for stop in unseen if not stop.startswith(NO_CONTROL)] == []
    missed = "(found) => found.filter((e) => !e.htlSeen).map((e) => e.outerHTML)"
    for selector in REACHABLE:
        assert page.locator(selector).evaluate_all(missed) == [], selector

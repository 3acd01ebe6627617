"""Every page at every size: complete, Swedish, local, readable and in its place."""

from functools import partial

from browser.english import english_texts
from browser.opened import LAPTOP, WALL, Opened, at
from browser.visit import EXCEPTIONS, FIGURES, MAPS, is_painted

BODY_PX = 18
FIGURE_PX = 14
SMALL_TEXTS = """([root, inside, least]) => {
  const small = new Set();
  const walker = document.createTreeWalker(document.querySelector(root), 4);
  while (walker.nextNode()) {
    const element = walker.currentNode.parentElement;
    const text = walker.currentNode.textContent.trim();
    const box = element.getBoundingClientRect();
    const seen = element.checkVisibility({opacityProperty: true}) && box.width > 1;
    // Icons are letters in a font of their own; a file's hash is there to be copied.
    const other = element.closest('[data-testid=stIconMaterial], code');
    if (!text || !seen || other || !!element.closest('svg') !== inside) continue;
    const size = parseFloat(getComputedStyle(element).fontSize);
    if (size < least) small.add(size + ' px: ' + text.slice(0, 60));
  }
  return [...small];
}"""


def test_the_page_says_what_it_is_in_swedish(opened: Opened) -> None:
    page = opened.visit.page
    assert opened.window.page.title in page.title()
    assert page.locator("html").get_attribute("lang") == "sv"
    assert opened.visit.main("h1").count() == 1
    assert opened.visit.heading()


def test_no_error_is_shown(opened: Opened) -> None:
    assert opened.visit.page.locator(EXCEPTIONS).all_inner_texts() == []
    red = "[data-testid=stAlertContentError]"
    assert opened.visit.page.locator(red).all_inner_texts() == []


def test_no_request_leaves_for_anywhere_but_our_own_server(opened: Opened) -> None:
    assert opened.visit.outside == []


def test_the_browser_has_nothing_to_complain_about(opened: Opened) -> None:
    assert opened.visit.complaints == []


def test_the_page_never_scrolls_sideways(opened: Opened) -> None:
    sizes = "() => [document.scrollingElement.scrollWidth, innerWidth]"
    content, window = opened.visit.page.evaluate(sizes)
    assert content <= window


def test_the_page_has_the_figures_it_should(opened: Opened) -> None:
    """A missing figure would let every test that looks at figures pass."""
    expected = {
        "/": (0, 0),
        "/omraden": (1, 2),
        "/skolor-och-insatser": (0, 1),
        "/insatsmix": (0, 0),
        "/prioritera": (0, 1),
        "/vikter": (0, 0),
        "/beslut": (0, 0),
        "/malen": (0, 1),
        "/data": (0, 0),
        "/ova": (0, 0),
    }
    page = opened.visit.page
    found = (page.locator(MAPS).count(), page.locator(FIGURES).count())
    assert found == expected[opened.window.page.path]


def test_every_map_shows_areas_in_several_colours(opened: Opened) -> None:
    for canvas in opened.visit.page.locator(MAPS).all():
        canvas.scroll_into_view_if_needed()
        opened.visit.wait_until(partial(is_painted, canvas), "the map is blank")


def test_every_figure_is_described_in_words(opened: Opened) -> None:
    names = """(figures) => figures.map((figure) => {
      const named = figure.closest('[aria-label]') || figure.querySelector('[aria-label]');
      return named ? named.getAttribute('aria-label') : '';
    })"""
    figures = opened.visit.page.locator(f"{FIGURES}, {MAPS}")
    assert [name for name in figures.evaluate_all(names) if len(name) < 10] == []


@at(WALL, LAPTOP)
def test_body_text_is_large_enough_for_the_meeting_room(opened: Opened) -> None:
    given = ["[data-testid=stMain]", False, BODY_PX]
    assert opened.visit.page.evaluate(SMALL_TEXTS, given) == []


@at(WALL, LAPTOP)
def test_text_in_figures_is_large_enough_for_the_meeting_room(
    opened: Opened,
) -> None:
    given = ["[data-testid=stMain]", True, FIGURE_PX]
    assert opened.visit.page.evaluate(SMALL_TEXTS, given) == []


def test_nothing_is_in_english(opened: Opened) -> None:
    assert english_texts(opened.visit.page) == []

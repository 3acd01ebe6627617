"""The training in a real browser: nobody at the wall or on a phone takes it for real."""

from collections.abc import Iterator

import pytest
from browser.english import english_texts
from browser.opened import LAPTOP, PHONE, WALL
from browser.running import Server
from browser.test_accessibility import faults
from browser.visit import Visit
from charts.contrast import contrast
from playwright.sync_api import BrowserContext

from htl_dash.charts import theme
from htl_dash.text import t

BAND = ".st-key-training_band"
SIZES = [WALL, LAPTOP, PHONE]
MOST_PX = 40
SEEN = """(band) => {
  const box = band.getBoundingClientRect();
  const top = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
  return top !== null && band.contains(top);
}"""
COLOURS = """(band) => [
  getComputedStyle(band.querySelector('p')).color,
  getComputedStyle(band).backgroundColor,
]"""


@pytest.fixture
def visit(
    request: pytest.FixtureRequest, regular: BrowserContext, training_server: Server
) -> Iterator[Visit]:
    """A window of the size asked for."""
    made = Visit.begin(regular, training_server.address, *request.param)
    yield made
    made.page.close()
    assert made.outside == []
    assert made.complaints == []


def as_hex(rgb: str) -> str:
    parts = [int(one) for one in rgb.strip("rgb()").split(",")]
    return "#" + "".join(f"{one:02x}" for one in parts)


def heading_is_away(visit: Visit) -> bool:
    box = visit.main("h1").first.bounding_box()
    return box is not None and box["y"] < 0


@pytest.mark.parametrize("visit", SIZES, indirect=True, ids=str)
def test_the_band_is_seen_wherever_one_has_scrolled(visit: Visit) -> None:
    visit.open("/malen")
    band = visit.page.locator(BAND)
    box = band.bounding_box()
    assert box
    assert band.inner_text() == t("training.band")
    assert box["height"] <= MOST_PX
    assert box["width"] >= 0.85 * visit.page.evaluate("innerWidth")
    assert band.evaluate("(e) => e.scrollWidth <= e.clientWidth")
    heading = visit.main("h1").first.bounding_box()
    assert heading
    assert box["y"] + box["height"] <= heading["y"]
    assert visit.page.title().startswith("Övning: ")
    text, ground = (as_hex(one) for one in band.evaluate(COLOURS))
    assert (text, ground) == (theme.PAPER, theme.TRAINING)
    assert contrast(text, ground) >= 4.5
    visit.page.locator("[data-testid=stMain]").evaluate("(e) => e.scrollTo(0, 9999)")
    visit.wait_until(lambda: heading_is_away(visit), "the page does not scroll")
    assert band.evaluate(SEEN)


@pytest.mark.parametrize("visit", [LAPTOP], indirect=True, ids=str)
def test_the_band_is_printed(visit: Visit) -> None:
    visit.open("/ova")
    visit.page.emulate_media(media="print")
    assert visit.page.locator(BAND).is_visible()
    shown = "(e) => getComputedStyle(e).printColorAdjust"
    assert visit.page.locator(BAND).evaluate(shown) == "exact"


@pytest.mark.parametrize("visit", [LAPTOP], indirect=True, ids=str)
def test_a_file_says_in_its_name_and_on_its_rows_that_it_is_made_up(
    visit: Visit,
) -> None:
    visit.open("/malen")
    button = visit.page.get_by_role("button", name=t("block.csv"))
    with visit.page.expect_download() as started:
        button.click()
    assert started.value.suggested_filename.startswith("ovningsdata_")
    heading, *rows = started.value.path().read_text("utf-8-sig").splitlines()
    assert heading.startswith(t("training.mark_column"))
    assert rows
    assert all(row.startswith(t("training.mark")) for row in rows)


@pytest.mark.parametrize("visit", [LAPTOP], indirect=True, ids=str)
def test_a_vignette_leads_to_a_page_and_back_to_where_one_was(visit: Visit) -> None:
    visit.open("/ova?vinjett=skolans-omraden")
    visit.page.get_by_role("button", name=t("practice.begin"), exact=True).click()
    visit.page.locator("[data-testid=stCheckbox] label").first.click()
    visit.page.wait_for_url("**klart=1**")
    link = t("practice.go", page=t("menu.schools"))
    visit.page.get_by_role("link", name=link).first.click()
    visit.page.wait_for_url("**/skolor-och-insatser?*flik=kedjan*")
    visit.wait_until_drawn()
    visit.page.get_by_role("link", name=t("menu.practice"), exact=True).click()
    visit.page.wait_for_url("**/ova?*klart=1*")
    visit.wait_until_drawn()
    assert "1 av 10" in visit.heading()


@pytest.mark.parametrize("visit", [PHONE], indirect=True, ids=str)
def test_a_begun_vignette_can_be_read_by_all_on_a_phone(visit: Visit) -> None:
    visit.open("/ova?vinjett=lamna-in-terminen&borjad=20261120T090000Z&klart=1")
    assert visit.page.locator("[data-testid=stCheckbox]").count() == 5
    assert faults(visit.page) == []
    assert english_texts(visit.page) == []
    sizes = "() => [document.scrollingElement.scrollWidth, innerWidth]"
    content, window = visit.page.evaluate(sizes)
    assert content <= window

"""Compare three and lock one; reopen last year's decision as it was shown.

On a server of its own, whose data is changed when the decision has been locked.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from browser.english import english_texts
from browser.running import Server, product
from browser.test_accessibility import faults
from browser.visit import FIGURES, NOTICES, Visit, pick
from playwright.sync_api import Browser, expect

from htl_dash.text import t

TITLE = "Föräldragrupper ett år till"
AREAS = "/omraden?visa=laget&indikator=low_economic_standard&omrade=2081R013"
LAST_YEAR = "2025-11-25"
FROZEN = "SELECT content, sha256 FROM decision"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the server's database is."""
    return tmp_path_factory.mktemp("decided")


@pytest.fixture(scope="module")
def deciding(folder: Path) -> Iterator[Server]:
    """A server whose store these tests decide in."""
    with product(folder) as running:
        yield running


@pytest.fixture(scope="module")
def visit(chromium: Browser, deciding: Server) -> Iterator[Visit]:
    """The screen on the wall, through the whole meeting and the one a year later."""
    with chromium.new_context(locale="sv-SE") as context:
        yield Visit.begin(context, deciding.address, 1920, 1080)


def typed(visit: Visit, name: str, text: str) -> None:
    """Fill in a field, and wait until it has been kept."""
    box = visit.page.get_by_label(t(f"decision_field.{name}")).first
    box.fill(text)
    box.blur()
    visit.wait_until_drawn()


def go(visit: Visit, link: str) -> None:
    """Go on by the menu, so that what was chosen follows along."""
    visit.page.get_by_role("link", name=t(f"menu.{link}")).first.click()
    visit.wait_until_drawn()


def add(visit: Visit, count: int) -> None:
    """Take one more of the views that were looked at as evidence: `count` in all."""
    visit.page.get_by_role("button", name=t("decide.add")).first.click()
    links = visit.page.get_by_role("link", name=t("decide.open"))
    expect(links).to_have_count(count)
    visit.wait_until_drawn()


def seen(visit: Visit) -> tuple[str, list[str]]:
    """All words on the page, and every line and mark that is drawn there."""
    marks = visit.page.locator(f"{FIGURES} .main-svg path")
    return (
        visit.page.locator("[data-testid=stMain]").inner_text(),
        marks.evaluate_all("all => all.map(one => one.getAttribute('d'))"),
    )


def frozen(folder: Path) -> list[tuple[str, str]]:
    with closing(sqlite3.connect(folder / "htl.db")) as store:
        return store.execute(FROZEN).fetchall()


@pytest.fixture(scope="module")
def locked(visit: Visit) -> str:
    """The address of a decision on three views, written and locked at the meeting."""
    visit.open(AREAS)
    heading = visit.heading()
    go(visit, "schools")
    go(visit, "goals")
    go(visit, "decisions")
    page = visit.page
    page.get_by_role("radio", name=t("decision_tab.nytt")).click()
    visit.wait_until_drawn()
    pick(visit.page, t("form.function"), "Samordnare", exact=False)
    visit.page.keyboard.press("Escape")
    visit.wait_until_drawn()
    page.get_by_label(t("decide.title")).first.fill(TITLE)
    typed(visit, "decided", "Vi fortsätter med föräldragrupperna.")
    typed(visit, "reasons", "Behovet finns kvar.")
    typed(visit, "rejected", "Läxhjälp når inte vårdnadshavarna.")
    page.get_by_role("button", name="Rektor", exact=True).click()
    visit.wait_until_drawn()
    for count in (1, 2, 3):
        add(visit, count)
    page.reload(wait_until="commit")
    visit.wait_until_drawn()
    expect(page.get_by_label(t("decide.title")).first).to_have_value(TITLE)
    page.get_by_text(t("decide.show_preview")).click()
    visit.wait_until_drawn()
    expect(visit.main("h2, h3").filter(has_text=heading).first).to_be_visible()
    page.get_by_text(t("decide.confirm")).click()
    visit.wait_until_drawn()
    page.get_by_role("button", name=t("decide.lock")).click()
    expect(page.get_by_text(t("decide.as_then"))).to_be_visible()
    visit.wait_until_drawn()
    return page.url.removeprefix(visit.address)


def test_three_views_are_compared_and_one_decision_is_locked(
    visit: Visit, folder: Path, locked: str
) -> None:
    visit.open(locked)
    assert visit.heading() == TITLE
    assert len(frozen(folder)) == 1
    assert english_texts(visit.page) == []
    assert visit.complaints == []


def test_last_years_decision_is_reopened_exactly_as_it_was_shown(
    visit: Visit, folder: Path, locked: str
) -> None:
    before = frozen(folder)
    visit.page.set_viewport_size({"width": 390, "height": 844})
    visit.open(locked)
    shown, drawn = seen(visit)
    with closing(sqlite3.connect(folder / "htl.db")) as store, store:
        store.execute(
            "UPDATE observation SET obs_value = 12 WHERE ref_area = '2081R013' "
            "AND indicator = 'low_economic_standard'"
        )
        store.execute("UPDATE snapshot SET sha256 = sha256 || 'x'")
        # A decision of last year: only the day it stands under in the list.
        store.execute("UPDATE decision SET decided_on = ?", (LAST_YEAR,))
    visit.open(locked)
    assert seen(visit) == (shown, drawn)
    assert frozen(folder) == before
    visit.page.get_by_role("radio", name=t("decision_when.nu")).click()
    visit.wait_until_drawn()
    assert faults(visit.page) == []
    told = visit.page.locator(NOTICES).first
    expect(told).to_contain_text("59")
    expect(told).to_contain_text("12")
    assert visit.complaints == []

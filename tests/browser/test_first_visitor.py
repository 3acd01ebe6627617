"""The first visit after a start, of a server that is started as a service is."""

from pathlib import Path

from browser.app_pages import PAGES
from browser.running import product
from browser.visit import Visit
from playwright.sync_api import BrowserContext


def test_the_first_visit_may_be_a_link_straight_to_a_page(
    stranger: BrowserContext, tmp_path: Path
) -> None:
    # Started elsewhere than where the code lies: it must find its settings by itself.
    with product(tmp_path, start_in=tmp_path) as server:
        visit = Visit.begin(stranger, server.address, 1366, 768).open(PAGES[-1].path)
        dialogs = visit.page.locator("[role=dialog]").all_inner_texts()
    assert dialogs == []
    assert visit.outside == []

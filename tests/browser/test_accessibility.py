"""WCAG 2.2 A and AA, as far as a machine can tell, with axe-core in the browser."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from browser.opened import PHONE, WALL, Opened, at
from browser.visit import OpenPage
from playwright.sync_api import Page, expect

from htl_dash.text import t

OPTIONS = {
    "runOnly": {
        "type": "tag",
        "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"],
    },
    "resultTypes": ["violations"],
}
BEHIND_CHOICES = (
    "/omraden?visa=tid&indikator=post_secondary_education_25_65",
    "/omraden?visa=profil",
    "/omraden?visa=skolor",
    "/malen?mal=learning&matt=upper_secondary_eligibility",
    "/beslut?flik=nytt",
    "/data?avsnitt=metod",
    "/data?avsnitt=skydd",
    "/data?avsnitt=egna",
    "/data?avsnitt=spar&tal=employment_20_64~regso2025~~2024&raknat=jamfort",
)


@at(WALL, PHONE)
def test_axe_finds_nothing(opened: Opened) -> None:
    assert faults(opened.visit.page) == []


@pytest.mark.parametrize("address", BEHIND_CHOICES)
def test_axe_finds_nothing_behind_the_choices_on_a_phone(
    page_at: OpenPage, address: str
) -> None:
    page = page_at(*PHONE).open(address).page
    if "skydd" in address:
        page.get_by_role("button", name=t("leak.start")).click()
        expect(page.get_by_role("heading", name=t("leak.safe"))).to_be_visible()
    assert faults(page) == []


def faults(page: Page) -> list[str]:
    """Return what axe finds: the rule, where, and the element."""
    return [
        f"{violation['id']}: {node['target']} {node['html']}"
        for violation in Axe().run(page, options=OPTIONS).response["violations"]
        for node in violation["nodes"]
    ]

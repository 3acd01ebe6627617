"""WCAG 2.2 A and AA, as far as a machine can tell, with axe-core in the browser."""

import tomllib
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from browser.opened import PHONE, WALL, Opened, at
from browser.visit import OpenPage
from playwright.sync_api import Page, expect

from htl_dash.text import t

ALLOWED = tomllib.loads(
    Path(__file__).with_name("axe_allowed.toml").read_text(encoding="utf-8")
).get("allowed", [])
OPTIONS = {
    "runOnly": {
        "type": "tag",
        "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"],
    },
    "resultTypes": ["violations"],
}
MATCHES = "([target, own]) => document.querySelector(target)?.matches(own) === true"


def allowed_entry(page: Page, rule: str, target: str) -> int | None:
    """Return which entry of axe_allowed.toml covers this find, if any does."""
    for number, entry in enumerate(ALLOWED):
        same_rule = entry["rule"] == rule
        if same_rule and page.evaluate(MATCHES, [target, entry["selector"]]):
            return number
    return None


BEHIND_CHOICES = (
    "/omraden?visa=tid&indikator=post_secondary_education_25_65",
    "/omraden?visa=profil",
    "/omraden?visa=skolor",
    "/malen?mal=learning&matt=upper_secondary_eligibility",
    "/beslut?flik=nytt",
    "/data?avsnitt=metod",
    "/data?avsnitt=skydd",
    "/data?avsnitt=egna",
)


@at(WALL, PHONE)
def test_axe_finds_nothing_of_ours(opened: Opened, axe_entries_met: set[int]) -> None:
    assert faults(opened.visit.page, axe_entries_met) == []


@pytest.mark.parametrize("address", BEHIND_CHOICES)
def test_axe_finds_nothing_behind_the_choices_on_a_phone(
    page_at: OpenPage, address: str, axe_entries_met: set[int]
) -> None:
    page = page_at(*PHONE).open(address).page
    if "skydd" in address:
        page.get_by_role("button", name=t("leak.start")).click()
        expect(page.get_by_role("heading", name=t("leak.safe"))).to_be_visible()
    assert faults(page, axe_entries_met) == []


def faults(page: Page, axe_entries_met: set[int]) -> list[str]:
    """Return what axe finds that is not ours to allow."""
    found = []
    for violation in Axe().run(page, options=OPTIONS).response["violations"]:
        for node in violation["nodes"]:
            entry = allowed_entry(page, violation["id"], node["target"][0])
            if entry is None:
                found.append(f"{violation['id']}: {node['target']} {node['html']}")
            else:
                axe_entries_met.add(entry)
    return found


def test_every_allowed_find_still_occurs(axe_entries_met: set[int]) -> None:
    met = [ALLOWED[number] for number in sorted(axe_entries_met)]
    assert [entry for entry in ALLOWED if entry not in met] == []

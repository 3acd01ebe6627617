"""The coordinator's two minutes and the head teacher's reading, as they play them.

On a server of its own: what is registered here must not be met by the other tests.
"""

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from browser.english import english_texts
from browser.running import ROOT, Server, free_port, product, running
from browser.visit import Visit, pick
from playwright.sync_api import Browser, Page, expect

from htl_dash.text import t

TWO_MINUTES = 120_000
REGISTER = "/skolor-och-insatser?flik=registrera&skola=34516710&termin=ht2026"
Person = Callable[[], Visit]


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server whose store these tests write in."""
    with product(tmp_path_factory.mktemp("written")) as running:
        yield running


@pytest.fixture
def person(chromium: Browser, written: Server) -> Iterator[Person]:
    """Give a function that seats somebody at a computer of her own."""
    contexts = []

    def sit_down() -> Visit:
        contexts.append(chromium.new_context(locale="sv-SE"))
        return Visit.begin(contexts[-1], written.address, 1366, 900)

    yield sit_down
    for context in contexts:
        context.close()


def typed(page: Page, name: str, text: str) -> None:
    """Fill in a field as it is called on the form."""
    page.get_by_label(t(f"field.{name}"), exact=True).fill(text)


def save(visit: Visit) -> None:
    """Save, and wait until it is told."""
    visit.page.get_by_role("button", name=t("form.save"), exact=True).click()
    expect(visit.page.get_by_role("button", name=t("form.undo"))).to_be_visible()
    visit.wait_until_drawn()


def test_a_coordinator_registers_a_term_of_parent_groups_in_two_minutes(
    person: Person,
) -> None:
    visit = person().open("/")
    page = visit.page
    begun = page.evaluate("performance.now()")
    page.get_by_role("link", name=t("menu.schools")).first.click()
    visit.wait_until_drawn()
    page.get_by_role("radio", name=t("tab.registrera")).click()
    visit.wait_until_drawn()
    pick(page, t("form.function"), "Samordnare")
    visit.wait_until_drawn()
    typed(page, "planned_hours", "40")
    typed(page, "actual_hours", "36,5")
    typed(page, "actual_sek", "12 000")
    typed(page, "actual_reach", "24")
    typed(page, "follow_up", "Kvällsgrupperna fungerade bäst.")
    save(visit)
    assert page.evaluate("performance.now()") - begun < TWO_MINUTES
    assert english_texts(page) == []
    assert visit.complaints == []
    page.get_by_role("radio", name=t("tab.insatser")).click()
    visit.wait_until_drawn()
    expect(visit.main("h1")).to_contain_text("Tjärnaskolan")
    expect(visit.main("h1")).to_contain_text("av 40 planerade")


def test_a_reload_loses_nothing_and_another_computer_sees_nothing(
    person: Person,
) -> None:
    visit, other = person(), person()
    page = visit.open(f"{REGISTER}&blankett=ny&roll=coordinator").page
    page.get_by_label("Rubrik *", exact=True).fill("Aktivitetsdagar i parken")
    need = page.get_by_label(t("field.need"), exact=True)
    need.press_sequentially("Familjer saknar mötesplatser")
    visit.wait_until_drawn()
    page.reload(wait_until="commit")
    visit.wait_until_drawn()
    expect(need).to_have_value("Familjer saknar mötesplatser")
    title = page.get_by_label("Rubrik *", exact=True)
    expect(title).to_have_value("Aktivitetsdagar i parken")
    other.open(f"{REGISTER}&blankett=ny&roll=coordinator")
    expect(other.page.get_by_label("Rubrik *", exact=True)).to_have_value("")


def test_a_server_that_is_started_again_loses_nothing(
    chromium: Browser, tmp_path: Path
) -> None:
    port = free_port()
    command = [sys.executable, "-m", "htl_dash", "serve", "--port", str(port)]
    place = {"HTL_DATABASE": f"sqlite:///{tmp_path / 'htl.db'}"}
    log = tmp_path / "server.log"
    with chromium.new_context(locale="sv-SE") as context:
        with running(command, port, ROOT, log, place) as server:
            visit = Visit.begin(context, server.address, 1366, 900)
            page = visit.open(f"{REGISTER}&roll=coordinator").page
            typed(page, "planned_hours", "40")
            page.get_by_label(t("field.follow_up")).press_sequentially("Två grupper")
            visit.wait_until_drawn()
        hours = page.get_by_label(t("field.planned_hours"), exact=True)
        expect(hours).to_be_disabled()
        with running(command, port, ROOT, log, place):
            expect(hours).to_be_enabled()
            expect(hours).to_have_value("40")
            expect(page.get_by_label(t("field.follow_up"))).to_have_value("Två grupper")
            visit.wait_until_drawn()
            page.get_by_role("button", name=t("form.save"), exact=True).click()
            expect(page.get_by_role("button", name=t("form.undo"))).to_be_visible()


def test_two_who_edit_the_same_thing_both_keep_their_words(person: Person) -> None:
    first, second = person(), person()
    address = f"{REGISTER}&blankett=volym&insats=social_services_information_tjarna"
    first.open(f"{address}&roll=coordinator")
    second.open(f"{address}&roll=head_teacher")
    typed(first.page, "planned_hours", "20")
    typed(second.page, "planned_hours", "30")
    save(first)
    second.page.get_by_role("button", name=t("form.save"), exact=True).click()
    heading = t("conflict.heading", who="Samordnare")
    expect(second.page.get_by_role("heading", name=heading)).to_be_visible()
    expect(second.page.get_by_text(f"{t('conflict.theirs')}: 20")).to_be_visible()
    expect(second.page.get_by_text(f"{t('conflict.mine')}: 30")).to_be_visible()
    second.page.get_by_role("button", name=t("conflict.save")).click()
    expect(second.page.get_by_role("button", name=t("form.undo"))).to_be_visible()
    second.page.get_by_role("button", name=t("form.undo")).click()
    hours = second.page.get_by_label(t("field.planned_hours"), exact=True)
    expect(hours).to_have_value("20")


def test_a_choice_between_versions_that_is_refused_leaves_every_word_where_it_was(
    person: Person,
) -> None:
    first, second = person(), person()
    address = f"{REGISTER}&blankett=insats&insats=parent_groups"
    first.open(f"{address}&roll=coordinator")
    second.open(f"{address}&roll=head_teacher")
    typed(first.page, "target_group", "Alla vårdnadshavare")
    save(first)
    need = second.page.get_by_role("textbox", name=t("field.need"), exact=True)
    need.press_sequentially("Familjer saknar nätverk")
    reason = second.page.get_by_label(t("field.approach_reason"), exact=True)
    reason.fill("")
    second.wait_until_drawn()
    pick(second.page, t("field.approach"), t("approach.promotive"))
    second.wait_until_drawn()
    second.page.get_by_role("button", name=t("form.save"), exact=True).click()
    second.page.get_by_role("button", name=t("conflict.save")).click()
    expect(second.page.get_by_text(t("written.no_reason"))).to_be_visible()
    expect(need).to_have_value("Familjer saknar nätverk")
    name = t("field.target_group")
    group = second.page.get_by_role("textbox", name=name, exact=True)
    expect(group).to_have_value("Alla vårdnadshavare")


def test_what_points_out_a_child_is_explained_before_it_is_saved(
    person: Person,
) -> None:
    visit = person().open("/skolor-och-insatser?flik=lyft&roll=coordinator")
    box = visit.page.get_by_label("Vad är problemet? *", exact=True)
    box.press_sequentially("En flicka i 3B sover inte")
    expect(
        visit.page.get_by_text(t("free_text.class_description")[:40])
    ).to_be_visible()
    visit.page.get_by_role("button", name=t("form.lift"), exact=True).click()
    told = visit.page.get_by_role("alert").filter(has_text="Det går inte att spara")
    expect(told).to_be_visible()
    assert english_texts(visit.page) == []


def test_a_head_teacher_reads_from_the_school_to_its_area(person: Person) -> None:
    visit = person().open("/skolor-och-insatser?skola=23251345&flik=kedjan")
    assert "Nygårdskolan" in visit.heading()
    link = visit.main("a[href*='omraden']").first
    name = link.inner_text()
    with visit.page.context.expect_page() as opened:
        link.click()
    area = Visit(visit.address, opened.value).wait_until_drawn()
    assert area.heading().startswith(name)
    assert area.main("[aria-label*='hela kommunen']").count()
    assert visit.complaints == []

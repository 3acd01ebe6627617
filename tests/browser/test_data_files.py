"""An analyst drops a colleague's file on the page, looks, takes it in and takes it back.

On a server of its own: what is taken in here must not be met by the other tests.
"""

from collections.abc import Iterator

import pytest
from browser.english import english_texts
from browser.running import Server, product
from browser.visit import Visit, pick
from made_data_files import siris
from playwright.sync_api import Browser, expect

from htl_dash.text import t

PAGE = "/data?avsnitt=filer&roll=coordinator"
SOUND = "Gylle skola 7-9;11406792;130;60,1;80,2;215,5"
WRONG = SOUND.replace("60,1", "160,1")
MERIT = "Genomsnittligt meritvärde (17 ämnen)"


@pytest.fixture(scope="module")
def taking(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server whose store these tests write in."""
    with product(tmp_path_factory.mktemp("taking")) as running:
        yield running


@pytest.fixture
def visit(chromium: Browser, taking: Server) -> Iterator[Visit]:
    """An analyst who has opened the section for files."""
    context = chromium.new_context(locale="sv-SE")
    yield Visit.begin(context, taking.address, 1366, 900).open(PAGE)
    context.close()


def dropped(visit: Visit, **files: bytes) -> None:
    """Give files to the place where they are dropped."""
    visit.page.locator("input[type=file]").set_input_files(
        [
            {"name": f"{name}.csv", "mimeType": "text/csv", "buffer": content}
            for name, content in files.items()
        ]
    )
    visit.wait_until_drawn()


def test_files_are_dropped_looked_at_taken_in_and_taken_back(visit: Visit) -> None:
    page = visit.page
    dropped(
        visit,
        betyg=siris(SOUND, period="2025/26"),
        fel=siris(WRONG, SOUND.replace("11406792", "99999999")),
    )
    for name in ("betyg", "fel"):
        heading = page.get_by_role("heading", name=f"{name}.csv", exact=True)
        expect(heading).to_be_visible()
    expect(page.get_by_text("UTF-8 med BOM, semikolon").first).to_be_visible()
    expect(page.get_by_text(t("data_file_page.refused_one"))).to_be_visible()
    expect(page.get_by_role("cell", name="160,1", exact=True)).to_be_visible()
    assert not english_texts(page)
    page.get_by_role(
        "button", name=t("data_file_page.store_one", file="betyg.csv"), exact=True
    ).click()
    expect(page.get_by_role("link", name="Se källan")).to_be_visible()
    visit.wait_until_drawn()
    undo = page.get_by_role("button", name=t("data_file_page.undo"), exact=True)
    undo.click()
    expect(page.get_by_text("är ångrad").first).to_be_visible()
    assert not visit.complaints


def test_a_reload_in_the_middle_stores_nothing_and_keeps_what_was_corrected(
    visit: Visit,
) -> None:
    page = visit.page
    dropped(visit, annan=siris(SOUND, period="2024/25"))
    page.get_by_text(t("data_file_page.correct")).click()
    measure = t("data_file_choices.measure", measure=MERIT)
    pick(page, measure, t("data_file_choices.not_taken"))
    page.get_by_role("button", name=t("data_file_choices.use"), exact=True).click()
    visit.wait_until_drawn()
    page.reload()
    visit.wait_until_drawn()
    expect(page.get_by_text("annan.csv")).to_have_count(0)
    dropped(visit, annan=siris(SOUND, period="2024/25"))
    page.get_by_text(t("data_file_page.correct")).click()
    expect(page.get_by_text("Tolkningen är rättad").first).to_be_visible()
    page.get_by_role("button", name=t("data_file_choices.forget"), exact=True).click()
    visit.wait_until_drawn()

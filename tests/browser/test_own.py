"""The analyst's own indicator, from template to map, as she does it in a browser.

On a server of its own: what is taken in here must not be met by the other tests.
"""

import io
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from browser.running import Server, product
from browser.visit import Visit
from made_own import CODE, FACTS, filled_own
from openpyxl import load_workbook
from playwright.sync_api import Browser, expect

from htl_dash.sources.own_layout import Fact
from htl_dash.text import t

SECTION = "/data?avsnitt=egna&roll=coordinator"
TITLE = f"{FACTS[Fact.TITLE]} (egen uppgift)"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@pytest.fixture(scope="module")
def counted(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server whose store these tests write in."""
    with product(tmp_path_factory.mktemp("counted")) as running:
        yield running


@pytest.fixture
def visit(chromium: Browser, counted: Server) -> Iterator[Visit]:
    with chromium.new_context(locale="sv-SE", accept_downloads=True) as context:
        seated = Visit.begin(context, counted.address, 1366, 900)
        yield seated
        assert not seated.outside
        assert not seated.complaints


def filled(template: bytes) -> bytes:
    """Count in every RegSO of the list: few in two of them, many in the others."""
    places = load_workbook(io.BytesIO(template))["Platser"]
    listed = [row[0].value for row in places.iter_rows(min_row=5) if row[0].value]
    areas = [one for one in listed if re.match(r"2081R\d{3} ", one)]
    counts = [3 if at in (2, 9) else 40 + 3 * at for at in range(len(areas))]
    rows = [
        (area, "2025", "", str(count), str(count + 70))
        for area, count in zip(areas, counts, strict=True)
    ]
    return filled_own(template, rows)


def test_a_template_is_filled_in_taken_in_and_seen_on_the_area_page(
    visit: Visit, tmp_path: Path
) -> None:
    page = visit.open(SECTION).page
    with page.expect_download() as coming:
        page.get_by_role("button", name=t("own.download")).click()
    path = tmp_path / coming.value.suggested_filename
    coming.value.save_as(path)
    assert path.name == "egen_uppgift.xlsx"
    given = {
        "name": "fritid.xlsx",
        "mimeType": XLSX,
        "buffer": filled(path.read_bytes()),
    }
    page.locator("input[type=file]").set_input_files(given)
    expect(page.get_by_role("heading", name="Nytt mått:")).to_be_visible()
    page.get_by_role("button", name=t("own.save"), exact=True).click()
    expect(page.get_by_text("är sparat.")).to_be_visible()
    visit.wait_until_drawn()
    areas = f"/omraden?visa=laget&indelning=regso2025&indikator={CODE}"
    visit.open(areas)
    expect(page.get_by_text(TITLE).first).to_be_visible()
    visit.main("[data-testid=stExpander]").last.click()
    visit.wait_until_drawn()
    table = visit.main("table").last
    expect(table).to_be_visible()
    told = table.inner_text()
    hidden = told.count(t("figure.hidden"))
    assert 2 <= hidden < 17
    assert re.search(r"\d+,\d\s*%?", told)
    assert "Borlänge kommun, egen uppgift" in visit.main("*").first.inner_text()


def test_a_file_with_something_wrong_says_where_and_saves_nothing(
    visit: Visit, tmp_path: Path
) -> None:
    page = visit.open(SECTION).page
    with page.expect_download() as coming:
        page.get_by_role("button", name=t("own.download")).click()
    template = Path(coming.value.path()).read_bytes()
    wrong = filled_own(template, [("2081R001", "2025", "", "50", "40")])
    given = {"name": "fel.xlsx", "mimeType": XLSX, "buffer": wrong}
    page.locator("input[type=file]").set_input_files(given)
    expect(page.get_by_text("rad 5, kolumn D (Täljare)")).to_be_visible()
    expect(page.get_by_role("button", name=t("own.save"), exact=True)).to_have_count(0)

"""What can be taken home arrives, opens and holds rows."""

import csv
from pathlib import Path

from browser.opened import LAPTOP, Opened, at
from openpyxl import load_workbook
from playwright.sync_api import Download, expect
from pptx import Presentation
from pypdf import PdfReader

from .visit import Visit

BUTTONS = "[data-testid=stDownloadButton] button"
MADE_FIRST = ("pdf", "pptx")
"""Each is made on a click, and fetched with a button of its own when it is ready."""
TOGETHER = ({".csv", ".xlsx"}, {".pdf", ".pptx"})
"""Tables come both ways, and so do documents."""


def part_count(download: Download) -> int:
    """Return how many rows, its heading counted, pages or slides the file has."""
    # Kept under a name of the browser's own: only the suggested name tells the kind.
    path, name = Path(download.path()), download.suggested_filename
    if name.endswith(".xlsx"):
        with path.open("rb") as file:
            book = load_workbook(file, read_only=True)
            return sum(1 for sheet in book for _ in sheet.iter_rows())
    if name.endswith(".pdf"):
        return len(PdfReader(path).pages)
    if name.endswith(".pptx"):
        with path.open("rb") as file:
            return len(Presentation(file).slides)
    assert name.endswith(".csv"), name
    with path.open(encoding="utf-8-sig", newline="") as file:
        return sum(1 for _ in csv.reader(file))


def make_files(visit: Visit) -> bool:
    """Ask for what is made before it is fetched, by keyboard, and wait for it."""
    asked = [
        kind for kind in MADE_FIRST if visit.main(f".st-key-{kind} button").count()
    ]
    for kind in asked:
        visit.main(f".st-key-{kind} button").press("Enter")
        fetch = visit.main(f".st-key-fetch-{kind} button")
        expect(fetch).to_be_visible()
    return bool(asked)


@at(LAPTOP)
def test_every_download_of_the_page_opens(opened: Opened) -> None:
    is_changed = make_files(opened.visit)
    kinds: dict[str, set[str]] = {}
    for button in opened.visit.main(BUTTONS).all():
        with opened.visit.page.expect_download() as coming:
            button.press("Enter")
        name = coming.value.suggested_filename
        assert part_count(coming.value) > 1, name
        kinds.setdefault(Path(name).stem, set()).add(Path(name).suffix)
    # Whatever can be taken home can be taken home both ways.
    assert [name for name, both in kinds.items() if both not in TOGETHER] == []
    if is_changed:
        opened.visit.open(opened.window.page.path)

"""Every file of a training says so on every row; a real file says nothing of the kind."""

import csv
import io

import pytest
from made import dataset_status
from made_document import document
from openpyxl import load_workbook
from training import point_at_training

from htl_dash.exports.csv_file import csv_file
from htl_dash.exports.training_mark import (
    file_stem,
    is_training,
    marked,
    marked_document,
)
from htl_dash.exports.workbook import workbook
from htl_dash.settings import ROOT
from htl_dash.text import t
from htl_dash.viewmodels.sources import source_note
from htl_dash.viewmodels.tables import Table

MARKED_ITSELF = {"own_template.py", "term_template.py"}
"""Have their own mark, from the municipality they are given: see their tests."""
PARTS = {
    "slide_chart_parts.py",
    "slide_charts.py",
    "slide_lines.py",
    "slide_parts.py",
    "slide_tables.py",
    "steady_file.py",
    "template_look.py",
}
"""Make no file of their own: they are parts of what `slides.py` and `pdf.py` make."""
AROUND = {
    "file_kind.py",
    "making.py",
    "steps.py",
    "worker.py",
    "worker_process.py",
    "workshop.py",
}
"""Make no file either: they take orders to those that do, and the file back."""
TABLE = Table(
    "insatser",
    "Insatser",
    ("Skola", "Timmar"),
    (("Norra övningsskolan", "64"),),
    ("Skola", "Timmar"),
    (("Norra övningsskolan", 64.0), ("Södra övningsskolan", None)),
    ("Obs.",),
    (source_note(dataset_status()),),
)


@pytest.fixture
def training(monkeypatch):
    point_at_training(monkeypatch)


@pytest.fixture
def real(monkeypatch):
    monkeypatch.delenv("HTL_MUNICIPALITY", raising=False)


def read_csv(body: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(body.decode("utf-8-sig")), delimiter=";"))


def test_every_copied_row_of_a_csv_says_that_it_is_made_up(training):
    heading, *rows = read_csv(csv_file(TABLE))
    assert heading[:2] == [t("training.mark_column"), "Skola"]
    assert [row[0] for row in rows] == [t("training.mark")] * 2
    assert rows[0][1:3] == ["Norra övningsskolan", "64"]


def test_every_sheet_of_a_workbook_says_it_on_screen_and_on_paper(training):
    book = load_workbook(io.BytesIO(workbook(TABLE)))
    figures, sources = book.worksheets
    assert figures["A1"].value == t("training.mark_column")
    assert [row[0].value for row in figures.iter_rows(min_row=2)] == [
        t("training.mark")
    ] * 2
    told = " ".join(str(cell.value) for row in sources.iter_rows() for cell in row)
    assert t("training.title", title="Insatser") in told
    assert t("training.file_note") in told
    for sheet in book.worksheets:
        assert sheet.oddHeader.center.text == t("training.file_note")
    assert book.properties.title == t("training.title", title="Insatser")


def test_the_file_is_named_so(training):
    assert is_training()
    assert file_stem("insatser") == "ovningsdata_insatser"
    assert marked(TABLE).name == "ovningsdata_insatser"


def test_numbers_on_screen_are_as_they_were(training):
    assert marked(TABLE).shown == TABLE.shown
    assert marked(TABLE).sources == TABLE.sources


def test_what_is_real_goes_through_unchanged(real):
    assert not is_training()
    assert marked(TABLE) is TABLE
    assert file_stem("insatser") == "insatser"
    assert read_csv(csv_file(TABLE))[0][0] == "Skola"
    book = load_workbook(io.BytesIO(workbook(TABLE)))
    assert book.worksheets[0]["A1"].value == "Skola"
    assert book.worksheets[0].oddHeader.center.text is None
    assert book.properties.title == "Insatser"


def test_every_kind_of_file_is_marked():
    folder = ROOT / "src" / "htl_dash" / "exports"
    kinds = {path.name for path in folder.glob("*.py")} - {"__init__.py"}
    unmarked = {
        name
        for name in kinds - MARKED_ITSELF - PARTS - AROUND - {"training_mark.py"}
        if "training_mark import" not in (folder / name).read_text("utf-8")
    }
    assert kinds >= MARKED_ITSELF | PARTS | AROUND
    assert not unmarked


def test_parts_of_files_are_used_by_what_marks_them_and_by_nothing_else():
    makers, parts = (
        {f"htl_dash.exports.{name.removesuffix('.py')}" for name in names}
        for names in ({"pdf.py", "slides.py", *MARKED_ITSELF}, PARTS)
    )
    for path in (ROOT / "src" / "htl_dash").rglob("*.py"):
        inside = path.relative_to(ROOT / "src").with_suffix("")
        name = ".".join(inside.parts)
        source = path.read_text("utf-8")
        uses = {part for part in parts if f"from {part} import" in source}
        assert not uses or name in makers | parts, name


def test_documents_are_marked_on_every_page(training):
    found = marked_document(document())
    assert found.band == t("training.file_note")
    assert found.title == t("training.title", title="Jämlik trygghet")
    assert found.name == "ovningsdata_dokument"
    assert found.fingerprint == document().fingerprint


def test_real_documents_go_through_unchanged(real):
    made = document()
    assert marked_document(made) is made

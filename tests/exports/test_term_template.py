"""The template begins where the form does, holds no count, and says what it is."""

import io
import re
import zipfile
from dataclasses import replace

import pytest
from made import HOME
from openpyxl import load_workbook
from term_books import (
    COLUMNS,
    FLOW_ROW,
    GROUPS_ROW,
    INFORMATION_ROW,
    TERM,
    UNIT,
    template,
    with_initiatives,
)

from htl_dash.domain.flow import FLOW_PARTS, FlowCount
from htl_dash.domain.initiative import InitiativeStatus
from htl_dash.domain.record import RecordKind
from htl_dash.exports.term_template import GUIDE, template_name, term_template
from htl_dash.services.editing import Opened
from htl_dash.services.register import Entry, save, signed
from htl_dash.services.term_sheet import TermSheet, open_term_sheet
from htl_dash.text import t

TRAINING = replace(HOME, is_training=True)
EMPTY = TermSheet(UNIT, TERM, (), Opened(None, 0, {}, frozenset()))


@pytest.fixture
def engine(store):
    return with_initiatives(store)


def book(content: bytes):
    return load_workbook(io.BytesIO(content))


def write(engine, kind: RecordKind, keys: dict, written: dict[str, str]) -> None:
    save(engine, HOME, Entry(kind, keys, 0, written), signed("coordinator"))


def row(content: bytes, number: int) -> dict[str, object]:
    sheet = book(content)["Volymer"]
    cells = {name: sheet[f"{column}{number}"].value for name, column in COLUMNS.items()}
    return {name: value for name, value in cells.items() if value is not None}


def test_every_initiative_of_the_school_has_a_row_with_title_and_code(engine):
    sheet = book(template(engine))["Volymer"]
    found = [(one[0].value, one[1].value) for one in sheet["A5:B9"] if one[0].value]
    assert found == [
        ("Föräldragrupper", "parent_groups"),
        ("Information", "information"),
    ]


def test_a_removed_initiative_has_no_row(engine):
    gone = Entry(
        RecordKind.INITIATIVE,
        {},
        1,
        {"status": InitiativeStatus.REMOVED.value},
        record_id=1,
    )
    save(engine, HOME, gone, signed("coordinator"))
    sheet = book(template(engine))["Volymer"]
    assert [sheet["B5"].value, sheet["B6"].value] == ["information", None]


def test_the_plan_goes_on_from_the_term_before(engine):
    before = {"initiative_id": 1, "term": TERM.later(-1).code}
    written = {"planned_hours": "12,5", "planned_sek": "9 000", "actual_hours": "10"}
    write(engine, RecordKind.VOLUME, before, {**written, "planned_reach": "20"})
    content = template(engine)
    planned = {"planned_hours": 12.5, "planned_sek": 9000, "planned_reach": 20}
    assert row(content, GROUPS_ROW) == planned
    assert row(content, INFORMATION_ROW) == {}


def test_what_is_registered_stands_there_but_no_count_of_children(engine):
    written = {"actual_hours": "40", "actual_sek": "1 200", "actual_reach": "77"}
    keys = {"initiative_id": 1, "term": TERM.code}
    write(engine, RecordKind.VOLUME, keys, {**written, "follow_up": "Gick bra"})
    counts = {"consultations": "55", "feedback_in_time": "53", "feedback_later": "1"}
    write(engine, RecordKind.FLOW, {"unit_code": UNIT, "term": TERM.code}, counts)
    content = template(engine)
    kept = {"actual_hours": 40, "actual_sek": 1200, "follow_up": "Gick bra"}
    assert row(content, GROUPS_ROW) == kept
    values = {
        str(cell.value)
        for sheet in book(content).worksheets
        for each in sheet.iter_rows()
        for cell in each
    }
    assert not values & {"77", "55", "53"}


def test_the_flow_has_a_row_for_every_count_in_its_part():
    sheet = book(term_template(HOME, EMPTY))["Flöde"]
    rows = sheet.iter_rows(min_row=FLOW_ROW, values_only=True)
    found = {code: (part, label, count) for part, label, code, count in rows}
    assert list(found) == [one.value for one in FlowCount]
    assert len({part for part, _, _ in found.values()}) == len(FLOW_PARTS)
    assert all(label for _, label, _ in found.values())
    assert {count for _, _, count in found.values()} == {None}


def test_codes_are_locked_and_cells_to_fill_in_are_not(engine):
    found = book(template(engine))
    for name, free in (("Volymer", "CDEFGHI"), ("Flöde", "D")):
        sheet = found[name]
        assert sheet.protection.sheet
        assert not sheet.protection.password
        locked = {cell.column_letter for cell in sheet[5] if cell.protection.locked}
        assert not locked & set(free)
        assert {"A", "B"} <= locked
        assert sheet.data_validations.count
        assert sheet.page_setup.orientation == "landscape"
        assert int(sheet.page_setup.paperSize) == 9


def test_the_mark_is_not_seen_and_the_guide_is():
    found = book(term_template(HOME, EMPTY))
    assert found.sheetnames == ["Volymer", "Flöde", "Så fyller du i", "htl"]
    assert found["htl"].sheet_state == "veryHidden"
    said = [cell.value for (cell,) in found["Så fyller du i"]["A4:A20"] if cell.value]
    assert said == [t(key, unknown="?") for key in GUIDE]


def test_training_is_written_on_every_sheet_of_paper_and_in_the_name():
    for home, is_said in ((TRAINING, True), (HOME, False)):
        found = book(term_template(home, EMPTY))
        for sheet in found.worksheets[:3]:
            assert ("Övningsdata" in (sheet.oddHeader.right.text or "")) is is_said
            band = [cell.value or "" for row in sheet["A1:A4"] for cell in row]
            assert any(one.startswith("Övningsdata") for one in band) is is_said
    name = "termin_ht2026_tjarnaskolan.xlsx"
    assert template_name(HOME, EMPTY) == name
    assert template_name(TRAINING, EMPTY) == f"ovningsdata_{name}"


def test_the_same_content_gives_the_same_bytes_without_any_clock(engine):
    content = template(engine)
    assert content == template(engine)
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        core = parts.read("docProps/core.xml").decode()
    assert set(re.findall(r"\d{4}-\d\d-\d\d", core)) == {"2000-01-01"}


def test_a_title_that_looks_like_a_formula_stays_a_title(engine):
    title = Entry(RecordKind.INITIATIVE, {}, 1, {"title": "=1+1"}, record_id=1)
    save(engine, HOME, title, signed("coordinator"))
    sheet = open_term_sheet(engine, HOME, UNIT, TERM)
    cell = book(term_template(HOME, sheet))["Volymer"]["A5"]
    assert (cell.value, cell.data_type) == ("=1+1", "s")

"""A file is measured before it is read, and what is no workbook is told as what it is."""

import io
import struct
import zipfile

import pytest
from openpyxl import Workbook
from term_books import saved

from htl_dash.sources import office_file
from htl_dash.sources.office_file import FileError, open_office
from htl_dash.text import t

MAIN = b"http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def workbook(**cells: object) -> bytes:
    book = Workbook()
    for cell, value in cells.items():
        book.active[cell] = value
    return saved(book)


def packed(**parts: str | bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        for name, body in parts.items():
            file.writestr(name.replace("__", "/"), body)
    return out.getvalue()


def with_part(content: bytes, name: str, body: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(out, "w") as new:
        for one in old.namelist():
            if one != name:
                new.writestr(one, old.read(one))
        new.writestr(name, body)
    return out.getvalue()


def refused(content: bytes) -> str:
    with pytest.raises(FileError) as found:
        open_office(content)
    assert t(found.value.text_key, **found.value.facts)
    return found.value.text_key.removeprefix("term_file.")


def encrypted() -> bytes:
    """A zip whose directory says that its parts are packed with a password."""
    content = bytearray(packed(one="x"))
    for mark, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = content.index(mark) + flags
        content[at : at + 2] = struct.pack("<H", 1)
    return bytes(content)


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", "empty"),
        (b"%PDF-1.7 ...", "no_excel"),
        (b"\xff\xd8\xff\xe0" + bytes(40), "no_excel"),
        (b"Insats;Kod;Timmar\nGrupper;a;1\n", "csv"),
        (OLE + b"Workbook".decode().encode("utf-16-le"), "old_excel"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "password"),
        (encrypted(), "password"),
        (b"PK\x03\x04 broken", "damaged"),
        (packed(word__document="<w/>"), "no_excel"),
        (
            packed(mimetype="application/vnd.oasis.opendocument.spreadsheet"),
            "other_sheet",
        ),
        (b"x" * (office_file.MOST_BYTES + 1), "too_large"),
        (workbook(A1=1)[:-200], "damaged"),
    ],
    ids=lambda one: one if isinstance(one, str) else "",
)
def test_what_is_no_workbook_is_told_as_what_it_is(content, why):
    assert refused(content) == why


def test_a_workbook_in_binary_form_is_told_to_be_saved_anew():
    assert refused(with_part(packed(one="x"), "xl/workbook.bin", b"x")) == "other_sheet"


def test_macros_are_refused():
    assert refused(with_part(workbook(), "xl/vbaProject.bin", b"x")) == "macros"


def test_a_zip_bomb_is_refused_before_it_is_unpacked():
    bomb = packed(xl__bomb=b"0" * (office_file.MOST_UNPACKED + 1))
    assert len(bomb) < office_file.MEGABYTE
    assert refused(bomb) == "too_packed"


def test_many_small_parts_are_refused():
    parts = {f"p{n}": "x" for n in range(office_file.MOST_PARTS + 1)}
    assert refused(packed(**parts)) == "too_packed"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le"])
def test_entities_are_refused(encoding):
    body = '<!DOCTYPE w [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><w>&b;</w>'
    content = with_part(workbook(), "xl/sharedStrings.xml", body.encode(encoding))
    assert refused(content) == "damaged"


def test_a_cell_far_away_is_told_before_anything_is_gone_through():
    assert refused(workbook(A1=1, XFD1048576=1)) == "too_wide"


def test_very_many_cells_are_refused(monkeypatch):
    monkeypatch.setattr(office_file, "MOST_CELLS", 3)
    assert refused(workbook(A1=1, A2=1, A3=1, A4=1)) == "too_many_cells"


def test_a_workbook_is_opened_with_results_and_with_formulas():
    opened = open_office(workbook(A1="=1+1", B1=2))
    assert opened.values.active["A1"].value is None
    assert opened.formulas.active["A1"].value == "=1+1"
    assert opened.values.active["B1"].value == 2
    assert "xl/workbook.xml" in opened.parts


def test_without_formulas_it_is_read_once():
    opened = open_office(workbook(A1="f", B1=2))
    assert opened.formulas is opened.values


def test_a_formula_is_seen_in_whatever_words_the_file_names_its_marks():
    with zipfile.ZipFile(io.BytesIO(workbook(A1="=1+1"))) as packed:
        sheet = packed.read("xl/worksheets/sheet1.xml")
    assert b"<f>" in sheet
    named = sheet.replace(b"<f>", b"<a-b.c:f xmlns:a-b.c='%s'>" % MAIN)
    named = named.replace(b"</f>", b"</a-b.c:f>")
    for body in (named, named.decode().encode("utf-16")):
        opened = open_office(with_part(workbook(), "xl/worksheets/sheet1.xml", body))
        assert opened.formulas.active["A1"].value == "=1+1"


def test_broken_xml_inside_is_told_as_damage():
    assert refused(with_part(workbook(), "xl/workbook.xml", b"<a>")) == "damaged"

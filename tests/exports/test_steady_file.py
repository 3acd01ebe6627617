"""Office files carry one date, which is handed in, also those inside others."""

import io
import re
import zipfile
from datetime import date

import pytest
from openpyxl import Workbook

from htl_dash.exports.steady_file import NEVER, steady

DAY = date(2026, 11, 25)


def workbook() -> bytes:
    out = io.BytesIO()
    Workbook().save(out)
    return out.getvalue()


def packed(**parts: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as file:
        for name, body in parts.items():
            file.writestr(name.replace("__", "/").replace("_", "."), body)
    return out.getvalue()


def dates(body: bytes) -> tuple[set, set[str]]:
    """Return the times in the ZIP, and the dates in its properties."""
    with zipfile.ZipFile(io.BytesIO(body)) as file:
        core = file.read("docProps/core.xml").decode()
        times = {one.date_time for one in file.infolist()}
    return times, set(re.findall(r"\d{4}-\d\d-\d\dT[\d:]+Z", core))


def test_a_workbook_has_no_date_but_the_one_handed_in():
    assert dates(steady(workbook(), DAY)) == ({NEVER}, {"2026-11-25T00:00:00Z"})


def test_so_has_a_workbook_inside_another_file():
    outer = steady(packed(ppt__embeddings__a_xlsx=workbook()), DAY)
    with zipfile.ZipFile(io.BytesIO(outer)) as file:
        inner = file.read("ppt/embeddings/a.xlsx")
    assert dates(inner) == ({NEVER}, {"2026-11-25T00:00:00Z"})


def test_all_else_is_as_it_was_and_in_its_order():
    body = packed(b_xml=b"<b/>", a_bin=bytes(range(256)))
    with zipfile.ZipFile(io.BytesIO(steady(body, DAY))) as file:
        assert file.namelist() == ["b.xml", "a.bin"]
        assert file.read("a.bin") == bytes(range(256))


def test_what_is_no_zip_is_refused():
    with pytest.raises(zipfile.BadZipFile):
        steady(b"text", DAY)

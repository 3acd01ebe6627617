"""What a file is, is seen in its bytes; every text in it can be guarded."""

import json

import pytest
from made_tables import siris, workbook
from samples import sample

from htl_dash.disclosure.free_text_numbers import identity_numbers
from htl_dash.disclosure.free_text_plain import plain
from htl_dash.sources import table_file
from htl_dash.sources.cube import ReadError
from htl_dash.sources.office_file import FileError
from htl_dash.sources.table_file import TableFile, TableKind, how_read, open_table_file
from htl_dash.text import t

PX = (
    'CHARSET="ANSI";\nTITLE="Folkmängd";\nCONTENTS="Folkmängd";\nUNITS="antal";\n'
    'STUB="region";\nHEADING="år";\nVALUES("region")="Borlänge";\n'
    'CODES("region")="2081";\nVALUES("år")="2023","2024";\nDATA=\n1 "..";\n'
)
JSON_STAT = {
    "version": "2.0",
    "class": "dataset",
    "label": "Folkmängd",
    "id": ["Region", "Tid"],
    "size": [1, 2],
    "dimension": {
        "Region": {"category": {"index": ["2081"], "label": {"2081": "Borlänge"}}},
        "Tid": {"category": {"index": ["2023", "2024"]}},
    },
    "value": [1, 2],
}
V1 = {
    "columns": [
        {"code": "Region", "text": "region", "type": "d"},
        {"code": "Antal", "text": "Antal", "type": "c"},
    ],
    "data": [{"key": ["2081"], "values": ["12"]}],
}


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"a;b\n1;2\n", TableKind.CSV),
        (workbook({"Blad1": [["a"]]}), TableKind.XLSX),
        (PX.encode("cp1252"), TableKind.PX),
        (json.dumps(JSON_STAT).encode(), TableKind.JSON_STAT),
        (json.dumps(V1).encode(), TableKind.PXWEB_JSON),
    ],
)
def test_the_kind_is_seen_in_the_bytes_and_not_in_the_name(content, kind):
    for name in ("fil.pdf", "fil.csv", "fil"):
        assert open_table_file(name, content).kind is kind
        assert how_read(open_table_file(name, content))


def test_it_is_told_how_a_file_was_read():
    told = how_read(open_table_file("fil", siris()))
    assert told == "Läst som CSV, UTF-8 med BOM, semikolon mellan kolumnerna."


def test_places_are_written_so_that_the_bytes_can_be_found_again():
    rows = open_table_file("fil", b"a;b\n1;2\n")
    assert rows.place(rows.sheets[0], 1, 1) == "R2C2"
    book = open_table_file("fil", workbook({"Blad1": [["a"]]}))
    assert book.place(book.sheets[0], 6, 27) == "Blad1!AB7"


@pytest.mark.parametrize(
    ("content", "error"),
    [
        (b"%PDF-1.7 ...", FileError),
        (b"\x89PNG\r\n\x1a\n" + bytes(64), FileError),
        (b'{"class": "dataset"', ReadError),
        (b'{"hej": 1}', ReadError),
        (b'CHARSET="ANSI";\nTITLE="x";\nDATA=\n1 2;\n', ReadError),
        (b"hej", FileError),
    ],
)
def test_what_is_no_table_is_refused_in_swedish(content, error):
    with pytest.raises(error) as found:
        open_table_file("fil", content)
    assert t(found.value.text_key, **found.value.facts)


def test_a_file_that_is_too_large_is_not_read(monkeypatch):
    monkeypatch.setattr(table_file, "MOST_BYTES", 5)
    with pytest.raises(FileError) as found:
        open_table_file("fil", b"a;b\n1;2")
    assert found.value.text_key == "table_file.too_large"


def identity_places(file: TableFile) -> list[tuple[str, str]]:
    return [
        (one.sheet, one.cell)
        for one in file.texts()
        if any(True for _ in identity_numbers(plain(one.text).text))
    ]


PADDED = workbook({"Blad1": [["a", 1212121212]]}, formats={"B1": "0000000000"})


@pytest.mark.parametrize(
    ("content", "place"),
    [
        (b"namn;nr\nx;19121212-1212\n", ("", "R2C2")),
        (b"namn;nr\nx;191212121212\n", ("", "R2C2")),
        (workbook({"Blad1": [["a", 191212121212]]}), ("Blad1", "B1")),
        (workbook({"A": [["a"]], "D": [["1212121212"]]}, hidden=["D"]), ("D", "A1")),
        (PADDED, ("Blad1", "B1")),
        (json.dumps({**JSON_STAT, "label": "121212-1212"}).encode(), ("", "")),
        (json.dumps({**JSON_STAT, "value": [1, 191212121212]}).encode(), ("", "")),
        (PX.replace("Borlänge", "121212+1212").encode(), ("", "")),
    ],
)
def test_an_identity_number_is_found_wherever_it_stands(content, place):
    assert place in identity_places(open_table_file("fil", content))


def test_an_identity_number_in_the_files_name_is_found():
    opened = open_table_file("19121212-1212.csv", b"a;b\n1;2\n")
    assert identity_places(opened) == [("", "")]


@pytest.mark.parametrize(
    "cell",
    [
        "2120002239",  # the organisation number of a municipality
        "556387-6753",
        "5563876753",
        "8865009610",
        "56442130",  # a school unit
        "20241231",
        "2024-12-31",
        "0.9001011234",  # a share with ten decimals
        "12,9001011234",
        "2081R001_RegSO2025",
        "V15E128300201",
        "2025M11",
        "1 234 567 890",
    ],
)
def test_other_numbers_are_not_taken_for_identity_numbers(cell):
    opened = open_table_file("fil", f"a;b\nx;{cell}\n".encode())
    assert identity_places(opened) == []


@pytest.mark.samples
@pytest.mark.parametrize(
    "name",
    [
        "excel/Socialstyrelsen 2024_06_17.xlsx",
        "excel/arbetsloshet_kommun.xlsx",
        "excel/ohalsotal_2024_11_06.xlsx",
        "px/PxWebApi_TAB001_multilang.px",
        "px/SCB_BE0101N1_sv_latin1.px",
        "px/SCB_TAB2936_en_dotdot.px",
        "px/pxmake_TIMEVAL_short.px",
        "scb_pxweb_v1/BO0104T01_1384_2020-2024.json",
        "scb_pxweb_v1/IntGr8RegSOKon2_0880_2023.json",
        "scb_pxweb_v2/TAB6471_data.json",
        "skolverket_siris/139_slutbetyg_ak9_2024-25_subset_lan20_21_08.csv",
    ],
)
def test_real_files_hold_nothing_that_is_taken_for_an_identity_number(name):
    assert identity_places(open_table_file(name, sample(name))) == []


def test_digits_written_as_escapes_in_json_are_read_by_the_guards_too():
    hidden = "".join(f"\\u{ord(one):04x}" for one in "20100101-1234")
    content = json.dumps(JSON_STAT_TEXT).replace("TEXT", hidden).encode()
    found = open_table_file("x.json", content)
    assert any("20100101-1234" in one.text for one in found.texts())


JSON_STAT_TEXT = {
    "version": "2.0",
    "class": "dataset",
    "label": "TEXT",
    "id": ["Tid"],
    "size": [1],
    "dimension": {"Tid": {"category": {"index": {"2024": 0}}}},
    "value": [1],
}


def test_a_long_emptiness_in_what_looks_like_px_is_read_in_one_go():
    # Were every line looked at from each of those above it, this would take hours.
    content = b'CHARSET="ANSI";' + b"\n" * 1_000_000
    assert open_table_file("fil", content + b";x\ny;z").kind is TableKind.CSV


def test_a_quotation_mark_that_is_never_closed_is_looked_for_once():
    raw = '"' + '\\"' * 500_000 + "900101-1239"
    texts = list(TableFile("fil", TableKind.PXWEB_JSON, raw=raw).texts())
    assert texts[-1].text.endswith("900101-1239")


@pytest.mark.parametrize(
    ("units", "place"),
    [
        ('"a\\"', '"19900101-1239"'),  # no escape in PX
        ('"antal"', '"199001"\n"01-1239"'),
        ('"antal"', '"19900101"-1239'),
    ],
)
def test_no_way_of_writing_in_px_hides_an_identity_number(units, place):
    hidden = PX.replace('"antal"', units).replace('="Borlänge"', f"={place}")
    opened = open_table_file("fil", hidden.encode("cp1252"))
    found = [[*identity_numbers(plain(one.text).text)] for one in opened.texts()]
    assert any(found)

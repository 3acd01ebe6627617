"""PX files come in with what they say of their codes, units, marks and notes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made_cubes import cubes, damaged, px, same_cells
from samples import sample

from htl_dash.sources.cube import ReadError
from htl_dash.sources.px_encoding import encoding_of
from htl_dash.sources.px_file import read_px
from htl_dash.text import t

HEAD = """CHARSET="ANSI";
CODEPAGE="iso-8859-1";
LANGUAGE="sv";
MATRIX="TAB9";
TITLE="Andel efter region; år "
"och kön";
STUB="region","kön";
HEADING="innehåll","år";
CONTVARIABLE="innehåll";
VARIABLECODE("region")="Region";
VALUES("region")="Borlänge; tätort","Falun";
CODES("region")="2081","2080";
VALUES("kön")="män","kvinnor";
CODES("kön")="1","2";
VALUES("innehåll")="Andel";
CODES("innehåll")="000A";
VALUES("år")="2023","2024";
TIMEVAL("år")=TLIST(A1,"2023"-"2024");
UNITS="antal";
UNITS("Andel")="procent";
PRECISION("innehåll","Andel")=2;
SHOWDECIMALS=0;
LAST-UPDATED("Andel")="20260101 08:00";
NOTE="Första raden#andra raden";
NOTEX("region")="Enligt indelningen 2025.";
VALUENOTE("kön","män")="Juridiskt kön.";
CELLNOTE("Falun","kvinnor","Andel","2024")="Osäker.";
DATASYMBOL1=".";
DATASYMBOL2="..";
DATASYMBOL3="..";
DATASYMBOLNIL="-";
SOURCE="SCB";
"""
ROWS = """DATA=
1 2.50 
".." "..." 
"-" -4 
"." 8e1 
;
"""


def whole(head: str = HEAD, rows: str = ROWS) -> bytes:
    return (head + rows).encode("cp1252")


def reason(content: bytes) -> str:
    with pytest.raises(ReadError) as found:
        read_px(content)
    assert t(found.value.text_key, **found.value.facts)
    return found.value.text_key.removeprefix("cubes.")


def test_what_a_file_says_of_itself_is_kept():
    cube = read_px(whole())
    assert cube.title == "Andel efter region; år och kön"
    region, sex, measure, year = cube.dimensions
    assert (region.code, region.label) == ("Region", "region")
    assert [(one.code, one.label) for one in region.categories] == [
        ("2081", "Borlänge; tätort"),
        ("2080", "Falun"),
    ]
    assert region.note == "Enligt indelningen 2025."
    assert sex.categories[0].note == "Juridiskt kön."
    assert (measure.role, measure.categories[0].unit) == ("metric", "procent")
    assert measure.categories[0].decimals == 2
    assert (year.role, [one.code for one in year.categories]) == (
        "time",
        ["2023", "2024"],
    )
    assert cube.notes == (
        "Första raden\nandra raden",
        "Falun, kvinnor, Andel, 2024: Osäker.",
    )
    assert (cube.source, cube.updated, cube.table) == ("SCB", "20260101 08:00", "TAB9")


def test_marks_stay_marks_and_are_explained_by_the_file():
    cube = read_px(whole())
    assert list(cube.values) == [1, 2.5, None, None, None, -4, None, 80]
    assert cube.statuses == {2: "..", 3: "...", 4: "-", 6: "."}
    assert cube.missing == {".": ".", "..": "..", "...": "..", "-": "-"}
    assert cube.place(3) == "DATA[3]"


@given(cubes())
def test_any_table_comes_back_as_it_was_written(cube):
    found = read_px(px(cube))
    assert same_cells(found, cube)
    assert found.dimensions[-1].categories == cube.dimensions[-1].categories
    labels = [[each.label for each in one.categories] for one in cube.dimensions]
    assert [[e.label for e in one.categories] for one in found.dimensions] == labels


@given(cubes(), st.sampled_from(["CODES", "VALUES"]))
def test_rows_that_are_named_find_their_place(cube, keys):
    assert same_cells(read_px(px(cube, keys=keys)), cube)


@given(st.binary(max_size=200))
def test_whatever_it_is_it_is_read_or_refused(content):
    with pytest.raises(ReadError):
        read_px(content)


@given(damaged(whole()))
def test_a_damaged_file_is_read_whole_or_refused(content):
    try:
        cube = read_px(content)
    except ReadError as refusal:
        assert t(refusal.text_key, **refusal.facts)
    else:
        assert len(cube.values) == cube.size


@given(st.integers(1, 900))
def test_a_file_that_is_cut_off_is_refused(cut):
    with pytest.raises(ReadError):
        read_px(whole().rstrip()[:-cut])


def test_a_row_that_a_file_leaves_out_is_no_zero():
    head = HEAD + 'KEYS("region")=CODES;\nKEYS("kön")=VALUES;\n'
    rows = 'DATA=\n"2080","män",1 2\n"2081","kvinnor",3 ".."\n;'
    cube = read_px(whole(head, rows))
    assert list(cube.values) == [None, None, 3, None, 1, 2, None, None]
    assert cube.statuses == {0: "-", 1: "-", 3: "..", 6: "-", 7: "-"}


@pytest.mark.parametrize(
    ("rows", "why"),
    [
        ('"2080","män",1 2 3', "px_row"),
        ('"2080","män",1 2 "2080","män",1 2', "px_row"),
        ('"9999","män",1 2', "px_key"),
    ],
)
def test_a_named_row_that_does_not_fit_is_refused(rows, why):
    head = HEAD + 'KEYS("region")=CODES;\nKEYS("kön")=VALUES;\n'
    assert reason(whole(head, f"DATA=\n{rows};")) == why


@pytest.mark.parametrize(
    ("old", "new", "why"),
    [
        ("1 2.50", "1", "not_whole"),
        ("1 2.50", "1 2.50 3", "not_whole"),
        ("1 2.50", "1 nan", "no_number"),
        ("1 2.50", "1 1_000", "no_number"),
        ("1 2.50", "1 1e999", "too_large_number"),
        ("8e1", "~100", "no_number"),
        ('CODES("region")="2081","2080"', 'CODES("region")="2081"', "size_differs"),
        ('CODES("region")="2081","2080"', 'CODES("region")="1","1"', "code_twice"),
        ('VALUES("år")="2023","2024";', "", "no_categories"),
        ('"2023"-"2024"', '"2023"-"2025"', "size_differs"),
        ('STUB="region","kön";', 'STUB="region","region";', "px_variables"),
        ('SOURCE="SCB";', 'SOURCE="SCB";\nSOURCE="Annan";', "px_twice"),
        ("DATA=", "DATUM=", "px_no_data"),
    ],
)
def test_what_is_not_whole_is_refused(old, new, why):
    text = HEAD + ROWS
    assert old in text
    assert reason(text.replace(old, new).encode("cp1252")) == why


def test_a_file_that_is_no_px_file_is_told_as_that():
    assert reason(b"") == "empty"
    assert reason(b"Region;2023\n2081;4\n") == "not_px"
    assert reason(b"\x00\x01\x02\x81") in {"not_px", "px_encoding"}


def test_swedish_is_read_where_a_file_has_it_beside_another_language():
    text = """LANGUAGE="en";LANGUAGES="en","sv";TITLE="Share";TITLE[sv]="Andel";
STUB="region";STUB[sv]="område";HEADING="year";HEADING[sv]="år";
VALUES("region")="North";VALUES[sv]("område")="Norra";CODES("region")="N";
VALUES("year")="2024";VALUES[sv]("år")="2024";UNITS="per cent";
UNITS[sv]="procent";DATA=7;"""
    cube = read_px(text.encode("cp1252"))
    assert (cube.title, cube.unit) == ("Andel", "procent")
    area = cube.dimensions[0]
    assert (area.code, area.label) == ("region", "område")
    assert (area.categories[0].code, area.categories[0].label) == ("N", "Norra")


@given(cubes())
def test_utf8_under_another_name_is_read_right_and_told(cube):
    content = px(cube, encoding="utf-8")
    assert same_cells(read_px(content), cube)
    if not content.isascii():
        found = encoding_of(content)
        assert (found.used, found.said, found.differs) == ("utf-8", "iso-8859-1", True)


def test_a_large_file_is_read_whole():
    codes = ",".join(f'"{n:05d}"' for n in range(15_000))
    years = ",".join(f'"{n}"' for n in range(2000, 2010))
    row = " ".join(f"{n}.5" for n in range(10))
    text = f"""STUB="r";HEADING="t";VALUES("r")={codes};VALUES("t")={years};
TITLE="x";DATA={row}{f" {row}" * 14_999};"""
    assert read_px(text.encode()).size == 150_000


@pytest.mark.samples
@pytest.mark.parametrize(
    ("name", "size", "hidden", "first"),
    [
        ("SCB_BE0101N1_sv_latin1.px", 64, 0, 1054),
        ("SCB_TAB2936_en_dotdot.px", 189, 37, 2360.7),
        ("pxmake_TIMEVAL_short.px", 24, 0, 257),
    ],
)
def test_real_files_are_read_whole(name, size, hidden, first):
    cube = read_px(sample(f"px/{name}"))
    assert (cube.size, len(cube.statuses)) == (size, hidden)
    assert cube.values[0] == pytest.approx(first, rel=0.02)
    assert cube.dimension("Tid") or cube.dimension("year")


@pytest.mark.samples
def test_a_real_file_with_two_languages_is_read_in_swedish():
    cube = read_px(sample("px/PxWebApi_TAB001_multilang.px"))
    assert cube.title == "Befolkning efter region, kön, ålder, tabellinnehåll och år"
    assert cube.dimension("REGION").categories[0].label == "Österrike"
    assert cube.dimension("REGION").role == "geo"
    assert cube.dimension("ContentsCode").categories[0].unit == "antal"


def test_a_number_without_an_end_is_refused_after_one_look():
    # Were every way to divide the digits tried, this would take hours.
    with pytest.raises(ReadError) as raised:
        read_px((HEAD + f"DATA=\n{'1' * 1_000_000}! 2;\n").encode("cp1252"))
    assert raised.value.text_key in ("cubes.no_number", "cubes.not_whole")

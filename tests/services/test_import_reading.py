"""A file with a table is read; one that may point out a person is not."""

import io
import zipfile

import pytest
from made_data_files import FIRST_ROW, siris
from made_tables import workbook
from openpyxl import Workbook
from openpyxl.comments import Comment
from samples import SAMPLES, sample

from htl_dash.domain.table_choice import TableChoices
from htl_dash.services.given_file import IdentityNumberError
from htl_dash.services.import_reading import read_data_file
from htl_dash.sources.office_file import FileError
from htl_dash.text import t

ROW = "Gylle skola 7-9;11406792;127;53,5;75,6;211,9"
NUMBERS = ("19140101-1234", "140101-1234", "191401011234", "140101+1234", "1401611234")


def book(**cells: object) -> Workbook:
    made = Workbook()
    sheet = made.active
    for row in (("Kommun", "År", "Andel"), ("2081", "2024", 17.5), ("2080", "2024", 3)):
        sheet.append(row)
    for place, value in cells.items():
        sheet[place] = value
    return made


def saved(made: Workbook) -> bytes:
    content = io.BytesIO()
    made.save(content)
    return content.getvalue()


def told(name: str, content: bytes) -> str:
    with pytest.raises(IdentityNumberError) as refused:
        read_data_file(name, content)
    return t(refused.value.text_key, **refused.value.facts)


def test_how_a_file_was_read_is_told():
    file = read_data_file("a.csv", siris(ROW))
    assert file.read_as == "Läst som CSV, UTF-8 med BOM, semikolon mellan kolumnerna."
    assert (file.media_type, file.encoding) == ("text/csv", "utf-8-sig")
    assert file.recognised.publisher == "Skolverket"
    assert file.raw(TableChoices()).rows == 1


def test_a_name_that_is_no_text_is_no_hindrance():
    assert read_data_file("f\udce5r.csv", siris(ROW)).name == "f?r.csv"


def test_a_text_that_cannot_be_stored_is_refused_wherever_it_stands():
    parts = zipfile.ZipFile(io.BytesIO(saved(book(A1="Kommun_x0000_"))))
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as packed:
        for name in parts.namelist():
            packed.writestr(name, parts.read(name).replace(b"_x005F_", b"_"))
    with pytest.raises(FileError) as refused:
        read_data_file("a.xlsx", made.getvalue())
    assert refused.value.text_key == "table_file.no_text"


@pytest.mark.parametrize("number", NUMBERS)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_an_identity_number_refuses_text_in_any_encoding(number, encoding):
    text = siris(ROW.replace("127", number)).decode("utf-8-sig")
    said = told("a.csv", text.encode(encoding))
    assert f"rad {FIRST_ROW}, kolumn 6" in said
    assert number not in said


@pytest.mark.parametrize("number", NUMBERS)
def test_an_identity_number_refuses_a_workbook_wherever_it_stands(number):
    assert "Sheet, cell D2" in told("a.xlsx", saved(book(D2=number)))
    hidden = book()
    hidden.create_sheet("Dold").append((number,))
    hidden["Dold"].sheet_state = "hidden"
    assert "Dold, cell A1" in told("a.xlsx", saved(hidden))
    noted = book()
    noted.active["A1"].comment = Comment(f"gäller {number}", "htl")
    assert number not in told("a.xlsx", saved(noted))
    named = book()
    named.create_sheet(number.replace("+", "-")[:31])
    assert number not in told("a.xlsx", saved(named))


def test_an_identity_number_that_is_stored_as_a_number_is_found():
    assert "cell D2" in told("a.xlsx", saved(book(D2=191401011234)))


def test_an_identity_number_in_the_name_of_the_file_refuses_it():
    assert "1234" not in told("191401011234.csv", siris(ROW))


@pytest.mark.parametrize(
    "harmless",
    ["2120002239", "556387-6753", "11406792", "20241231", "2024-12-31", "0243-740 00"],
)
def test_what_only_looks_a_little_like_one_is_no_hindrance(harmless):
    file = read_data_file("a.csv", siris(ROW.replace("Gylle skola 7-9", harmless)))
    assert file.raw(TableChoices()).rows == 1


@pytest.mark.parametrize(
    "content", [b"", b"Hej", b"\x00\x01\x02", b"{}", b"a;b\nc;d\n"]
)
def test_what_holds_no_table_is_refused_with_a_reason(content):
    with pytest.raises(FileError) as refused:
        read_data_file("a.csv", content)
    assert t(refused.value.text_key, **refused.value.facts)


@pytest.mark.samples
def test_no_real_file_is_taken_to_hold_an_identity_number():
    read = 0
    for path in sorted(SAMPLES.glob("*/*")) or [None]:
        name = str(path.relative_to(SAMPLES)) if path else "skolverket_siris"
        try:
            read_data_file(name.rpartition("/")[2], sample(name))
        except IdentityNumberError:
            pytest.fail(name)
        except FileError:
            continue
        read += 1
    assert read >= 10


def test_an_identity_number_that_lost_its_zero_as_a_number_is_found():
    rows = [["Kommunkod", "År", "Andel"], ["2081", 2024, 9], [203150123, 2024, 9]]
    with pytest.raises(IdentityNumberError):
        read_data_file("a.xlsx", workbook({"Blad1": rows}))


def test_amounts_of_nine_digits_are_no_identity_numbers():
    amounts = [203150123, 203150124, 412345678, 987654321]
    rows = [["Kommunkod", "År", "Kronor"], *(["2081", 2024, one] for one in amounts)]
    assert read_data_file("a.xlsx", workbook({"Blad1": rows}))

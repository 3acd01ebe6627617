"""Each row of counts is read, or everything wrong in it is told with its cell."""

import pytest

from htl_dash.domain.geography import Geography
from htl_dash.services.given_file import Refusal
from htl_dash.services.own_counts import Count, read_counts
from htl_dash.services.own_places import CountedPlace
from htl_dash.sources.own_layout import AREA, DENOMINATOR, NUMERATOR, PERIOD, SEX
from htl_dash.sources.sheet_rows import Place, RowCells
from htl_dash.text import t

KNOWN = (
    CountedPlace(Geography.MUNICIPALITY, "2081", "Borlänge"),
    CountedPlace(Geography.REGSO_2025, "2081R001", "Bullermyren"),
    CountedPlace(Geography.REGSO_2025, "2081R002", "Romme"),
    CountedPlace(Geography.DESO_2025, "2081A0010", "Romme"),
)
NAMES = (AREA, PERIOD, SEX, NUMERATOR, DENOMINATOR)
GOOD = ("2081R001 Bullermyren", "2025", "", "3", "40")


def row(*texts: str, number: int = 5, has_faults: bool = False) -> RowCells:
    places = {n: Place("Antal", number, c) for n, c in zip(NAMES, "ABCDE", strict=True)}
    written = {n: one for n, one in zip(NAMES, texts, strict=True) if one}
    return RowCells(number, written, places, has_faults)


def read(*rows: RowCells) -> list:
    return [
        (one.text_key, one.place.row, one.place.column, one.value)
        if isinstance(one, Refusal)
        else (one.geography.value, *one.key, one.numerator, one.denominator)
        for one in read_counts(rows, KNOWN)
    ]


def test_a_row_is_an_area_a_period_and_two_counts():
    assert read(row(*GOOD)) == [("regso2025", "2081R001", "2025", "_T", 3, 40)]
    assert isinstance(next(read_counts([row(*GOOD)], KNOWN)), Count)


@pytest.mark.parametrize("written", ["2081R001", "bullermyren", "2081R001  X"])
def test_a_place_may_be_written_by_its_code_or_its_whole_name(written):
    assert read(row(written, *GOOD[1:]))[0][1] == "2081R001"


@pytest.mark.parametrize(
    ("written", "period"),
    [("2024/25", "2024/25"), ("2024/2025", "2024/25"), ("2024-25", "2024/25")],
)
def test_a_school_year_is_written_in_one_way(written, period):
    assert read(row("2081", written, *GOOD[2:]))[0][2] == period


@pytest.mark.parametrize(
    ("written", "sex"), [("Flickor", "F"), ("pojkar", "M"), ("Alla", "_T"), ("f", "F")]
)
def test_a_sex_is_written_in_words_or_as_a_code(written, sex):
    assert read(row("2081", "2025", written, "3", "40"))[0][3] == sex


@pytest.mark.parametrize("empty", ["", "?"])
def test_a_row_without_counts_is_unknown_and_not_zero(empty):
    assert read(row("2081R001", "2025", "", empty, empty)) == []
    zero = read(row("2081R001", "2025", "", "0", "0"))
    assert zero == [("regso2025", "2081R001", "2025", "_T", 0, 0)]


@pytest.mark.parametrize(
    ("texts", "told"),
    [
        (("", *GOOD[1:]), ("own.no_area", "A", "")),
        (("2080R001", *GOOD[1:]), ("own.unknown_area", "A", "2080R001")),
        (("Romme", *GOOD[1:]), ("own.unknown_area", "A", "Romme")),
        (("2081", "", "", "3", "40"), ("own.no_period", "B", "")),
        (("2081", "ht2025", "", "3", "40"), ("own.wrong_period", "B", "ht2025")),
        (("2081", "2024/26", "", "3", "40"), ("own.wrong_period", "B", "2024/26")),
        (("2081", "2098", "", "3", "40"), ("own.future_period", "B", "2098")),
        (("2081", "2098/99", "", "3", "40"), ("own.future_period", "B", "2098/99")),
        (("2081", "2025", "X", "3", "40"), ("own.wrong_sex", "C", "X")),
        (("2081", "2025", "", "3", ""), ("own.half_row", "E", "")),
        (("2081", "2025", "", "", "40"), ("own.half_row", "D", "")),
        (("2081", "2025", "", "tre", "40"), ("own.not_whole", "D", "tre")),
        (("2081", "2025", "", "3,5", "40"), ("own.not_whole", "D", "3,5")),
        (("2081", "2025", "", "..", "40"), ("own.not_whole", "D", "..")),
        (("2081", "2025", "", "3", "1000001"), ("own.too_many", "E", "1000001")),
        (("2081", "2025", "", "41", "40"), ("own.larger", "D", "41")),
    ],
)
def test_what_is_wrong_is_told_with_its_cell(texts, told):
    key, column, value = told
    assert read(row(*texts)) == [(key, 5, column, value)]
    assert t(key, names="", first="", most="", parts="")


def test_everything_wrong_in_a_row_is_told_at_once():
    found = read(row("X", "", "Y", "tre", "fyra"))
    assert [one[2] for one in found] == ["A", "B", "C", "D", "E"]


def test_what_may_point_out_somebody_is_not_said_again():
    found = read(row("Anna Andersson", *GOOD[1:]))
    assert found == [("own.unknown_area", 5, "A", "")]


def test_a_row_that_stands_twice_is_told_with_the_first():
    rows = [row(*GOOD), row("Bullermyren", "2025", "Alla", "4", "41", number=9)]
    found = list(read_counts(rows, KNOWN))
    assert found[1].text_key == "own.row_twice"
    assert found[1].facts == {"first": 5}
    assert (found[1].place.row, found[1].place.column) == (9, "A")


def test_a_row_with_a_cell_that_cannot_be_read_is_told_of_elsewhere():
    assert read(row("2081R001", "2025", "", "", "40", has_faults=True)) == [
        ("own.half_row", 5, "D", "")
    ]
    assert read(RowCells(5, {}, {}, has_faults=True)) == []

"""Sex and age are read from what the source writes, whatever it calls them."""

import pytest

from htl_dash.sources.cube import Category, ReadError
from htl_dash.sources.pxweb_people import age_bands, ages_of, sex_of


@pytest.mark.parametrize(
    ("code", "label", "sex"),
    [
        ("1", "män", "M"),
        ("2", "kvinnor", "F"),
        ("1+2", "totalt", "_T"),
        ("1", "1", "M"),
        ("2", "2", "F"),
        ("1+2", "1+2", "_T"),
        ("TotSa", "totalt, samtliga män och kvinnor", "_T"),
        ("01", "Totalt", "_T"),
        ("02", "Kvinnor", "F"),
        ("03", "Män", "M"),
        ("1", "Kvinnor", "F"),
        ("2", "Pojkar", "M"),
        ("1+2", "totalt för båda", "_T"),
        ("1", "svensk bakgrund", None),
        ("3", "inrikes födda", None),
        ("4", "utrikes födda", None),
    ],
)
def test_the_label_goes_before_the_code(code, label, sex):
    assert sex_of(Category(code, label)) == sex


@pytest.mark.parametrize(
    ("code", "label", "band"),
    [
        ("-4", "0-4 år", "0-4"),
        ("5-9", "5-9 år", "5-9"),
        ("05-09", "05-09", "5-9"),
        ("-4", "-4", "0-4"),
        ("80-", "80+ år", "80+"),
        ("80-w", "80-w år", "80+"),
        ("80+", "80 år och äldre", "80+"),
        ("80+", "80 år+", "80+"),
        ("totalt", "totalt ålder", "_T"),
        ("TotSA", "totalt, samtliga åldrar", "_T"),
        ("tot", "samtliga åldrar", "_T"),
        ("0-19", "0–19 år", "0-19"),
        ("7", "7 år", None),
        ("US", "uppgift saknas", None),
    ],
)
def test_ages_become_bands(code, label, band):
    assert ages_of(Category(code, label)) == band


def bands(*labels: str) -> list[str]:
    return [*age_bands(Category(one, one) for one in labels).values()]


def test_only_bands_that_do_not_overlap_are_taken():
    fives = [f"{n}-{n + 4}" for n in range(0, 100, 5)]
    every = ["totalt", *fives, "0-9", "16-64", "7", "65+", "80+", "100+"]
    assert bands(*every) == ["_T", *fives[:16], "80+"]
    assert bands("0-4", "5-9", "10+") == ["0-4", "5-9", "10+"]
    assert bands("0-4", "5-9") == ["0-4", "5-9"]


def test_the_same_band_twice_is_refused():
    with pytest.raises(ReadError):
        bands("0-4", "00-04")


def test_single_years_are_taken_only_where_there_are_no_bands():
    assert bands("11 år", "13 år", "15 år") == ["11", "13", "15"]
    assert bands("totalt", "0-4", "7 år") == ["_T", "0-4"]

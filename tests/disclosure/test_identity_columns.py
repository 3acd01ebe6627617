"""What one cell does not show of an identity number, its column does."""

from random import Random

import pytest

from htl_dash.disclosure.identity_columns import (
    bare_in_column,
    bare_number,
    is_of_dates,
    split_numbers,
)

REAL = ("8112189876", "1212121212", "1112181233")
"""Numbers that are nobody's, with the right check digit."""


@pytest.mark.parametrize(
    ("cell", "digits"),
    [
        ("8112189876", "8112189876"),
        (" 101012384 ", "101012384"),
        ("8112189876.0", "8112189876"),
        ("8\u00a0112\u00a0189\u00a0876", "8112189876"),
        ("２０１１１２１８９８７６", "201112189876"),
        ("811218-9876", ""),
        ("123456", ""),
        ("56,4421300", ""),
        ("N15428", ""),
    ],
)
def test_a_bare_number_is_its_digits(cell, digits):
    assert bare_number(cell) == digits


@pytest.mark.parametrize(
    ("numbers", "found"),
    [
        (["8112189876"], {0}),
        (["1401611234"], {0}),  # mistyped, and alone
        (["2120002239", "5563876753", "8112189876"], {2}),  # a firm that is a person
        (["502032386"], {0}),  # 050203-2386 without its zero
        (["10122380", "11054517"], {0, 1}),  # 001012-2380, 001105-4517
        (["10122380"], set()),  # as well the code of a school
        (["1201234567", "1305234561", "2345678901", "4567890123"], set()),
        (["1201234567", "12345678", "234567891"], set()),
        (["34516710", "23251345", "1401611234"], {2}),
        (["34516710", "23251345", "56442130"], set()),
        (["0701740605"], set()),
    ],
)
def test_the_column_decides_what_a_bare_number_is(numbers, found):
    assert bare_in_column(numbers, is_money=False) == found


def test_amounts_that_say_so_are_amounts_unless_they_all_check():
    assert bare_in_column(["1201234567"], is_money=True) == set()
    assert bare_in_column([*REAL], is_money=True) == {0, 1, 2}


@pytest.mark.parametrize("digits", [7, 8, 9, 10])
def test_one_table_of_amounts_in_fifty_is_refused_at_most(digits):
    chance = Random(digits)
    tables = (
        [str(chance.randrange(10 ** (digits - 1), 10**digits)) for _ in range(12)]
        for _ in range(200)
    )
    refused = sum(bool(bare_in_column(one, is_money=False)) for one in tables)
    assert refused <= 4


@pytest.mark.parametrize(
    ("dates", "endings", "found"),
    [
        (["20111218"], ["1234"], {0}),
        (["20111218"], ["2024"], set()),
        (["111218", "120318"], ["1233", "0235"], {0, 1}),
        (["2011-12-18", "2012-03-18"], ["1233", "0235"], {0, 1}),
        (["20111218", "20090101", "20100505"], ["1111", "2222", "3333"], {0, 1, 2}),
        (["2011-12-18"], ["TF01"], {0}),
        (["111218"], ["T123"], {0}),
        (["2024-01-01", "2024-02-01", "2024-03-01"], ["1200", "1210", "1220"], set()),
        (["20241106"] * 3, ["1200", "1210", "1220"], set()),
        (["20111218"], ["12,5"], set()),
        (["611218", "612999"], ["1233", "0235"], set()),
    ],
)
def test_a_date_and_four_digits_beside_it_are_an_identity_number(dates, endings, found):
    is_one = is_of_dates(dates)
    assert (split_numbers(dates, endings) if is_one else set()) == found

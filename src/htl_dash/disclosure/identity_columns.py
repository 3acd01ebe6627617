"""Identity numbers that one cell does not show: a column has to be seen as a whole.

A spreadsheet drops the zeros that a number begins with, and people put the last four
digits in a column of their own. Then only the rest of the column tells an identity
number from an amount: of real ones the date can be and the check digit is right, of
amounts one in a hundred at most.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from htl_dash.disclosure.free_text_numbers import (
    CHECKED,
    identity_numbers,
    is_checked,
)
from htl_dash.disclosure.free_text_plain import plain

WHOLE, LOST_ONE, LOST_MORE = 10, 9, (7, 8)
"""Digits without the century: all of them, without one zero, without two or three."""
_FEWEST, _FEWEST_AMOUNTS = 2, 3
_SPACES = " \u00a0\u2009\u202f"
_BARE = re.compile(rf"(?:\d{{7,12}}|\d{{1,3}}(?:[{_SPACES}]\d{{3}}){{2,3}})(?:[.,]0+)?")
_COMPACT = re.compile(
    r"(?:1[89]|20)?\d\d(?:0[1-9]|1[0-2])(?:[06][1-9]|[1278]\d|[39][01])"
)
_DASHED = re.compile(r"(?:1[89]|20)\d\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])")
_ENDING = re.compile(r"[-+]?(\d{1,4})(?:[.,]0)?")
_INTERIM = re.compile(r"[-+]?(?:[A-Za-z]\d{3}|[Tt][Ff]\d{2})")
_LONG = 8
_SHOWN_DATE = re.compile(r"\d{6}|\d{8}|\d{4}-\d\d-\d\d")


def bare_number(text: str) -> str:
    """Return the digits of a cell with nothing but a whole number; empty for others.

    Only numbers of 7 to 12 digits are given: others are never identity numbers.
    """
    found = text.strip()
    if not found.isascii():
        found = plain(found).text.strip()
    if not _BARE.fullmatch(found):
        return ""
    whole = re.split(r"[.,]", found)[0]
    return "".join(one for one in whole if one.isdigit())


def bare_in_column(numbers: Sequence[str], *, is_money: bool) -> set[int]:
    """Return which of a column's bare numbers must be taken for identity numbers.

    Args:
        numbers: Every bare number of the column, from `bare_number`.
        is_money: Whether the column says that it has amounts.
    """
    wide = [one for one in numbers if len(one) >= LOST_ONE]
    shaped = {at for at, one in enumerate(numbers) if _is_shaped(one)}
    right = sum(is_checked(one.zfill(WHOLE)) for one in wide)
    is_many = len(wide) >= _FEWEST_AMOUNTS and len(shaped) < len(wide)
    # Codes are of one length, amounts of any.
    is_uneven = len({len(one) for one in numbers if len(one) < WHOLE}) > 1
    is_likely_money = is_money or is_many or is_uneven
    found = set() if is_likely_money and right * 2 < len(wide) else shaped
    if is_money:
        return found
    for lengths, fewest in (
        ((LOST_ONE,), 1),
        (LOST_MORE, _FEWEST),
        ((WHOLE,), _FEWEST),
    ):
        there = [at for at, one in enumerate(numbers) if len(one) in lengths]
        real = {at for at in there if _is_real(numbers[at])}
        if len(real) >= fewest and len(real) * 2 > len(there):
            found |= real
    return found


def _is_shaped(number: str) -> bool:
    return len(number) >= WHOLE and any(True for _ in identity_numbers(number))


def _is_real(number: str) -> bool:
    """Whether it is one with the zeros back: a date that can be, a right check digit."""
    whole = number.zfill(WHOLE)
    written = f"{whole[:-4]}-{whole[-4:]}"
    return any(one.text_key == CHECKED[1] for one in identity_numbers(written))


@dataclass(frozen=True, slots=True)
class _Pair:
    at: int
    date: str
    ending: str

    @property
    def is_whole(self) -> bool:
        return len(self.ending) == 4

    @property
    def may_be_year(self) -> bool:
        return self.ending.startswith(("19", "20"))

    @property
    def is_right(self) -> bool:
        return is_checked(self.date[-6:] + self.ending.zfill(4))


def is_of_dates(cells: Sequence[str]) -> bool:
    """Whether most of the numbers in a column that are as long as dates are dates."""
    long = [one for one in map(str.strip, cells) if _SHOWN_DATE.fullmatch(one)]
    return sum(map(_is_date, long)) * 2 > len(long)


def _is_date(cell: str) -> bool:
    return bool(_COMPACT.fullmatch(cell) or _DASHED.fullmatch(cell))


def split_numbers(dates: Sequence[str], endings: Sequence[str]) -> set[int]:
    """Return the rows where a date and what stands after it are an identity number.

    Counts by day are none: their days come in order, or several rows have the same.

    Args:
        dates: What stands in a column, row by row.
        endings: What stands after it in the same row.
    """
    cells = [one.strip() for one in dates]
    dated = [at for at, one in enumerate(cells) if _is_date(one)]
    interim = {at for at in dated if _INTERIM.fullmatch(endings[at].strip())}
    pairs = [
        _Pair(at, cells[at].replace("-", ""), match[1])
        for at in dated
        if (match := _ENDING.fullmatch(endings[at].strip()))
    ]
    return interim | (
        {one.at for one in pairs} if _are_numbers(pairs, cells) else set()
    )


def _are_numbers(pairs: Sequence[_Pair], cells: Sequence[str]) -> bool:
    whole = [one for one in pairs if one.is_whole]
    right = sum(one.is_right for one in whole)
    if right >= _FEWEST and right * 2 > len(pairs):
        return True
    if len(pairs) >= _FEWEST_AMOUNTS:
        return len(whole) == len(pairs) and not _is_in_order(
            [one.date for one in pairs]
        )
    is_compact = all(len(cells[one.at]) == _LONG for one in pairs)
    is_likely = any(one.is_right or not one.may_be_year for one in pairs)
    return is_likely and len(whole) == len(pairs) and is_compact


def _is_in_order(dates: Sequence[str]) -> bool:
    steps = [(one, after) for one, after in pairwise(dates)]
    is_rising = all(one <= after for one, after in steps)
    is_falling = all(one >= after for one, after in steps)
    return is_rising or is_falling or len({*dates}) * 2 < len(dates)

"""What the words in a table mean: periods, sexes, wholes, and known headings."""

import re
from functools import cache, lru_cache

from htl_dash.domain.observation import TOTAL
from htl_dash.text import t

FIRST_YEAR, LAST_YEAR = 1900, 2100
SEX_CODES = {"1": "M", "2": "F", "1+2": TOTAL}
"""ISO/IEC 5218, and SCB's code for both."""
_SQUEEZED = re.compile(r"[\s\-_.:*()\u00ad\u2010-\u2015]+")
_YEAR = re.compile(r"\d{4}")
_SCHOOL_YEAR = re.compile(r"(\d{4}) ?/ ?(?:(\d{2})|(\d{4}))")
_LONG_RANGE = re.compile(r"(\d{4}) ?[-\u2013] ?(\d{4})")
_HYPHEN = re.compile(r"(\d{4})-(\d{2})")
_MONTH = re.compile(r"(\d{4}) ?m(\d{1,2})")
_QUARTER = re.compile(r"(\d{4}) ?[kq]([1-4])")
_NAMED = re.compile(r"(\w+)\.? (\d{4})|(\d{4}) (\w+)\.?")
_WITH_CODE = re.compile(r"(\S{1,4}|\S*\d\S*) (.+)")
"""A text after its code. Codes are short or have digits: 'antal' is none."""
REMEMBERED = 10_000
_SHORTEST_MONTH = 3
_MOST_POOLED = 10
MONTHS = 12


class AmbiguousPeriodError(Exception):
    """A text that may be a school year as well as a month, such as 2010-11."""


def plain(text: str) -> str:
    """Return a text with single spaces, as it is compared: case does not matter."""
    return " ".join(text.replace("\u00ad", "").split()).casefold()


def squeezed(text: str) -> str:
    """Return a heading as it is compared: 'Skol-\u00adenhetskod' as 'skolenhetskod'."""
    return _SQUEEZED.sub("", text).casefold()


@cache
def known(key: str) -> frozenset[str]:
    """Return the words that a text key lists, as cells are compared."""
    return frozenset(plain(one) for one in t(key).split(","))


@cache
def headings(key: str) -> frozenset[str]:
    """Return the words that a text key lists, as headings are compared."""
    return frozenset(squeezed(one) for one in t(key).split(","))


def holds(text: str, key: str) -> bool:
    """Whether any of the words that a text key lists stands in a text."""
    found = plain(text)
    return any(one in found for one in known(key))


@lru_cache(maxsize=REMEMBERED)
def read_period(text: str) -> str | None:
    """Return a period as the store writes it, or None.

    They are 2024, 2023/24, 2021-2024, 2024-09 and 2024-Q3.

    Raises:
        AmbiguousPeriodError: It may be a school year as well as a month.
    """
    found = _without_word(plain(text))
    if _YEAR.fullmatch(found):
        return found if FIRST_YEAR <= int(found) <= LAST_YEAR else None
    if match := _SCHOOL_YEAR.fullmatch(found):
        return _school_year(match[1], match[2] or match[3])
    if match := _LONG_RANGE.fullmatch(found):
        return _school_year(match[1], match[2]) or _pooled(match[1], match[2])
    if match := _HYPHEN.fullmatch(found):
        month, school_year = int(match[2]), _school_year(match[1], match[2])
        if 1 <= month <= MONTHS and school_year:
            raise AmbiguousPeriodError(text)
        return _month(match[1], month) if 1 <= month <= MONTHS else school_year
    if match := _MONTH.fullmatch(found):
        return _month(match[1], int(match[2]))
    if match := _QUARTER.fullmatch(found):
        return f"{match[1]}-Q{match[2]}"
    if match := _NAMED.fullmatch(found):
        return _month(match[2] or match[3], read_month(match[1] or match[4]))
    return None


def is_period(text: str) -> bool:
    """Whether a text is a period, or may be one of two."""
    try:
        return read_period(text) is not None
    except AmbiguousPeriodError:
        return True


def _without_word(found: str) -> str:
    for word in known("table_words.period_before"):
        if found.startswith((f"{word} ", f"{word}:")):
            return found.removeprefix(word).lstrip(": ")
    return found


def _school_year(first: str, last: str) -> str | None:
    year = int(first)
    is_next = (year + 1) % 100 == int(last) % 100
    if len(last) > 2:
        is_next = int(last) == year + 1
    return f"{year}/{(year + 1) % 100:02}" if is_next else None


def _pooled(first: str, last: str) -> str | None:
    """Return the years that a survey pools, which are never very many."""
    years = int(last) - int(first)
    is_likely = int(first) >= FIRST_YEAR and 1 < years <= _MOST_POOLED
    return f"{first}-{last}" if is_likely else None


def _month(year: str, month: int | None) -> str | None:
    is_one = month is not None and 1 <= month <= MONTHS
    return f"{year}-{month:02}" if is_one else None


@lru_cache(maxsize=REMEMBERED)
def read_month(text: str) -> int | None:
    """Return the number of a month from '09', 'September' or 'sept'; None for others."""
    found = plain(text).rstrip(".")
    if found.isdigit():
        return int(found) if 1 <= int(found) <= MONTHS else None
    if len(found) < _SHORTEST_MONTH:
        return None
    months = (month for month in range(1, MONTHS + 1) if _begins(month, found))
    return next(months, None)


def _begins(month: int, found: str) -> bool:
    return t(f"month.{month}").startswith(found)


@lru_cache(maxsize=REMEMBERED)
def read_sex(text: str) -> str | None:
    """Return _T, F or M; None for a text that is no sex. '1 men' is read as 'men'."""
    for one in _spellings(text):
        if one in known("table_words.both"):
            return TOTAL
        if one in known("table_words.female"):
            return "F"
        if one in known("table_words.male"):
            return "M"
    return None


@lru_cache(maxsize=REMEMBERED)
def read_category(text: str) -> str:
    """Return the whole as _T, and everything else as it is written."""
    is_whole = any(one in known("table_words.whole") for one in _spellings(text))
    return TOTAL if is_whole else " ".join(text.split())


def _spellings(text: str) -> tuple[str, ...]:
    """Give a text as it is, after a code, and without what follows a comma."""
    found = plain(text)
    match = _WITH_CODE.fullmatch(found)
    return (found, match[2] if match else found, found.partition(",")[0])

"""Which sex and which ages a table's values are, whatever the source calls them.

The label decides, since codes are used in different ways (1 may be men or women, or
something else than a sex); the code decides where the table has no labels.
"""

import re
from collections.abc import Iterable, Mapping
from functools import cache

from htl_dash.domain.observation import TOTAL
from htl_dash.sources.cube import Category, ReadError
from htl_dash.text import t

MEN, WOMEN = "M", "F"
_SEX_CODES = {
    "1": MEN,
    "2": WOMEN,
    "1+2": TOTAL,
    "m": MEN,
    "k": WOMEN,
    "t": TOTAL,
    "tot": TOTAL,
    "totsa": TOTAL,
}
_BAND = re.compile(r"(\d{1,3})\s*[-\u2013]\s*(\d{1,3})")
_FIRST = re.compile(r"-\s*(\d{1,3})")
_OPEN = re.compile(r"(\d{1,3})\s*(?:\+|-\s*w?)")
_ONE_YEAR = re.compile(r"(\d{1,3})")
_WIDTH = 5


def sex_of(category: Category) -> str | None:
    """Return M, F or _T; None where the value is no sex."""
    label, code = _plain(category.label), category.code.casefold()
    by_label, by_code = _sex_words().get(label), _SEX_CODES.get(code)
    is_all = by_code == TOTAL and _ages(label) == TOTAL
    return by_label or (by_code if is_all or label in ("", code) else None)


def ages_of(category: Category) -> str | None:
    """Return a band such as 0-4 or 80+, or _T for all ages; None where it is neither."""
    for text in (category.label, category.code):
        found = _ages(_plain(text))
        if found:
            return found
    return None


def age_of(category: Category) -> str | None:
    """Return a band as `ages_of` does, or a single year of age such as 11."""
    if band := ages_of(category):
        return band
    texts = (category.label, category.code)
    found = (_ONE_YEAR.fullmatch(_in_signs(_plain(text))) for text in texts)
    return next((str(int(one[1])) for one in found if one), None)


def age_bands(categories: Iterable[Category]) -> Mapping[str, str]:
    """Return the five-year bands, the open one after them and all ages, by code.

    A table may have several ways of dividing ages; only bands that do not overlap are
    taken: those below the open one that begins at 80, or else the highest. A table that
    has no bands at all gives its single years.

    Raises:
        ReadError: Two values are the same band.
    """
    every = tuple(categories)
    has_bands = any(ages_of(one) not in (None, TOTAL) for one in every)
    found: dict[str, str] = {}
    for one in every:
        band = ages_of(one) if has_bands else age_of(one)
        if band is None:
            continue
        if band in found.values():
            raise ReadError("cubes.age_twice", found=one.label)
        found[one.code] = band
    opens = [int(band[:-1]) for band in found.values() if band.endswith("+")]
    last = 80 if 80 in opens else max(opens, default=None)
    return {code: band for code, band in found.items() if _is_kept(band, last)}


def _is_kept(band: str, last: int | None) -> bool:
    if band == TOTAL or _ONE_YEAR.fullmatch(band):
        return True
    if band.endswith("+"):
        return int(band[:-1]) == last
    first, end = map(int, band.split("-"))
    is_five = end - first == _WIDTH - 1 and first % _WIDTH == 0
    return is_five and (last is None or end < last)


def _ages(text: str) -> str | None:
    if text.startswith(tuple(t("cubes.total").split("; "))):
        return TOTAL
    plain = _in_signs(text)
    if band := _BAND.fullmatch(plain):
        return f"{int(band[1])}-{int(band[2])}"
    if first := _FIRST.fullmatch(plain):
        return f"0-{int(first[1])}"
    above = _OPEN.fullmatch(plain)
    return f"{int(above[1])}+" if above else None


def _in_signs(text: str) -> str:
    """Return what is written of ages without words: 80+ for 80 years and older."""
    for key, sign in (("cubes.and_older", "+"), ("cubes.years", "")):
        for words in t(key).split("; "):
            text = text.replace(words, sign)
    return " ".join(text.split())


@cache
def _sex_words() -> Mapping[str, str]:
    sexes = {MEN: "cubes.men", WOMEN: "cubes.women", TOTAL: "cubes.both"}
    return {word: sex for sex, key in sexes.items() for word in t(key).split("; ")}


def _plain(text: str) -> str:
    return " ".join(text.casefold().split())

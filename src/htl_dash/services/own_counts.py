"""Read the counts of an own indicator, and say of each what is wrong with it alone."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from htl_dash.domain.geography import Geography
from htl_dash.domain.observation import TOTAL
from htl_dash.services.given_file import Refusal, quotable
from htl_dash.services.own_places import CountedPlace, find_place
from htl_dash.services.written import NUMBER, UNKNOWN
from htl_dash.sources.own_layout import (
    AREA,
    DENOMINATOR,
    NUMERATOR,
    PERIOD,
    SEX,
)
from htl_dash.sources.sheet_rows import Place, RowCells, alike
from htl_dash.text import t

GIRLS, BOYS = "F", "M"
SEXES = (TOTAL, GIRLS, BOYS)
"""SDMX codes, as observations have them."""
MOST = 1_000_000
_NEEDED = {AREA, PERIOD, NUMERATOR, DENOMINATOR}
_YEAR = re.compile(r"(?:19|20)\d\d")
_SCHOOL_YEAR = re.compile(r"((?:19|20)\d\d)[/\u2013-](?:\d\d)?(\d\d)")


@dataclass(frozen=True, slots=True)
class Count:
    """One pair of counts in the file, and the cells it stands in by column."""

    geography: Geography
    area: str
    period: str
    sex: str
    numerator: int
    denominator: int
    places: Mapping[str, Place]
    row: int

    @property
    def key(self) -> tuple[str, str, str]:
        """What is counted: no two rows may be about the same."""
        return self.area, self.period, self.sex


def sex_name(sex: str) -> str:
    """Return what a sex is called in the template."""
    names = {
        TOTAL: t("own.everybody"),
        GIRLS: t("own.girls"),
        BOYS: t("own.boys"),
    }
    return names[sex]


def read_counts(
    rows: Sequence[RowCells], known: Sequence[CountedPlace]
) -> Iterator[Count | Refusal]:
    """Give each row's counts, or everything that is wrong in it.

    A row with neither numerator nor denominator says nothing: unknown is not zero.
    """
    first: dict[tuple[str, str, str], int] = {}
    for row in rows:
        if not row.places.keys() >= _NEEDED:
            continue
        given = {name: _given(row, name) for name in (NUMERATOR, DENOMINATOR)}
        if not any(given.values()) and not row.has_faults:
            continue
        found = list(_read(row, given, known))
        wrong = [one for one in found if isinstance(one, Refusal)]
        if wrong or row.has_faults:
            yield from wrong
            continue
        for one in found:
            if isinstance(one, Count) and one.key in first:
                facts = {"first": first[one.key]}
                yield Refusal(row.places[AREA], "own.row_twice", facts)
            elif isinstance(one, Count):
                first[one.key] = row.number
                yield one


def _given(row: RowCells, name: str) -> str:
    text = row.written.get(name, "")
    return "" if text == UNKNOWN else text


def _read(
    row: RowCells, given: Mapping[str, str], known: Sequence[CountedPlace]
) -> Iterator[Count | Refusal]:
    place, period = _place(row, known), _period(row)
    sex = _sex(row)
    counts = {name: _whole(row, name, text) for name, text in given.items()}
    whole = [one for one in counts.values() if isinstance(one, int)]
    for one in (place, period, sex, *counts.values()):
        if isinstance(one, Refusal):
            yield one
    if len(whole) == len(counts) and whole[0] > whole[1]:
        yield Refusal(row.places[NUMERATOR], "own.larger", {}, str(whole[0]))
    elif (
        isinstance(place, CountedPlace)
        and isinstance(period, str)
        and isinstance(sex, str)
        and len(whole) == len(counts)
    ):
        about = (place.geography, place.code, period, sex)
        yield Count(*about, whole[0], whole[1], row.places, row.number)


def _place(row: RowCells, known: Sequence[CountedPlace]) -> CountedPlace | Refusal:
    written = row.written.get(AREA, "")
    if not written:
        return Refusal(row.places[AREA], "own.no_area")
    found = find_place(written, known)
    if found is None:
        return Refusal(row.places[AREA], "own.unknown_area", {}, quotable(written))
    return found


def _period(row: RowCells) -> str | Refusal:
    """Return a year, or a school year as the product writes it: 2024/25."""
    written = row.written.get(PERIOD, "")
    if not written:
        return Refusal(row.places[PERIOD], "own.no_period")
    years = _SCHOOL_YEAR.fullmatch(written)
    is_school_year = years and (int(years[1]) + 1) % 100 == int(years[2])
    if not (is_school_year or _YEAR.fullmatch(written)):
        return Refusal(row.places[PERIOD], "own.wrong_period", {}, quotable(written))
    if int(written[:4]) > date.today().year:
        return Refusal(row.places[PERIOD], "own.future_period", {}, quotable(written))
    return f"{years[1]}/{years[2]}" if years else written


def _sex(row: RowCells) -> str | Refusal:
    written = row.written.get(SEX, "")
    for sex in SEXES:
        if alike(written) in (
            "" if sex == TOTAL else sex.lower(),
            alike(sex_name(sex)),
        ):
            return sex
    return Refusal(row.places[SEX], "own.wrong_sex", {}, quotable(written))


def _whole(row: RowCells, name: str, text: str) -> int | Refusal:
    place = row.places[name]
    if not text:
        return Refusal(place, "own.half_row")
    if not NUMBER.fullmatch(text):
        return Refusal(place, "own.not_whole", {}, quotable(text))
    number = int(re.sub(r"\D", "", text))
    if number > MOST:
        return Refusal(place, "own.too_many", {"most": MOST}, quotable(text))
    return number

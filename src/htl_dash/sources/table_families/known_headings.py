"""Which headings are known words for a place, a period, a sex and so on."""

from dataclasses import dataclass
from enum import IntEnum
from functools import cache

from htl_dash.domain.table_choice import ColumnRole
from htl_dash.sources.table_families.words import headings, squeezed


class Level(IntEnum):
    """How fine a place column is; the finest one is what a row is about."""

    NONE = 0
    COUNTY = 1
    ANY = 2
    MUNICIPALITY = 3
    AREA = 4
    UNIT = 5


@dataclass(frozen=True, slots=True)
class Known:
    """What a heading is known to mean; MEASURE where it is not a known word."""

    role: ColumnRole
    level: Level = Level.NONE


@cache
def role_of(heading: str) -> Known:
    """Return what a heading means by itself; IGNORED where there is none."""
    found = squeezed(heading)
    if not found:
        return Known(ColumnRole.IGNORED)
    return next(
        (known for words, known in _known() if found in words),
        Known(ColumnRole.IGNORED),
    )


@cache
def _known() -> tuple[tuple[frozenset[str], Known], ...]:
    code, name = ColumnRole.PLACE_CODE, ColumnRole.PLACE_NAME
    return (
        (headings("table_words.unit_code"), Known(code, Level.UNIT)),
        (headings("table_words.unit_name"), Known(name, Level.UNIT)),
        (headings("table_words.area_code"), Known(code, Level.AREA)),
        (headings("table_words.area_name"), Known(name, Level.AREA)),
        (headings("table_words.municipality_code"), Known(code, Level.MUNICIPALITY)),
        (headings("table_words.municipality_name"), Known(name, Level.MUNICIPALITY)),
        (headings("table_words.county_code"), Known(code, Level.COUNTY)),
        (headings("table_words.county_name"), Known(name, Level.COUNTY)),
        (headings("table_words.any_code"), Known(code, Level.ANY)),
        (headings("table_words.any_name"), Known(name, Level.ANY)),
        (headings("table_words.period"), Known(ColumnRole.PERIOD)),
        (headings("table_words.sex"), Known(ColumnRole.SEX)),
        (headings("table_words.category"), Known(ColumnRole.CATEGORY)),
        (headings("table_words.measure_name"), Known(ColumnRole.MEASURE_NAME)),
        (headings("table_words.value"), Known(ColumnRole.VALUE)),
    )


def is_ignored(heading: str) -> bool:
    """Whether a heading is known to be of no use as a figure: an id, a comment."""
    return squeezed(heading) in headings("table_words.ignored")


def is_owner_type(heading: str) -> bool:
    """Whether a heading says who runs a school: a fact of the school, not a part."""
    return squeezed(heading) in headings("table_words.owner_type")


def is_month(heading: str) -> bool:
    """Whether a heading is that of months."""
    return squeezed(heading) in headings("table_words.month")

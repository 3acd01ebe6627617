"""How the workbook of an own indicator is laid out: one place for writer and reader.

One sheet says what is measured, a line for each thing to say; another holds the counts.
A sheet that is not seen holds the mark: which municipality it was made for.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from htl_dash.sources.sheet_rows import Column, Sheet
from htl_dash.text import t

TEMPLATE = "htl_own"
VERSION = 1
"""Raised when an older product could not read the workbook rightly."""
MARK_SHEET = "htl"
_YES, _NO = "1", "0"


class Fact(StrEnum):
    """What is said about an own indicator, in the order of the sheet."""

    TITLE = "title"
    SHORT_TITLE = "short_title"
    QUESTION = "question"
    FINDING = "finding"
    NUMERATOR = "numerator"
    DENOMINATOR = "denominator"
    DIRECTION = "direction"
    DIMENSIONS = "dimensions"
    SOURCE = "source"
    CAUTIONS = "cautions"
    CONTACT = "contact"

    @property
    def label(self) -> str:
        """Return what stands before the answer."""
        return t(f"own_fact.{self}")

    @property
    def is_optional(self) -> bool:
        """Whether it may be left empty."""
        return self in (Fact.DIMENSIONS, Fact.CAUTIONS)


WHAT, ANSWER, MEANT = "what", "answer", "meant"
AREA, PERIOD, SEX = "area", "period", "sex"
NUMERATOR, DENOMINATOR = "numerator", "denominator"
FACT_COLUMNS = (
    Column(WHAT, "own.what", 30),
    Column(ANSWER, "own.answer", 60),
    Column(MEANT, "own.meant", 70),
)
COUNT_COLUMNS = (
    Column(AREA, "own.area", 44),
    Column(PERIOD, "own.period", 14),
    Column(SEX, "own.sex", 14),
    Column(NUMERATOR, "own.numerator", 16),
    Column(DENOMINATOR, "own.denominator", 16),
)


def facts_sheet() -> Sheet:
    """Return the sheet that says what is measured."""
    names = (WHAT, ANSWER, MEANT)
    return Sheet(t("own.facts"), FACT_COLUMNS, WHAT, (ANSWER,), names)


def counts_sheet() -> Sheet:
    """Return the sheet of counts."""
    needed = (AREA, PERIOD, NUMERATOR, DENOMINATOR)
    return Sheet(t("own.counts"), COUNT_COLUMNS, AREA, needed, (AREA, PERIOD, SEX))


@dataclass(frozen=True, slots=True)
class OwnMark:
    """For whom a workbook was made."""

    municipality: str
    is_training: bool


def mark_rows(mark: OwnMark) -> Iterator[tuple[str, str]]:
    """Give a mark as rows of text, for the sheet that is not seen."""
    yield TEMPLATE, str(VERSION)
    yield "municipality", mark.municipality
    yield "training", _YES if mark.is_training else _NO


def read_own_mark(rows: Iterable[tuple[object, ...]]) -> OwnMark | int | None:
    """Return the mark in a sheet's rows.

    Only the number of the version where it is newer than we know, None where it is no
    mark at all.
    """
    texts = [tuple("" if v is None else str(v) for v in row) for row in rows]
    pairs = {row[0]: row[1] for row in texts if len(row) > 1}
    version = pairs.get(TEMPLATE, "")
    if not (version.isascii() and version.isdigit()):
        return None
    if int(version) > VERSION:
        return int(version)
    home = pairs.get("municipality", "")
    return OwnMark(home, pairs.get("training") == _YES) if home else None

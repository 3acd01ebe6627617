"""School terms: the periods in which work is planned, registered and followed up."""

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Self

WRITTEN = re.compile(r"(vt|ht)(20\d\d)")
FIRST_MONTH_OF_AUTUMN = 8


class Season(StrEnum):
    """Half of the year; the word in the code is Swedish, as in every school."""

    SPRING = "vt"
    AUTUMN = "ht"


@dataclass(frozen=True, slots=True)
class Term:
    """One term. Terms are ordered in time; `code` is 'ht2026' for autumn 2026."""

    year: int
    season: Season

    @property
    def code(self) -> str:
        """Return the code that stands in the store, in addresses and in files."""
        return f"{self.season}{self.year}"

    @property
    def number(self) -> int:
        """Return how many terms have passed, so that the next term is one more."""
        return 2 * self.year + (self.season is Season.AUTUMN)

    @classmethod
    def numbered(cls, number: int) -> Self:
        """Return the term with this number."""
        return cls(number // 2, Season.AUTUMN if number % 2 else Season.SPRING)

    @classmethod
    def read(cls, written: str) -> Self | None:
        """Return the term that is written as a code, or None where it is none."""
        found = WRITTEN.fullmatch(written)
        return cls(int(found[2]), Season(found[1])) if found else None

    @classmethod
    def of(cls, day: date) -> Self:
        """Return the term that a day is in; autumn begins in August."""
        is_autumn = day.month >= FIRST_MONTH_OF_AUTUMN
        return cls(day.year, Season.AUTUMN if is_autumn else Season.SPRING)

    def later(self, terms: int) -> "Term":
        """Return the term so many terms later, earlier where it is negative."""
        return Term.numbered(self.number + terms)

    def __lt__(self, other: "Term") -> bool:
        """Whether this term is before another."""
        return self.number < other.number

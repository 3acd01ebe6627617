"""Make look-alike characters alike, and remember where each one stood."""

import unicodedata
from dataclasses import dataclass
from functools import lru_cache

MINUSES = "\u2212\u2043\u02d7"
APOSTROPHES = "\u2019\u2018\u02bc\u00b4"
# Letters by category, but nothing to see.
INVISIBLE = "\u2800\u3164\u115f\u1160\uffa0"
UNSEEN = {"Cf", "Mn", "Me", "Cc"}
LINE_ENDS = "\n\r\v\f\u2028\u2029\u0085"
# Sorting a very long pile of accents takes quadratic time; no letter has more.
MOST_ACCENTS = 8
# Some characters stand for whole sentences; none of them is a digit or a dash.
LONGEST_FORM = 4


@dataclass(frozen=True, slots=True)
class Plain:
    """A text in plain characters; `starts` and `ends` are places in the original."""

    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def original(self, start: int, end: int) -> tuple[int, int]:
        """Return where the plain text[start:end], which is not empty, stood."""
        return self.starts[start], self.ends[end - 1]


def plain(text: str) -> Plain:
    """Return the text with ordinary digits, dashes, spaces and composed letters.

    Compatibility forms are resolved (Unicode NFKC), digits of every script become
    0-9, and characters that cannot be seen disappear.
    """
    found: list[tuple[str, int, int]] = []
    start = 0
    while start < len(text):
        end = _after_accents(text, start + 1)
        whole = text[start : min(end, start + 1 + MOST_ACCENTS)]
        form = unicodedata.normalize("NFKC", whole)
        for char in form if len(form) <= LONGEST_FORM + MOST_ACCENTS else whole[0]:
            if seen := _seen(char):
                found.append((seen, start, end))
        start = end
    return Plain(
        "".join(char for char, _, _ in found),
        tuple(start for _, start, _ in found),
        tuple(end for _, _, end in found),
    )


def _after_accents(text: str, at: int) -> int:
    while at < len(text) and text[at] > "\u02ff" and unicodedata.combining(text[at]):
        at += 1
    return at


@lru_cache(maxsize=4096)
def _seen(char: str) -> str:
    """Return the plain character, or nothing for one that cannot be seen."""
    category = unicodedata.category(char)
    if char in LINE_ENDS:
        return "\n"
    if category == "Zs" or char == "\t":
        return " "
    if category == "Pd" or char in MINUSES:
        return "-"
    if category == "Nd":
        return str(unicodedata.decimal(char))
    if char in APOSTROPHES:
        return "'"
    return "" if category in UNSEEN or char in INVISIBLE else char

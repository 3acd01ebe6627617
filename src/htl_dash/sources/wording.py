"""Compare what we think an id means with the source's own words about it."""

from collections.abc import Iterable

from htl_dash.sources.source import Mismatch

EITHER = "|"
_ALIKE = str.maketrans({"\u2013": "-", "\u2011": "-", "\u2212": "-"})


def unlike(code: str, words: Iterable[str], found: str) -> Mismatch | None:
    """Return what is wrong where not every word stands in the source's own text."""
    missing = [word for word in words if not stands(word, found)]
    return Mismatch(code, shown(missing), found) if missing or not found else None


def stands(word: str, text: str) -> bool:
    """Whether a word stands in a text, in one of the ways it may be written.

    The ways have a bar between them: `procent|percent`. Case, kinds of spaces and kinds
    of dashes do not matter.
    """
    whole = plain(text)
    return any(plain(way) in whole for way in word.split(EITHER))


def shown(words: Iterable[str]) -> str:
    """Return words as somebody is told of them."""
    return ", ".join(word.replace(EITHER, " / ") for word in words)


def plain(text: str) -> str:
    """Return a text as it is compared."""
    return " ".join(text.translate(_ALIKE).casefold().split())

"""Street addresses and descriptions of one child in a class.

Every repetition in the patterns has an upper limit: a long text takes time in
proportion to its length, whatever it says.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache

from htl_dash.disclosure.free_text_kinds import Action, Finding, Kind
from htl_dash.disclosure.free_text_words import (
    ChildWords,
    ClassWords,
    StreetWords,
    Words,
)

SPACE = r"\s{1,3}"
WORD = r"[\w'-]{1,30}"
LETTERS = r"[^\W\d_]"
CLASS_LETTER = r"(?:[1-9]|fk?)\s?[-:]?\s?[a-e](?!\w)"
TWO_WORDS_BEFORE = re.compile(rf"(?:{WORD}{SPACE})?{WORD}{SPACE}$")
LONGEST_BEFORE = 66
POSTCODE = re.compile(
    rf"(?<!\d)(?<!\d[- ])(?:SE-)?[1-9]\d\d \d\d\s{{1,2}}(?P<town>{LETTERS}+)"
)


def addresses(text: str, words: Words) -> Iterator[Finding]:
    """Find a street with a number, and a postcode with its town, in plain text."""
    streets = words.streets
    for match in _street(streets).finditer(text):
        start = match.start() + _begins(match["before"] or "")
        named = bool(match["compound"]) or start < match.start("street")
        if named and match["street"].casefold() not in streets.not_addresses:
            yield _address(start, match.end())
    for match in POSTCODE.finditer(text):
        if match["town"][0].isupper():
            yield _address(*match.span())


def _address(start: int, end: int) -> Finding:
    return Finding(Kind.ADDRESS, start, end, Action.WARN, "free_text.address")


def _begins(before: str) -> int:
    """Return where the unbroken row of capitalised words begins that ends `before`."""
    begins = len(before)
    for match in reversed(list(re.finditer(r"\S+", before))):
        if not match.group()[0].isupper():
            break
        begins = match.start()
    return begins


@cache
def _street(words: StreetWords) -> re.Pattern[str]:
    definite, plain = any_of(words.definite), any_of(words.plain)
    number = rf"\d{{1,3}}(?:\s?[a-h](?!\w))?(?!\w|\s?{any_of(words.units)}(?!\w))"
    return re.compile(
        rf"(?<!\w)(?P<before>(?:{LETTERS}{WORD} ){{1,3}})?"
        rf"(?P<street>(?P<compound>{LETTERS}{{2,30}}?{definite})|{definite}|{plain})"
        rf"\s{{1,2}}(?:nr\.?\s)?{number}",
        re.IGNORECASE,
    )


def class_descriptions(text: str, words: Words) -> Iterator[Finding]:
    """Find one child, siblings or very few children tied to a class, in plain text.

    One child in a named class is refused; a whole grade, or two to four children, may
    be somebody and is only warned about.
    """
    children, classes = words.children, words.classes
    for pattern in _one_child(children, classes):
        for match in pattern.finditer(text):
            if _words_before(text, match.start()).isdisjoint(children.nobody):
                # Only patterns with a class letter have something in `named`.
                is_named = match.groupdict().get("named") is not None
                yield _description(match, Action.BLOCK if is_named else Action.WARN)
    for match in _few_children(children, classes).finditer(text):
        yield _description(match, Action.WARN)


def _description(match: re.Match[str], action: Action) -> Finding:
    key = "free_text.class_description"
    return Finding(Kind.CLASS_DESCRIPTION, *match.span(), action, key)


def _words_before(text: str, at: int) -> set[str]:
    """Return the two words before: one like "every" may have an adjective after it."""
    found = TWO_WORDS_BEFORE.search(text, max(0, at - LONGEST_BEFORE), at)
    return set(found.group().casefold().split()) if found else set()


@cache
def _one_child(children: ChildWords, classes: ClassWords) -> list[re.Pattern[str]]:
    one = (
        rf"(?:{any_of(children.one)}|ett (?:{WORD} )?{any_of(children.unclear)})(?!\w)"
    )
    pronoun = (
        rf"{any_of(children.pronouns)}(?:{SPACE}{any_of(children.attends)}){{0,2}}"
    )
    within = rf"{SPACE}{any_of(children.prepositions)}{SPACE}"
    before = rf"(?:{any_of(classes.before)}\s?)"
    named = rf"(?P<named>{before}?{CLASS_LETTER})"
    no_range = r"(?!\w|\s?-\s?\d)"
    grade = rf"(?:{before}[1-9]|{any_of(classes.grades)}){no_range}"
    some = rf"(?:,?{SPACE}{WORD}){{0,5}}?"
    a = any_of(children.a)
    member = any_of(classes.members)
    return [
        _words(rf"{one}{some},?(?:{within}|\s?[,(]\s?)(?:{named}|{grade})"),
        _words(rf"{pronoun}{within}{named}"),
        _words(rf"{named}{some}{SPACE}{a}{SPACE}(?:{WORD}{SPACE})?{one}"),
        _words(rf"{named}(?:(?::s|s)(?:{SPACE}{WORD}){{0,2}}?{SPACE}|-|{SPACE}){one}"),
        _words(rf"(?:{a}{SPACE}(?:{WORD}{SPACE}){{0,2}}?{member}|{member}ns?)(?!\w)"),
    ]


@cache
def _few_children(children: ChildWords, classes: ClassWords) -> re.Pattern[str]:
    few, several = any_of(children.few), any_of(children.several)
    within = rf"{SPACE}{any_of(children.prepositions)}{SPACE}"
    before = rf"(?:{any_of(classes.before)}\s?)?"
    adjective = rf"(?:{WORD}{SPACE})?"
    return _words(
        rf"(?<![.,-]){few}{SPACE}{adjective}{several}{within}{before}{CLASS_LETTER}"
    )


def _words(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){pattern}", re.IGNORECASE)


def any_of(words: Iterable[str]) -> str:
    """Return a pattern that any of some words matches, the longest first."""
    longest_first = sorted(words, key=len, reverse=True)
    return f"(?:{'|'.join(map(re.escape, longest_first))})"

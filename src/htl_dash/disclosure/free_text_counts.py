"""Counts of children under five, in digits or words: the forms' own rule.

Every repetition in the pattern has an upper limit: a long text takes time in proportion
to its length, whatever it says.
"""

import re
from collections.abc import Iterator
from functools import cache

from htl_dash.disclosure.free_text_kinds import Action, Finding, Kind
from htl_dash.disclosure.free_text_phrases import SPACE, any_of
from htl_dash.disclosure.free_text_words import CountWords, Words

ADJECTIVE = r"[^\W\d_]{1,28}(?:a|re)"
WORDS_BEFORE = re.compile(r"(?:([\w.]{1,30})\s{1,3})?([\w.]{1,30})\s{1,3}$")
LONGEST_BEFORE = 66


def few_children(text: str, words: Words) -> Iterator[Finding]:
    """Find one to four children who are counted, wherever they go, in plain text.

    They are warned about: "two pupils at a time" and how many may be in a group are
    let through, since nobody in particular is counted.
    """
    counts = words.counts
    for match in _few(counts, words.children.few).finditer(text):
        if _before(text, match.start()).isdisjoint(counts.not_after):
            key = "free_text.few_children"
            yield Finding(Kind.FEW_CHILDREN, *match.span(), Action.WARN, key)


def _before(text: str, at: int) -> set[str]:
    """Return the word before, and the two words before as one."""
    found = WORDS_BEFORE.search(text, max(0, at - LONGEST_BEFORE), at)
    if found is None:
        return set()
    two = (word.casefold() for word in found.groups(""))
    return {found[2].casefold(), " ".join(two)}


@cache
def _few(counts: CountWords, few: tuple[str, ...]) -> re.Pattern[str]:
    several = rf"{any_of(counts.several)}s?"
    some = rf"{any_of(few)}{SPACE}(?:{ADJECTIVE}{SPACE})?{several}"
    of_them = rf"(?:{any_of(counts.one)}|{any_of(few)}){SPACE}{any_of(counts.of_them)}"
    only = any_of(counts.only_one)
    nobody = rf"(?!{SPACE}{any_of(counts.not_before)}(?!\w))"
    return re.compile(
        rf"(?<![\w.,/-])(?:{some}|{of_them}|{only})(?![\w-]){nobody}", re.IGNORECASE
    )
